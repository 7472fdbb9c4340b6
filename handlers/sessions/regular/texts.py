"""The words of opening a regular meeting or a committee's session."""

from markupsafe import Markup

TITLE = "Buổi họp khác"
ABOUT = "Mở buổi họp khác"
ASK_CELL = Markup("Của chi bộ nào?")
ASK_KIND = Markup(
    "Buổi này là buổi gì?\n<i>Buổi chuyên đề thì đồng chí đăng ký ở mục Đăng ký chuyên đề; "
    "buổi đã họp từ trước thì ở mục Ghi biên bản.</i>"
)
KINDS = {"regular": "Sinh hoạt chi bộ thường kỳ", "committee": "Họp chi ủy"}
ASK_THEME = Markup("Nội dung chính là gì?\n<i>Ví dụ: Đánh giá công tác tháng 11, nhiệm vụ tháng 12</i>")
USUAL_THEMES = {"regular": "Sinh hoạt thường kỳ tháng {month}/{year}", "committee": "Họp chi ủy tháng {month}/{year}"}
ASK_PLACE = Markup("Họp ở đâu?")
OPENED = Markup("✔ Đã mở: <b>{theme}</b>\n{kind} · {place}\nĐồng chí điều hành ngay, hoặc ghi biên bản sau khi họp.")
CHAIR = "🎙 Điều hành buổi này"
LOG = "📝 Ghi biên bản"
