"""The words of searching."""

from markupsafe import Markup

TITLE = "Tìm"
ABOUT = "Tìm"
ASK = Markup("Đồng chí tìm gì? Gõ vài chữ, không cần dấu.\n<i>Ví dụ: xe lan chiem Lieu Nam</i>")
NOT_WORDS = Markup("Đồng chí gõ giúp ít nhất một chữ hay một số.")
FOUND = Markup("🔎 <b>{words}</b>\n{lines}")
NEARLY = Markup("🔎 <b>{words}</b>\nKhông nơi nào có đủ các chữ này; gần nhất là:\n{lines}")
NOTHING = Markup("🔎 <b>{words}</b>\nChưa tìm thấy buổi, việc hay địa điểm nào. Đồng chí thử ít chữ hơn nhé.")
LINES = {
    "sessions": Markup("🗓 Buổi sinh hoạt: {count}{more}"),
    "tasks": Markup("📋 Việc: {count}{more}"),
    "places": Markup("📍 Địa điểm: {count}{more}"),
}
MORE = " và còn nữa"
NOTE = Markup("\n<i>Chỉ tìm trong chuyên đề, việc và tên địa điểm, không tìm trong ý kiến phát biểu.</i>")
SESSION = "🗓 {day} {theme} ({cell})"
TASK = "📋 {content} ({cell})"
PLACE = "📍 {place} ({cell})"
