"""The words of preparing a session: steps, materials, questions ahead."""

from markupsafe import Markup

PREPARE = "🧰 Chuẩn bị"
PAGE = Markup("<b>Chuẩn bị: {theme}</b>\n{start}")
DONE = Markup("✅ {title}")
DONE_BY = Markup(" – {name}, {day}")
OPEN = Markup("⬜ {title} – {owner}, hạn {day}")
LATE = Markup("⚠ {title} – {owner}, <b>quá hạn</b> {day}")
OWNERS = {"preparer": "người chuẩn bị", "secretary": "bí thư"}
TICK = "✅ Xong: {title}"
SEND_FILE = "📎 Gửi tệp"
SHARE = "📤 Gửi tài liệu cho đảng viên"
SHARE_AGAIN = "📤 Gửi tài liệu mới cho đảng viên"
GET_FILES = "📎 Nhận tài liệu ({count})"
ASKED = "✋ Ý kiến gửi trước ({count})"
MINUTES = "📄 Biên bản, Sổ tay, báo cáo phường"
TO_PAGE = "🧰 Về phần chuẩn bị"
FILES = Markup("Tài liệu: {names}")
FILES_LATER = Markup("Tài liệu (gửi sau): {words}")
READ = Markup("Đã đọc: {read}/{members}")
TICKED = Markup("✅ Đã ghi xong: {title}.")
ALREADY = "Việc này đã ghi xong rồi."
CLOSED = "Buổi này đã hủy."
NO_FILES = "Chưa có tài liệu nào."
FILES_COMING = "Đang gửi {count} tệp."

FILE_TITLE = "Gửi tệp chuẩn bị"
FILE_ABOUT = "Gửi tệp chuẩn bị: {theme}"
ASK_KIND = Markup("Tệp này dùng cho việc nào?")
OTHER_FILE = "Tài liệu khác"
ASK_FILE = Markup("Đồng chí gửi tệp (Word, PDF, Excel, PowerPoint…), mỗi lần một tệp.\n{unchecked}")
AS_FILE = Markup("Đồng chí gửi ở dạng tệp giúp (chọn 📎, rồi chọn Tệp), để em giữ đúng bản gốc.")
FILE_KEPT = Markup("✅ Đã nhận tệp <b>{name}</b>.")
FILE_KNOWN = Markup("Tệp <b>{name}</b> đã có rồi.")

NOT_KEPT = Markup("Buổi này đã hủy hoặc đang hoãn nên tệp chưa giữ. Có ngày mới, đồng chí gửi lại giúp.")
MOVED_MEANWHILE = Markup("Buổi này vừa đổi ngày, nay là <b>{start}</b>.")

SHARED = Markup("Đã gửi {files} tệp cho {count} đồng chí.")
SHARED_MISSED = Markup("\nChưa gửi được vì chưa dùng trợ lý: {names}.")
MATERIALS = Markup(
    "📎 <b>Tài liệu buổi sinh hoạt</b>\n<b>{theme}</b>\n{start}\n{count} tệp ở trên. Đọc xong đồng chí báo ở dưới giúp."
)
MATERIALS_HAD = Markup(
    "📎 <b>Tài liệu buổi sinh hoạt</b>\n<b>{theme}</b>\n{start}\nĐồng chí đã nhận tài liệu. "
    "Đọc xong đồng chí báo ở dưới giúp."
)
HAVE_READ = "👁 Đã đọc"
READ_KEPT = "Đã ghi: đồng chí đã đọc."
READ_ALREADY = "Đã ghi từ trước rồi."

SOON = Markup("⏰ Mai đến hạn: <b>{title}</b>\nBuổi <b>{theme}</b>, {start}.")
OWNER_LATE = Markup("⚠ Quá hạn từ {day}: <b>{title}</b>\nBuổi <b>{theme}</b>, {start}.")
SECRETARY_LATE = Markup(
    "⚠ <b>{owner}</b> chưa xong việc chuẩn bị, hạn {day}: <b>{title}</b>\nBuổi <b>{theme}</b>, {start}."
)
NOBODY = "chưa phân công"

AHEAD_TITLE = "Ý kiến trước họp"
AHEAD_ABOUT = "Ý kiến trước họp: {theme}"
PICK = Markup("Gửi ý kiến cho buổi nào?")
NOTHING_AHEAD = Markup("Sắp tới chi bộ chưa có buổi nào để gửi ý kiến.")
ITEM = "{start} · {theme}"
ASK_AHEAD = Markup(
    "<b>{theme}</b>\n{start}\n\nĐồng chí viết câu hỏi hoặc ý kiến. Chỉ bí thư và người chuẩn bị đọc được."
)
ASK_AHEAD_CHANGED = Markup("<b>{theme}</b>\n{start}\n\nÝ kiến đã gửi:\n«{text}»\n\nĐồng chí viết lại cho đúng ý.")
ASK_AHEAD_SURE = Markup("Gửi ý kiến này tới bí thư và người chuẩn bị buổi <b>{theme}</b>?\n\n«{text}»")
AHEAD_SEND = "📨 Gửi"
AHEAD_EDIT = "✏ Sửa"
AHEAD_KEPT = Markup(
    "✅ Đã chuyển tới bí thư và người chuẩn bị. Muốn gửi thêm, xem lại, sửa hay rút lại, đồng chí gõ <kbd>/ykien</kbd>."
)
AHEAD_CHANGED = Markup("✅ Đã sửa, và báo lại bí thư và người chuẩn bị.")
AHEAD_BACK = Markup("↩ Đã rút lại ý kiến, và báo bí thư và người chuẩn bị.")
AHEAD_GONE = Markup("Ý kiến này đã rút lại rồi. Đồng chí gõ <kbd>/ykien</kbd> để gửi ý kiến mới.")
MINE = "✋ Ý kiến của tôi"
MINE_LIST = Markup("<b>Ý kiến đồng chí gửi trước: {theme}</b>\n{lines}")
MINE_CHANGE = "✏ Sửa: {text}"
MINE_BACK = "↩ Rút lại: {text}"
MINE_MORE = "➕ Gửi ý kiến nữa"
ASK_BACK = Markup("Rút lại ý kiến này?\n\n«{text}»")
BACK_SURE = "↩ Rút lại"
BACK_NOT = "⬅ Để nguyên"
AHEAD_CLOSED = Markup("Buổi này đã bắt đầu nên không gửi trước được nữa. Đồng chí nêu tại buổi họp nhé.")
AHEAD_OFF = Markup("Buổi này đã hủy hoặc đang hoãn nên ý kiến chưa gửi. Đồng chí gõ <kbd>/lich</kbd> để xem lịch mới.")
AHEAD_NEWS = Markup("✋ <b>{name}</b> gửi trước ý kiến cho buổi <b>{theme}</b>:\n{text}")
AHEAD_CHANGED_NEWS = Markup("✏ <b>{name}</b> sửa ý kiến gửi trước cho buổi <b>{theme}</b>:\n{text}")
AHEAD_BACK_NEWS = Markup("↩ <b>{name}</b> đã rút lại một ý kiến gửi trước cho buổi <b>{theme}</b>.")
ASKED_LIST = Markup("<b>Ý kiến gửi trước: {theme}</b>\n{lines}")
ASKED_LINE = Markup("<b>{name}</b>: {text}")
ASKED_MORE = Markup("… và {count} ý kiến trước đó")
ASKED_NONE = Markup("chưa có")
