"""The words of one's devices."""

from markupsafe import Markup

LIST = Markup(
    "<b>Máy của đồng chí {name}</b>\nNhững máy này nói thay đồng chí với trợ lý. Thấy máy lạ hoặc mất máy thì gỡ "
    "ngay:\n{lines}"
)
LIST_OF = Markup("<b>Máy đang dùng tên đồng chí {name}</b>\n{lines}")
LIST_NONE = Markup("Không có máy nào đang dùng tên đồng chí {name}.")
LINE = Markup("{number}. {channel}, từ {since}, dùng gần nhất: {used}{here}")
HERE = " (máy này)"
NEVER = "chưa ghi"
REMOVE = "📵 Gỡ máy {number} ({channel})"
REMOVE_OTHERS = "📵 Gỡ tất cả máy khác"
ASK_REMOVE = Markup(
    "Gỡ máy {number} ({channel}, từ {since}) của đồng chí <b>{name}</b>? Máy ấy không dùng được tên này nữa; phần đang "
    "mở ở đó dừng ngay. Muốn dùng lại thì phải được mời lại."
)
ASK_REMOVE_OTHERS = Markup("Gỡ tất cả máy khác ({count}), chỉ giữ máy này? Muốn dùng lại thì phải được mời lại.")
SURE = "📵 Gỡ"
BACK = "◀ Quay lại"
REMOVED = Markup("📵 Đã gỡ {count} máy của đồng chí <b>{name}</b>.")
NO_OTHERS = "Không có máy nào khác."
NOT_THIS = "Đây là máy đang dùng. Gỡ từ một máy khác, hoặc nhờ quản trị."
GOODBYE = Markup("Máy này không còn được dùng tên ấy với trợ lý nữa. Nếu không đúng, báo bí thư chi bộ hoặc quản trị.")
TOLD = Markup(
    "📵 Vừa gỡ một máy ({channel}) khỏi tên của đồng chí. Nếu không phải đồng chí hoặc quản trị gỡ, báo ngay cho bí "
    "thư chi bộ hoặc quản trị."
)

# On the command line: plain text.
CALLED = "Máy của {name} ({code}, {unit}):"
CALLED_NONE = "{name} ({code}, {unit}) không có máy nào."
CALLED_NO_SUCH = "Không có máy số {number}. Xem số ở: chibo devices list {code}"
CALLED_REMOVED = "Đã gỡ {count} máy của {name} ({code}, {unit})."
