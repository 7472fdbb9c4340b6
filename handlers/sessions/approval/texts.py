"""The words of deciding about plans, and of the calendar of all cells."""

from markupsafe import Markup

QUEUE = Markup("<b>Chuyên đề chờ duyệt</b> ({count})\nXếp theo thứ tự gửi, cũ nhất ở trên.")
QUEUE_EMPTY = Markup("Không có chuyên đề nào chờ duyệt.")
QUEUE_MORE = Markup("… và {count} chuyên đề nữa.")
ITEM = "{days} · {cell} · {theme}"
TODAY = "hôm nay"
DAYS_AGO = "{days} ngày"
CALENDAR = "🗓 Lịch các chi bộ"
TO_QUEUE = "🗳 Về danh sách chờ"

THEME = Markup("<b>{cell}</b>\n<b>{theme}</b>\n<i>{state}</i>")
SENT = Markup("Gửi lúc: {at}")
SENT_REASON = Markup("<b>Chi bộ nêu lý do vẫn gửi:</b> {reason}")
LACKS = Markup("💡 Chưa nêu: {lacks}.")
ALIKE = {
    "copy": Markup("⚠ <b>Gần như chép lại</b> {other}. Phần trùng ghi đậm, trong «»."),
    "part": Markup("💡 <b>Giống một phần</b> {other}. Phần trùng ghi đậm, trong «»."),
}
HERE = Markup("<b>Chuyên đề này:</b> {text}")
THERE = Markup("<b>Chuyên đề kia:</b> {text}")
SHARED = Markup("«<b>{words}</b>»")
ANSWERED = Markup("<b>Phường đã nêu, chi bộ trả lời:</b>\n{lines}")
REMARKED = Markup("<b>{field}</b>: {text}")
MENDED = Markup("\n   Trước: {old}\n   Nay: {new}")
MENDED_AS_A_WHOLE = Markup("\n   Đã sửa: {fields}")
KEPT = Markup("\n   Chi bộ giữ nguyên: {answer}")
NOT_MENDED = Markup("\n   Chưa sửa.")
ALSO_CHANGED = Markup("<b>Chi bộ sửa thêm:</b>\n{lines}")
CHANGED = Markup("<b>{field}</b>")
CELL_PLAN = Markup("<b>{cell}</b>\n<b>Kế hoạch chờ duyệt</b> ({count})")
PLAN_LINE = Markup("{number}. {day} · {theme}")
PLAN_NOTE = Markup("\n   <i>{note}</i>")
SENT_AGAIN = "gửi lại sau góp ý"
PLAN_GAPS = Markup("⚠ Năm {year} chưa có chuyên đề: {quarters}.")
PLAN_DECIDED = Markup("<b>{cell}</b>\nKhông còn chuyên đề nào chờ duyệt.")
APPROVE_ALL = "👍 Duyệt cả kế hoạch ({count})"
ONE_OF_PLAN = "{number}. {theme}"
CELL_IN_QUEUE = "{days} · {cell} · cả kế hoạch ({count})"
TO_CELL_PLAN = "📋 Cả kế hoạch của chi bộ (còn {count})"
PLAN_CHANGED = Markup("Chưa duyệt: kế hoạch vừa có thay đổi. Đồng chí xem lại bản dưới đây rồi duyệt.")
ALL_APPROVED = Markup("✅ Đã duyệt {count} chuyên đề của {cell}. Bí thư chi bộ đã được báo.")
ALL_APPROVED_NOTICE = Markup("✅ Phường đã duyệt cả kế hoạch, {count} chuyên đề:\n{themes}")
APPROVE = "👍 Duyệt"
RETURN = "↩ Yêu cầu chỉnh sửa"
APPROVED = Markup("✅ Đã duyệt <b>{theme}</b> của {cell}. Bí thư chi bộ đã được báo.")
NOT_WAITING = "Chuyên đề này không còn chờ duyệt."
APPROVED_NOTICE = Markup("✅ Phường đã duyệt chuyên đề <b>{theme}</b>, {start}.")
RETURNED_NOTICE = Markup("↩ Phường yêu cầu chỉnh sửa chuyên đề <b>{theme}</b>, {start}.\n{remarks}")
WORK_THROUGH = "✏ Xem và sửa từng ý"

RETURN_TITLE = "Yêu cầu chỉnh sửa"
RETURN_ABOUT = "Yêu cầu chỉnh sửa: {theme}"
ASK_FIELD = Markup("Góp ý mục nào của <b>{theme}</b>?")
SO_FAR = Markup("Đã ghi:\n{remarks}")
WHOLE = "Góp ý chung"
DROP_LAST = "🗑 Bỏ ý vừa ghi"
RETURN_NOW = "↩ Gửi lại chi bộ ({count} ý)"
ASK_REMARK = Markup("Góp ý về <b>{field}</b>:\n{words}\n\nĐồng chí cần chi bộ sửa gì?")
RETURNED = Markup("↩ Đã gửi lại <b>{theme}</b> cho {cell} với {count} ý.")
CHANGED_MEANWHILE = Markup(
    "Chưa gửi: chuyên đề vừa có thay đổi.\n{changes}\nCác ý của đồng chí còn nguyên; xem lại rồi gửi."
)
SINCE = Markup("{name}: {what}")
NOT_RETURNED = Markup("Chưa gửi: chuyên đề này nay là “{state}”. Các ý đồng chí đã ghi:\n{remarks}")

MONTH = Markup("<b>Lịch sinh hoạt chuyên đề tháng {month}/{year}</b>")
MONTH_EMPTY = Markup("Chưa có buổi nào.")
LINE = Markup("{day} {time} · {cell} · {theme}{mark}")
NOT_APPROVED = " · {state}"
CLASHES = Markup("⚠ <b>Trùng giờ của cùng một đồng chí</b>")
CLASH = Markup("{name}: {first} và {second}, {start}")
CROWDED = Markup("⚠ <b>Tuần dồn nhiều buổi</b>")
CROWDED_WEEK = Markup("Tuần từ {day}: {count} buổi")
BEFORE = "◀ Tháng {month}"
AFTER = "Tháng {month} ▶"

REMINDER = Markup("⏰ {count} chuyên đề của <b>{cell}</b> chờ duyệt đã {days} ngày:\n{themes}")
