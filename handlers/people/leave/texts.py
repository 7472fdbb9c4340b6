"""The words of leave."""

from markupsafe import Markup

TITLE = "Báo đi vắng"
ABOUT = "Báo đi vắng"
ABOUT_OTHER = "Báo đi vắng: {who}"
ASK_WHO = Markup("Ai đi vắng? Chọn ở dưới, hoặc gõ tên.")
MYSELF = "👤 Tôi đi vắng"
ASK_FIRST = Markup("{who} vắng từ ngày nào?\n<i>Chọn ở dưới, hoặc gõ như: mai; từ 3/12 đến 10/12</i>")
ASK_LAST = Markup("{who} vắng từ <b>{first}</b> đến hết ngày nào?\n<i>Chọn ở dưới, hoặc gõ như: chủ nhật; 10/12</i>")
YOU = "Đồng chí"
OTHER = "Đồng chí {name}"
ONLY_DAY = "Chỉ ngày {day}"
TODAY = "Hôm nay · {day}"
TOMORROW = "Ngày mai · {day}"
SUMMARY = Markup("{who} vắng từ <b>{first}</b> đến hết <b>{last}</b>.\nTrong thời gian này em không nhắc việc.")
SAVE = "💾 Lưu"
SAVED = Markup("🌴 Đã ghi: {who} vắng từ <b>{first}</b> đến hết <b>{last}</b>. Em không nhắc việc trong thời gian này.")
TOLD_OTHER = Markup(
    "🌴 Đồng chí {by} đã ghi giúp: đồng chí vắng từ <b>{first}</b> đến hết <b>{last}</b>. "
    "Em không nhắc việc trong thời gian này."
)
TOLD_LEADER = Markup("🌴 Đồng chí <b>{who}</b> báo vắng từ <b>{first}</b> đến hết <b>{last}</b>.")
PROBLEMS = {
    "past": Markup("Ngày này đã qua rồi. Đồng chí chọn ngày khác nhé."),
    "far": Markup("Ngày này xa quá một năm. Đồng chí xem lại giúp nhé."),
    "ends_first": Markup("Ngày cuối không được trước ngày đầu. Đồng chí xem lại giúp nhé."),
    "too_long": Markup("Khoảng này dài quá một năm. Đồng chí xem lại giúp nhé."),
}
LIST = Markup("<b>Đi vắng</b>\n{lines}")
LINE = Markup("{who}: từ {first} đến hết {last}")
END = "↩ Đã về: {who}"
ADD = "➕ Báo thêm"
ENDED = Markup("Đã ghi: {who} đã về. Em nhắc việc lại như thường.")
OVER = "Lần vắng này đã hết rồi."
