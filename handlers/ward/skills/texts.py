"""The words of lessons and skills."""

from markupsafe import Markup

HOME = Markup("🎓 <b>Học kỹ năng</b>\nMỗi tuần một bài ngắn. Đã nhận {sent}/{all} bài, trả lời {answered}.\n{state}")
ON = Markup("Bài tiếp theo: {when}.")
ALL_SENT = Markup("Đồng chí đã nhận đủ các bài.")
OFF = Markup("Hiện đang tắt, không gửi bài hằng tuần.")
TURN_OFF = "🔕 Tắt bài hằng tuần"
TURN_ON = "🔔 Bật bài hằng tuần"
READ = "📖 {title}"
OWN = "📈 Góp ý qua các buổi"
BACK = "⬅ Về học kỹ năng"

LESSON = Markup("🎓 <b>{title}</b> · {minutes} phút\n\n{body}\n\n❓ <b>{question}</b>")
LESSON_BARE = Markup("🎓 <b>{title}</b> · {minutes} phút\n\n{body}")
RIGHT = Markup("\n\n👍 Đúng rồi: {right}")
WRONG = Markup("\n\nĐồng chí chọn: {chosen}\n💡 Gợi ý: {right}")
HELPED = "👍 Có ích"
NOT_HELPED = "👎 Chưa giúp được"
THANKS = "Cảm ơn đồng chí, đã ghi."
ANSWERED_ALREADY = "Bài này đồng chí đã trả lời rồi."

OWN_HEADING = Markup("📈 <b>Góp ý của cấp ủy đi dự</b>\n<i>Chỉ đồng chí xem được bảng này.</i>\n{lines}")
OWN_NONE = Markup("📈 Chưa có góp ý nào của cấp ủy đi dự.")
OWN_LINE = Markup("{day}: {marks}{good}{try_}")
OWN_MARK = "{name} {points}/{most}"
OWN_GOOD = Markup("\n   + {words}")
OWN_TRY = Markup("\n   ↗ {words}")

WARD = Markup(
    "🎓 <b>Kỹ năng điều hành</b>\n{unit}\n\n<b>Đi dự quý này</b>\n{visits}\n\n<b>Góp ý</b>\n{means}\n\n"
    "<b>Bài học có ích</b>\n{helpful}"
)
VISITS = ("Buổi đã có cấp ủy dự: {done}", "Buổi có lịch dự: {planned}", "Góp ý đã gửi: {given}")
MEANS = Markup("Quý {quarter}/{year}: {marks}")
MEAN = "{name} {points}/{most}"
TOO_FEW = Markup("Quý {quarter}/{year}: mới có ít chi bộ được góp ý, chưa tính trung bình.")
NO_MEANS = "Chưa có góp ý nào."
HELPFUL = "{title}: {helped}/{of} người thấy có ích"
NO_HELPFUL = "Chưa có ai nhận xét."
NO_NAMES = Markup("\n<i>Trung bình cả phường, không ghi tên ai.</i>")
QUARTERS = ("I", "II", "III", "IV")
