"""The one word that is said."""

from markupsafe import Markup

ASK_AFTER = Markup(
    "Đồng chí <b>{name}</b> đã xin vắng {count} buổi liền. Đồng chí thăm hỏi xem đồng chí ấy có khó khăn gì.\n"
    "<i>Lời nhắc này chỉ gửi riêng bí thư.</i>"
)
