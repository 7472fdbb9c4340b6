"""The words of administering."""

from markupsafe import Markup

PICK_UNIT = Markup("Đồng chí quản trị đơn vị nào?")
HOME = Markup(
    "🛠 <b>Quản trị</b>: {unit}\nĐã tham gia: <b>{joined}/{members}</b>\nYêu cầu về dữ liệu đang mở: {requests}\n"
    "Máy chủ: {machine}"
)
MACHINE_WELL = "bình thường"
MACHINE_TROUBLES = "⚠ {count} điều cần xem"
UNIT_ITEM = "🏠 {unit}: {joined}/{members}"
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
CHANGE_ROLES = "👤 Đổi vai trò một đồng chí"
SEE_REQUESTS = "🔒 Yêu cầu đang mở ({count})"
SEE_MACHINE = "🖥 Tình trạng máy chủ"
TO_HOME = "🛠 Về trang quản trị"

UNIT = Markup("<b>{unit}</b>\nĐã tham gia: <b>{joined}/{members}</b>{waiting}{there}")
WAITING = Markup("\n\n<b>Chưa tham gia</b> ({count})\n{names}")
THERE = Markup("\n\n<b>Đã tham gia</b> ({count})\n{names}")
NAME_WITH_ROLES = "{name} ({roles})"
PRINT = "🖨 Phiếu mời để in ({count})"
TO_UNIT = "🏠 Về {unit}"

ASK_PRINT = Markup(
    "Tạo phiếu mời cho <b>{count}</b> đồng chí chưa tham gia của <b>{unit}</b>?\n"
    "Lời mời đã gửi trước đây cho các đồng chí ấy sẽ hết hiệu lực. Phiếu dùng đến <b>{until}</b>."
)
PRINT_SURE = "🖨 Tạo phiếu"
PRINTED = Markup(
    "🖨 Đã tạo phiếu mời cho {count} đồng chí, dùng đến <b>{until}</b>. Tệp gửi ở dưới.\n"
    "In ra, cắt từng phiếu, trao tận tay tại buổi họp. In xong đồng chí xóa tệp giúp: ai có mã cũng mở được lời mời."
    "{left_out}"
)
LEFT_OUT = Markup("\n\nKhông có trong phiếu: {names}.")
LOCKED = "{name} (lời mời đang khóa)"
ONESELF = "{name} (chính đồng chí)"
SAID_NO = "{name} (đã báo không nhờ ai mời)"
SHARING = "{name} (dùng chung máy với đồng chí)"
JOINED_ONCE = "{name} (đã từng tham gia)"
NOBODY_TO_PRINT = Markup("Không có đồng chí nào để in phiếu.{left_out}")
PRINTED_JUST_NOW = "Phiếu vừa tạo xong, đang gửi."
NO_FILES_HERE = Markup(
    "Ở đây em không gửi tệp có mã mời được. Đồng chí mở trợ lý ở ứng dụng gửi được tệp, hoặc nhờ bí thư chi bộ "
    "mời từng đồng chí ở mục ✉ Mời đảng viên."
)
CAPTION = Markup("🖨 Phiếu mời: {unit} ({count} phiếu), dùng đến {until}")

# On the sheet
SHEET_FILE = "phieu-moi-{code}.docx"
SHEET_TITLE = "PHIẾU MỜI DÙNG TRỢ LÝ CHI BỘ: {unit}"
SHEET_HOW = "Cắt theo đường kẻ, trao tận tay từng đồng chí. Phiếu dùng một lần, đến {until}."
NAME_AND_CODE = "{name} ({code})"
SLIP_HEADING = "Mời đồng chí"
SLIP_STEPS = "Mở máy ảnh điện thoại, đưa vào mã, rồi trả lời một câu để xác nhận."
SLIP_BY_CODE = "Trợ lý hỏi mã thì gõ:"
SLIP_ONLY_CODE = "Nhắn cho trợ lý mã này:"
SLIP_UNTIL = "Chỉ dành cho đồng chí, dùng một lần, đến {until}."

REQUESTS_NONE = Markup("🔒 Không có yêu cầu nào về dữ liệu đang mở.")
REQUESTS = Markup("🔒 <b>Yêu cầu đang mở</b>: {count}\n{lines}")
REQUEST_LINE = Markup("{who}: {kind}, {until}")
ANSWER_BY = "trả lời trước {day}"
DONE_BY = "làm xong trước {day}"
OPEN_REQUEST = "🔒 {who}: {kind}"

MACHINE = Markup(
    "🖥 <b>Tình trạng máy chủ</b>, {at}\n{troubles}\n\nTin đến chờ xử lý: {inbox}{inbox_age}\nTin đi chờ gửi: {outbox}"
    "{outbox_age}\nẢnh và tệp đang lưu: {files} MB\nỔ đĩa còn trống: {room} MB"
)
AGE = " (lâu nhất {minutes} phút)"
ALL_WELL = Markup("Mọi thứ bình thường.")
NOT_KNOWN = "chưa rõ"

ROLES_TITLE = "Đổi vai trò"
ROLES_ABOUT = "Đổi vai trò: {unit}"
ASK_WHO = Markup("Đổi vai trò của đồng chí nào ở <b>{unit}</b>? Chọn ở dưới, hoặc gõ tên.")
NOT_ONESELF = Markup("Vai trò của chính mình thì quản trị khác đổi, hoặc sửa trong tệp danh sách.")
ASK_CHANGE = Markup("Đồng chí <b>{name}</b>, {unit}\nVai trò hiện nay: {roles}\n\nĐổi thế nào?")
NO_ROLES = "không có"
ROLE_OF = "{role} ({unit})"
GIVE = "➕ {role}"
END = "➖ Thôi {role} ({unit})"
ASK_CELL = Markup("Đồng chí <b>{name}</b> phụ trách chi bộ nào?")
SURE_GIVE = Markup("Đồng chí <b>{name}</b> làm <b>{role}</b> của <b>{unit}</b>, đúng không?{instead}")
INSTEAD = Markup("\nĐồng chí {name} thôi {role}.")
SURE_END = Markup("Đồng chí <b>{name}</b> thôi làm <b>{role}</b> của <b>{unit}</b>, đúng không?")
SAVE = "💾 Đổi vai trò"
CHANGED_MEANWHILE = Markup("Vai trò vừa có thay đổi nên chưa ghi. Đồng chí mở lại giúp.")
CHANGED = Markup("✅ Đã ghi: {what}\nĐồng chí nhớ sửa cả tệp danh sách: lần nhập sau, vai trò lấy theo tệp.")
GIVEN = Markup("đồng chí <b>{name}</b> nay là {role} của {unit}.{instead}")
ENDED = Markup("đồng chí <b>{name}</b> thôi làm {role} của {unit}.")
ENDED_NOTICE = Markup(
    "🏷 Đồng chí thôi làm <b>{role}</b> của <b>{unit}</b> từ hôm nay. Cần hỏi gì, đồng chí hỏi quản trị."
)
