"""The words of what comes after minutes are saved."""

from markupsafe import Markup

SAVED_MEANWHILE = Markup("💾 Đồng chí <b>{name}</b> vừa lưu biên bản buổi <b>{theme}</b>.")
OFFER = Markup("\n\nĐồng chí đang ghi dở:\n<i>{words}</i>\nGhi thêm vào biên bản không?")
OFFER_SPEAKER = Markup(
    "\n\nĐồng chí đang ghi dở:\n<i>{words}</i>\nNếu cần ghi thêm, đồng chí cho biết ai phát biểu: gõ tên."
)
OFFER_REST = Markup("\n\nĐồng chí đang ghi dở ý kiến: {speaker}. Nếu cần ghi thêm, đồng chí gõ nội dung.")
OFFER_ANYTHING = Markup("\n\nNếu đồng chí còn điều chưa kịp ghi, đồng chí gõ ra; em hỏi lại rồi ghi thêm vào biên bản.")
TASK_WORDS = "Việc: {content}"
ADD = "➕ Ghi thêm vào biên bản"
NOTHING = "Không ghi thêm"
TITLE = "Ghi thêm sau khi lưu"
ABOUT = "Ghi thêm vào biên bản: {theme}"
ASK_WORDS = Markup("Ghi thêm vào biên bản?\n<i>{words}</i>\n\nCần đổi thì đồng chí gõ lại.")
ASK_REST = Markup("Biên bản đã lưu. Ghi thêm ý kiến: {speaker}. Đồng chí gõ nội dung.")
ASK_ANYTHING = Markup("Biên bản đã lưu. Đồng chí gõ điều cần ghi thêm.")
ASK_SPEAKER = Markup("Ghi thêm vào biên bản:\n<i>{words}</i>\n\nAi phát biểu? Chọn một người, hoặc gõ tên.")
ADDED = Markup("✔ Đã ghi thêm vào biên bản số <b>{sign}</b>:\n<i>{words}</i>")
NOTHING_ADDED = Markup("Vâng, biên bản giữ như đã lưu.")
