"""The words of the roll call, the guests, the times and the last meeting's tasks."""

from markupsafe import Markup

# Roll call and guests
ROLL_CALL = Markup("<b>Điểm danh</b> · {theme}\n<b>Có mặt {present}/{all}</b>{lists}\n\n{hint}")
ROLL_CALL_HINT = Markup("Ai vắng, đồng chí chọn tên hoặc gõ tên. Xong thì chọn Xong điểm danh.")
MARK_UNMARKED = "❔ {name}"
MARK_UNMARKED_ASKED = "❔ {name} · đã xin vắng"
REST_PRESENT = "✔ Còn lại ({count}) đều có mặt"
REST_ABSENT = "✖ Còn lại ({count}) vắng không lý do"
REST_MARKED_PRESENT = Markup("Đã ghi {count} đồng chí có mặt.")
REST_MARKED_ABSENT = Markup("Đã ghi {count} đồng chí vắng không lý do.")
MARK_PRESENT = "✔ {name}"
MARK_ASKED = "✔ {name} · đã xin vắng"
MARK_EXCUSED = "✖ {name} · {reason}"
MARK_ABSENT = "✖ {name} · không lý do"
TAKE_ASKED = "✖ Ghi vắng {count} đồng chí đã xin vắng"
ASKED_TAKEN = Markup("Đã ghi vắng có lý do: {names}.")
ROLL_CALL_DONE = "Xong điểm danh"
LETTER = "{letter} ({count})"
LETTER_AFTER_D = "Đ"
SEE_UNMARKED = "❔ Chưa điểm danh ({count})"
OTHER_LETTERS = "🔤 Chữ khác"
ROLL_CALL_HINT_LETTERS = Markup(
    "Ai vắng, đồng chí gõ tên (nhiều người một lần cũng được), hoặc chọn chữ đầu của tên.\n"
    "<i>Ví dụ: Lan ốm, Bình đi công tác</i>\nXong thì chọn Xong điểm danh."
)
MARKED_PRESENT = Markup("Đã ghi có mặt: {names}.")
NOT_FOUND = Markup("⚠ Chưa rõ là ai: {words}. Đồng chí gõ lại cả họ tên giúp.")
NOBODY_PRESENT = Markup("Chưa có ai có mặt. Đồng chí xem lại điểm danh giúp nhé.")
EXEMPT_CHOSEN = Markup("Đồng chí <b>{name}</b> được miễn sinh hoạt nên không phải điểm danh.")
ASK_GUESTS = Markup("Khách nào đến dự? Ghi tên và đơn vị.\n<i>Ví dụ: anh Tâm, Công an phường</i>")
NO_GUESTS = "Không có khách"

# Times
ASK_START = Markup("Bắt đầu lúc mấy giờ?\nTheo lịch: <b>{start}</b>\n<i>Chọn ở dưới, hoặc gõ như: 19h10</i>")
AS_PLANNED = "Đúng lịch: {time}"
ASK_END = Markup("Bắt đầu: <b>{start}</b>\nKết thúc lúc mấy giờ?\n<i>Chọn ở dưới, hoặc gõ như: 20h45</i>")
AFTER = "+{minutes} phút · {time}"
AFTER_MINUTES = (90, 120)
NOT_REGISTERED = Markup(
    "{moment} là trước hôm mở buổi này. Buổi đã họp mà chưa đăng ký thì đồng chí gõ <kbd>/bienban</kbd>, chọn mục\n"
    "“🕘 Buổi đã họp mà chưa đăng ký”, để ghi cả lý do."
)
FAR_FROM_PLAN = Markup("{moment} cách lịch quá một tháng. Đồng chí xem lại giúp nhé.")
NOT_YET = Markup("{moment} còn lâu mới tới. Đồng chí xem lại giúp nhé.")
ENDS_FIRST = Markup("Giờ kết thúc phải sau giờ bắt đầu; {moment} thì chưa. Đồng chí xem lại giúp nhé.")
NOT_OVER = Markup("{moment} chưa tới, nên chưa ghi là giờ kết thúc được. Đồng chí ghi giờ đã kết thúc giúp nhé.")
NOT_OVER_YET = "Chưa họp xong, ghi sau"
TOO_LONG = Markup("Kết thúc lúc {moment} thì buổi họp dài quá 12 tiếng. Đồng chí xem lại giúp nhé.")

# What the last meeting gave
EARLIER = Markup("<b>Việc kỳ trước</b>{since}: đã xong {done}/{all}\n{lines}")
EARLIER_SINCE = Markup(" (từ buổi {day})")
EARLIER_LINE = Markup("{number}. {task}: <b>{state}</b>")
EARLIER_SAID = Markup("\n    <i>{said}</i>")
STATES = {
    "new": "chưa báo cáo",
    "doing": "đang làm",
    "partly": "xong một phần",
    "in_difficulty": "gặp khó khăn",
    "returned": "trả lại làm tiếp",
    "done": "đã xong",
    "confirmed": "đã xong, đã xác nhận",
    "cancelled": "đã đóng",
}
STATE_LATE = "quá hạn"
DEALT_WORDS = {
    "done": "đã xong, ghi tại buổi này",
    "close": "đóng, ghi tại buổi này",
    "extend": "làm tiếp, hạn mới {due}",
}
DEAL_WITH = "▶ Việc {number}: {content}"
DEAL_AGAIN = "✏ Sửa việc {number}"
EARLIER_DONE = "Xong việc kỳ trước"
EARLIER_LEFT = Markup("Còn {count} việc chưa bàn, vẫn giữ nguyên hạn cũ.")
ASK_DEAL = Markup("<b>{content}</b>\n{who}, hạn {due}{said}\n\nChi bộ xử lý thế nào?")
ASK_DEAL_SAID = Markup("\n<i>{said}</i>")
DEAL_AS_REPORTED = "⏳ Làm tiếp như báo cáo"
DEALS = {"done": "✔ Đã xong", "extend": "⏳ Làm tiếp, hạn mới", "close": "✖ Đóng việc này"}
ASK_CAUSE = Markup("Vì sao chưa xong?\n<i>Ví dụ: mưa kéo dài; huy động được ít người</i>")
ASK_CLOSE_REASON = Markup("Vì sao đóng việc này?\n<i>Ví dụ: phường đã làm; không còn cần nữa</i>")
ASK_RESPONSIBILITY = Markup("Trách nhiệm thế nào?\n<i>Ví dụ: chưa đôn đốc sớm. Không có gì thì Bỏ qua.</i>")
ASK_REMEDY = Markup("Cách khắc phục?\n<i>Ví dụ: mời Đoàn thanh niên cùng làm sáng Chủ nhật</i>")
ASK_NEW_DUE = Markup(
    "Hạn mới ngày nào? Hạn cũ: {due}\n<i>Chọn ở dưới, hoặc gõ như: 30/12; thêm 1 tuần (tính từ hạn cũ)</i>"
)
DEALT = Markup("Đã ghi.")


# In the last look
ROLL_CALL_PARTS = {"rollcall": "điểm danh", "guests": "khách mời"}
TIME_PARTS = {"time": "thời gian"}
EARLIER_PARTS = {"earlier": "việc kỳ trước"}
SUMMARY_ROLL_CALL = Markup("Có mặt: <b>{present}/{all}</b>{lists}\nKhách: {guests}")
