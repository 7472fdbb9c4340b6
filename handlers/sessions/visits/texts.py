"""The words of visits."""

from markupsafe import Markup

PLANNER = Markup("<b>Lịch dự sinh hoạt chi bộ</b> (60 ngày tới)\n{lines}")
LINE = Markup("{start} · {cell}: <b>{visitor}</b>")
NOBODY = "chưa có người dự"
EMPTY = Markup("Chưa có buổi nào trong 60 ngày tới.")
ITEM = "{start} · {cell}"
EVENLY = "⚖ Đề xuất chia đều ({count} buổi)"
OWN = Markup("<b>Các buổi đồng chí dự</b>\n{lines}")
OWN_NONE = Markup("Đồng chí chưa được phân công dự buổi nào.")
TO_LIST = "🚗 Về lịch dự"

PAGE = Markup("<b>{theme}</b>\n{cell}\nThời gian: <b>{start}</b>\nNơi họp: {place}\nNgười dự: {visitor}")
CHOOSE = "👤 Chọn người dự"
CHANGE = "👤 Đổi người dự"
HAND_OVER = "🔁 Nhờ đồng chí khác dự"
FILES = "📎 Tài liệu ({count})"

CHOOSE_TITLE = "Chọn người dự"
CHOOSE_ABOUT = "Chọn người dự: {theme}"
ASK_WHO = Markup("{page}\n\nAi dự buổi này? Chọn ở dưới, hoặc gõ tên.")
BUSY = Markup("Đồng chí <b>{name}</b> đã dự buổi khác cùng giờ ({cell}, {start}). Chọn đồng chí khác nhé.")
CHOSEN = Markup("✅ Đồng chí <b>{name}</b> dự buổi này.")
SAME = Markup("Đồng chí <b>{name}</b> đã được phân công rồi. Chọn đồng chí khác nhé.")
CHANGED_MEANWHILE = Markup("Lịch dự vừa có thay đổi nên chưa ghi. Đồng chí gõ <kbd>/lichdu</kbd> để xem lịch mới.")

EVENLY_TITLE = "Chia đều lịch dự"
EVENLY_ABOUT = "Chia đều lịch dự"
ASK_EVENLY = Markup("Đề xuất, chi bộ lâu chưa có người dự xếp trước:\n{lines}")
LEFT_OUT = Markup("\n\nKhông xếp được {count} buổi vì ai cũng bận giờ ấy.")
SAVE = "💾 Lưu và báo các đồng chí"
SAVED = Markup("✅ Đã phân công {count} buổi và báo các đồng chí.")
NOTHING = Markup("Buổi nào cũng đã có người dự.")

HAND_TITLE = "Nhờ người khác dự"
HAND_ABOUT = "Nhờ người khác dự: {theme}"
ASK_REASON = Markup("Vì sao đồng chí không dự được?")
HANDED = Markup("✅ Đã chuyển cho đồng chí <b>{name}</b>.")

ASSIGNED = Markup("🚗 Đồng chí được phân công dự sinh hoạt:\n{page}")
TAKEN_OVER = Markup("🚗 Đồng chí <b>{by}</b> nhờ đồng chí dự thay:\n{page}\nLý do: {reason}")
RELIEVED = Markup("Đồng chí không phải dự buổi <b>{theme}</b>, {start} nữa.")
HANDED_NEWS = Markup(
    "🔁 <b>{by}</b> chuyển cho <b>{name}</b> dự buổi <b>{theme}</b> ({cell}), {start}.\nLý do: {reason}"
)
REMINDER = Markup("⏰ Nhắc đồng chí dự sinh hoạt:\n{page}")
OPEN = "🚗 Xem buổi này"
