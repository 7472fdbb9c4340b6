"""The words of taking a report back."""

from markupsafe import Markup

ASK = Markup("Rút lại báo cáo này?\n\n{summary}\nGửi lúc {at}.")
TAKE_BACK = "↩ Rút lại báo cáo"
TOO_LATE = Markup(
    "Sau báo cáo này việc đã có thay đổi khác, nên em không rút lại được nữa:\n\n{summary}\nGửi lúc {at}.\n\n"
    "Đồng chí báo cáo lại cho đúng, hoặc nhắn bí thư: {heads}."
)
TOO_LATE_CLOSED = Markup(
    "Sau báo cáo này việc đã có thay đổi khác, nên em không rút lại được nữa:\n\n{summary}\nGửi lúc {at}.\n\n"
    "Cần sửa, đồng chí nhắn bí thư: {heads}."
)
LATE = "Việc đã có thay đổi khác, nên không rút lại được nữa."
REPORT_AGAIN = "📣 Báo cáo lại"
NOBODY = "chưa có"
