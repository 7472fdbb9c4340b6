"""The words of chairing a meeting."""

from markupsafe import Markup

PICK = Markup("Đồng chí điều hành buổi nào?")
PICK_ONE = Markup("Bắt đầu buổi này?\n\n{card}\n\n<b>Chương trình</b> ({minutes} phút)\n{agenda}")
PICK_ITEM = "▶ {start} · {theme}"
BEGIN = "▶ Bắt đầu buổi sinh hoạt"
NONE = Markup("Chưa có buổi nào đến giờ. Buổi họp bắt đầu được từ bốn tiếng trước giờ hẹn.")
PLANNED = Markup("{card}\n\n<b>Chương trình</b> ({minutes} phút)\n{agenda}")
AHEAD = Markup("\nĐồng chí có thể xem và sửa chương trình trước:")
AHEAD_ITEM = "🗒 {start} · {theme}"
EDIT_PLANNED = "✏ Sửa chương trình"
AGENDA_LINE = Markup("{number}. {title} · {minutes} phút{detail}")
DETAIL = Markup("\n    <i>{words}</i>")
DETAIL_EARLIER = "{all} việc, còn {left} việc cần bàn"
DETAIL_MATERIALS = "Tài liệu: {words}"
DETAIL_REASON = "Bà con nêu: {words}"
DETAIL_EXPECTED = "Kết quả cần đạt: {words}"

CARD = Markup(
    "<b>{theme}</b>\nBắt đầu lúc {start} · đã {all_minutes} phút\n\n{steps}\n\n"
    "Có mặt: {present}\nĐã ghi: {noted}{asked}"
)
STEP_DONE = Markup("✔ {title}")
STEP_ON = Markup("▶ <b>{title}</b>: {passed}/{planned} phút{over}{detail}")
STEP_OVER = Markup(" · quá {over} phút")
STEP_NEXT = Markup("○ {title} · {planned} phút")
PRESENT_BY_CODE = "{count}/{all} đồng chí đã điểm danh"
PRESENT_UNKNOWN = "chưa điểm danh"
NOTED = "{opinions} ý kiến, {conclusions} kết luận, {tasks} việc"
ASKED_AHEAD = Markup("\nÝ kiến gửi trước: {count}")
ASKED_AHEAD_NOT_YOURS = Markup("\nÝ kiến gửi trước: {count} (bí thư và người chuẩn bị đọc được)")
SEE_ASKED = "✋ Ý kiến gửi trước ({count})"
NEXT = "▶ Phần tiếp: {title}"
PREVIOUS = "◀ Trở lại phần trước"
SPEAK = "🙋 Mời phát biểu"
REVIEW = "📋 Kiểm điểm kỳ trước"
LIBRARY = "💡 Câu hỏi, tình huống"
ROLL_CALL = "📷 Điểm danh bằng mã"
NOTE = "📝 Ghi nhanh"
AGENDA = "✏ Sửa chương trình"
END = "⏹ Kết thúc buổi họp"
TO_CARD = "⬅ Về thẻ điều hành"
ENDING_TITLE = "Kết thúc buổi họp"
ENDING_ABOUT = "Kết thúc: {theme}"
ASK_ENDED = Markup("Bắt đầu: <b>{start}</b>\nBuổi họp kết thúc lúc mấy giờ?\n<i>Chọn ở dưới, hoặc gõ như: 20h45</i>")
ENDED_NOW = "⏹ Vừa xong, lúc {now}"
NOT_ENDED = "⬅ Chưa kết thúc, về thẻ điều hành"
ENDS_FIRST = Markup("Giờ kết thúc phải sau giờ bắt đầu; {moment} thì chưa. Đồng chí xem lại giúp nhé.")
NOT_OVER = Markup("{moment} chưa tới, nên chưa kết thúc được. Đồng chí gõ lại giờ giúp nhé.")
ENDS_TOO_LATE = Markup("Kết thúc lúc {moment} thì buổi họp dài quá 12 tiếng. Đồng chí xem lại giúp nhé.")
ENDED = Markup(
    "⏹ Buổi họp kết thúc lúc {end} ({minutes} phút). Danh sách ai đã phát biểu đã xóa.\n"
    "Đồng chí ghi tiếp biên bản: những gì đã ghi đều có sẵn."
)
OVER = Markup("Buổi họp đã kết thúc. Những gì đã ghi đều có sẵn trong biên bản.")
LOG = "📝 Ghi biên bản"
ENDED_ALREADY = "Buổi họp này đã kết thúc."
ALREADY_RUNS = "Buổi này đang họp rồi."
ON_AIR = Markup("Phần “{title}” đã quá {over} phút. Còn {rest} phần nữa, {minutes} phút.")
ON_AIR_LAST = Markup("Phần cuối “{title}” đã quá {over} phút.")

SILENT = Markup(
    "<b>Chưa phát biểu</b> ({count})\nĐồng chí chọn tên người vừa phát biểu. Danh sách này tự xóa khi hết họp."
)
NOBODY_HERE = Markup("Chưa có đồng chí nào điểm danh, nên chưa có danh sách.")
ALL_SPOKE = Markup("Các đồng chí có mặt đều đã phát biểu.")
MORE_PEOPLE = "Xem thêm ▶"

REVIEW_TITLE = "Kiểm điểm kỳ trước"
REVIEW_ABOUT = "Kiểm điểm kỳ trước: {theme}"
NO_REVIEW = "Kỳ trước không giao việc nào."
LIBRARY_SCREEN = Markup("Đồng chí cần gì?")
QUESTIONS = "❓ Câu hỏi gợi mở: {field}"
QUESTIONS_TEXT = Markup("<b>Câu hỏi gợi mở: {field}</b>\n{lines}")
NO_QUESTIONS = Markup("Thư viện chưa có câu hỏi cho lĩnh vực “{field}”.")
SITUATION = "🧭 {title}"
SITUATION_TEXT = Markup("<b>{title}</b>\n{body}")

QR_CAPTION = Markup(
    "📷 <b>Điểm danh</b>: {theme}\nMở máy ảnh quét mã này. Ai không quét được thì nhắn cho em số <b>{code}</b>.\n"
    "Mã đổi mỗi phút, dùng được {minutes} phút. Cập nhật {at}."
)
QR_TEXT = Markup(
    "📷 <b>Điểm danh</b>: {theme}\nĐọc to số <b>{code}</b>: mỗi đồng chí nhắn số này cho em.\n"
    "Số đổi mỗi phút, dùng được {minutes} phút. Cập nhật {at}."
)
CODE_RESTS = Markup("📷 <b>Điểm danh</b>: {theme}\nMã đã ngừng đổi. Còn người chưa điểm danh, đồng chí chọn Mã mới.")
NEW_CODE = "🔄 Mã mới"
CLOSE_CODE = "✖ Đóng điểm danh"
CODE_CLOSED = Markup("Đã đóng mã điểm danh: {count}/{all} đồng chí. Ai chưa có mặt, thư ký ghi tay trong biên bản.")
CHECKED_IN = Markup("✔ Đã điểm danh đồng chí <b>{name}</b> lúc {at}: {theme}.")
CHECKED_IN_ALREADY = Markup("Đồng chí <b>{name}</b> đã điểm danh từ lúc {at} rồi.")
CODE_EXPIRED = Markup("Mã này đã hết hạn. Đồng chí quét lại mã mới trên màn hình, hoặc hỏi chủ trì số mới.")
CODE_OF_ANOTHER_CELL = Markup("Mã này của một chi bộ khác nên em không điểm danh được cho đồng chí.")
CODE_FORGED = Markup("Mã này không đúng. Đồng chí quét lại mã trên màn hình giúp nhé.")
CODE_OVER = Markup("Buổi họp này không nhận điểm danh bằng mã nữa. Đồng chí báo thư ký ghi giúp.")
CODE_EXEMPT = Markup("Đồng chí được miễn sinh hoạt nên không phải điểm danh. Cảm ơn đồng chí đã đến.")
CODE_WRONG = Markup("Số này không đúng hoặc đã hết hạn. Đồng chí hỏi chủ trì số mới giúp nhé.")
NO_ROLL_CALL = Markup("Hiện không có buổi nào của chi bộ đang điểm danh bằng mã.")

AGENDA_TITLE = "Chương trình"
AGENDA_ABOUT = "Chương trình: {theme}"
ASK_AGENDA = Markup(
    "<b>Chương trình</b> ({minutes} phút)\n{lines}\n\n"
    "Chọn một phần để sửa. Thêm phần mới thì gõ tên và số phút.\n<i>Ví dụ: Văn nghệ 10</i>"
)
ASK_WHOLE = Markup("\nChia lại cả buổi thì gõ một số phút. <i>Ví dụ: 120</i>")
AGENDA_AFRESH = "🔄 Lập lại từ kế hoạch"
AGENDA_MADE = Markup("Đã lập lại chương trình từ kế hoạch.")
AGENDA_SCALED = Markup("Đã chia lại cho {minutes} phút.")
AGENDA_CHANGED = Markup("Chương trình vừa có người sửa. Dưới đây là bản mới nhất.")
AGENDA_GONE = Markup("Buổi này không còn trong lịch nên chương trình chưa sửa được.")
AGENDA_EDIT = "✏ {title}"
AGENDA_DONE = "Xong"
AGENDA_NOT_READ = Markup("Đồng chí gõ tên phần và số phút, ví dụ: <i>Ý kiến khách mời 10</i>.")
ASK_AGENDA_STEP = Markup("<b>{title}</b> · {minutes} phút\nGõ số phút mới, hoặc tên mới và số phút.")
AGENDA_DROP = "🗑 Bỏ phần này"
AGENDA_STEP_NOT_READ = Markup("Đồng chí gõ số phút, ví dụ: <i>30</i>; hoặc cả tên: <i>Thảo luận 30</i>.")
AGENDA_STEP_BEGUN = Markup("Phần này đã bắt đầu nên không bỏ được.")
AGENDA_TOO_SHORT = Markup("Chương trình phải có ít nhất một phần.")
AGENDA_SAVED = Markup("Đã sửa chương trình.")

ASIDE = "ghi buổi họp đang diễn ra"
NOTES_TITLE = "Ghi nhanh"
NOTES_ABOUT = "Ghi nhanh: {theme}"
NOTES = Markup(
    "Đã ghi: {noted}\n{lines}\n\nMỗi ý gõ một dòng. <i>Ví dụ:\n"
    "giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ\n"
    "ý kiến Bình: nên có chỗ để xe\n"
    "kiệt 3: xe lấn chiếm vỉa hè buổi sáng\n"
    "kết luận: tổng dọn trước Tết</i>"
)
NOTED_PARTS = (Markup("<b>Ý kiến</b>"), Markup("<b>Kết luận</b>"), Markup("<b>Việc giao</b>"))
NO_NOTES = Markup("Chưa ghi gì.")
ADD_OPINION = "➕ Ý kiến"
ADD_CONCLUSION = "➕ Kết luận"
ADD_TASK = "➕ Việc giao"
NOTES_DONE = "Xong, về thẻ điều hành"
