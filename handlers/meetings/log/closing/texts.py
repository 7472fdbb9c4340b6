"""The words of the vote, of the last look, and of what is saved."""

from markupsafe import Markup

KEPT = Markup(" Phần đồng chí đang ghi vẫn còn, chưa mất gì; gõ <kbd>/huy</kbd> nếu không cần nữa.")
CALLED_OFF = Markup("Buổi này đã hủy nên chưa lưu được. Phần đã ghi vẫn còn.")

# Vote
ASK_VOTE = Markup(
    "Biểu quyết: bao nhiêu đồng chí tán thành?\nCó mặt: {present}, có quyền biểu quyết: {entitled}\n"
    "<i>Gõ như: 16/17 (16 trên 17), hoặc 15 1 1 (tán thành, không tán thành, không có ý kiến).</i>"
)
ASK_VOTE_REST = Markup(
    "Tán thành {agreed}/{of}. Còn {left} đồng chí thế nào?\n"
    "<i>Chọn ở dưới, hoặc gõ hai số: không tán thành, không có ý kiến.</i>"
)
REST_AGAINST = "{count} không tán thành"
REST_ABSTAINING = "{count} không có ý kiến"
VOTE_REST_NOT_READ = Markup("Đồng chí gõ hai số cộng lại bằng {left}, ví dụ: <i>1 0</i>.")
ALL_AGREED = "{present}/{present} tán thành"
NO_VOTE = "Không biểu quyết"
VOTE_NOT_READ = Markup("Chưa hiểu số này. Đồng chí gõ như: <i>16/17</i> hoặc <i>15 1 1</i>.")
VOTE_MISFIT = Markup(
    "{agreed}/{of} chưa khớp với số có quyền biểu quyết là {entitled}. Đồng chí xem lại phần biểu quyết giúp nhé."
)

# The last look
ASK_SUMMARY = Markup("Đồng chí xem lại rồi chọn Lưu. Ai có việc sẽ nhận được ngay.\n\n{summary}")
SAVE = "💾 Lưu biên bản"
EDIT = "✏ Sửa {part}"
VOTE_PARTS = {"vote": "biểu quyết"}
SUMMARY_VOTE = Markup("Biểu quyết: {vote}")
SUMMARY = Markup("<b>{theme}</b>\n{times}")
END_OPEN = Markup("Bắt đầu: <b>{start}</b>; chưa ghi giờ kết thúc")
END_MISSING = Markup("Chưa rõ buổi họp kết thúc lúc nào. Đồng chí chọn “Sửa thời gian” để ghi giờ đã kết thúc giúp.")
CONCLUSION_MISSING = Markup("Chưa có kết luận nào. Đồng chí chọn “Sửa kết luận” để ghi giúp.")
TASK_LACKS = Markup("Việc {number} ({content}) chưa rõ người hoặc ngày. Đồng chí chọn “Sửa phần việc” để bổ sung giúp.")
NOT_BEGUN = Markup(
    "Buổi họp bắt đầu lúc {start}, chưa tới giờ nên chưa lưu được. Phần đã ghi vẫn còn; họp xong đồng chí lưu nhé."
)
ASSIGNEE_GONE = Markup("Đồng chí {name} không còn trong chi bộ. Đồng chí sửa phần việc giúp nhé.")

# Saved
SAVED = Markup("✅ Đã lưu biên bản: <b>{theme}</b>\n{times}\nCó mặt: {present}/{all}\n\n{tasks}")
SAVED_TASKS = Markup("Việc đã giao:\n{lines}")
SAVED_NO_TASKS = Markup("Buổi này không giao việc nào.")
TOLD = Markup("\n\nĐã báo: {names}.")
MISSED = Markup("\n\nChưa báo được vì chưa dùng trợ lý: {names}. Đồng chí báo trực tiếp giúp.")

# Told to those with a task
# To whose task the meeting decided on
DECIDED = {
    "done": Markup("👍 Buổi <b>{theme}</b> đã ghi nhận việc của đồng chí hoàn thành. Cảm ơn đồng chí.\n\n{card}"),
    "extend": Markup("⏳ Buổi <b>{theme}</b> đã định việc của đồng chí làm tiếp, hạn mới <b>{due}</b>.\n\n{card}"),
    "close": Markup("🗑 Buổi <b>{theme}</b> đã đóng việc này, đồng chí không phải làm nữa.\nLý do: {words}\n\n{card}"),
}
ASSIGNED_ONE = Markup("📌 Đồng chí được giao việc tại buổi <b>{theme}</b>:\n\n{lines}")
ASSIGNED_MANY = Markup("📌 Đồng chí được giao {count} việc tại buổi <b>{theme}</b>:\n\n{lines}")
ASSIGNED_TASK = Markup("<b>{content}</b>\nHạn: <b>{due}</b>")
ASSIGNED_HELPERS = Markup("\nLàm cùng: {helpers}")
ASSIGNED_EXPECTED = Markup("\nSản phẩm: {expected}")
ASSIGNED_TARGET = Markup("\nChỉ tiêu: {target} {unit}")
REPORT = "📣 Báo cáo: {task}"
