"""The words of what is noted by one typed line."""

from markupsafe import Markup

NOTED_OPINION = Markup("✔ Ý kiến của {speaker}.")
NOTED_PLACE = Markup("✔ Đã ghi về {place}.")
NOTED_CONCLUSION = Markup("✔ Kết luận {number}.")
NOTED_TASK = Markup("✔ Việc {number}: {content} – {who}, hạn <b>{due}</b>.")
TASK_WANTS_WHO = Markup("Đã ghi việc {number}: {content}. Chưa rõ giao ai{named}, đồng chí chọn giúp.")
TASK_WANTS_DUE = Markup("Đã ghi việc {number}: {content} – {who}. Chưa rõ hạn{named}, đồng chí chọn giúp.")
NAMED = Markup(" (“{words}”)")
TASK_WANTS_CONTENT = Markup("Chưa thấy việc gì. Đồng chí gõ như: <i>giao Lan: dọn rác kiệt 3, hạn 30/12</i>.")
TARGET_UNREAD = Markup("\nChưa hiểu chỉ tiêu “{words}”, đồng chí bổ sung sau nhé.")
LINE_LACKS = Markup("Dòng này còn thiếu nội dung. Đồng chí gõ đủ giúp nhé.")
ASK_WHO_SAID = Markup("Ai nói: “{content}”? Chọn ở dưới, hoặc gõ tên.")
GUEST = "Khách mời: {name}"
ASK_WHAT = Markup("“{words}”\n\nĐây là gì?")
WHAT = {"opinion": "Ý kiến phát biểu", "conclusion": "Kết luận", "task": "Việc giao"}
AS_TASK = "việc: "
FULL = Markup("Biên bản đã có {most} mục loại này. Đồng chí gộp bớt giúp nhé.")
LACKS_LATER = Markup(" Phần còn thiếu, đồng chí bổ sung ở bước việc giao.")
WHO_SAID_ELSEWHERE = Markup("Ý kiến này chưa rõ ai nói. Đồng chí ghi ở bước ý kiến giúp nhé.")
TOO_LONG = Markup("Dòng này dài quá {limit} ký tự. Đồng chí tách ra giúp nhé.")
