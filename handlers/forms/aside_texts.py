"""The words for what is said inside a form and may be of another matter."""

from markupsafe import Markup

OFFERED = Markup("Lời này như {about}: «{words}». Em vẫn giữ. Làm việc ấy trước, hay đồng chí trả lời tiếp câu dưới?")
ANSWER_OR = Markup("Đồng chí viết: «{words}». Đây là câu trả lời cho câu dưới, hay {about}?")
ABOUT_MATTER = "đồng chí muốn {about}"
ABOUT_QUESTION = "đồng chí hỏi em"
ABOUT_COMMAND = {
    "stop": "đồng chí muốn thôi, không ghi nữa (thì gõ “hủy”)",
    "back": "đồng chí muốn về câu trước (thì gõ “quay lại”)",
    "menu": "đồng chí muốn về bảng chọn",
    "pass": "đồng chí muốn trả lời cách khác",
}
ANSWER = "📝 Tôi trả lời"
ASK = "❓ Tôi hỏi"
FIRST = "⏸ Làm việc ấy trước"
MENU = "🏠 Về bảng chọn"
STOP = Markup("Đồng chí muốn thôi, không ghi nữa thì gõ “hủy”. Muốn ghi tiếp thì trả lời câu dưới.")
