"""The words about opinions of somebody who is marked away."""

from markupsafe import Markup

ASK = Markup("Đồng chí <b>{name}</b> được ghi vắng mà có ý kiến:\n<i>{content}</i>\n\nThực tế thế nào, thưa đồng chí?")
ALL_CLEAR = Markup("Các ý kiến đều đã rõ của ai.")
WAS_HERE = "✔ Đồng chí ấy có mặt"
PASSED_ON = "✉ Vắng mặt, có gửi ý kiến"
TO_OPINIONS = "✏ Người khác nói, sửa ý kiến"
