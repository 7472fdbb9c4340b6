"""The words of places."""

from markupsafe import Markup

NO_NAME = "một đồng chí"
HEADING = Markup("📍 <b>Nơi được nêu trong các buổi</b>\n{where}, {months} tháng qua và việc chưa xong.\n{lines}")
NOTHING = Markup("📍 Chưa có nơi nào được nêu trong các biên bản đồng chí xem được.")
LINE = Markup("{name}: chưa xong <b>{open}</b>, đã xong {closed}{cells}")
IN_CELLS = " ({count} chi bộ)"
MORE = "… và {count} nơi nữa"
WHERE_ONE = "{name}"
WHERE_MANY = "{count} chi bộ"
PLACE = Markup("📍 <b>{name}</b>\n{lines}\n<i>Không ghi tên người nêu.</i>")
OPEN, CLOSED = "○", "✓"
MATTER = Markup("{sign} {day} · {cell}: {content}{task}")
TASK = Markup(" → việc: {content}")
CLOSE = "✓ Đã giải quyết: {content}"
CLOSED_ALREADY = "Việc này đã ghi là giải quyết xong rồi."
LABEL = "📍 {name}"
BACK = "⬅ Về các nơi"
PICTURE = "🖼 Ảnh"
PICTURE_FILE = "noi-duoc-neu.png"
PICTURE_TITLE = "Nơi được nêu trong các buổi sinh hoạt"
PICTURE_WHERE = "{where} · số liệu lúc {moment}"
PICTURE_LEGEND = (("open", "chưa xong"), ("closed", "đã xong"))
PICTURE_CAPTION = Markup("Nơi được nêu, chưa xong (○) và đã xong (✓).")

TWICE = Markup(
    "📍 Hai chi bộ cùng nêu một chuyện ở <b>{place}</b>:\n{lines}\n\nĐồng chí có muốn báo để hai chi bộ cùng lo không?"
)
TWICE_LINE = Markup("{cell} ({day}): {content}")
JOIN = "🤝 Báo cho hai chi bộ"
JOINED = Markup("Đã báo bí thư {first} và {second}.")
JOINED_ALREADY = "Hai chi bộ đã được báo rồi."
TOLD = Markup(
    "🤝 Đảng ủy phường báo: <b>{other}</b> cũng đang lo chuyện ở <b>{place}</b>:\n{content}\n\n"
    "Đồng chí trao đổi với bí thư chi bộ bạn, qua Đảng ủy phường, để cùng làm."
)
