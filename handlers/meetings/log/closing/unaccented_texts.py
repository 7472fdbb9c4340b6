"""The words about what was typed without accents."""

from markupsafe import Markup

ASK = Markup("Chỗ này gõ chưa có dấu, lên giấy sẽ khó đọc:\n<i>{words}</i>")
GUESS = Markup("\n\nEm đoán, có thể chưa đúng; đồng chí đọc kỹ giúp:\n<i>{words}</i>\n\nHoặc đồng chí gõ lại cho đúng.")
NO_GUESS = Markup("\n\nĐồng chí gõ lại có dấu giúp, hoặc giữ như đã gõ.")
MORE = Markup("\n<i>Còn {count} chỗ nữa như vậy.</i>")
TAKE = "✔ Đúng, ghi như em đoán"
KEEP = "Giữ như đã gõ"
KEEP_ALL = "Giữ cả {count} chỗ như đã gõ"
NONE_LEFT = Markup("Không còn chỗ nào chưa có dấu.")
ONWARD = "Tiếp tục"
