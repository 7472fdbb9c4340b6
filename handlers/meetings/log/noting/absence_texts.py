"""The words of why somebody was away."""

from markupsafe import Markup

ASK_ABSENCE = Markup("Đồng chí <b>{name}</b> vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")
REASONS = ("Ốm", "Đi công tác", "Việc gia đình")
ASKED_REASON = "Đã xin vắng: {reason}"
NO_REASON = "Vắng không lý do"
PRESENT = "Có mặt"
EXEMPT = "{name} (được miễn sinh hoạt, không phải điểm danh)"
