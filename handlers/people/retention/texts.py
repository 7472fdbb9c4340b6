"""The words on forms that nobody goes on with, and on what waited too long for consent."""

from markupsafe import Markup

ABANDONED = Markup(
    "📝 Đồng chí còn một mục ghi dở từ <b>{since}</b>. Nếu không ghi tiếp, phần đã ghi sẽ bỏ vào ngày <b>{until}</b>.\n"
    "Gõ <kbd>/menu</kbd> để xem và ghi tiếp."
)
UNANSWERED = Markup(
    "⚠ {updates} tin của {people} đồng chí chưa trả lời câu hỏi đồng ý về dữ liệu đã giữ quá {days} ngày nên đã xóa, "
    "chưa làm. Trợ lý chưa giúp được gì cho các đồng chí ấy: nhắc bí thư các chi bộ hỏi lại giúp."
)
