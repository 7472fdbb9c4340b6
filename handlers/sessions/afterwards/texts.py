"""The words of registering a meeting that has been held."""

from markupsafe import Markup

BEGIN = "🕘 Buổi đã họp mà chưa đăng ký"
TITLE = "Buổi đã họp, chưa đăng ký"
ABOUT = "Buổi đã họp, chưa đăng ký"
ASK_CELL = Markup("Của chi bộ nào?")
ASK_KIND = Markup("Buổi đã họp là buổi gì?")
KINDS = {"thematic": "Sinh hoạt chuyên đề", "regular": "Sinh hoạt chi bộ thường kỳ"}
ASK_START = Markup(
    "Họp ngày nào, mấy giờ? Ghi được buổi trong {days} ngày qua.\n"
    "<i>Ví dụ: 15/11 19h; tối hôm qua 19h30; thứ ba tuần trước 19h</i>"
)
NOT_YET = Markup("{start} chưa tới. Buổi chưa họp thì đồng chí đăng ký trước ở mục Đăng ký chuyên đề nhé.")
TOO_LONG_AGO = Markup("{start} đã quá {days} ngày nên không ghi được nữa. Đồng chí xem lại ngày giúp.")
REGISTERED = Markup(
    "Ngày ấy chi bộ đã đăng ký buổi “{theme}”. Đồng chí ghi biên bản buổi ấy ở mục Ghi biên bản, hoặc gõ ngày khác."
)
LOGGED = Markup("Ngày ấy đã có biên bản buổi “{theme}”. Đồng chí gõ ngày khác nhé.")
ASK_PRESENTER = Markup("Ai trình bày chuyên đề? Chọn ở dưới, hoặc gõ tên.")
NO_PRESENTER = "Không ai trình bày riêng"
ASK_REASON = Markup(
    "Vì sao buổi này chưa đăng ký trước khi họp? Phường cũng đọc lý do này.\n"
    "<i>Ví dụ: họp đột xuất sau trận mưa lớn; máy hỏng nên chưa đăng ký kịp</i>"
)
ASK_SUMMARY = Markup("Đồng chí xem lại rồi chọn Lưu.\n\n{summary}")
SUMMARY = Markup(
    "<b>{theme}</b>\n{kind}\nHọp lúc: <b>{start}</b>\nNơi họp: {place}{more}\nChưa đăng ký trước vì: {reason}"
)
SUMMARY_THEMATIC = Markup("\nLĩnh vực: {field}\nKhu vực: {area}\nTrình bày: {presenter}")
NOBODY = "không ai trình bày riêng"
SAVE = "💾 Lưu"
EDIT = "✏ Sửa {part}"
PARTS = {
    "start": "ngày giờ",
    "theme": "tên chuyên đề",
    "subject": "nội dung",
    "field": "lĩnh vực",
    "area": "khu vực",
    "place": "nơi họp",
    "preparer": "người trình bày",
    "late_reason": "lý do",
}
SAVED = Markup(
    "✅ Đã ghi là buổi đăng ký sau khi họp.\n\n{summary}\n\n"
    "Đồng chí ghi biên bản luôn ở dưới, hoặc sau này ở mục Ghi biên bản."
)
LOG = "📝 Ghi biên bản buổi này"
