"""The words of what is noted by typed lines."""

from markupsafe import Markup

NOTED_OPINION = Markup("✔ Ý kiến của {speaker}.")
NOTED_PLACE = Markup("✔ Đã ghi về {place}.")
NOTED_CONCLUSION = Markup("✔ Kết luận {number}.")
NOTED_ABSENT = Markup("✔ Đã ghi vắng: {names}.")
NOBODY_ABSENT = Markup("✔ Không ai vắng.")
STILL_ABSENT = Markup("Đang ghi vắng {count} đồng chí. Ai có mặt, đồng chí sửa lại giúp.")
NOTED_TASK = Markup("✔ Việc {number}: {content} – {who}, hạn <b>{due}</b>.")
TASK_WANTS_WHO = Markup("Đã ghi việc {number}: {content}. Chưa rõ giao ai{named}, đồng chí chọn giúp.")
TASK_OUTSIDE = Markup(
    "Đã ghi việc {number}: {content}. Cùng làm, ngoài chi bộ: {names}. Chi bộ cử một đồng chí chịu trách nhiệm; "
    "em hỏi kết quả qua đồng chí ấy."
)
TASK_WANTS_DUE = Markup("Đã ghi việc {number}: {content} – {who}. Chưa rõ hạn{named}, đồng chí chọn giúp.")
NAMED = Markup(" (“{words}”)")
TASK_WANTS_CONTENT = Markup("Chưa thấy việc gì. Đồng chí gõ như: <i>giao Lan: dọn rác kiệt 3, hạn 30/12</i>.")
TARGET_UNREAD = Markup("\nChưa hiểu chỉ tiêu “{words}”, đồng chí bổ sung sau nhé.")
LINE_LACKS = Markup("Dòng này còn thiếu nội dung. Đồng chí gõ đủ giúp nhé.")
ASK_WHO_SAID = Markup("Ai nói: “{content}”? Chọn ở dưới, hoặc gõ tên.")
ASK_WHOSE = Markup("“{words}” vắng là đồng chí nào? Chọn ở dưới, hoặc gõ tên.")
GUEST = "Khách mời: {name}"
ASK_WHAT = Markup("“{words}”\n\nĐây là gì?")
WHAT = {"opinion": "Ý kiến phát biểu", "conclusion": "Kết luận", "task": "Việc giao"}
FULL = Markup("Biên bản đã có {most} mục loại này. Đồng chí gộp bớt giúp nhé.")
TOO_LONG = Markup("Dòng này dài quá {limit} ký tự. Đồng chí tách ra giúp nhé.")
NOT_MEMBER = "“{name}” là người ngoài chi bộ"
NOT_MEMBER_NOTED = Markup("Đã ghi {name} cùng làm. Đồng chí nào chịu trách nhiệm và hỏi giúp kết quả?")
DROP_LINE = "🗑 Bỏ dòng này"
LINE_DROPPED = Markup("Đã bỏ: “{words}”")

# Several lines at once
RECEIVED = Markup("✔ Đã nhận {count} dòng: {kinds}.")
RECEIVED_KINDS = {
    "opinions": "{count} ý kiến",
    "conclusions": "{count} kết luận",
    "tasks": "{count} việc",
    "away": "{count} đồng chí vắng",
    "unclear": "{count} dòng chưa rõ",
}
ASKED_ONE_BY_ONE = Markup(" Chỗ chưa rõ, em hỏi lần lượt.")
