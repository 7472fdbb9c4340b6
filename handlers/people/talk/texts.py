"""The words of talk: what is said to what was not understood, to small talk, and to plain questions."""

from markupsafe import Markup

UNCLEAR = Markup("Em chưa rõ ý: «{words}»\nLời của đồng chí em vẫn giữ. Đồng chí muốn làm gì với lời này?")
OF_ANOTHER = Markup("Lời này giống báo cáo về một việc không có trong các việc của đồng chí.")
UNCLEAR_NOWHERE = Markup("Em chưa rõ ý: «{words}»\nĐồng chí nói lại cách khác giúp, hoặc chọn một mục ở bảng bên dưới.")
REPORT = "📣 Báo cáo việc này"
DELAY = "⏳ Xin gia hạn"
ATTEND = "🙋 Báo dự / vắng"
SECRETARY = "💬 Gửi bí thư"
NEVER_MIND = "👌 Không cần làm gì"
FORGOTTEN = Markup("Dạ vâng, em không giữ lời này nữa. Cần gì đồng chí cứ nhắn em.")
SAY_AGAIN = "💬 «{words}»"

NO_TASK = Markup("Đồng chí không có việc nào chưa xong để báo cáo.")
NO_TASK_TO_DELAY = Markup("Đồng chí không có việc nào đang chờ để xin gia hạn.")
NO_SESSION = Markup("Sắp tới chưa có buổi nào để báo dự hay vắng.")
WHICH_TO_DELAY = Markup("Xin gia hạn việc nào? Lời của đồng chí sẽ là lý do:\n«{words}»")
COMING_OR_NOT = Markup("{card}\n\nĐồng chí dự được hay xin vắng? Nếu vắng, lý do là:\n«{words}»")
WHICH_SESSION = Markup("Đồng chí báo cho buổi nào?\n«{words}»")
YES = "Dự được"
NO = "Xin vắng"
WORDS_LEFT = "💬 Gửi lời này cho bí thư"

TO_SECRETARY_TITLE = "Gửi bí thư"
TO_SECRETARY_ABOUT = "Gửi bí thư: {words}"
ASK_WORDS = Markup("Đồng chí viết lời gửi bí thư. Chỉ bí thư đọc được.")
ASK_SEND = Markup("Gửi đồng chí {names} lời này?\n«{words}»")
SEND = "📨 Gửi"
EDIT_WORDS = "✏ Sửa lời"
SENT = Markup("✅ Đã gửi đồng chí {names}.")
SENT_ALREADY = "Lời này đã gửi bí thư rồi."
NOBODY_TO_READ = Markup("Chi bộ chưa có bí thư dùng trợ lý, nên lời này chưa gửi được. Đồng chí báo trực tiếp giúp.")
NEWS = Markup("💬 Đồng chí <b>{name}</b> gửi lời:\n«{words}»\n\nEm chỉ chuyển lời. Đồng chí trả lời trực tiếp giúp.")
NEWS_BACK = Markup("↩ Đồng chí <b>{name}</b> đã rút lại lời gửi lúc {at}.")

KIND_WORDS = {
    "thanks": Markup("Dạ, không có gì ạ. Cần gì đồng chí cứ nhắn em."),
    "farewell": Markup("Dạ, em chúc đồng chí mạnh khỏe. Cần gì đồng chí cứ nhắn em."),
    "assent": Markup("Dạ vâng ạ. Cần gì đồng chí cứ nhắn em."),
    "chat": Markup("Dạ, em cảm ơn đồng chí. Cần gì đồng chí cứ nhắn em."),
}
WHO = Markup("Bí thư chi bộ: {heads}.{session}\nViệc được giao cho đồng chí thì xem ở <kbd>/viec</kbd>.")
WHO_PREPARES = Markup("\nBuổi <b>{theme}</b> ({start}): {preparer} chuẩn bị.")
ASKS = "đồng chí hỏi em"
NOBODY = "chưa có"
NOT_SHOWN = Markup("Việc này không có trong các việc của đồng chí. Ai phụ trách, đồng chí hỏi bí thư giúp: {heads}.")
WHICH_ANSWER = Markup("Đồng chí dự được hay xin vắng? Đồng chí chọn giúp em một câu trả lời.")

EDITED_BEGUN = Markup(
    "Tin đã gửi rồi mới sửa thì em không đọc lại được. Báo cáo đang ghi vẫn là lời cũ: «{words}».\n"
    "Muốn đổi, đồng chí chọn sửa ở báo cáo; hoặc gõ <kbd>/huy</kbd> rồi gửi lại câu đúng."
)
EDITED_REPORT = Markup("Tin đã gửi rồi mới sửa thì em không đọc lại được. Báo cáo đã gửi vẫn là:\n\n{summary}\n\n")
EDITED_HOW = Markup("Muốn đổi, đồng chí chọn ở dưới, hoặc gõ “rút lại” rồi gửi câu đúng.")
EDITED_LATE = Markup("Muốn đổi, đồng chí nhắn bí thư giúp.")
