"""The words for what is noted that more than one room says."""

from markupsafe import Markup

UNMARKED = Markup("\nChưa điểm danh ({count}): {names}")
STILL_UNMARKED = Markup(
    "Còn {count} đồng chí chưa điểm danh. Đồng chí chọn tên từng người, hoặc chọn một lần cho số còn lại."
)
EXCUSED = Markup("\nVắng có lý do ({count}): {names}")
ABSENT = Markup("\nVắng không lý do ({count}): {names}")
EXEMPT = Markup("\nMiễn sinh hoạt ({count}): {names}")
NAME_REASON = "{name} – {reason}"
KEEP = "Giữ: {what}"
FROM_TO = Markup("Từ <b>{start}</b> đến <b>{end}</b> ({minutes} phút).")
SHORT_MEETING = Markup("\n⚠ Ngắn hơn {minimum} phút theo quy định. Nếu đúng vậy, đồng chí cứ ghi tiếp.")
SPEAKERS_OVER = Markup("Chỉ có mặt {present} đồng chí. Đồng chí gõ lại số người phát biểu nhé.")
CLASH = Markup(
    "Đồng chí <b>{name}</b> vừa ghi phần này lúc {at}, nên em giữ bản của đồng chí ấy. Dưới đây là bản mới nhất; "
    "nếu vẫn cần đổi, đồng chí ghi lại nhé."
)
TASK_LINE = Markup("{number}. {content} – {who}, hạn {due}")
MORE_TASKS = Markup("… và {count} việc nữa")
NOT_NOTED = "chưa ghi"
NONE = "không"
VOTED = "tán thành {agreed}, không tán thành {against}, không có ý kiến {abstaining}; trên {of} đồng chí có quyền"
