"""The words of reporting on tasks and of looking at them."""

from markupsafe import Markup

TITLE = "Báo cáo việc"
ABOUT = "Báo cáo: {task}"
FOR_ANOTHER = "Thay đồng chí {who}"
ABOUT_WORDS = "Báo cáo: “{words}”"
ABOUT_EMPTY = "Báo cáo việc"
ABOUT_RECORDINGS = "ghi âm chưa gắn với việc nào"
ABOUT_PHOTOS = "{count} ảnh chưa gắn với việc nào"

STATES = {
    "new": "Mới giao",
    "doing": "Đang thực hiện",
    "done": "Hoàn thành",
    "partly": "Hoàn thành một phần",
    "in_difficulty": "Gặp khó khăn",
    "returned": "Trả lại, làm tiếp",
    "confirmed": "Đã xác nhận hoàn thành",
    "cancelled": "Đã hủy",
}
RESULTS = {
    "done": "✅ Hoàn thành",
    "partly": "◐ Hoàn thành một phần",
    "doing": "⏳ Đang thực hiện",
    "in_difficulty": "⚠ Gặp khó khăn",
}

CARD = Markup("<b>{content}</b>\nHạn: <b>{due}</b>")
CARD_LATE = Markup(" · <b>quá hạn {days} ngày</b>")
CARD_COUNT = Markup("\nĐã làm: {done}/{target} {unit}")

NOTHING_TO_REPORT = Markup("Đồng chí không còn việc nào chưa xong. Cảm ơn đồng chí.")
ASK_TASK = Markup("Đồng chí báo cáo việc nào?\n{lines}")
ASK_TASK_FOR_PHOTO = Markup("Ảnh này báo cáo cho việc nào?\n{lines}")
ASK_TASK_FOR_PHOTOS = Markup("{count} ảnh này báo cáo cho việc nào?\n{lines}")
NO_TASK_FOR_PHOTO = Markup("Đồng chí không có việc nào cần báo cáo, nên ảnh này chưa được giữ lại.")
ASK_TASK_FOR_RECORDING = Markup("Ghi âm này báo cáo cho việc nào?\n{lines}")
NO_TASK_FOR_RECORDING = Markup("Đồng chí không có việc nào cần báo cáo, nên ghi âm này chưa được giữ lại.")
TASK_LINE = Markup("{content}: hạn {due}")
TASK_LINE_LATE = Markup("{content}: <b>quá hạn</b> từ {due}")
TASK_GONE = Markup("Việc này không còn trong danh sách chưa xong. Đồng chí chọn việc khác nhé.")
TASK_NOT_READ = Markup("Em chưa rõ là việc nào. Đồng chí chọn ở dưới, hoặc gõ vài chữ trong tên việc.")
TASKS_ALIKE = Markup("Có mấy việc giống lời đồng chí. Đồng chí chọn một việc nhé.")
ASIDE = "một báo cáo khác"
GOING_ON = Markup("Đồng chí đang ghi dở việc này. Em mở lại phần đã ghi.")
CANCELLED_ALREADY = "Việc này đã hủy."
DONE_ALREADY = "Việc này đã báo hoàn thành rồi."

ASK_OUTCOME = Markup("{card}\n\nViệc này đến đâu rồi?")
OUTCOME_NOT_READ = Markup(
    "Em chưa rõ việc đến đâu. Đồng chí chọn ở dưới, hoặc gõ như: <i>xong rồi</i>; <i>đang làm</i>."
)
NOT_DONE_YET = Markup("Vâng, chưa xong. Mới xong một phần, đang làm, hay gặp khó khăn? Đồng chí chọn ở dưới nhé.")
CAUSE_TAKEN = Markup("Em ghi nguyên nhân: “{words}”. Đó là do bên ngoài hay do mình?")
COUNT_OF = Markup("<b>{task}</b>\n")
ASK_COUNT = Markup("Đã được bao nhiêu {unit}? Gõ một số.\nChỉ tiêu: {target} {unit}.{before}")
COUNT_BEFORE = Markup(" Lần trước báo: {count}.")
COUNT_FULL = "Đủ {target} {unit}"
COUNT_NOT_READ = Markup("Đồng chí gõ một số giúp, ví dụ: <i>30</i>.")
AMOUNT_NOT_READ = Markup("Đồng chí gõ một số giúp, ví dụ: <i>30</i> hoặc <i>2,5</i>.")
COUNT_DOUBTS = {
    "over": Markup("<b>{count} {unit}</b> là nhiều hơn chỉ tiêu {target} {unit}. Đúng vậy không?\n{retype}"),
    "lower": Markup("Lần trước báo {before} {unit}, nay <b>{count} {unit}</b> là ít hơn. Đúng vậy không?\n{retype}"),
    "short": Markup("Chỉ tiêu {target} {unit}, mới được <b>{count} {unit}</b>. Vẫn báo hoàn thành?\n{retype}"),
}
COUNT_ADDED = Markup(
    "Lần trước {before} {unit}, thêm {added} là <b>{total}/{target} {unit}</b>. Đúng vậy không?\n{retype}"
)
COUNT_WHOLE = Markup("Đủ <b>{target}/{target} {unit}</b> chưa?\n<i>Nếu chưa, đồng chí gõ số đã làm được.</i>")
COUNT_EITHER = Markup("Lần trước báo {before} {unit}. Nay <b>{count} {unit}</b> là tất cả, hay thêm nữa?\n{retype}")
COUNT_ALL_IN_ALL = "Tất cả là {count} {unit}"
COUNT_MORE = "Thêm nữa, thành {count} {unit}"
COUNT_IN_ALL = "Không, tất cả mới {count} {unit}"
NOT_WHOLE = "Chưa đủ"
COUNT_LEFT = Markup("Còn {left} {unit} nữa, tức là đã được <b>{total}/{target} {unit}</b>. Đúng vậy không?\n{retype}")
COUNT_MORE_OR_LEFT = Markup("{left} {unit} nữa: đồng chí làm thêm được, hay còn chưa làm?\n{retype}")
COUNT_ROUGHLY = Markup("Em ghi <b>{count}/{target} {unit}</b> nhé?\n{retype}")
COUNT_STILL_LEFT = "Còn {left}, đã được {count} {unit}"
COUNT_NOT_ALL = Markup("Vâng, chưa đủ. Đã được bao nhiêu {unit}? Đồng chí gõ một số giúp.")
COUNT_VAGUE = Markup("«{words}» thì em chưa rõ là bao nhiêu {unit}. Đồng chí gõ một số giúp.")
COUNT_RETYPE = Markup("<i>Nếu chưa đúng, đồng chí gõ lại số.</i>")
COUNT_RIGHT = "Đúng, {count} {unit}"
STILL_DONE = "Vẫn báo hoàn thành"
RATHER_PARTLY = "Đổi: hoàn thành một phần"

ASK_WORK = {
    "done": Markup("Đồng chí ghi thêm vài lời về kết quả.\n<i>Ví dụ: đã dọn xong từ đầu kiệt đến chợ</i>"),
    "partly": Markup("Đã làm được những gì?\n<i>Ví dụ: đã dọn xong nửa kiệt phía chợ</i>"),
    "doing": Markup("Đến nay đã làm được những gì?\n<i>Ví dụ: đã gặp tổ trưởng, hẹn sáng Chủ nhật làm</i>"),
    "in_difficulty": Markup("Đồng chí ghi thêm điều muốn báo."),
}
ASK_CAUSE_KIND = Markup("Vì sao việc chưa xong?")
CAUSE_KINDS = {"objective": "Khách quan (do bên ngoài)", "subjective": "Chủ quan (do mình)"}
CAUSE_KIND_WORDS = {"objective": "khách quan", "subjective": "chủ quan"}
ASK_CAUSE = {
    "objective": Markup("Nguyên nhân khách quan là gì?\n<i>Ví dụ: mưa liên tục, nhiều hộ đi vắng</i>"),
    "subjective": Markup("Nguyên nhân chủ quan là gì?\n<i>Ví dụ: sắp xếp chưa kịp, huy động ít người</i>"),
}
ASK_REASON = Markup("Vì sao đồng chí xin gia hạn?\n<i>Ví dụ: nhiều hộ đi vắng</i>")
ASK_RESPONSIBILITY = Markup("Đồng chí tự nhận trách nhiệm thế nào?\n<i>Ví dụ: chưa báo cho bà con từ sớm</i>")
ASK_REMEDY = Markup("Đồng chí sẽ khắc phục thế nào?\n<i>Ví dụ: hẹn lại từng hộ vào buổi tối</i>")
ASK_NEW_DUE = Markup(
    "Bao giờ xong? Đồng chí chọn ở dưới, hoặc gõ như: <i>30/12</i>; <i>thêm 1 tuần</i> (tính từ hạn cũ).\nHạn cũ: {due}"
)
LATER_BY = (
    (3, "Thêm 3 ngày · {day}"),
    (7, "Thêm 1 tuần · {day}"),
    (14, "Thêm 2 tuần · {day}"),
    (30, "Thêm 30 ngày · {day}"),
)
LATER_FROM_TODAY = (
    (3, "3 ngày, kể từ hôm nay · {day}"),
    (7, "1 tuần, kể từ hôm nay · {day}"),
    (14, "2 tuần, kể từ hôm nay · {day}"),
)
PAST_FROM_DUE = Markup("{day} đã qua rồi (hạn cũ {due}). Đồng chí chọn ngày khác nhé.")
NEW_DUE_READ = Markup("Hạn mới: <b>{due}</b>")

ASK_PHOTOS = Markup("📷 Gửi ảnh trước và sau (nếu có).\nNhiều nhất {most} ảnh.\n{unchecked}")
ASK_MORE_PHOTOS = Markup("📷 Đã nhận {count} ảnh.\nĐồng chí gửi tiếp (nhiều nhất {most} ảnh), hoặc chọn ở dưới.")
PHOTOS_ENOUGH = Markup("📷 Đã nhận đủ {most} ảnh. Đồng chí chọn ở dưới.")
PHOTOS_DONE = "Xong phần ảnh"
PHOTOS_DROP = "🗑 Bỏ hết ảnh"
PHOTOS_DROPPED = Markup("Đã bỏ hết ảnh.")
PHOTO_COUNT = Markup("📷 Đã nhận {count} ảnh.")
PHOTOS_FULL = Markup("Ảnh gửi thêm không được giữ: một báo cáo có nhiều nhất {count} ảnh.")
PHOTO_TOO_BIG = Markup("Ảnh này nặng quá {most} MB. Đồng chí gửi bản nhẹ hơn giúp.")
RECORDING_KEPT = Markup("🎙 Đã nhận ghi âm ({lengths}).\n{unchecked}")
RECORDINGS_FULL = Markup("Ghi âm gửi thêm không được giữ: một báo cáo có nhiều nhất {most} ghi âm.")
RECORDING_TOO_BIG = Markup("Ghi âm này nặng quá {most} MB. Đồng chí gửi bản ngắn hơn giúp.")
RECORDING_UNHEARD = Markup(
    "Ghi âm gửi qua ứng dụng này thì em không nhận được nội dung. Đồng chí gõ vài chữ, gõ <kbd>/baocao</kbd> rồi "
    "chọn, hoặc gọi cho bí thư chi bộ giúp."
)
RECORDING_LOST = {
    "too_large": Markup("Có một ghi âm nặng quá nên không tải được. Đồng chí gửi bản ngắn hơn. Phần báo cáo vẫn còn."),
    "gone": Markup("Có một ghi âm không còn tải được. Đồng chí gửi lại giúp. Phần báo cáo vẫn còn."),
    "not_a_recording": Markup("Có một ghi âm bị hỏng nên không giữ được. Đồng chí gửi lại giúp. Phần báo cáo vẫn còn."),
    "own_full": Markup(
        "Có một ghi âm chưa giữ được: ảnh và tệp đồng chí gửi đã đầy chỗ dành cho mỗi người. "
        "Phần báo cáo vẫn còn, đồng chí ghi tiếp bằng chữ giúp. Cần thêm chỗ, đồng chí báo quản trị."
    ),
    "all_full": Markup(
        "Có một ghi âm chưa giữ được: kho tệp chung đã đầy. Quản trị đã được báo. Phần báo cáo vẫn còn, đồng chí ghi "
        "tiếp bằng chữ giúp."
    ),
    "failed": Markup("Có một ghi âm tải chưa được. Đồng chí gửi lại giúp. Phần báo cáo vẫn còn."),
}
PHOTO_LOST = {
    "too_large": Markup("Có một ảnh nặng quá nên không tải được. Đồng chí gửi bản nhẹ hơn giúp. Phần báo cáo vẫn còn."),
    "too_many_pixels": Markup(
        "Có một ảnh lớn quá nên em không mở được. Đồng chí gửi lại dạng ảnh thường (không gửi dạng tệp) giúp: máy sẽ "
        "tự làm nhỏ. Phần báo cáo vẫn còn."
    ),
    "gone": Markup("Có một ảnh không còn tải được. Đồng chí gửi lại ảnh đó giúp. Phần báo cáo vẫn còn."),
    "not_a_picture": Markup(
        "Có một tệp mở ra không phải ảnh, hoặc ảnh bị hỏng, nên không giữ được. Đồng chí gửi lại ảnh đó giúp. "
        "Phần báo cáo vẫn còn."
    ),
    "own_full": Markup(
        "Có một ảnh chưa giữ được: ảnh và tệp đồng chí gửi đã đầy chỗ dành cho mỗi người. "
        "Phần báo cáo vẫn còn, đồng chí ghi tiếp bằng chữ giúp. Cần thêm chỗ, đồng chí báo quản trị."
    ),
    "all_full": Markup(
        "Có một ảnh chưa giữ được: kho tệp chung đã đầy. Quản trị đã được báo. Phần báo cáo vẫn còn, đồng chí ghi tiếp "
        "bằng chữ, hoặc gửi lại ảnh sau ít hôm giúp."
    ),
    "failed": Markup("Có một ảnh tải chưa được. Đồng chí gửi lại ảnh đó giúp. Phần báo cáo vẫn còn."),
}

ASK_SUMMARY = Markup("Đồng chí xem lại rồi chọn Gửi.\n\n{summary}")
SEND = "📨 Gửi"
ADD_NOTE = "📝 Thêm ghi chú"
EDIT_NOTE = "📝 Sửa ghi chú"
ADD_PHOTOS = "📷 Thêm ảnh"
CHANGE_RESULT = "🔄 Đổi kết quả"
EDIT = "✏ Sửa {part}"
PARTS = {
    "count": "số lượng",
    "cause": "nguyên nhân",
    "responsibility": "trách nhiệm",
    "remedy": "cách khắc phục",
    "new_due": "hạn mới",
    "help": "điều cần giúp",
}
ASK_HELP = Markup(
    "Đồng chí cần ai giúp, giúp việc gì? Bí thư sẽ được báo ngay.\n<i>Ví dụ: Công an phường nhắc hai hộ lấn chiếm</i>"
)
NO_HELP = "Không cần"
PHOTOS_PAIR = "🖼 Ghép ảnh trước – sau"
PHOTOS_UNPAIR = "Bỏ ghép ảnh"
ASK_PAIR_PLACE = Markup("Ảnh đầu là <b>trước</b>, ảnh cuối là <b>sau</b>. Chụp ở đâu?\n<i>Ví dụ: kiệt 3, đầu chợ</i>")
PAIRED = Markup("🖼 Hai ảnh đầu và cuối sẽ được ghép thành ảnh trước – sau.")
NOT_A_PHOTO = Markup("Tệp này không phải ảnh. Đồng chí gửi ảnh chụp giúp nhé.")
LINE_TASK = Markup("<b>{content}</b>")
LINE_RESULT = Markup("Kết quả: <b>{result}</b>")
LINE_COUNT = Markup("Số lượng: {count}/{target} {unit}")
LINE_COUNT_PART = Markup("Phần này: {count} {unit}; cả nhóm: {total}/{target} {unit}")
LINE_HELP = Markup("🤝 Cần giúp: {words}")
LINE_WORK = {
    "done": Markup("Ghi chú: {words}"),
    "partly": Markup("Đã làm được: {words}"),
    "doing": Markup("Đã làm được: {words}"),
    "in_difficulty": Markup("Ghi chú: {words}"),
}
LINE_CAUSE = Markup("Nguyên nhân {kind}: {words}")
LINE_REASON = Markup("Lý do xin gia hạn: {words}")
LINE_RESPONSIBILITY = Markup("Trách nhiệm: {words}")
LINE_REMEDY = Markup("Cách khắc phục: {words}")
LINE_NEW_DUE = Markup("Hạn mới: <b>{due}</b>")
LINE_RECORDINGS = Markup("🎙 Ghi âm: {lengths}")
LINE_PHOTOS = Markup("Ảnh: {count}")
DONE_MEANWHILE = Markup(
    "Việc này vừa được báo hoàn thành lúc {at} nên không gửi lần nữa. Phần đồng chí ghi vẫn còn; gõ "
    "<kbd>/huy</kbd> nếu không cần."
)
CANCELLED_MEANWHILE = Markup("Việc này đã hủy hoặc giao người khác nên chưa gửi được. Phần đã ghi vẫn còn.")
REPORTED_MEANWHILE = Markup("Việc này vừa có một báo cáo khác. Đồng chí xem lại rồi hãy gửi.")

SENT = Markup("✅ Đã gửi báo cáo. Cảm ơn đồng chí.\n\n{summary}\n\n{told}{left}")
TOLD = Markup("Đã báo: {names}.\n")
LEFT = Markup("Đồng chí còn {count} việc chưa xong.")
NONE_LEFT = Markup("Đồng chí không còn việc nào chưa xong.")
REPORT_ANOTHER = "📣 Báo cáo việc khác"

NOTICE = Markup("📣 Đồng chí <b>{who}</b> báo cáo:\n\n{summary}")
NOTICE_ENTERED = Markup("📣 Báo cáo của đồng chí <b>{who}</b>, do đồng chí {by} ghi:\n\n{summary}")
SEE_PHOTOS = "📷 Xem ảnh"
HEAR = "▶ Nghe ghi âm"
SEE_TASK = "📄 Xem việc"

OWN = Markup("<b>Việc của đồng chí</b>\n{lines}")
OWN_NONE = Markup("<b>Việc của đồng chí</b>\nKhông có việc nào chưa xong.")
OWN_HELPED = Markup("Việc đồng chí làm cùng:\n{lines}")
OWN_DONE = Markup("Đã xong gần đây:\n{lines}")
OWN_DONE_LINE = Markup("{content}: xong {day}")
OWN_HINT = Markup("Đồng chí chọn tên việc để xem, báo cáo hoặc xin gia hạn.")
REPORT_TASK = "📣 Báo cáo: {task}"
SEE_OWN_TASK = "📄 {task}"
CELL_TASKS = "📋 Việc của chi bộ"
CELL_TASKS_OF = "📋 Việc của {cell}"
CELL = Markup("<b>Việc của {cell}</b>\nChưa xong: {count}. Quá hạn: {late}.{page}\nĐồng chí chọn một việc để xem.")
CELL_NONE = Markup("<b>Việc của {cell}</b>\nKhông có việc nào chưa xong.")
PAGE = Markup(" Trang {page}/{pages}.")
SIGN_LATE = "⏰ "
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
CELL_LABEL = "{sign}{content} · {who}"

TASK_PAGE = Markup("{card}\nNgười làm: {who}{helpers}{expected}\nTình trạng: <b>{state}</b>{asked}{parts}\n\n{reports}")
TASK_ASKED = Markup("\nĐang xin gia hạn đến <b>{due}</b>")
PARTS_LINE = Markup("\nTừng người: {parts}")
DAYS_LINE = Markup("\nTheo ngày: {days}")
TASK_HELPERS = Markup("\nLàm cùng: {helpers}")
TASK_EXPECTED = Markup("\nSản phẩm: {expected}")
REPORTS = Markup("Báo cáo gần đây:\n{lines}")
NO_REPORTS = Markup("Chưa có báo cáo nào.")
REPORT_LINE = Markup("{at}, {who}: <b>{result}</b>{more}")
REPORT_ENTERED = "{who} (do {by} ghi)"
MORE_COUNT = Markup(" · {count} {unit}")
MORE_WORDS = Markup(" – {words}")
MORE_DUE = Markup(" · hạn mới {due}")
MORE_RECORDINGS = Markup(" · {count} ghi âm")
HEAR_OF = "▶ Nghe ghi âm {day}"
RECORDING_FILE = "ghi-am-{number}.{ending}"
RECORDING_CAPTION = Markup("🎙 Ghi âm báo cáo của đồng chí {who} ({length})\n{task}")
RECORDINGS_NOT_YET = "Ghi âm đang được tải về. Đồng chí thử lại sau ít phút nhé."
MORE_PHOTOS = Markup(" · {count} ảnh")
PHOTOS_OF = "📷 Xem ảnh {day}"
REPORT_FOR = "📣 Báo cáo thay đồng chí {who}"
REPORT_THIS = "📣 Báo cáo việc này"
PHOTO_CAPTION = Markup("📷 Ảnh báo cáo của đồng chí {who}, {day}\n{task}")
PHOTOS_NOT_YET = "Ảnh đang được tải về. Đồng chí thử lại sau ít phút nhé."

# What is done to a task
UNDO = "↩ Rút lại (trong 10 phút)"
UNDONE = Markup("↩ Đã rút lại. Việc trở về: <b>{state}</b>.\n\n{card}")
UNDO_LATE = "Chỉ rút lại được trong 10 phút, khi chưa có thay đổi khác."
CONFIRM = "👍 Xác nhận"
RETURN = "↪ Trả lại"
GRANT = "👌 Đồng ý hạn mới {day}"
REFUSE = "🚫 Giữ hạn cũ"
ASK_EXTENSION = "⏳ Xin gia hạn"
MOVE_DUE = "📆 Đổi hạn"
TRANSFER = "🔁 Giao người khác"
CANCEL_TASK = "🗑 Hủy việc"
ANSWER_HELP = "🤝 Đáp lời nhờ giúp"
REFUSALS = {
    "not_yours": "Đồng chí không có quyền làm việc này.",
    "own_task": "Việc của chính mình thì đồng chí khác trong chi ủy quyết định.",
    "nothing_asked": "Việc này không còn lời xin gia hạn nào.",
    "other_state": "Việc này đã chuyển sang tình trạng khác.",
}
CONFIRMED = Markup("👍 Đã xác nhận hoàn thành.\n\n{card}")
CONFIRMED_NOTICE = Markup("👍 Đồng chí {by} đã xác nhận việc của đồng chí hoàn thành.\n\n{card}")
GRANTED = Markup("👌 Đã đồng ý hạn mới.\n\n{card}")
GRANTED_NOTICE = Markup("👌 Đồng chí {by} đồng ý gia hạn.\n\n{card}")
REFUSED = Markup("🚫 Đã báo giữ hạn cũ.\n\n{card}")
REFUSED_NOTICE = Markup("🚫 Đồng chí {by} đề nghị giữ hạn cũ.\n\n{card}")
CHANGED_MEANWHILE = Markup("Việc này vừa thay đổi nên chưa làm được. Đồng chí mở lại việc để xem.")
RETURN_TITLE = "Trả lại việc"
ASK_RETURN = Markup("{card}\nNgười làm: {who}\n\nCần làm thêm gì? Đồng chí ghi lý do trả lại.")
RETURNED = Markup("↪ Đã trả lại để làm tiếp. Lý do: {words}\n\n{card}")
RETURNED_NOTICE = Markup("↪ Đồng chí {by} đề nghị làm tiếp việc này.\nLý do: {words}\n\n{card}")
CANCEL_TITLE = "Hủy việc"
ASK_CANCEL = Markup("{card}\nNgười làm: {who}\n\nVì sao hủy việc này? Đồng chí ghi lý do.")
CANCELLED = Markup("🗑 Đã hủy việc. Lý do: {words}\n\n{card}")
CANCELLED_NOTICE = Markup("🗑 Đồng chí {by} đã hủy việc này, đồng chí không phải làm nữa.\nLý do: {words}\n\n{card}")
HELP_TITLE = "Đáp lời nhờ giúp"
ASK_HELP_ANSWER = Markup("{card}\nNgười làm: {who}\n🤝 Cần giúp: {wanted}\n\nĐồng chí trả lời thế nào?")
HELP_ANSWERED = Markup("🤝 Đã trả lời: {words}\n\n{card}")
HELP_NOTICE = Markup("🤝 Đồng chí {by} trả lời về điều cần giúp:\n{words}\n\n{card}")
EXTENSION_TITLE = "Xin gia hạn"
ASK_EXTENSION_DAY = Markup(
    "{card}\n\nĐồng chí xin lùi đến ngày nào? Chọn ở dưới, hoặc gõ như: <i>30/12</i>; <i>thêm 1 tuần</i> (tính từ hạn "
    "cũ)."
)
NOT_LATER = Markup("Hạn mới phải sau hạn cũ ({due}); {day} thì chưa. Đồng chí chọn ngày khác nhé.")
ASK_EXTENSION_REASON = Markup("Xin gia hạn đến: <b>{day}</b>\nVì sao? Đồng chí ghi vài chữ.")
SEND_WITHOUT_REASON = "📨 Gửi, không ghi lý do"
BECAUSE = Markup("\nLý do: {words}")
EXTENSION_NOTICE = Markup("⏳ Đồng chí <b>{who}</b> xin gia hạn đến <b>{day}</b>:\n\n{card}{because}")
ASKED_ANEW = Markup("⏳ Lời xin gia hạn đã đổi. Nay đồng chí <b>{who}</b> xin đến <b>{day}</b>:\n\n{card}")
EXTENSION_ASKED = Markup("⏳ Đã gửi xin gia hạn đến <b>{day}</b>.\n\n{card}")
MOVE_TITLE = "Đổi hạn"
ASK_OTHER_DAY = Markup(
    "{card}\nNgười làm: {who}\n\nĐổi hạn sang ngày nào? Chọn ở dưới, hoặc gõ như: <i>30/12</i>; "
    "<i>thêm 1 tuần</i> (tính từ hạn cũ)."
)
SAME_DUE = Markup("{day} đúng là hạn hiện nay. Đồng chí chọn ngày khác nhé.")
ASK_MOVE_REASON = Markup("Hạn mới: <b>{day}</b>\nVì sao đổi hạn? Người làm sẽ đọc lý do.")
MOVE_WITHOUT_REASON = "📆 Đổi, không ghi lý do"
DUE_MOVED = Markup("📆 Đã đổi hạn. Hạn trước: {old}.\n\n{card}")
DUE_MOVED_NOTICE = Markup("📆 Đồng chí {by} đổi hạn việc này. Hạn trước: {old}.{because}\n\n{card}")
TRANSFER_TITLE = "Giao người khác làm"
ASK_WHOM = Markup("{card}\nNgười làm: {who}\n\nChuyển cho đồng chí nào?")
TRANSFERRED = Markup("🔁 Đã chuyển việc cho đồng chí <b>{who}</b>.\n\n{card}")
TRANSFERRED_NOTICE = Markup("🔁 Đồng chí {by} chuyển việc này cho đồng chí <b>{who}</b>.\n\n{card}")
ASK_LATER = Markup("{card}\n\nĐồng chí muốn được nhắc lại lúc nào?")
LATER = {1: "🌙 Tối nay · {at}", 2: "🌅 Mai · {at}", 3: "📅 Thứ Hai · {at}"}
LATER_SAVED = Markup("⏰ Em sẽ nhắc lại lúc <b>{at}</b>.")
UNDONE_NOTICE = Markup("↩ Đồng chí {by} đã rút lại thay đổi vừa rồi. Việc trở về: <b>{state}</b>.\n\n{card}")
ASK_TASK_FOR_WORDS = Markup("Tin “{words}” báo cáo cho việc nào?\n{lines}")
SAID_MORE = Markup("Em ghi thêm lời đồng chí vào báo cáo. Đồng chí cho biết lại giúp:")
WORDS_TAKEN = Markup("Em ghi lời đồng chí: “{words}”{heard}\n\n")
COUNT_HEARD = Markup("\nEm hiểu: <b>{count} {unit}</b>")
RESULT_HEARD = Markup("\nEm hiểu: <b>{result}</b>")
DUE_HEARD = Markup("\nEm hiểu: xin gia hạn đến <b>{day}</b>")
ASK_SUMMARY_OF_WORDS = Markup("Em hiểu tin của đồng chí là báo cáo này. Đúng thì đồng chí chọn Gửi.\n\n{summary}")
BEFORE = "TRƯỚC"
AFTER = "SAU"
PAIR_LINE = "{place} · {day}"
PAIR_FILE = "truoc-sau.jpg"
HELP_TO_WARD = Markup(
    "🤝 Đồng chí <b>{who}</b> ({cell}) nhờ giúp từ {day}, chi bộ chưa trả lời. Kính nhờ đồng chí xem giúp:\n\n{summary}"
)

# The review of tasks for the next meeting: plain text, as minutes are
REVIEW_LINE = "{content} ({who}, hạn {due}{count})"
REVIEW_MINUTES = "{task}: {said}"
REVIEW_MINUTES_LINE = "{content} (đồng chí {who}, hạn {due}{count})"
REVIEW_ENDED = "{ended}. {said}"
REVIEW_ENDED_DONE = "hoàn thành"
REVIEW_ENDED_REPORTED = "đã báo cáo hoàn thành"
REVIEW_ENDED_OPEN = "chưa xong"
REVIEW_ENDED_CLOSED = "đóng việc"
REVIEW_ENDED_UNREPORTED = "chưa có báo cáo"
REVIEW_COUNT = ", {done}/{target} {unit}"
REVIEW_PHOTOS = "kèm {count} ảnh"
REVIEW_UNCONFIRMED = "chờ xác nhận"
REVIEW_CAUSE = "nguyên nhân {kind}: {words}"
REVIEW_CAUSE_ALONE = "nguyên nhân: {words}"
REVIEW_REASON = "lý do: {words}"
REVIEW_RESPONSIBILITY = "trách nhiệm: {words}"
REVIEW_REMEDY = "khắc phục: {words}"
REVIEW_NEW_DUE = "hạn mới {due}"
REVIEW_HELP = "cần giúp: {words}"
HELPER_NOTICE = Markup(
    "🤝 Đồng chí làm cùng đồng chí <b>{who}</b> việc này:\n\n{card}\n\nLàm đến đâu, đồng chí báo phần mình."
)
