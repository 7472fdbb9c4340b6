"""The words of scoring a meeting."""

from markupsafe import Markup

SCORE = Markup("<b>Chấm điểm buổi sinh hoạt</b>\n{lines}\n<b>Tổng: {total}/{most}</b>{grade}\n\n{hint}")
LINE = Markup("{number}. {name}: <b>{points}/{most}</b>{how}")
LINE_MISSING = Markup("{number}. {name}: …/{most}")
HOW = Markup(" <i>({how})</i>")
GRADE = Markup(" – {grade}")
HINT_MISSING = Markup("Còn {count} mục chi bộ tự chấm: {names}.\n<i>Gõ điểm theo thứ tự, ví dụ: {example}</i>")
HINT_WHOLE = Markup("Đủ điểm rồi. Cần đổi mục nào, đồng chí chọn mục ấy.")
EDIT = "✏ {number}. {name}"
DONE = "Xong chấm điểm"
NOT_NOW = "Không chấm"
ASK = Markup("<b>{name}</b>: mấy điểm? (0 đến {most}){reckoned}")
RECKONED = Markup("\nMáy tính được: {points} ({how})")
TAKE_RECKONED = "Lấy {points} điểm"
NOT_READ = Markup("Đồng chí gõ một số từ 0 đến {most} nhé.")
MANY_NOT_READ = Markup("Đồng chí gõ đúng {count} số, mỗi số không quá điểm tối đa của mục. Ví dụ: <i>{example}</i>")
STILL_MISSING = Markup("Còn {count} mục chưa có điểm. Đồng chí chấm nốt, hoặc chọn “Không chấm”.")
HOWS = {
    "duration": "{done} phút, quy định {of} phút",
    "attendance": "có mặt {done}/{of}",
    "speakers": "{done}/{of} đồng chí phát biểu",
    "earlier": "{done}/{of} việc kỳ trước đã xong",
}
HOW_AHEAD = "; {count} việc chưa đến hạn, không tính"


# In the last look
PARTS = {"score": "chấm điểm"}
SUMMARY = Markup("Điểm: {total}/{most}, {grade}")
SUMMARY_NO_SCORE = Markup("Điểm: chưa chấm")
