"""The words of the schedule, of answering, moving and cancelling."""

from markupsafe import Markup

LIST = Markup("<b>Lịch sinh hoạt</b>\nĐồng chí chọn một buổi để xem.")
LIST_EMPTY = Markup("Sắp tới chưa có buổi sinh hoạt nào.")
LIST_MORE = Markup("Còn {count} buổi sau nữa.")
ITEM = "{start} · {theme}"
PAST = "⌛ "
ITEM_ON_HOLD = "⏸ Hoãn"
ITEM_OF_CELL = "{start} · {cell} · {theme}"

CARD = Markup("<b>{theme}</b>\nThời gian: <b>{start}</b>\nNơi họp: {place}")
CARD_ON_HOLD = Markup("<b>{theme}</b>\nThời gian: <b>đang hoãn</b> (lịch cũ: {start})\nNơi họp: {place}")
CARD_LATE = Markup("\n<i>Đăng ký sau khi họp</i>")
CARD_CELL = Markup("\nChi bộ: {cell}")
CARD_PREPARER = Markup("\nNgười chuẩn bị: {preparer}")
CARD_GUESTS = Markup("\nKhách mời: {guests}")
CARD_AREA = Markup("\nKhu vực: {area}")
NOBODY = "chưa phân công"

OWN_COMING = Markup("Đồng chí đã báo: <b>dự được</b>.")
OWN_EXCUSED = Markup("Đồng chí đã báo: <b>xin vắng</b> ({reason}).")
OWN_NONE = Markup("Đồng chí chưa báo dự được hay xin vắng.")
COUNTS = Markup("Dự được: {coming} · Xin vắng: {excused} · Chưa trả lời: {unanswered}")
STATE_CANCELLED = Markup("<b>Buổi này đã hủy.</b> Lý do: {reason}")
STATE_ON_HOLD = Markup("<b>Buổi này đang hoãn, chưa có ngày mới.</b> Lý do: {reason}")
STATE_PAST = Markup("Giờ họp đã qua, buổi này chưa có biên bản.")
STATE_HELD = Markup("Buổi này đã họp xong.")

YES = "Dự được"
NO = "Xin vắng"
VIEW = "🗓 Xem buổi họp"
TO_CALENDAR = "📆 Thêm vào lịch"
CALENDAR_ANEW = "📆 Cập nhật lịch"
OUT_OF_CALENDAR = "📆 Xóa khỏi lịch"
MOVE = "📅 Đổi ngày giờ"
NEW_DATE = "📅 Đặt ngày mới"
POSTPONE = "⏸ Hoãn"
CALL_OFF = "❌ Hủy buổi"
WHO = "👥 Ai dự, ai vắng"
ASSIGN = "👤 Phân công chuẩn bị"
ASSIGN_OTHER = "👤 Đổi người chuẩn bị"
PREPARE = "🧰 Chuẩn bị"
FILES = "📎 Tài liệu ({count})"
NUDGE = "🔔 Nhắc người chưa trả lời ({count})"
GUESTS_LETTER = "✉ Giấy mời khách"
WHO_GUESTS = Markup("<b>Khách mời ({count})</b>\n{names}")
GUESTS_NOTE = "✍ Ghi khách nhận lời"
GUEST_STANDINGS = {
    "": Markup("{name}: chưa mời"),
    "asked": Markup("{name}: đã mời, chưa trả lời"),
    "accepted": Markup("{name}: nhận lời"),
    "declined": Markup("{name}: không dự được"),
}
GUEST_ASKED_LATER = Markup("{name}: dùng trợ lý, em mời trước buổi họp")
GUESTS_SUMMARY = Markup("Khách mời: nhận lời {accepted} · không dự được {declined} · chưa rõ {open}")
TO_LIST = "🗓 Về lịch"
TASKS_GIVEN = "📋 Việc của buổi này"
TASKS_WAITING = "📋 Việc của buổi này (⏳ {count} chờ xác nhận)"
TO_PAGE = "⬅ Về buổi họp"
TO_WHO = "⬅ Ai dự, ai vắng"

YES_SAVED = Markup("✅ Đã ghi: đồng chí <b>dự được</b>.")
YES_ALREADY = "Đã ghi đồng chí dự được rồi."
STARTED = "Buổi họp đã bắt đầu nên không đổi được nữa."
CALLED_OFF = "Buổi này đã hủy."
ON_HOLD = "Buổi này đang hoãn, chưa có ngày mới."
HELD = "Buổi này đã họp xong."
CHANGED_MEANWHILE = Markup("Buổi này vừa có thay đổi nên chưa ghi. Đồng chí gõ <kbd>/lich</kbd> để xem lịch mới.")

WHO_HEADING = Markup("<b>{theme}</b>\n{start}")
WHO_COMING = Markup("<b>Dự được ({count})</b>\n{names}")
WHO_EXCUSED = Markup("<b>Xin vắng ({count})</b>\n{names}")
WHO_UNANSWERED = Markup("<b>Chưa trả lời ({count})</b>\n{names}")
WHO_NAME_REASON = Markup("{name}: {reason}")
WHO_MORE = Markup("và {count} đồng chí nữa")
WHO_NOBODY = Markup("– chưa có ai")

EXCUSE_TITLE = "Xin vắng"
EXCUSE_ABOUT = "Xin vắng: {theme}"
ASK_EXCUSE = Markup("{card}\n\nVì sao đồng chí xin vắng? Chọn ở dưới, hoặc gõ lý do.")
EXCUSES = ("Ốm", "Đi công tác", "Việc gia đình")
EXCUSE_NO_REASON = Markup("Lời này chưa phải lý do vắng. Đồng chí gõ lý do giúp; nếu dự được thì chọn “Dự được”.")
ASK_EXCUSE_SURE = Markup("Báo vắng buổi <b>{theme}</b>, {start}?\nLý do: <b>{reason}</b>\n{readers}")
EXCUSE_SEND = "📨 Báo vắng"
EXCUSE_SAVED = Markup("Đã báo vắng. Lý do: <b>{reason}</b>. {readers}")
SECRETARY_HEARS = Markup("Bí thư chi bộ sẽ được biết.")
THEY_HEAR = Markup("Đồng chí {names} sẽ được biết.")
NOBODY_HEARS = Markup("Chưa ai được báo qua trợ lý, đồng chí báo trực tiếp người chủ trì giúp.")
EXCUSED_NOTICE = Markup("Đồng chí <b>{name}</b> xin vắng buổi <b>{theme}</b>, {start}.\nLý do: {reason}")
BACK_NOTICE = Markup("Đồng chí <b>{name}</b> báo lại: dự được buổi <b>{theme}</b>, {start}.")
UNSAID_NOTICE = Markup(
    "↩ Đồng chí <b>{name}</b> đã rút lại lời báo dự hay vắng buổi <b>{theme}</b>, {start}. Nay chưa trả lời."
)

MOVE_TITLE = "Đổi ngày giờ"
MOVE_ABOUT = "Đổi ngày giờ: {theme}"
ASK_NEW_START = Markup(
    "<b>{theme}</b>\nLịch hiện nay: {start}\n\nDời sang ngày nào, mấy giờ?\n<i>Ví dụ: thứ 5 tuần sau 19h</i>"
)
ASK_NEW_DATE = Markup(
    "<b>{theme}</b>\nĐang hoãn, lịch cũ: {start}\n\nHọp vào ngày nào, mấy giờ?\n<i>Ví dụ: thứ 5 tuần sau 19h</i>"
)
SAME_START = Markup("Đó đúng là lịch hiện nay. Đồng chí chọn lúc khác nhé.")
ASK_MOVE_REASON = Markup("Vì sao dời buổi này? Chi bộ sẽ đọc lý do.\n<i>Ví dụ: trùng lịch họp phường</i>")
ASK_RESUME_REASON = Markup("Đồng chí nhắn gì cho chi bộ về ngày mới?\n<i>Ví dụ: nhà sinh hoạt đã sửa xong</i>")
ASK_RESUME = Markup(
    "<b>{theme}</b>\nLịch cũ: {old}\nNay: <b>{new}</b>\nLời nhắn: {reason}\n\n"
    "Các đồng chí sẽ được hỏi lại dự hay vắng cho ngày mới."
)
ASK_MOVE = Markup(
    "<b>{theme}</b>\nTrước: {old}\nNay: <b>{new}</b>\nLý do: {reason}\n\n"
    "Các đồng chí đã báo dự hay vắng sẽ được hỏi lại cho ngày mới."
)
MOVE_SAVE = "📅 Dời và báo mọi người"
EDIT_START = "✏ Sửa ngày giờ"
EDIT_REASON = "✏ Sửa lý do"
RESUME_SAVE = "📅 Đặt ngày và báo mọi người"
RESUME_SAVED = Markup("Đã đặt ngày mới. Đang báo cho {count} đồng chí.")
MOVE_SAVED = Markup("Đã dời. Đang báo cho {count} đồng chí.")
MOVED_NOTICE = Markup(
    "📅 <b>Buổi sinh hoạt dời ngày</b>\n<b>{theme}</b>{cell}\nTrước: {old}\nNay: <b>{new}</b>\nNơi họp: {place}\n"
    "Lý do: {reason}"
)
MOVED_ASK = Markup("Ngày họp đã khác. Đồng chí báo lại giúp: dự được hay xin vắng?")
RESUMED_NOTICE = Markup(
    "📅 <b>Buổi sinh hoạt đã hoãn nay có ngày mới</b>\n<b>{theme}</b>{cell}\nLịch cũ: {old}\nNay: <b>{new}</b>\n"
    "Nơi họp: {place}\nLời nhắn: {reason}"
)
MISSED = Markup("\n\nChưa báo được vì chưa dùng trợ lý: {names}. Đồng chí báo trực tiếp giúp.")

# The form's own way out is called "Hủy", so that its deed is called otherwise.
CANCEL_TITLE = "Báo không họp"
CANCEL_ABOUT = "Báo không họp: {theme}"
ASK_CANCEL_REASON = Markup("{card}\n\nVì sao buổi này không họp nữa? Các đồng chí đã được mời sẽ đọc lý do.")
ASK_CANCEL = Markup("Buổi này không họp nữa, đúng không?\n<b>{theme}</b>\n{start}\nLý do: {reason}")
CANCEL_SAVE = "❌ Đúng, báo mọi người"
CANCEL_SAVED = Markup("Đã hủy buổi <b>{theme}</b>, {start}. Đang báo cho {count} đồng chí.")
CANCELLED_NOTICE = Markup("❌ <b>Buổi sinh hoạt không họp nữa</b>\n<b>{theme}</b>{cell}\n{start}\nLý do: {reason}")

POSTPONE_TITLE = "Hoãn buổi họp"
POSTPONE_ABOUT = "Hoãn buổi họp: {theme}"
ASK_POSTPONE_REASON = Markup("{card}\n\nVì sao hoãn buổi này? Các đồng chí đã được mời sẽ đọc lý do.")
ASK_POSTPONE = Markup(
    "Hoãn buổi này, chưa có ngày mới, đúng không?\n<b>{theme}</b>\n{start}\nLý do: {reason}\n\n"
    "Có ngày mới, đồng chí mở buổi này ở <kbd>/lich</kbd> rồi chọn “📅 Đặt ngày mới”."
)
POSTPONE_SAVE = "⏸ Hoãn và báo mọi người"
POSTPONE_SAVED = Markup("Đã hoãn. Đang báo cho {count} đồng chí.")
POSTPONED_NOTICE = Markup(
    "⏸ <b>Buổi sinh hoạt tạm hoãn</b>\n<b>{theme}</b>{cell}\nLịch cũ: {start}\nLý do: {reason}\n"
    "Có ngày mới em báo đồng chí ngay."
)

ASSIGN_TITLE = "Phân công chuẩn bị"
ASSIGN_ABOUT = "Phân công chuẩn bị: {theme}"
ASK_ASSIGN = Markup("{card}\n\nAi chuẩn bị và trình bày? Chọn ở dưới, hoặc gõ tên.")
ASK_ASSIGN_SURE = Markup("Giao đồng chí <b>{name}</b> chuẩn bị?\n\n{card}")
ASSIGN_SAVE = "💾 Lưu"
ASSIGN_SAVED = Markup("Đã giao đồng chí <b>{name}</b> chuẩn bị.")
RELIEVED_NOTICE = Markup("Đồng chí không phải chuẩn bị buổi <b>{theme}</b>, {start} nữa. Đã giao đồng chí khác.")

ASSIGNED_PREPARER = Markup(
    "Đồng chí được phân công chuẩn bị chuyên đề <b>{theme}</b>.\nThời gian: <b>{start}</b>\nNơi họp: {place}"
)

# The way to the agenda, from the pages of the plan and of the preparation (handlers/meetings/chairing).
AGENDA_AHEAD = "🗒 Chương trình buổi họp"
