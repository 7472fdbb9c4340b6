"""The words of one's devices."""

from markupsafe import Markup

LIST = Markup(
    "<b>Máy của đồng chí {name}</b>\nNhững máy này đang dùng trợ lý bằng tên của đồng chí. Thấy máy lạ "
    "hoặc mất máy thì đồng chí gỡ ngay giúp. Các máy chung một tài khoản trò chuyện chỉ hiện một "
    "dòng:\n{lines}"
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
BACK = "⬅ Quay lại"
REMOVED = Markup("📵 Đã gỡ {count} máy của đồng chí <b>{name}</b>.")
NO_OTHERS = "Không có máy nào khác."
NOT_THIS = "Đây là máy đang dùng. Gỡ từ một máy khác, hoặc nhờ quản trị."
GOODBYE = Markup("Máy này không còn được dùng tên ấy với trợ lý nữa. Nếu không đúng, báo bí thư chi bộ hoặc quản trị.")
TOLD = Markup(
    "📵 Vừa gỡ một máy ({channel}) khỏi tên của đồng chí. Nếu đồng chí không gỡ và không nhờ ai gỡ, "
    "xin báo ngay bí thư chi bộ hoặc quản trị."
)

# On the command line: plain text.
CALLED = "Máy của {name} ({code}, {unit}):"
CALLED_NONE = "{name} ({code}, {unit}) không có máy nào."
CALLED_NO_SUCH = "Không có máy số {number}. Xem số ở: chibo devices list {code}"
CALLED_REMOVED = "Đã gỡ {count} máy của {name} ({code}, {unit})."
