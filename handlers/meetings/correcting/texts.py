"""The words of correcting minutes before they are adopted."""

from markupsafe import Markup

TITLE = "Sửa biên bản"
ABOUT = "Sửa biên bản: {theme}"
PICK = Markup("Hội nghị đề nghị sửa chỗ nào?\n\n{lines}")
PAGE_OF = Markup("\n<i>Trang {page}/{pages}</i>")
LINES = {
    "guests": "Khách dự: {words}",
    "away": "Vắng: {words}",
    "opinion": "Ý kiến {number}: {words}",
    "conclusion": "Kết luận {number}: {words}",
    "task": "Việc {number}: {words}",
    "vote": "Biểu quyết: {words}",
}
EDIT = {
    "guests": "✏ Khách dự",
    "away": "✏ {words}",
    "opinion": "✏ Ý kiến {number}: {words}",
    "conclusion": "✏ Kết luận {number}: {words}",
    "task": "✏ Việc {number}: {words}",
    "vote": "✏ Biểu quyết",
}
DROP = {
    "guests": "🗑 Bỏ khách dự",
    "away": "🗑 Bỏ vắng: {words}",
    "opinion": "🗑 Bỏ ý kiến {number}",
    "conclusion": "🗑 Bỏ kết luận {number}",
    "task": "🗑 Bỏ việc {number}",
    "vote": "🗑 Bỏ biểu quyết",
}
MARK_AWAY = "➕ Ghi thêm đồng chí vắng"
NAME_REASON = "{name} – {reason}"
NO_REASON = "không lý do"
SAID = "{who}: {content}"
SAID_OF_PLACE = "{speaker} ({place})"
TASK = "{content} – {who}, hạn {due}"
VOTE = "{agreed}/{of} tán thành"
VOTE_NOW = "tán thành {agreed}, không tán thành {against}, không có ý kiến {abstaining}"
NONE = "chưa ghi"

ASK_NEW = Markup("Đang ghi:\n<i>{words}</i>\n\nĐồng chí gõ lại cho đúng.")
ASK_TASK = Markup(
    "Đang ghi:\n<i>{words}</i>\n\nĐồng chí gõ lại cả việc, hoặc chỉ phần cần đổi.\n"
    "<i>Ví dụ: hạn 20/12; giao Lan; sản phẩm: 45 bản cam kết</i>"
)
ASK_VOTE = Markup(
    "Đang ghi: <i>{words}</i>\nCó quyền biểu quyết: {entitled}\n\n"
    "Đồng chí gõ ba số: tán thành, không tán thành, không có ý kiến. <i>Ví dụ: 15 1 1</i>"
)
ASK_WHO_AWAY = Markup("Đồng chí nào vắng? Chọn ở dưới, hoặc gõ tên.")
ASK_WHY = Markup("Đồng chí <b>{name}</b> vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")
WAS_PRESENT = "Có mặt"
WAS_ABSENT = "Vắng không lý do"
ASK_WHY_DROPPED = Markup("Vì sao bỏ việc <b>{content}</b>? Đồng chí {who} sẽ được báo.\n<i>Ví dụ: ghi nhầm</i>")

SCORE_STAYS = Markup("\nĐiểm chấm buổi họp vẫn giữ như đã chấm.")
VOTE_MISFIT = Markup(
    "\n⚠ Biểu quyết đang ghi trên {of} đồng chí, mà có quyền biểu quyết là {entitled}. Đồng chí sửa giúp."
)
GONE = Markup("Chỗ này không còn trong biên bản. Đồng chí chọn chỗ khác nhé.")
LOCKED_MEANWHILE = Markup("Biên bản vừa được thông qua và khóa, nên chưa sửa. Điều cần thêm thì ghi bổ sung.")
ONE_CONCLUSION = Markup("Biên bản cần ít nhất một kết luận. Đồng chí sửa lời thay vì bỏ nhé.")
WHO_IS_MEANT = Markup("Có mấy đồng chí tên “{name}”. Đồng chí gõ thêm năm sinh, ví dụ: <i>Hoa 1979</i>.")
WHO_IS_UNKNOWN = Markup("Trong chi bộ chưa thấy “{name}”. Đồng chí gõ lại tên giúp.")
DUE_NOT_READ = Markup("Chưa hiểu hạn “{words}”. Đồng chí gõ như: <i>hạn 30/12</i>.")
VOTE_NOT_READ = Markup("Chưa hiểu ba số này. Đồng chí gõ như: <i>15 1 1</i>.")
VOTE_UNFIT = Markup("Ba số phải cộng lại vừa bằng {entitled} trở xuống. Đồng chí xem lại giúp.")
TASK_ENDED = Markup("Việc này đã xong hoặc đã đóng rồi, nên không sửa được nữa.")

# Told to those with a task
TASK_MENDED = Markup("✏ Việc đồng chí được giao đã sửa theo biên bản:\n\n{card}{more}")
MORE_HELPERS = Markup("\nLàm cùng: {helpers}")
MORE_PRODUCT = Markup("\nSản phẩm: {expected}")
TASK_TAKEN = Markup("✏ Theo biên bản, việc này nay giao đồng chí khác:\n\n{card}")
TASK_DROPPED = Markup("🗑 Việc này không còn trong biên bản: {reason}\n\n{card}")
