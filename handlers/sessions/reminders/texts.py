"""The words of reminders: one part for each row of the table that a message says."""

from markupsafe import Markup

SESSION = Markup("🔔 {card}\n\n{parts}")
PREPARE_START = Markup(
    "Đồng chí chuẩn bị chuyên đề này. Đồng chí bàn với bí thư về mục đích, nội dung và cách làm nhé."
)
NAME_PREPARER = Markup("Buổi này chưa có người chuẩn bị. Đồng chí phân công giúp một đồng chí nhé.")
PREPARE_DRAFT = Markup("Đồng chí gửi bản dự thảo chuyên đề để bí thư xem trước nhé.")
SECRETARY_CHECK = Markup(
    "Đồng chí xem lại giúp: nơi họp, tài liệu, khách mời. Tài liệu cần đến tay đảng viên trước ít nhất một ngày."
)
IN_CHARGE_NOTICE = Markup("Kính mời đồng chí, cấp ủy viên phụ trách chi bộ, đến dự.")
INVITATION = Markup("Mời đồng chí dự họp. Đồng chí báo giúp: dự được hay xin vắng?")
INVITATION_ANSWERED = Markup("Mời đồng chí dự họp. Đồng chí đã báo: <b>dự được</b>.")
EXEMPT_INVITATION = Markup(
    "Kính mời đồng chí đến dự nếu sức khỏe và công việc cho phép. Đồng chí được miễn sinh hoạt nên không phải báo lại."
)
INVITATION_AGAIN = Markup("Mong đồng chí báo giúp: dự được hay xin vắng?")
SECRETARY_TOMORROW = Markup("{counts}\nĐồng chí xem giúp tài liệu đã gửi đủ chưa.")
SOON = Markup("Sắp đến giờ họp. Mời đồng chí đến đúng giờ.")

PARTS = {
    "prepare_start": PREPARE_START,
    "name_preparer": NAME_PREPARER,
    "prepare_draft": PREPARE_DRAFT,
    "secretary_check": SECRETARY_CHECK,
    "in_charge_notice": IN_CHARGE_NOTICE,
    "invitation": INVITATION,
    "exempt_invitation": EXEMPT_INVITATION,
    "invitation_again": INVITATION_AGAIN,
    "secretary_tomorrow": SECRETARY_TOMORROW,
    "soon": SOON,
}

TASKS = Markup("📋 <b>Việc của đồng chí</b>\n{lines}\n\nĐồng chí chọn ở dưới để báo kết quả.")
TASK_SOON = Markup("{task}: hạn {day}")
TASK_TODAY = Markup("{task}: <b>đến hạn</b> {day}")
TASK_LATE = Markup("{task}: <b>quá hạn</b> từ {day}")
TASKS_MORE = Markup("và {count} việc nữa, xem ở <kbd>/viec</kbd>")
# Those who do it and are no members hear nothing from the bot: they are asked through whoever answers for it.
TASK_ASK_OUTSIDE = Markup("\n    Đồng chí hỏi giúp: {names}")
TASK_DONE = "✅ Xong: {task}"
TASK_OPEN = "📣 Báo cáo: {task}"
TASK_LATER = "⏰ Nhắc lại: {task}"
TASK_EXTEND = "⏳ Xin gia hạn: {task}"
