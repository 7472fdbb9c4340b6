"""The words of joining."""

from markupsafe import Markup

UNKNOWN = Markup(
    "Chào đồng chí. Em là trợ lý của chi bộ, chỉ phục vụ đồng chí có lời mời. Đồng chí xin lời mời ở bí thư chi bộ nhé."
)
