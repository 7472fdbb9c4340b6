"""The words of the cell's rhythm and of the year's page."""

from markupsafe import Markup

TITLE = "Lịch họp hằng tháng"
ABOUT = "Lịch họp hằng tháng của chi bộ"
ASK_CELL = Markup("Của chi bộ nào?")
ASK = Markup(
    "Chi bộ họp thường kỳ ngày nào, mấy giờ, ở đâu?\n"
    "<i>Ví dụ: ngày 3 hằng tháng, 19h, nhà văn hóa\nHoặc: tối thứ Bảy tuần đầu 19h30, hội trường tổ 5</i>"
)
UNREAD = Markup(
    "Em chưa rõ ngày. Đồng chí viết một ngày cố định của tháng dương lịch, hoặc thứ mấy tuần thứ mấy.\n"
    "<i>Ví dụ: ngày 3 hằng tháng, 19h, nhà văn hóa</i>"
)
ASK_HOUR = Markup("Họp lúc mấy giờ?\n<i>Ví dụ: 19h30</i>")
HOUR_UNREAD = Markup("Em chưa rõ giờ. Đồng chí viết giúp, ví dụ: 19h30 hoặc 7 giờ tối.")
ASK_PLACE = Markup("Họp ở đâu?")
ASK_COMMITTEE = Markup("Chi ủy họp trước buổi thường kỳ mấy ngày?")
COMMITTEE = {2: "Trước 2 ngày", 3: "Trước 3 ngày", 5: "Trước 5 ngày", 7: "Trước 7 ngày", 0: "Chi ủy không họp riêng"}
SUMMARY = Markup(
    "<b>{rule}</b>\n{committee}\n\nMấy tháng tới:\n{months}\n\n"
    "Buổi nào trúng ngày lễ, Tết thì em dời và hỏi lại đồng chí. Từng buổi vẫn đổi riêng được."
)
SAVE = "💾 Lưu lịch"
EDIT_RULE, EDIT_PLACE, EDIT_COMMITTEE = "✏ Sửa ngày giờ", "✏ Sửa nơi họp", "✏ Sửa chi ủy"
SAVED = Markup("Đã lưu lịch họp hằng tháng.")
SAVED_BUT = Markup("Đã lưu lịch họp hằng tháng. Giữ nguyên buổi đã báo mọi người: {kept}.")

RULE = "Họp thường kỳ {day}, {hour}, {place}"
DAY_NUMBER = "ngày {number} hằng tháng"
DAY_LAST = "ngày cuối tháng"
DAY_OF_WEEK = "{weekday} {nth} hằng tháng"
NTH = {1: "tuần đầu", 2: "tuần thứ hai", 3: "tuần thứ ba", 4: "tuần thứ tư", -1: "tuần cuối"}
RULE_COMMITTEE = "Chi ủy họp trước {days} ngày"
RULE_NO_COMMITTEE = "Chi ủy không họp riêng"

YEAR = Markup("<b>Lịch họp năm {year}</b>\n{cell}")
NO_RHYTHM = Markup("Chi bộ chưa có lịch họp hằng tháng.")
NO_RHYTHM_LEADER = Markup("Chi bộ chưa có lịch họp hằng tháng. Đồng chí đặt một lần, em xếp sẵn các tháng.")
MONTH = Markup("<b>Tháng {month}</b>: {parts}")
REGULAR = Markup("{day} {hour}")
MOVED_FROM = Markup(" (dời vì ngày {day} nghỉ lễ, Tết)")
COMMITTEE_ON = Markup("chi ủy {day}")
THEME_ON = Markup("chuyên đề {day}: {theme}")
OFF = Markup("{what} không họp")
ON_HOLD = Markup("{what} hoãn")
HELD = Markup("✔ {what}")
NOTHING = Markup("–")
REGULAR_WORD, COMMITTEE_WORD = "thường kỳ", "chi ủy"
MONTH_LABEL = "Tháng {month}"
SET = "🔁 Đặt lịch hằng tháng"
CHANGE = "✏ Đổi lịch hằng tháng"
OTHER_YEAR = "🗓 Năm {year}"
NOT_YET = "Tháng này chưa có buổi nào để xem."
MONTH_OVER = "Buổi của tháng này đã qua."
WHICH = Markup("<b>Tháng {month}/{year}</b>\nĐồng chí chọn buổi để xem hoặc đổi.")
WHICH_LABEL = "{day} · {theme}"
TO_YEAR = "🗓 Về lịch cả năm"

ASK_HOLIDAY = Markup(
    "🗓 <b>{theme}</b>\nTheo lịch là {meant}, trúng ngày nghỉ lễ, Tết. Em xếp sang <b>{start}</b>.\n"
    "Đồng chí xem được chưa?"
)
KEEP_DAY = "✔ Được, giữ ngày này"
KEPT_DAY = Markup("Vâng, giữ <b>{start}</b>.")
