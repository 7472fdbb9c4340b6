"""The words of several reports in one sentence."""

from markupsafe import Markup

TITLE = "Báo cáo nhiều việc"
ABOUT = "Báo cáo {count} việc: “{words}”"
ASK = Markup("Em hiểu tin của đồng chí là {count} báo cáo. Đúng thì đồng chí chọn Gửi.\n\n{lines}")
LINE = Markup("– <b>{task}</b>\nKết quả: <b>{result}</b>{count}{due}\n<i>{words}</i>")
COUNT = Markup(" · {count}/{target} {unit}")
DUE = Markup(" · xin gia hạn đến {day}")
EDIT = "✏ Sửa: {task}"
DROP = "🗑 Bỏ: {task}"
SEND = "📨 Gửi {count} báo cáo"
SENT = Markup("✅ Đã gửi {count} báo cáo. Cảm ơn đồng chí.\n\n{lines}\n\n{told}{left}")
NOT_SENT = Markup("\n\n⚠ Chưa gửi được, vì việc vừa kết thúc: <b>{task}</b>\n<i>{words}</i>")
NONE = Markup("Đã bỏ hết, em không gửi gì.")
UNDO = "↩ Rút lại: {task}"
