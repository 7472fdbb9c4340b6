"""The words of a theme's page and of its assessment."""

from markupsafe import Markup

LIST = Markup("<b>Chuyên đề đã sinh hoạt</b>\nĐồng chí chọn một chuyên đề.")
LIST_NONE = Markup("Chưa có chuyên đề nào đã sinh hoạt.")
ITEM = "📚 {day} · {theme}"
PAGE = Markup("<b>{theme}</b>\n{field}\nHọp: {start}\nVì sao: {reason}{minutes}\n\n{tasks}\n\n{assessment}")
MINUTES = Markup("\nCó mặt: {present}/{all}\nKết luận: {conclusion}")
NO_MINUTES = Markup("\nChưa có biên bản.")
TASKS = Markup("<b>Việc đã giao</b>: xong {done}/{all}\n{lines}")
NO_TASKS = Markup("Không giao việc nào.")
TASK = Markup("{content}: <b>{state}</b>{count}{expected}{photos}")
COUNT = Markup(", {done}/{target} {unit}")
EXPECTED = Markup(". Cần đạt: {expected}")
PHOTOS = Markup(" · {count} ảnh")
MORE = "… và {count} việc nữa"
ASSESSED = Markup("Đánh giá khép lại: <b>{verdict}</b>{note} ({by}, {at})")
NOTE = Markup(" – {words}")
NOT_ASSESSED = Markup("Chưa đánh giá khép lại.")
VERDICTS = {"met": "Đạt", "partly": "Đạt một phần", "not_met": "Chưa đạt"}
SEE_MINUTES = "📄 Biên bản"
SEE_TASK = "📄 {task}"
SEE_WAITING = "⏳ Chờ xác nhận: {task}"
ASSESS = "✍ Đánh giá khép lại"

TITLE = "Đánh giá chuyên đề"
ABOUT = "Đánh giá: {theme}"
ASK_VERDICT = Markup("{page}\n\nKết quả so với điều cần đạt thế nào?")
ASK_NOTE = Markup("Đánh giá: <b>{verdict}</b>\nĐồng chí ghi vài lời nhận xét.")
SAVED = Markup("✍ Đã ghi đánh giá.\n\n{page}")
