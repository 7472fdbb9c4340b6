"""The words that all features share."""

from collections.abc import Iterable

from markupsafe import Markup

BACK = "⬅ Quay lại"
CANCEL = "✖ Hủy"
RESUME = "▶ Tiếp tục"
RESTORE = "↩ Lấy lại"
AFRESH = "🗑 Làm lại từ đầu"
SKIP = "Bỏ qua"
YES = "Có"
NO = "Không"

ABOUT = Markup("<b>{names}</b>")
SPEAKING = "Đồng chí {name}"
ONLY_STEP = Markup("<b>{title}</b>")
STEP = Markup("<b>{title}</b> · bước {number}/{length}")
OLD_BUTTON = "Lựa chọn này đã cũ. Đồng chí chọn ở tin nhắn mới nhất nhé."
ALREADY_DONE = "Việc này đã ghi xong rồi, không ghi lần nữa."
NOT_YOURS = "Đồng chí không có quyền chọn mục này."
NOT_ALLOWED = Markup("Mục này không thuộc quyền của đồng chí. Gõ <kbd>/menu</kbd> để xem các mục đồng chí dùng được.")
RIGHT_ENDED = Markup(
    "Đồng chí không còn quyền ghi mục này, nên chưa lưu được. Phần đã ghi vẫn còn. "
    "Đồng chí hỏi bí thư hoặc quản trị giúp nhé."
)
USE_BUTTONS = Markup("Bước này đồng chí chọn ở dưới nhé.")
USE_WORDS = Markup("Bước này đồng chí gõ chữ giúp, chưa dùng được ảnh, nhãn dán hay tệp.")
WORDS_TOO = Markup("Bước này đồng chí gõ chữ giúp, chưa dùng được nhãn dán hay tệp.")
WORDS_OR_PICTURES = Markup("Bước này đồng chí gửi ảnh hoặc chọn ở dưới nhé.")
# Without the file's name: it may be a secret one's, and what is said stays in the outbox.
CHECKING_FILE = Markup("⏳ Đang kiểm tra tệp…")
FILE_TOO_BIG = Markup("Tệp này nặng quá {most} MB nên không tải được. Đồng chí gửi bản nhẹ hơn giúp.")
PICTURE_TOO_BIG = Markup(
    "Ảnh này nặng quá {most} MB nên không tải được. Đồng chí gửi lại dạng ảnh thường (không gửi dạng tệp) giúp: "
    "điện thoại sẽ tự làm nhẹ."
)
FILE_LOST = {
    "too_large": Markup("Tệp nặng quá nên không tải được. Đồng chí gửi bản nhẹ hơn giúp. Phần đã ghi vẫn còn."),
    "gone": Markup("Tệp này không còn tải được. Đồng chí gửi lại giúp. Phần đã ghi vẫn còn."),
    "own_full": Markup(
        "Tệp này chưa giữ được: ảnh và tệp đồng chí gửi đã đầy chỗ dành cho mỗi người. "
        "Phần đã ghi vẫn còn; đồng chí gõ chữ thay hoặc bỏ qua tệp này. Cần thêm chỗ, đồng chí báo quản trị giúp."
    ),
    "all_full": Markup(
        "Tệp này chưa giữ được: kho tệp chung đã đầy. Quản trị đã được báo. Phần đã ghi vẫn còn; đồng chí gõ chữ thay, "
        "hoặc gửi lại tệp sau ít hôm."
    ),
    "failed": Markup("Tệp này tải chưa được. Đồng chí gửi lại giúp. Phần đã ghi vẫn còn."),
}
FILE_CHECKED = Markup("Đã kiểm tra tệp của mục đang gác lại: <b>{about}</b>.")
PARKED = Markup("Đã gác lại: <b>{about}</b>. Khi cần, đồng chí gõ <kbd>/menu</kbd> để ghi tiếp.")
OFFER_RESUME = Markup("Đồng chí đang ghi dở: <b>{about}</b>. Ghi tiếp hay làm lại từ đầu?")
CANCELLED = Markup("Đã hủy: <b>{about}</b>. Chưa có gì được gửi đi.")
NOTHING_TO_CANCEL = Markup("Hiện không có mục nào đang ghi dở. Gõ <kbd>/menu</kbd> để chọn việc.")
TOO_LONG = Markup("Đoạn này dài quá {limit} ký tự. Đồng chí viết gọn lại giúp nhé.")
EMPTY = Markup("Chưa thấy nội dung. Đồng chí gõ vài chữ giúp nhé.")
APOLOGY = Markup(
    "Xin lỗi đồng chí, em vừa gặp lỗi nên chưa ghi được tin này. "
    "Đồng chí thử lại giúp; nếu vẫn lỗi, báo quản trị mã <b>{reference}</b>."
)
ADMINISTRATOR_NOTICE = Markup(
    "⚠ Một tin không xử lý được, đã để riêng.\nMã: <b>{reference}</b>\nLỗi: {error}\nXem nhật ký máy chủ theo mã này."
)
SCHEDULE_NOTICE = Markup(
    "⚠ Việc định kỳ <b>{name}</b> đang bị lỗi, mỗi phút sẽ thử lại.\nLỗi: {error}\n"
    "Xem nhật ký máy chủ: schedule.failed."
)
SLOW_DOWN = Markup(
    "Xin lỗi đồng chí, tin đến dồn quá nên em chưa nhận kịp: <b>có tin vừa gửi chưa được nhận</b>. "
    "Đồng chí chậm lại giúp, chờ em trả lời xong các tin trước rồi gửi lại nhé."
)
TROUBLES = {
    "inbox_stands": Markup("⚠ Tin gửi đến đang bị dồn, hơn 10 phút chưa xử lý được. Xem nhật ký máy chủ: worker."),
    "outbox_stands": Markup("⚠ Tin gửi đi đang bị dồn, hơn 10 phút chưa gửi được. Xem nhật ký máy chủ: delivery."),
    "write_failed": Markup("⚠ Không ghi được vào cơ sở dữ liệu. Kiểm tra ổ đĩa và quyền ghi của thư mục dữ liệu."),
    "files_unwritable": Markup("⚠ Không ghi được vào thư mục tệp: ảnh và tệp gửi đến đang không lưu được."),
    "audit_unlinked": Markup("⚠ Nhật ký ai đã xem chưa được nối vào chuỗi kiểm chứng. Xem nhật ký máy chủ: schedule."),
    "files_nearly_full": Markup(
        "⚠ Kho ảnh và tệp đã đầy chín phần mười. Tăng intake.files_mb trong cấu hình, và thêm chỗ cho ổ đĩa nếu cần."
    ),
    "files_full": Markup(
        "⚠ Kho ảnh và tệp đã đầy: ảnh và tệp gửi đến đang bị từ chối. Tăng intake.files_mb trong cấu hình, "
        "và thêm chỗ cho ổ đĩa nếu cần."
    ),
    "channel_fails": Markup("⚠ Có kênh không kết nối được, các kênh khác vẫn chạy. Trên máy chủ, xem: chibo check."),
    "plan_used_up": Markup("⚠ Một kênh đã dùng hết số tin của tháng: tin qua kênh ấy đang chờ. Xem: chibo check."),
    "disk_nearly_full": Markup("⚠ Ổ đĩa sắp đầy. Dọn bớt hoặc thêm chỗ, kẻo tin gửi đến không lưu được nữa."),
}
PLAN_RUNS_OUT = Markup(
    "⚠ {name}: tháng này đã gửi {sent}/{most} tin. Hết số tin thì tin phải chờ sang tháng, trừ người có kênh khác. Xem "
    "có cần gói lớn hơn hay thêm kênh không."
)
PLAN_USED_UP = Markup(
    "⚠ {name}: đã dùng hết số tin của tháng ({sent}/{most}). Tin chưa gửi được giữ lại, không mất: sang tháng gửi "
    "tiếp, ai có kênh khác thì gửi qua kênh ấy. Cần ngay thì nâng gói."
)
EDITED = Markup(
    "Tin đã gửi rồi mới sửa thì em không đọc lại được. Đồng chí gửi câu đúng thành một tin mới giúp. "
    "Nếu đang ghi dở, đồng chí chọn Quay lại để sửa."
)
# Said without a row of the outbox.
NOTHING_WRITTEN = Markup(
    "⚠ Trợ lý không ghi được gì nữa, nên không nhận và không trả lời được ai. Thường là do ổ đĩa đầy: dọn bớt hoặc "
    "thêm chỗ ngay giúp. Chưa xong thì mỗi giờ em nhắc một lần."
)
UNDELIVERED = Markup(
    "Xin lỗi đồng chí, vừa có một tin gửi đồng chí bị lỗi nên không tới. Quản trị đã được báo. "
    "Đồng chí gõ <kbd>/menu</kbd> để làm tiếp giúp nhé."
)
UNMADE = Markup("<i>(Chưa tạo được ảnh hoặc tệp kèm theo. Quản trị đã được báo để sửa.)</i>")
UNDELIVERED_NOTICE = Markup(
    "⚠ Có tin không gửi đi được (lệnh {method}, số {row}).\nLỗi: {error}\nXem nhật ký máy chủ theo số này."
)
UNREACHABLE_NOTICE = Markup(
    "Tin gửi đồng chí <b>{name}</b> không tới được (đã chặn hoặc bỏ tài khoản). Đồng chí liên hệ trực tiếp giúp."
)
SENT_AGAIN = Markup("<i>(Tin gửi lại, có thể đồng chí đã nhận rồi.)</i>\n")
NUMBERED_CHOICE = "{number}. {label}"
WORDED_CHOICE = "• Gõ “{label}”"
# A form's ways back and out, which are said better by words than by numbers.
WORDED_WAYS = {BACK: "• Gõ “quay lại” để sửa câu trước", CANCEL: "• Gõ “hủy” để thôi, không ghi nữa"}
NO_PICTURE_HERE = "(Có ảnh kèm theo, kênh này chưa xem được.)"
NO_FILE_HERE = "(Có tệp kèm theo, kênh này chưa nhận được. Đồng chí xem trên Telegram hoặc hỏi bí thư giúp.)"
FOR_PEOPLE = Markup("<i>Gửi các đồng chí {names}:</i>\n")
AND = Markup("{names} và {name}")
FOR_PERSON = Markup("<i>Gửi đồng chí {name}:</i>\n")


def list_lines(lines: Iterable[Markup | str]) -> Markup:
    """One thing a line, each with a dash."""
    return Markup("\n").join(Markup("– {}").format(line) for line in lines)


DAY = ("T2 {day}", "T3 {day}", "T4 {day}", "T5 {day}", "T6 {day}", "T7 {day}", "CN {day}")
MONTH_BEFORE = "◀ Tháng {month}/{year}"
MONTH_AFTER = "Tháng {month}/{year} ▶"
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
EVERYBODY = "Xem tất cả"
NOBODY_FOUND = Markup("Chưa tìm thấy “{name}” trong chi bộ. Đồng chí gõ lại tên hoặc chọn ở dưới nhé.")
SEVERAL_FOUND = Markup("Có mấy đồng chí tên gần giống. Đồng chí chọn một người nhé.")
DATE_NOT_READ = Markup(
    "Chưa hiểu ngày giờ này. Đồng chí gõ như: <i>thứ 5 tuần sau 19h</i>, <i>14/12 lúc 19h30</i>, hoặc chọn trên lịch."
)
PICK_ON_CALENDAR = "📆 Chọn trên lịch"
ASK_DAY = Markup("Đồng chí chọn ngày.")
ASK_TIME = Markup("Ngày <b>{day}</b>. Mấy giờ bắt đầu?\n<i>Ví dụ: 19h30; 7h sáng</i>")
TIME_NOT_READ = Markup("Chưa hiểu giờ này. Đồng chí gõ như: <i>19h30</i> hoặc <i>7h tối</i>.")
START_READ = Markup("Đã hiểu: <b>{start}</b>")
START_PAST = Markup("{start} đã qua rồi. Đồng chí chọn lúc khác nhé.")
START_FAR = Markup("{start} xa quá: hiện chọn được đến hết ngày {last}. Đồng chí chọn ngày sớm hơn nhé.")
START_TAKEN = Markup("Lúc {start} chi bộ đã có buổi “{theme}”. Đồng chí chọn lúc khác nhé.")
DAY_NOT_READ = Markup("Chưa hiểu ngày này. Đồng chí gõ như: <i>30/12</i>, <i>cuối tháng</i>, hoặc chọn trên lịch.")
LUNAR_READ = Markup("Em hiểu là <b>{both}</b> âm lịch.")
UNCLEAR_DAYS = {
    "calendar": Markup(
        "Ngày này là dương lịch hay âm lịch? Đồng chí gõ thêm giúp, như: <i>mùng 8 tháng 3 dương lịch</i>, "
        "<i>mùng 10 tháng 3 âm lịch</i>."
    ),
    "year": Markup(
        "Ngày này của năm nào thì em chưa rõ. Đồng chí gõ ngày dương lịch có cả năm giúp, như: <i>27/1/2027</i>."
    ),
    "leap": Markup(
        "Năm ấy có hai tháng như vậy. Đồng chí gõ ngày dương lịch, hoặc ghi rõ, như: <i>rằm tháng 6 nhuận</i>."
    ),
    "no_such_day": Markup(
        "Theo âm lịch thì không có ngày này: tháng ấy chỉ có 29 ngày, hoặc năm ấy không nhuận. Đồng chí xem lại giúp."
    ),
    "moon": Markup(
        "Ngày âm lịch này em chưa rõ. Đồng chí gõ đủ ngày và tháng, như: <i>20 tháng Chạp</i>, <i>mùng 5 Tết</i>, "
        "<i>15/8 âm lịch</i>."
    ),
}
DAY_PAST = Markup("{day} đã qua rồi. Đồng chí chọn ngày khác nhé.")
DAY_FAR = Markup("{day} xa quá. Đồng chí xem lại giúp nhé.")
IN_A_WEEK = "1 tuần · {day}"
IN_TWO_WEEKS = "2 tuần · {day}"
IN_A_MONTH = "30 ngày · {day}"

# What everybody agrees to and can read again at any time.
DATA_KEPT = Markup(
    "– Họ tên, chi bộ, vai trò, năm sinh hoặc số điện thoại.\n"
    "– Việc được giao; báo cáo, ảnh và ghi âm đồng chí gửi.\n"
    "– Dự họp, đi vắng, ý kiến ghi trong biên bản.\n"
    "– Tin nhắn với trợ lý."
)
DATA_SEEN_BY = Markup(
    "– Trong chi bộ: bí thư, phó bí thư, chi ủy, người ghi biên bản.\n"
    "– Ở phường: Đảng ủy và cấp ủy viên phụ trách. Các đồng chí ấy xem kế hoạch, kết quả buổi họp, việc và tổng hợp; "
    "không xem ai nói gì."
)
DATA_ASKED_OF = Markup("quản trị trả lời trong 2 ngày làm việc")

MORE_PEOPLE = "… và {count} đồng chí nữa"

ASK_USER = Markup("Máy này có mấy đồng chí dùng chung. <b>Ai đang dùng?</b>")
ASK_USER_THEN_SAY = Markup("Chọn tên xong, đồng chí gửi lại tin vừa rồi giúp.")
ASK_USER_THEN_TAP = Markup("Chọn tên xong, đồng chí chọn lại mục vừa rồi giúp.")
MEANT_FOR = Markup("Tin ấy gửi đồng chí <b>{name}</b>, nên chỉ đồng chí ấy chọn được.")
USER_IN_CELL = "{name} – {unit}"
