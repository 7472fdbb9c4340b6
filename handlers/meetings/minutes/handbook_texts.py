"""The words of what is copied into the national handbook."""

from markupsafe import Markup

NAMES = {
    "title": "Tiêu đề",
    "time": "Thời gian",
    "place": "Địa điểm",
    "content": "Nội dung",
    "conclusion": "Kết luận",
    "vote": "Biểu quyết",
}
FIELD = Markup("<b>{name}</b>\n<pre>{words}</pre>")
TIME = "{begins} đến {ends}, ngày {day}"
PRESENTER = "Người trình bày: {presenter}."
EARLIER = "Kiểm điểm {count} việc kỳ trước."
LINE = "{number}. {words}"
TASKS = "Giao việc:"
TASK = "- {content} {who} Hạn {due}."
