"""The words of joining: the door, invitations, consent, and who is using a shared phone."""

from markupsafe import Markup

# The door.
UNKNOWN = Markup(
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)
UNKNOWN_TAP = "Đồng chí chưa có lời mời. Xin lời mời ở bí thư chi bộ nhé."

# A message that was edited.

# Who is using a shared phone.
USING = Markup("Đang dùng: đồng chí <b>{name}</b>. Đổi người: <kbd>/nguoidung</kbd>")
ONE_USER = Markup("Chỉ có đồng chí <b>{name}</b> dùng máy này, nên không cần đổi người.")

# Opening an invitation.
CODE_UNKNOWN = Markup("Lời mời này không đúng hoặc chưa đủ chữ. Đồng chí mở lại đúng đường dẫn bí thư gửi giúp.")
INVITATION_USED = Markup("Lời mời này đã có người dùng rồi. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
INVITATION_EXPIRED = Markup("Lời mời này hết hạn hoặc đã được thay. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
INVITATION_SPENT = Markup("Lời mời này đã khóa vì trả lời sai nhiều lần. Đồng chí xin bí thư chi bộ lời mời mới nhé.")
INVITATION_OWN = Markup(
    "Lời mời này do chính người dùng máy này tạo hoặc xác nhận, nên không mở được ở đây. Đồng chí nhờ phó bí thư, Đảng "
    "ủy phường hoặc quản trị mời giúp."
)
INVITATION_WAITS = Markup(
    "Đồng chí được mời đã tham gia rồi. Lời mời này mở được sau khi đồng chí ấy đồng ý trên máy đang dùng, hoặc "
    "phó bí thư, phường xác nhận là đã mất máy. Xong thì mở lại."
)
INVITATION_LOCKED = Markup(
    "Đã trả lời sai quá nhiều lần nên tạm khóa, không mở được lời mời nào cho đồng chí này. Quản trị mở khóa giúp."
)
ASK_FACT = Markup("Lời mời dành cho đồng chí <b>{initials}</b>, {unit}.\nĐể chắc đúng người, {question}")
QUESTION_YEAR = Markup("đồng chí gõ <b>năm sinh</b> của mình, đủ 4 chữ số.")
QUESTION_PHONE = Markup("đồng chí gõ <b>4 số cuối</b> điện thoại của mình.")
NOT_AN_ANSWER = Markup("Chưa thấy 4 chữ số.")
WRONG_ANSWER = Markup(
    "Chưa đúng với danh sách của chi bộ. Còn {left} lần. Nếu không phải lời mời của mình, xin bỏ qua."
)
REOPEN = Markup("Đồng chí mở lại lời mời từ đầu giúp: mở đường dẫn hoặc gõ lại mã bí thư gửi.")

ASK_CONSENT = Markup("Đồng chí <b>{name}</b>, {unit}.\n\n{stored}\n\nĐồng chí có đồng ý không?")
AGREED = Markup("Đã ghi nhận: đồng chí <b>{name}</b> đồng ý lúc {at}.")
FIRST_STEP = Markup("\n\nĐồng chí bắt đầu từ đây nhé: chọn <b>{step}</b>, hoặc cứ viết như nói, em hiểu.")
DISAGREED = Markup("Vâng, chưa lưu gì cả. Nếu đổi ý, đồng chí mở lại lời mời trước {until}.")

# What the others are told.
HAS_JOINED = Markup("Đồng chí <b>{name}</b> đã tham gia trợ lý chi bộ.")
ONE_MORE_PHONE = Markup(
    "Vừa có thêm một máy vào trợ lý bằng tên của đồng chí. Nếu không phải máy của mình, đồng chí gỡ ngay ở 👤 Của "
    "tôi, mục 📱 Máy của tôi, rồi báo bí thư chi bộ hoặc quản trị."
)
NOT_ME = "✖ Không phải tôi"
HAS_JOINED_AFTER_LOSS = Markup(
    "📵 Đồng chí <b>{name}</b> ({unit}) vừa vào bằng máy mới sau khi báo mất máy. {who} mời, {confirmed} xác nhận "
    "mất máy. Đồng chí thấy lạ thì hỏi lại đồng chí ấy."
)
# Somebody who has joined is invited again.
ASK_YES = Markup(
    "{who} vừa tạo lời mời để thêm một máy dùng tên của đồng chí. Nếu đồng chí cần thêm máy, chọn <b>👍 "
    "Đúng, tôi cần thêm máy</b>. Nếu đồng chí không nhờ, chọn <b>✖ Không phải tôi nhờ</b>."
)
OF_COMMAND_LINE = "Quản trị"
OF_PERSON = "Đồng chí {name}"
YES = "👍 Đúng, tôi cần thêm máy"
NO = "✖ Không phải tôi nhờ"
SAID_YES = Markup("✅ Đã ghi đồng ý. Đồng chí mở lời mời trên máy mới. Máy này vẫn dùng như cũ.")
SAID_NO = Markup(
    "✖ Lời mời ấy không dùng được nữa. Bí thư chi bộ và quản trị đã được báo. Đến {day}, chỉ quản trị mới mời thêm máy "
    "cho đồng chí được."
)
SAID_NO_LATE = Markup(
    "✖ Máy vào bằng lời mời ấy đã bị gỡ, không dùng tên của đồng chí được nữa. Bí thư chi bộ, quản trị và cấp trên đã "
    "được báo. Đến {day}, chỉ quản trị mới mời thêm máy cho đồng chí được."
)
ASK_VOUCH = Markup(
    "{who} mời lại đồng chí <b>{name}</b>, là người đã tham gia. Đồng chí gặp hoặc gọi hỏi giúp. Biết "
    "chắc đã mất máy hoặc không còn máy cũ thì chọn xác nhận; chưa chắc thì xin đừng chọn. Việc này "
    "được ghi lại."
)
VOUCH = "📵 Xác nhận đã mất máy"
VOUCHED = Markup("📵 Đã ghi: đồng chí xác nhận đồng chí <b>{name}</b> mất máy. Lời mời mở được.")
TOLD_VOUCHED = Markup(
    "{who} đã xác nhận đồng chí mất máy, nên lời mời cho máy mới mở được. Nếu đồng chí không mất máy, "
    "chọn ngay <b>✖ Không phải tôi nhờ</b>. Nếu đã có máy lạ, gỡ ở 👤 Của tôi, mục 📱 Máy của tôi."
)
TOLD_ALLOWED = Markup("Lời mời của đồng chí <b>{name}</b> đã được xác nhận, mở được rồi.")
TOLD_DENIED = Markup(
    "⚠ {who} mời lại đồng chí <b>{name}</b>, nhưng đồng chí ấy cho biết không nhờ. Lời mời đã hủy. Đồng chí hỏi lại "
    "cho rõ."
)
TOLD_TAKEN_OVER = Markup(
    "⚠ {who} mời lại đồng chí <b>{name}</b> và đã có người vào bằng lời mời ấy, nhưng đồng chí ấy cho biết không phải "
    "mình. Máy ấy đã bị gỡ. Đồng chí hỏi lại cho rõ."
)
TOLD_TAKEN_OVER_ABOVE = Markup(
    "⚠ Có người đã vào trợ lý bằng tên của đồng chí <b>{name}</b> ({unit}): {who} mời, {confirmed} xác nhận mất máy, "
    "nhưng đồng chí ấy cho biết không phải mình. Máy ấy đã bị gỡ. Đồng chí hỏi lại cho rõ."
)
# Too many wrong answers.
TOLD_LOCKED = Markup(
    "🔒 Lời mời của đồng chí <b>{name}</b> ({code}, {unit}) đã bị trả lời sai {times} lần. Đã khóa, "
    "không lời mời nào của đồng chí ấy mở được nữa. Đồng chí hỏi cho rõ rồi hãy mở khóa giúp."
)
LIFT_LOCK = "🔓 Mở khóa"
LOCK_LIFTED = Markup("🔓 Đã mở khóa cho đồng chí <b>{name}</b>. Mời lại là vào được.")
LIFTED_ALREADY = "Đã mở khóa rồi."
HAS_FAILED = Markup(
    "Lời mời của đồng chí <b>{name}</b> đã khóa vì trả lời sai {times} lần. Đồng chí hỏi lại rồi mời lần nữa: "
    "<kbd>/moi</kbd>"
)

# Inviting.
INVITE_TITLE = "Mời đảng viên"
INVITE_ABOUT = "Mời đảng viên"
ASK_INVITE_CELL = Markup("Mời người của chi bộ nào?")
ASK_WHOM = Markup("Mời đồng chí nào? Chọn ở dưới, hoặc gõ tên.\nChưa tham gia: {waiting}. Đã tham gia: {joined}.")
ASK_WHOM_JOINED = Markup(
    "Các đồng chí đã tham gia. Mời lại khi đồng chí ấy đổi máy hoặc dùng thêm máy: đồng chí ấy phải đồng ý trên "
    "máy đang dùng, hoặc phó bí thư, phường xác nhận đã mất máy."
)
ALL_JOINED = Markup("Cả chi bộ đã tham gia.")
SHOW_JOINED = "Đã tham gia ({count})"
SHOW_WAITING = "Chưa tham gia ({count})"
INVITED = Markup(
    "Đã tạo lời mời cho đồng chí <b>{name}</b>, dùng một lần, đến {until}.\n"
    "Đồng chí chuyển tiếp tin có đường dẫn (hoặc đưa mã QR) cho đồng chí ấy. Lời mời cũ, nếu có, không dùng được nữa."
)
ASK_DEED = Markup("Đồng chí <b>{name}</b> đã tham gia. Đồng chí cần làm gì?")
INVITE_ONE_MORE = "✉ Mời thêm máy"
REPORT_LOST = "📵 Báo mất máy"
LOSS_REPORTED = Markup(
    "📵 Đã báo quản trị: đồng chí <b>{name}</b> mất máy. Quản trị hỏi lại cho rõ rồi gỡ; gấp thì đồng "
    "chí gọi quản trị giúp. Đồng chí ấy cũng được báo trên các máy đang dùng."
)
TOLD_LOST = Markup(
    "📵 Đồng chí {who} báo đồng chí <b>{name}</b> ({code}, {unit}) mất máy. Hỏi cho rõ rồi gỡ máy bị mất."
)
TOLD_OWNER_LOST = Markup(
    "📵 Đồng chí {who} vừa báo đồng chí mất máy. Nếu đồng chí còn giữ máy, báo quản trị. Máy lạ thì gỡ ở 👤 Của tôi."
)
SEE_DEVICES = "📱 Xem các máy"
NOT_ON_OWN_PHONE = Markup(
    "Lời mời không mở được trên máy của đồng chí. Ai dùng chung máy với đồng chí thì nhờ phó bí thư, Đảng ủy phường "
    "hoặc quản trị mời giúp."
)
INVITED_AGAIN = Markup(
    "Đồng chí ấy đã tham gia rồi, nên lời mời chờ: đồng chí ấy đồng ý trên máy đang dùng, hoặc phó bí thư, phường "
    "xác nhận đã mất máy."
)
NOT_ONESELF = Markup("Không ai tự mời mình. Đồng chí nhờ phó bí thư, Đảng ủy phường hoặc quản trị mời giúp.")
NOT_ABOVE = Markup(
    "Đồng chí {name} giữ nhiệm vụ ở cấp trên hoặc ở nơi khác, nên đồng chí không mời được. Nhờ Đảng ủy phường hoặc "
    "quản trị mời giúp."
)
NOT_ON_SHARED = Markup(
    "Đồng chí {name} dùng chung máy với đồng chí, nên đồng chí không mời được. Nhờ phó bí thư, Đảng ủy phường hoặc "
    "quản trị mời giúp."
)
NOT_AFTER_NO = Markup(
    "Đồng chí {name} đã cho biết không nhờ ai mời thêm máy, nên đến {day} không mời được. Cần gấp thì quản trị mời từ "
    "máy chủ: chibo invite."
)
NOT_LOCKED = Markup(
    "Lời mời của đồng chí {name} bị trả lời sai quá nhiều lần nên đã khóa. Quản trị mở khóa rồi mới mời được."
)
INVITATION = Markup(
    "Mời đồng chí {name} ({unit}) dùng trợ lý chi bộ.\n"
    'Mở đường dẫn này rồi chọn Bắt đầu: <a href="{link}">{link}</a>\n'
    "Nếu không mở được, nhắn mã này cho trợ lý:\n<code>{code}</code>\n"
    "Dùng một lần, đến {until}. Chỉ dành cho đồng chí, xin đừng chuyển cho người khác."
)
INVITATION_BY_WAYS = Markup(
    "Mời đồng chí {name} ({unit}) dùng trợ lý chi bộ. Đồng chí dùng ứng dụng nào cũng được:\n{ways}\n"
    "Mã để gõ cho trợ lý: <code>{code}</code>\n"
    "Dùng một lần, đến {until}. Chỉ dành cho đồng chí, xin đừng chuyển cho người khác."
)
WAY_BY_LINK = Markup('– {app}: mở <a href="{link}">{link}</a> rồi chọn Bắt đầu.')
WAY_BY_CODE = Markup('– {app}: mở <a href="{link}">{link}</a>, nhắn trợ lý mã {code}.')
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
WAY = "{app}: {link}"
CODE = "Hoặc nhắn mã này cho trợ lý: {code}"
CALLED_LOCKED = (
    "{name} ({code}, {unit}) đang bị khóa vì trả lời sai quá nhiều lần. Hỏi cho rõ rồi mở khóa: "
    "chibo devices unlock {code}"
)
CALLED_WAITS = (
    "Người này đã tham gia rồi: lời mời mở được sau khi họ đồng ý trên máy đang dùng, hoặc bí thư, phó bí thư, "
    "phường xác nhận đã mất máy. Nếu không còn ai xác nhận được, thêm --lost: việc này được ghi lại."
)
CALLED_AFTER_NO = (
    "Người này mới đây đã báo không nhờ ai mời thêm máy: lời mời chỉ mở được khi chính họ đồng ý trên máy đang "
    "dùng. Gặp hỏi cho rõ; nếu đúng là mất máy, thêm --lost: việc này được ghi lại."
)
CALLED_LOST = "Đã ghi: dòng lệnh xác nhận người này mất máy. Lời mời mở được ngay."
CALLED_UNLOCKED = "Đã mở khóa cho {name} ({code}, {unit})."
CALLED_NOT_LOCKED = "{name} ({code}, {unit}) không bị khóa."
