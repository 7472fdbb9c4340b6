"""The words of a visitor's feedback."""

from markupsafe import Markup

TITLE = "Góp ý buổi họp"
ABOUT = "Góp ý: {theme}"
PICK = Markup("Đồng chí góp ý buổi nào?")
NONE = Markup("Chưa có buổi nào trong ba mươi ngày qua chờ đồng chí góp ý.")
ITEM = "💬 {day} · {cell} · {theme}"
NEW_ITEM = "🆕 {day} · {cell} · {theme}"
SEE_ITEM = "👁 {day} · {cell} · {theme}"
ALREADY = "Đồng chí đã góp ý buổi này rồi."
ASK_MARK = Markup("Phần <b>điều hành</b>: <b>{name}</b>, mấy điểm? (tối đa {most})")
MARK_KNOWN = Markup("\nĐang ghi: {mark}")
MARK_NOT_READ = Markup("Đồng chí chọn một số từ 0 đến {most} nhé.")
ASK_GOOD = Markup("Điều gì chi bộ làm tốt? Một ý thôi.\n<i>Ví dụ: ai cũng được nói, việc nào cũng rõ người nhận</i>")
ASK_TO_TRY = Markup(
    "Lần sau nên thử điều gì? Một ý thôi.\n<i>Ví dụ: viết sẵn ba câu hỏi lên bảng trước khi thảo luận</i>"
)
ASK_SCORE = Markup("Chi bộ tự chấm buổi này <b>{total}/{most}</b> điểm ({grade}). Đồng chí thấy thế nào?")
AGREE = "✔ Đồng ý với điểm này"
ASK_DIFFERENCE = Markup("\n<i>Nếu thấy khác, đồng chí gõ điểm nào nên khác và vì sao.</i>")
SAVED = Markup("✔ Cảm ơn đồng chí. Góp ý đã gửi bí thư chi bộ và lưu ở phường.\n\n{card}")
CARD = Markup(
    "💬 <b>Góp ý</b>: {theme} ({day})\n{by}\nĐiều hành: <b>{points}/{most}</b> ({parts})\nLàm tốt: {good}\n"
    "Nên thử: {to_try}{score}{thanks}"
)
PART = "{name} {points}/{most}"
SCORE_AGREED = Markup("\nĐồng ý với điểm chi bộ tự chấm.")
SCORE_NOTE = Markup("\nVề điểm tự chấm: {note}")
THANKS = Markup("\nLời nhắn: {words}")
ASK_THANKS = Markup("Đồng chí có gửi kèm đôi lời tới chi bộ không? Có thì gõ vào đây.{offer}")
OFFER = Markup("\n\nLời gợi ý, đồng chí đồng ý thì mới gửi:\n<i>{words}</i>")
SEND_OFFER = "💌 Gửi kèm lời gợi ý này"
NO_THANKS = "Không gửi kèm"
BY = "Đồng chí {name}"
LIST = Markup("Góp ý các buổi gần đây:")
LIST_EMPTY = Markup("Chưa có góp ý nào trong ba mươi ngày qua.")
