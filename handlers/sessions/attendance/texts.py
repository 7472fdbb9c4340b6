"""The words of calendar entries, guests' invitations, and of asking those who have not answered."""

from markupsafe import Markup

ENTRY = Markup("📆 Mở tệp này để thêm buổi họp vào lịch điện thoại.\n<b>{theme}</b>\n{start}")
ENTRY_MOVED = Markup("📆 Lịch mới, mở tệp để cập nhật.\n<b>{theme}</b>\n{start}")
ENTRY_CALLED_OFF = Markup("📆 Buổi này không họp nữa, mở tệp để xóa khỏi lịch.\n<b>{theme}</b>\n{start}")
ENTRY_IN_WORDS = Markup("📆 Đồng chí ghi vào lịch giúp:\n<b>{theme}</b>\n<b>{start}</b>, đến khoảng {end}\n{place}")
ENTRY_MOVED_IN_WORDS = Markup(
    "📆 Lịch đã đổi, đồng chí sửa lại trong lịch giúp:\n<b>{theme}</b>\n<b>{start}</b>, đến khoảng {end}\n{place}"
)
ENTRY_CALLED_OFF_IN_WORDS = Markup("📆 Buổi này không họp nữa, đồng chí xóa khỏi lịch giúp:\n<b>{theme}</b>\n{start}")
ENTRY_ON_HOLD = Markup("📆 Buổi này tạm hoãn, mở tệp để xóa lịch cũ.\n<b>{theme}</b>\n{start}")
ENTRY_ON_HOLD_IN_WORDS = Markup("📆 Buổi này tạm hoãn, đồng chí xóa lịch cũ giúp:\n<b>{theme}</b>\n{start}")
DESCRIPTION = "{cell}. Người chuẩn bị: {preparer}."
NOBODY = "chưa phân công"

ASIDE = "báo dự, báo vắng"

NUDGED = "Đang nhắc {count} đồng chí."
NUDGED_ALREADY = "Hôm nay đã nhắc rồi."
NOBODY_LEFT = "Ai cũng đã trả lời rồi."
NUDGE_NEWS = Markup("🔔 Đồng chí <b>{by}</b> nhắc trả lời: đồng chí dự được hay xin vắng?\n\n{card}")

TOO_FEW = Markup(
    "⚠ Buổi <b>{theme}</b>, {start}: mới có {coming}/{expected} đồng chí báo dự được, dưới mức {share}%.\n"
    "Chưa trả lời: {unanswered}. Xin vắng: {excused}."
)

GUESTS_NONE = "Buổi này không mời khách."
GUEST_TEXT = Markup(
    "Kính gửi: {name}\n{cell} trân trọng kính mời dự buổi sinh hoạt chuyên đề\n“{theme}”\n"
    "Thời gian: {start}\nĐịa điểm: {place}\nRất mong được đón tiếp."
)
GUEST_FORWARD = Markup(
    "Đồng chí chuyển tiếp giấy mời ở dưới cho khách giúp. Khách đã dùng trợ lý thì em mời trực tiếp."
)
GUESTS = Markup("<b>Khách mời</b>\n{theme}\n{start}\n\n{lines}")
GUESTS_HOW = Markup("Khách báo lại thế nào, đồng chí chọn ở dưới để ghi. Chọn nhầm thì chọn lại.")
MARK = {"asked": "✉ Đã mời {name}", "accepted": "✅ {name} nhận lời", "declined": "✖ {name} không dự"}
NOTED_ALREADY = "Đã ghi như vậy rồi."
GUEST_HERE = Markup("<b>{name}</b> dùng trợ lý, đã được mời trực tiếp.")
GUEST_INVITED = Markup("✉ Kính mời đồng chí dự buổi sinh hoạt với tư cách khách mời.\n\n{card}")
CARD_HEAD = "GIẤY MỜI"
CARD_LINES = ("Kính mời: {name}", "Dự buổi sinh hoạt chuyên đề", "“{theme}”", "Thời gian: {start}", "Địa điểm: {place}")

IN_WORDS_TITLE = "Báo dự / vắng"
IN_WORDS_ABOUT = "Báo dự / vắng: {words}"
NONE_ON_DAY = Markup("{day} em chưa thấy buổi nào.\n")
WHICH_COMING = Markup("Em hiểu: đồng chí <b>dự được</b> («{words}»).\nĐồng chí chọn đúng buổi giúp.")
WHICH_AWAY = Markup("Em hiểu: đồng chí <b>xin vắng</b> («{words}»).\nĐồng chí chọn đúng buổi giúp.")
