"""The words of joining: the door, invitations, consent, and who is using a shared phone."""

from markupsafe import Markup

# The door.
UNKNOWN = Markup(
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)
UNKNOWN_TAP = "Đồng chí chưa có lời mời. Xin lời mời ở bí thư chi bộ nhé."

# Who is using a shared phone.
USING = Markup("Đang dùng: đồng chí <b>{name}</b>. Đổi người: /nguoidung")
ONE_USER = Markup("Chỉ có đồng chí <b>{name}</b> dùng máy này, nên không cần đổi người.")

# Opening an invitation.
CODE_UNKNOWN = Markup("Lời mời này không đúng hoặc chưa đủ chữ. Đồng chí mở lại đúng đường dẫn bí thư gửi giúp.")
INVITATION_USED = Markup("Lời mời này đã có người dùng rồi. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
INVITATION_EXPIRED = Markup("Lời mời này hết hạn hoặc đã được thay. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
INVITATION_SPENT = Markup("Lời mời này đã khóa vì trả lời sai nhiều lần. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
ASK_FACT = Markup("Lời mời dành cho đồng chí <b>{initials}</b>, {unit}.\nĐể chắc đúng người, {question}")
QUESTION_YEAR = Markup("đồng chí gõ <b>năm sinh</b> của mình, đủ 4 chữ số.")
QUESTION_PHONE = Markup("đồng chí gõ <b>4 số cuối</b> điện thoại của mình.")
NOT_AN_ANSWER = Markup("Chưa thấy 4 chữ số.")
WRONG_ANSWER = Markup(
    "Chưa đúng với danh sách của chi bộ. Còn {left} lần. Nếu không phải lời mời của mình, xin bỏ qua."
)
REOPEN = Markup("Đồng chí mở lại lời mời từ đầu giúp: bấm đường dẫn hoặc gõ lại mã bí thư gửi.")

CONSENT_VERSION = "2026-11-25"
ASK_CONSENT = Markup(
    "Đồng chí <b>{name}</b>, {unit}.\n\n"
    "<b>Trợ lý lưu:</b> {kept}.\n"
    "<b>Ai xem được:</b> {seen_by}.\n"
    "<b>Để làm gì:</b> nhắc họp, giao việc, ghi biên bản. Không dùng vào việc khác.\n"
    "Lúc nào đồng chí cũng có thể xin xem, sửa hoặc xóa dữ liệu của mình ở mục 👤 Của tôi: {asked_of}.\n\n"
    "Đồng chí có đồng ý không?"
)
AGREE = "Đồng ý"
DISAGREE = "Không đồng ý"
AGREED = Markup("Đã ghi nhận: đồng chí <b>{name}</b> đồng ý lúc {at}.")
DISAGREED = Markup("Vâng, chưa lưu gì cả. Nếu đổi ý, đồng chí mở lại lời mời trước {until}.")

# What the others are told.
HAS_JOINED = Markup("Đồng chí <b>{name}</b> đã tham gia trợ lý chi bộ.")
ONE_MORE_PHONE = Markup(
    "Vừa có thêm một máy vào trợ lý bằng tên của đồng chí. Nếu không phải máy của mình, đồng chí báo ngay cho bí thư "
    "chi bộ hoặc quản trị."
)
HAS_FAILED = Markup(
    "Lời mời của đồng chí <b>{name}</b> đã khóa vì trả lời sai {times} lần. Đồng chí hỏi lại rồi mời lần nữa: /moi"
)

# Inviting.
INVITE_TITLE = "Mời đảng viên"
INVITE_ABOUT = "Mời đảng viên"
ASK_INVITE_CELL = Markup("Mời người của chi bộ nào?")
ASK_WHOM = Markup("Mời đồng chí nào? Chọn ở dưới, hoặc gõ tên.\nChưa tham gia: {waiting}. Đã tham gia: {joined}.")
ASK_WHOM_JOINED = Markup("Các đồng chí đã tham gia. Mời lại khi đồng chí ấy đổi máy hoặc dùng thêm máy.")
ALL_JOINED = Markup("Cả chi bộ đã tham gia.")
SHOW_JOINED = "Đã tham gia ({count})"
SHOW_WAITING = "Chưa tham gia ({count})"
INVITED = Markup(
    "Đã tạo lời mời cho đồng chí <b>{name}</b>, dùng một lần, đến {until}.\n"
    "Đồng chí chuyển tiếp tin có đường dẫn (hoặc đưa mã QR) cho đồng chí ấy. Lời mời cũ, nếu có, không dùng được nữa."
)
INVITATION = Markup(
    "Mời đồng chí {name} ({unit}) dùng trợ lý chi bộ.\n"
    "Bấm vào đây rồi bấm Bắt đầu: {link}\n"
    "Nếu không mở được, nhắn mã này cho trợ lý:\n<code>{code}</code>\n"
    "Dùng một lần, đến {until}. Chỉ dành cho đồng chí, xin đừng chuyển cho người khác."
)
INVITATION_BY_CODE = Markup(
    "Mời đồng chí {name} ({unit}) dùng trợ lý chi bộ.\nNhắn mã này cho trợ lý:\n<code>{code}</code>\n"
    "Dùng một lần, đến {until}. Chỉ dành cho đồng chí, xin đừng chuyển cho người khác."
)
QR_CAPTION = Markup("Mã QR mời đồng chí {name}, đến {until}. Mở máy ảnh điện thoại, đưa vào mã.")

# On the command line: plain text.
NOBODY_CALLED = (
    "Không có ai mã hoặc tên “{words}” trong danh sách. Xem lại tên, hoặc nhập danh sách trước: chibo import"
)
SEVERAL_CALLED = "Có mấy người tên “{words}”. Gọi bằng mã:"
CALLED = "– {code} {name} ({unit})"
CALLED_INVITED = "Lời mời cho {name} ({code}, {unit}), dùng một lần, đến {until}. Lời mời cũ không dùng được nữa."
LINK = "Đường dẫn: {link}"
CODE = "Hoặc nhắn mã này cho trợ lý: {code}"
