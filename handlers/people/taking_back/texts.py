"""The words of taking back what one has said."""

from markupsafe import Markup

ASIDE = "rút lại điều đã gửi"
ASK = Markup("Rút lại {said}?")
ANSWER = Markup("lời báo {answer} buổi <b>{theme}</b>, {start}")
COMING = "dự được"
AWAY = "vắng ({reason})"
OPINION = Markup("ý kiến gửi trước buổi <b>{theme}</b>: «{text}»")
MESSAGE = Markup("lời gửi đồng chí {names} lúc {at}")
REPORT = Markup("báo cáo việc <b>{task}</b>, gửi lúc {at}")
# Not the words that ask for it: who types these later asks anew.
TAKE_BACK = "↩ Đúng, rút lại"
LEAVE = "⬅ Để nguyên"
OTHERS = "↩ Lời khác của tôi"
WHICH = Markup("Đồng chí rút lại lời nào?\n{lines}")
BOTH = "↩ Rút lại cả hai"
ALL = "↩ Rút lại cả {count}"
LEFT = Markup("Dạ, em để nguyên.")
GONE = Markup("Lời này không rút lại được nữa.")
BUTTONS = {1: "↩ Báo cáo: {words}", 2: "↩ Dự / vắng: {words}", 3: "↩ Ý kiến: {words}", 4: "↩ Gửi bí thư {words}"}

ANSWER_BACK = Markup("↩ Đã rút lại lời báo {answer}. Khi rõ, đồng chí báo lại giúp: dự được hay xin vắng?")
MESSAGE_BACK_UNREAD = Markup("↩ Đã rút lại lời gửi bí thư. Lời ấy chưa tới ai.")
MESSAGE_BACK = Markup("↩ Đã rút lại lời gửi bí thư, và báo đồng chí {names} như vậy. Đồng chí ấy có thể đã đọc rồi.")
DONE_LINES = Markup("↩ Đã rút lại:\n{lines}")
