"""The words of choosing what to log, and of looking at minutes."""

from markupsafe import Markup

TITLE = "Ghi biên bản"
ABOUT = "Biên bản: {theme}"
PICK_SESSION = Markup("Đồng chí ghi biên bản buổi nào?")
PICK_ONE = Markup("Ghi biên bản buổi này?\n\n{card}")
LOG_ONE = "📝 Ghi buổi này"
LOG_ITEM = "📝 {start} · {theme}"
LOG_ITEM_OF_CELL = "📝 {start} · {cell} · {theme}"
VIEW_ITEM = "📄 Xem lại: {start} · {theme}"
NONE_TO_LOG = Markup(
    "Chưa có buổi sinh hoạt nào đến giờ để ghi biên bản.\nBuổi đã họp mà chưa đăng ký thì đồng chí ghi ở dưới."
)
ALREADY_LOGGED = Markup("Buổi này đồng chí <b>{name}</b> đã lưu biên bản lúc {at}.")
VIEW = "📄 Xem lại biên bản"
MINUTES_PAGE = Markup("{text}\n\n<i>Trang {page}/{pages}</i>")
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
