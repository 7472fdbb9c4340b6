"""The words of mending or taking out what is noted."""

from markupsafe import Markup

EDIT = {
    "away": "✏ Sửa {name} (vắng)",
    "opinions": "✏ Sửa ý kiến {number}",
    "conclusions": "✏ Sửa kết luận {number}",
    "tasks": "✏ Sửa việc {number}",
}
COMPLETE_TASK = "✏ Bổ sung việc {number}"
DROP = {
    "away": "🗑 Bỏ {name} (vắng)",
    "opinions": "🗑 Bỏ ý kiến {number}",
    "conclusions": "🗑 Bỏ kết luận {number}",
    "tasks": "🗑 Bỏ việc {number}",
}
DROPPED = {
    "away": Markup("Đã ghi {name} có mặt."),
    "opinions": Markup("Đã bỏ ý kiến {number}: {words}"),
    "conclusions": Markup("Đã bỏ kết luận {number}: {words}"),
    "tasks": Markup("Đã bỏ việc {number}: {words}"),
}
SEE_ALL = "☰ Xem cả danh sách"

ASK_ENTRY = Markup("Đang ghi:\n<i>{words}</i>\n\nĐồng chí gõ lại cho đúng.")
ASK_ENTRY_TASK = Markup(
    "Đang ghi:\n<i>{words}</i>\n\nĐồng chí gõ lại cả việc, hoặc chỉ phần cần đổi.\n"
    "<i>Ví dụ: hạn 20/12; giao Lan; sản phẩm: 45 bản cam kết</i>"
)
SAID = "{who}: {content}"
SAID_OF_PLACE = "{speaker} ({place})"
GIVEN = "giao {name}"
WITH = "cùng {helpers}"
DUE = "hạn {due}"
PRODUCT = "sản phẩm: {words}"
AND = ", "
SPEAKER = "Đổi người nói"
TASK_PARTS = {
    "who_does": "Đổi người làm",
    "helpers_of": "Đổi người làm cùng",
    "by_when": "Đổi hạn",
    "product": "Đổi sản phẩm",
}
KEEP = "Giữ nguyên"
MENDED = Markup("Đã sửa.")
KEPT = Markup("Vẫn giữ như cũ.")
ASK_NEW_SPEAKER = Markup("Ai nói: “{words}”? Chọn ở dưới, hoặc gõ tên. Khách mời thì gõ tên khách.")

# The list
LIST = Markup("<b>Đã ghi</b>\n{lines}")
HEADINGS = {"away": "Vắng:", "opinions": "Ý kiến:", "conclusions": "Kết luận:", "tasks": "Việc giao:"}
TASK_MORE = Markup("\n    <i>{more}</i>")
AWAY_LINE = Markup("– {name}: {reason}")
NO_REASON = "không lý do"
NONE = Markup("Chưa ghi gì.")
HINT = Markup("\n\nCòn gì, đồng chí gõ tiếp, mỗi dòng một ý. Đúng cả thì đi tiếp.")
WAITING = Markup("\n\n⚠ Còn {count} chỗ chưa rõ.")
GO_ON_ASKING = "▶ Hỏi tiếp chỗ chưa rõ"
RIGHT = "✔ Đúng cả, đi tiếp"
PAGE_OF = Markup("\n<i>Trang {page}/{pages}</i>")
SUMMARY_WAITING = Markup("⚠ Còn {count} dòng đã gõ chưa rõ, chưa vào biên bản: {words}")
PARTS = {"entries": "từng mục"}
