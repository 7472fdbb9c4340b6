"""The words of signs: what was seen, to the secretary and to the ward, and the answer beside it."""

from markupsafe import Markup

NAMES = {
    "registered_late": "Đăng ký sau khi họp",
    "near_copy": "Chuyên đề gần như chép lại",
    "prepared_late": "Chuẩn bị muộn",
    "too_short": "Họp ngắn hơn quy định",
    "bare_conclusion": "Kết luận chung chung hoặc chưa giao việc",
    "all_on_one": "Mọi việc dồn cho một người",
    "without_day": "Việc không có hạn riêng",
    "no_result_seen": "Xong mà chưa thấy kết quả",
    "not_followed_up": "Việc quá hạn chưa ai hỏi lại",
}
REASONS = {
    "registered_late": Markup("Họp ngày {held}, đến {registered} mới đăng ký. Chi bộ nêu lý do: {words}"),
    "near_copy": Markup("Giống {percent}% {which}."),
    "prepared_late": Markup("Làm sau ngày đã định: {steps}."),
    "too_short": Markup("Họp {minutes} phút, quy định ít nhất {least} phút."),
    "bare_conclusion": Markup("“{conclusions}” chưa nêu nơi, người, ngày, hoặc chưa giao thành việc."),
    "all_on_one": Markup("Cả {count} việc giao cho một người."),
    "without_day": Markup("Mọi việc cùng một hạn xa: {day}."),
    "no_result_seen": Markup("{count}/{all} việc báo xong chưa nêu sản phẩm, không ảnh, không số lượng: {tasks}."),
    "not_followed_up": Markup("Quá hạn lâu, chưa có báo cáo: {tasks}."),
}
EARLIER_THEME = Markup("một chuyên đề đăng ký trước")
NAMED_THEME = Markup("chuyên đề đăng ký trước “{theme}” của {cell} ({day})")
WITHOUT_DAY_AT_ALL = Markup("Không việc nào có hạn.")

SIGN = Markup("<b>{name}</b>. {reason}")
ANSWERED = Markup("\n   ↳ Bí thư trả lời ({day}): {answer}")
NOT_ANSWERED = Markup("\n   ↳ Bí thư chưa trả lời.")
HEADING = Markup("🔎 <b>Điều cần xem lại</b>")

NOTICE = Markup(
    "🔎 Đồng chí xem giúp buổi <b>{theme}</b> ({day}):\n{lines}\n\n"
    "Đồng chí trả lời trước {shown} giúp; từ lúc đó phường cũng đọc được, cùng câu trả lời của đồng chí."
)
ANSWER = "✍ Trả lời: {name}"
SEE = "👁 Xem buổi này"

TITLE = "Trả lời điều cần xem lại"
ABOUT = "Trả lời: {name}"
ASK = Markup("{sign}\n\nBuổi: <b>{theme}</b>\nĐồng chí trả lời vài câu; phường sẽ đọc cùng câu trả lời này.{before}")
BEFORE = Markup("\n<i>Lần trước đồng chí viết: {answer}</i>")
SAVED = Markup("Đã ghi câu trả lời của đồng chí:\n<i>{answer}</i>")
GONE = Markup("Điều này không còn nữa, nên không cần trả lời. Cảm ơn đồng chí.")
