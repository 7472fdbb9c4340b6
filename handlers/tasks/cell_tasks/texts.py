"""The words of the board."""

from markupsafe import Markup

HEADING = Markup("<b>Việc của {cell}</b>")
BY_STATE = Markup("{heading}\nQuá hạn: <b>{late}</b> · Đang làm: {open} · Chờ xác nhận: {done}\n\n{groups}")
NONE = Markup("{heading}\nChưa có việc nào đang làm.")
GROUP = Markup("<b>{name}</b> ({count})\n{lines}")
LATE = "⏰ Quá hạn"
WAITING = "⏳ Chờ xác nhận"
LINE = Markup("{content} · {who}, hạn {due}")
MORE = "… và {count} việc nữa"
BY_PERSON = Markup("{heading}\nTheo từng người, ai có việc quá hạn xem trước.\n\n{lines}")
PERSON_LINE = Markup("{who}: {open} việc đang làm, {late} quá hạn, {done} đã xong{away}")
AWAY = " (đang đi vắng)"
PERSON = Markup("<b>{who}</b>{away}\n{lines}")
PERSON_NONE = Markup("<b>{who}</b>{away}\nKhông có việc nào đang làm.")
TASK = "📄 {task}"
SEE_WAITING = "⏳ Chờ xác nhận ({count})"
WAITING_LIST = Markup(
    "{heading}\n<b>Chờ xác nhận</b>: {count}{page}\nĐồng chí chọn một việc để xem, xác nhận hoặc trả lại."
)
WAITING_NONE = Markup("{heading}\nKhông có việc nào chờ xác nhận.")
WAITING_TASK = "⏳ {task} · {who}"
WAITING_OF_PERSON = Markup("\n\n<b>Chờ xác nhận</b>\n{lines}")
PAGE = Markup(" (trang {page}/{pages})")
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
SEE_PERSON = "👤 {who}"
SEE_BY_PERSON = "👥 Xem theo người"
SEE_BY_STATE = "📋 Xem theo tình trạng"
SEE_ALL = "📄 Mở từng việc"
SEE_THEMES = "📚 Chuyên đề đã sinh hoạt"
NUDGE_ONE = "🔔 Nhắc {who}"
NUDGE_ALL = "🔔 Nhắc riêng {count} đồng chí có việc quá hạn"
SLIP = "🖨 Phiếu việc để in"
SUMS_ON = "📊 Bật số liệu chung cho nhóm chi bộ"
SUMS_OFF = "🔕 Tắt số liệu chung ở nhóm chi bộ"
TURNED_ON = Markup("📊 Đã bật. Trong nhóm, gõ <kbd>/chibo</kbd> sẽ thấy số liệu chung, không có tên ai.")
TURNED_OFF = Markup("🔕 Đã tắt số liệu chung ở nhóm.")
NO_GROUP = Markup(
    "Chưa biết nhóm nào là nhóm của chi bộ. Đồng chí mời em vào nhóm, rồi chính đồng chí gõ <kbd>/chibo</kbd> "
    "trong nhóm ấy. "
    "Sau đó chọn lại mục này."
)

NUDGE = Markup("🔔 Đồng chí <b>{by}</b> nhắc việc:\n{lines}\n\nĐồng chí chọn ở dưới để báo kết quả.")
NUDGED = Markup("🔔 Đã nhắc riêng: {names}.")
NUDGED_BEFORE = Markup("Hôm nay đã nhắc rồi: {names}.")
NUDGED_AWAY = Markup("Đang đi vắng nên không nhắc: {names}.")
NUDGED_MISSED = Markup("Chưa dùng trợ lý, đồng chí nhắc trực tiếp giúp: {names}.")
NOBODY_TO_NUDGE = "Không có việc nào cần nhắc."

GROUP_SUMS = Markup(
    "📊 <b>{cell}</b>\nViệc đã giao: {all}\nĐã xong: {done}\nQuá hạn: {late}\nGặp khó khăn: {difficulty}"
)
GROUP_KNOWN = Markup(
    "Đã ghi nhận đây là nhóm của {cell}. Số liệu chung đang tắt; bí thư bật trong <kbd>/chibo</kbd> nhắn riêng."
)

SLIP_CAPTION = Markup("🖨 Phiếu việc của đồng chí {who}")
SLIP_FILE = "phieu-viec-{code}.docx"
SLIP_TITLE = "PHIẾU VIỆC"
SLIP_WHO = "Đồng chí: {who}"
SLIP_CELL = "Chi bộ: {cell}"
SLIP_DAY = "Tính đến {day}"
SLIP_COLUMNS = ("Số", "Việc", "Hạn", "Sản phẩm", "Đã làm được")
SLIP_COUNT = "{done}/{target} {unit}"
SLIP_NONE = "Hiện không có việc nào đang làm."
SLIP_HOW = "Làm xong, đồng chí báo bí thư chi bộ để ghi giúp. Có khó khăn, báo sớm để cùng gỡ."
SLIP_SIGN = "Người nhận phiếu"
