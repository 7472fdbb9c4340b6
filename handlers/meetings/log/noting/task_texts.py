"""The words of the tasks that a meeting gives."""

from markupsafe import Markup

DUE_MISSING = "⚠ chưa có ngày"
WHO_MISSING = "⚠ chưa có người"
OF_CONCLUSION = Markup(" (kết luận {number})")
ASK_OF_CONCLUSION = Markup("Việc này thực hiện kết luận nào?")
OF_NONE = "Việc khác"
MORE_DOUBTS = Markup("⚠ … và {count} điều nữa")
DOUBT_CONCLUSION = Markup("⚠ Kết luận {number} chưa có việc nào.")
DOUBT_WHO = Markup("⚠ Việc {number} chưa có người chịu trách nhiệm.")
DOUBT_DUE = Markup("⚠ Việc {number} chưa có ngày hoàn thành.")
DOUBT_PRODUCT = Markup("⚠ Việc {number} chưa nêu sản phẩm (xong việc thì có gì để thấy, để đếm).")
DOUBT_MANY = Markup("⚠ Đồng chí {name} nhận {count} việc, trong khi {idle} đồng chí chưa có việc nào.")
TASKS = Markup("<b>Việc giao</b>\n{lines}")
NO_TASKS = Markup("Chưa giao việc nào.\n<i>Gõ luôn một dòng cũng được: giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ</i>")
EARLIER_TASKS = Markup("… {count} việc trước đó")
ADD_TASK = "➕ Thêm việc"
TASKS_DONE = "Xong phần việc"
TASK_NOTED = Markup("Đã ghi việc {number}. Hạn: <b>{due}</b>")
TASKS_FULL = Markup("Buổi này đã giao {most} việc. Đồng chí gộp bớt giúp nhé.")
WITHOUT_TASKS = Markup(
    "⚠ Chưa giao việc cho ai. Kết luận không có người làm thì dễ bị quên. Đồng chí có thể quay lại thêm."
)
ASK_TASK = Markup("Việc gì?\n<i>Ví dụ: Dọn rác kiệt 3</i>")
ASK_ASSIGNEE = Markup("Giao đồng chí nào chịu trách nhiệm? Chọn một người, hoặc gõ tên.")
ASK_HELPERS = Markup("Làm cùng ai?\n<i>Ví dụ: Đoàn thanh niên, Công an khu vực. Làm một mình thì Bỏ qua.</i>")
ASK_WHICH_HELPER = Markup("“{words}” làm cùng là đồng chí nào?")
NO_MEMBER = "Người ngoài chi bộ"
OUTSIDER = "{name} (ngoài chi bộ)"
ASK_DUE = Markup("Hạn ngày nào?\n<i>Chọn ở dưới, hoặc gõ như: 30/12; cuối tháng</i>")
DUE_READ = Markup("Hạn: <b>{due}</b>")
ASK_PRODUCT = Markup(
    "Sản phẩm là gì: xong việc thì có gì để thấy hoặc đếm được?\n"
    "<i>Ví dụ: kiệt 3 không còn rác qua đêm; 45 hộ ký cam kết</i>"
)
ASK_TARGET = Markup("Có đếm được không? Gõ số và đơn vị.\n<i>Ví dụ: 45 hộ</i>")
NOT_COUNTED = "Không đếm"
TARGET_NOT_READ = Markup("Chưa hiểu số này. Đồng chí gõ như: <i>45 hộ</i>. Hoặc chọn Không đếm.")
TARGET_NO_UNIT = Markup("{count} gì, đồng chí? Gõ cả số và đơn vị, ví dụ: <i>{count} hộ</i>.")


# In the last look
PARTS = {"tasks": "phần việc"}
SUMMARY_TASKS = Markup("Việc giao ({count}):\n{lines}")
SUMMARY_NO_TASKS = Markup("Việc giao: ⚠ chưa có việc nào")
SUMMARY_DOUBTS = Markup("\n⚠ Còn {count} điều nên xem lại ở phần việc.")
