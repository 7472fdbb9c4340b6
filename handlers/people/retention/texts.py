"""The words on forms that nobody goes on with."""

from markupsafe import Markup

ABANDONED = Markup(
    "📝 Đồng chí còn một mục ghi dở từ <b>{since}</b>. Nếu không ghi tiếp, phần đã ghi sẽ bỏ vào ngày <b>{until}</b>.\n"
    "Gõ /menu để xem và ghi tiếp."
)
