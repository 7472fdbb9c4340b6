"""The words of the year's plan: its list, one theme in it, changing, sending."""

from markupsafe import Markup

APPROVALS = {"draft": "Bản nháp", "waiting": "Chờ duyệt", "approved": "Đã duyệt", "returned": "Yêu cầu chỉnh sửa"}
STATES = {"held": "Đã sinh hoạt", "cancelled": "Đã hủy", "postponed": "Hoãn"}
QUARTERS = ("Quý I", "Quý II", "Quý III", "Quý IV")

ASK_CELL = Markup("Xem kế hoạch của chi bộ nào?")
PLAN = Markup("<b>Kế hoạch sinh hoạt chuyên đề năm {year}</b>\n{cell}")
QUARTER = Markup("<b>{quarter}</b>")
GAP = Markup("<b>{quarter}</b>: ⚠ chưa có chuyên đề")
GAP_ON_HOLD = Markup("<b>{quarter}</b>: ⚠ chuyên đề đang hoãn, chưa có ngày mới")
GAP_PAST = Markup("<b>{quarter}</b>: không có chuyên đề")
LINE = Markup("{number}. {day} · {theme} · <i>{state}</i>")
LINE_ON_HOLD = Markup("{number}. <s>{day}</s> · {theme} · <i>{state}</i>")
LINE_GONE = Markup("{number}. <s>{day} · {theme}</s> · <i>{state}</i>")
LATE = Markup(" · ⚠ <i>chuẩn bị chậm</i>")
MORE = Markup("… và {count} chuyên đề nữa")
ITEM = "{number}. {theme}"
ADD = "➕ Thêm chuyên đề"
SEND_ALL = "📤 Gửi phường cả kế hoạch ({count})"
FORM = "📄 Lấy mẫu Excel"
UPLOAD = "📥 Nhập từ Excel"
OTHER_YEAR = "Kế hoạch năm {year}"
TO_PLAN = "📋 Về kế hoạch"

THEME = Markup("<b>{theme}</b>\n<i>{state}</i>")
FIELDS = {
    "field": Markup("Lĩnh vực: {words}"),
    "reason": Markup("Bà con nêu: {words}"),
    "area": Markup("Ở đâu: {words}"),
    "aim": Markup("Mục đích: {words}"),
    "expected": Markup("Kết quả cần đạt: {words}"),
    "start": Markup("Thời gian: <b>{words}</b>"),
    "place": Markup("Nơi họp: {words}"),
    "preparer": Markup("Người chuẩn bị: {words}"),
    "guests": Markup("Khách mời: {words}"),
    "materials": Markup("Tài liệu: {words}"),
    "practice": Markup("Phần thực hành: {words}"),
}
NAMES = {
    "theme": "tên chuyên đề",
    "field": "lĩnh vực",
    "reason": "điều bà con nêu",
    "area": "khu vực",
    "aim": "mục đích",
    "expected": "kết quả cần đạt",
    "start": "ngày giờ",
    "place": "nơi họp",
    "preparer": "người chuẩn bị",
    "guests": "khách mời",
    "materials": "tài liệu",
    "practice": "phần thực hành",
    "whole": "toàn bộ",
}
EDIT = "✏ Sửa nội dung"
SEND = "📤 Gửi phường duyệt"
TAKE_BACK = "↩ Rút lại để sửa"
HISTORY = "🕘 Quá trình"
TO_THEME = "⬅ Về chuyên đề"
SENT_REASON = Markup("Lý do vẫn gửi: {reason}")
TAKEN_BACK = Markup("Đã rút lại. Đồng chí sửa rồi gửi lại nhé.")
NOT_WAITING = "Chuyên đề này không còn chờ duyệt."

REMARKS = Markup("<b>Phường đề nghị sửa</b> (còn {count}):")
REMARK = Markup("<b>{field}</b>: {text}")
MEND = "✏ Sửa {field}"
KEEP = "Giữ nguyên {field}"
SETTLED = Markup("Các ý phường nêu đã xử lý hết. Đồng chí gửi lại giúp.")

HISTORY_OF = Markup("<b>{theme}</b>\nQuá trình:")
CHANGES = {
    "added": "đưa vào kế hoạch",
    "changed": "sửa {fields}",
    "sent": "gửi phường duyệt",
    "taken_back": "rút lại",
    "approved": "phường duyệt",
    "returned": "phường yêu cầu chỉnh sửa",
}
EVENT = Markup("{at} · {name}: {what}")
EVENT_REASON = Markup(" ({reason})")
MOVED = "dời từ {old} sang {new}"
CALLED_OFF = "hủy buổi"
POSTPONED = "hoãn buổi, chưa có ngày mới"
RESUMED = "đặt ngày mới {new}"
START_ON_HOLD = "đang hoãn (lịch cũ: {start})"

CHANGE_TITLE = "Sửa chuyên đề"
CHANGE_ABOUT = "Sửa chuyên đề: {theme}"
ASK_CHANGE = Markup("Đồng chí chọn mục cần sửa.\n\n{summary}")
CHANGED_FIELDS = Markup("Đã sửa: {fields}.")
SAVE = "💾 Lưu"
SAVE_AND_TELL = "💾 Lưu và báo phường"
NOTHING_CHANGED = Markup("Chưa sửa mục nào. Đồng chí chọn mục cần sửa ở dưới.")
ASK_WHY = Markup("Chuyên đề đã được phường duyệt. Vì sao sửa? Phường sẽ đọc lý do.")
CHANGED = Markup("✅ Đã lưu.")
CHANGED_TOLD = Markup("✅ Đã lưu và báo phường.")
SOMEBODY = "khác"
MEANWHILE = Markup("<b>Trong lúc đồng chí sửa:</b>\n{lines}")
THEIRS = Markup("đồng chí {name} đã sửa <b>{field}</b>: “{old}” → “{new}”")
BOTH = Markup("<b>{field}</b>: đồng chí {name} vừa ghi “{theirs}”, còn đồng chí ghi “{mine}”")
BOTH_CHANGED = Markup(
    "Chưa lưu: có người cũng vừa sửa {fields}. Đồng chí xem hai bản ở dưới rồi lưu bản của mình, hoặc lấy bản kia."
)
TAKE_THEIRS = "↩ Lấy bản kia: {fields}"
BESIDE_NOTICE = Markup("✏ Đồng chí {name} vừa sửa chuyên đề <b>{theme}</b>.\n{changes}")
YOURS_STAYS = Markup("Phần đồng chí đang sửa dở vẫn còn nguyên.")
CLOSED_UNSAVED = Markup("{closed}\n\nPhần đồng chí đã viết:\n{changes}")
CLOSED = "Buổi này đã họp hoặc đã hủy nên không sửa được nữa."

KEEP_TITLE = "Giữ nguyên"
KEEP_ABOUT = "Giữ nguyên một mục"
ASK_KEEP = Markup("Phường nêu về <b>{field}</b>: {text}\n\nVì sao chi bộ giữ nguyên? Phường sẽ đọc.")
KEPT = Markup("Đã ghi lý do giữ nguyên.")
ANSWERED_ALREADY = Markup("Ý này đã có câu trả lời: {answer}\n\nCâu của đồng chí chưa ghi: {reason}")
KEPT_TOO_LATE = Markup("{closed}\n\nCâu của đồng chí chưa ghi: {reason}")
STILL_OPEN = Markup(
    "Chưa gửi được: còn {count} ý phường nêu chưa trả lời. Đồng chí sửa mục ấy, hoặc giữ nguyên và ghi lý do."
)

SEND_TITLE = "Gửi phường duyệt"
SEND_ABOUT = "Gửi phường duyệt"
ASK_SEND = Markup("Gửi phường {count} chuyên đề:\n{themes}")
ASK_UNSAVED = Markup("Đồng chí còn phần sửa chưa lưu. Lưu rồi gửi luôn nhé?")
UNSAVED_OF = Markup("<b>{theme}</b>\n{changes}")
SEE_UNSAVED = "✏ Xem lại: {theme}"
SAVE_AND_SEND = "💾 Lưu phần sửa rồi gửi"
SEND_WITHOUT = "📤 Gửi, không kèm phần sửa"
WRITTEN_BY = Markup("Đồng chí {name} đang sửa dở <b>{theme}</b>, chưa lưu.")
HELD_BACK = Markup("\n\nChưa gửi được {count} chuyên đề, vì còn ý phường nêu chưa trả lời:\n{themes}")
SEND_ADVICE = Markup("\n\nTrước khi gửi, đồng chí xem giúp:\n\n{advice}")
ADVICE_OF = Markup("<b>{number}.</b> {advice}")
SHORT_ALIKE = {"copy": "gần như chép lại {whose}", "part": "giống một phần {whose}"}
SHORT_LACKS = "chưa nêu: {lacks}"
LACKS = {
    "place": "nơi nào",
    "people": "ai bị ảnh hưởng",
    "result": "kết quả đếm được, thấy được",
    "date": "ngày",
    "person": "người chuẩn bị",
}
SEND_NOW = "📤 Gửi"
SEND_ANYWAY = "📤 Vẫn gửi, ghi lý do"
ASK_SEND_REASON = Markup("Vì sao chi bộ vẫn gửi như vậy? Phường sẽ đọc lý do.")
SENT = Markup("✅ Đã gửi phường {count} chuyên đề. Có kết quả em báo ngay.")
NOTHING_TO_SEND = Markup("Không có chuyên đề nào cần gửi. Đồng chí gõ <kbd>/kehoach</kbd> để xem.")

WARD_NOTICE = Markup("📋 <b>{cell}</b> gửi {count} chuyên đề chờ duyệt:\n{themes}")
OPEN_CELL_PLAN = "📋 Xem và duyệt kế hoạch"
OPEN_QUEUE = "🗳 Mở danh sách chờ duyệt"
CHANGED_NOTICE = Markup("✏ <b>{cell}</b> sửa chuyên đề đã duyệt <b>{theme}</b>.\n{changes}\nLý do: {reason}")
CHANGE_LINE = Markup("<b>{field}</b>\nTrước: {old}\nNay: {new}")
MOVED_NOTICE = Markup(
    "📅 <b>{cell}</b> dời buổi đã duyệt <b>{theme}</b>.\nTrước: {old}\nNay: <b>{new}</b>\nLý do: {reason}"
)
CALLED_OFF_NOTICE = Markup("❌ <b>{cell}</b> hủy buổi đã duyệt <b>{theme}</b>, {old}.\nLý do: {reason}")
POSTPONED_NOTICE = Markup(
    "⏸ <b>{cell}</b> hoãn buổi đã duyệt <b>{theme}</b>, chưa có ngày mới.\nLịch cũ: {old}\nLý do: {reason}"
)
RESUMED_NOTICE = Markup(
    "📅 <b>{cell}</b> đặt ngày mới cho buổi đã hoãn <b>{theme}</b>.\nLịch cũ: {old}\nNay: <b>{new}</b>\n"
    "Lời nhắn: {reason}"
)
PREPARER_NOTICE = Markup(
    "👤 <b>{cell}</b>: người chuẩn bị chuyên đề đã duyệt <b>{theme}</b> nay là {new} (trước: {old})."
)
NOBODY_YET = "chưa phân công"
OPEN_THEME = "📋 Xem chuyên đề"
