"""The words of logging a meeting and of its minutes."""

from markupsafe import Markup

TITLE = "Ghi biên bản"
ABOUT = "Biên bản: {theme}"

PICK_SESSION = Markup("Đồng chí ghi biên bản buổi nào?")
PICK_ONE = Markup("Ghi biên bản buổi này?\n\n{card}")
LOG_ONE = "📝 Ghi buổi này"
LOG_ITEM = "📝 {start} · {theme}"
LOG_ITEM_OF_CELL = "📝 {start} · {cell} · {theme}"
VIEW_ITEM = "📄 Xem lại: {start} · {theme}"
NONE_TO_LOG = Markup("Chưa có buổi sinh hoạt nào đến giờ để ghi biên bản.")
NONE_REGISTER = Markup("\nNếu buổi họp chưa đăng ký, đồng chí đăng ký trước rồi ghi nhé.")
NONE_ASK = Markup("\nNếu buổi họp chưa đăng ký, đồng chí nhờ bí thư đăng ký giúp.")
REGISTER = "📅 Đăng ký chuyên đề"
ALREADY_LOGGED = Markup("Buổi này đồng chí <b>{name}</b> đã lưu biên bản lúc {at}.")
KEPT = Markup(" Phần đồng chí đang ghi vẫn còn, chưa mất gì; gõ /huy nếu không cần nữa.")
CALLED_OFF = Markup("Buổi này đã hủy nên chưa lưu được. Phần đã ghi vẫn còn.")
VIEW = "📄 Xem lại biên bản"

# Roll call
ROLL_CALL = Markup("<b>Điểm danh</b> · {theme}\n<b>Có mặt {present}/{all}</b>{lists}\n\n{hint}")
ROLL_CALL_HINT = Markup("Ai vắng, đồng chí bấm tên hoặc gõ tên. Xong thì bấm Xong điểm danh.")
UNMARKED = Markup("\nChưa điểm danh ({count}): {names}")
MARK_UNMARKED = "❔ {name}"
MARK_UNMARKED_ASKED = "❔ {name} · đã xin vắng"
REST_PRESENT = "✔ Còn lại ({count}) đều có mặt"
REST_ABSENT = "✖ Còn lại ({count}) vắng không lý do"
REST_MARKED_PRESENT = Markup("Đã ghi {count} đồng chí có mặt.")
REST_MARKED_ABSENT = Markup("Đã ghi {count} đồng chí vắng không lý do.")
STILL_UNMARKED = Markup(
    "Còn {count} đồng chí chưa điểm danh. Đồng chí bấm tên từng người, hoặc bấm nút cho số còn lại."
)
EXCUSED = Markup("\nVắng có lý do ({count}): {names}")
ABSENT = Markup("\nVắng không lý do ({count}): {names}")
EXEMPT = Markup("\nMiễn sinh hoạt ({count}): {names}")
NAME_REASON = "{name} – {reason}"
MARK_PRESENT = "✔ {name}"
MARK_ASKED = "✔ {name} · đã xin vắng"
MARK_EXCUSED = "✖ {name} · {reason}"
MARK_ABSENT = "✖ {name} · không lý do"
TAKE_ASKED = "✖ Ghi vắng {count} đồng chí đã xin vắng"
ASKED_TAKEN = Markup("Đã ghi vắng có lý do: {names}.")
ROLL_CALL_DONE = "Xong điểm danh"
NOBODY_PRESENT = Markup("Chưa có ai có mặt. Đồng chí xem lại điểm danh giúp nhé.")
ASK_ABSENCE = Markup("Đồng chí <b>{name}</b> vắng vì sao? Chọn ở dưới, hoặc gõ lý do.")
REASONS = ("Ốm", "Đi công tác", "Việc gia đình")
ASKED_REASON = "Đã xin vắng: {reason}"
NO_REASON = "Vắng không lý do"
PRESENT = "Có mặt"
EXEMPT_CHOSEN = Markup("Đồng chí <b>{name}</b> được miễn sinh hoạt nên không phải điểm danh.")

ASK_GUESTS = Markup("Khách nào đến dự? Ghi tên và đơn vị.\n<i>Ví dụ: anh Tâm, Công an phường</i>")
NO_GUESTS = "Không có khách"
KEEP = "Giữ: {what}"

# Times
ASK_START = Markup("Bắt đầu lúc mấy giờ?\nTheo lịch: <b>{start}</b>\n<i>Chọn ở dưới, hoặc gõ như: 19h10</i>")
AS_PLANNED = "Đúng lịch: {time}"
ASK_END = Markup("Bắt đầu: <b>{start}</b>\nKết thúc lúc mấy giờ?\n<i>Chọn ở dưới, hoặc gõ như: 20h45</i>")
AFTER = "+{minutes} phút · {time}"
AFTER_MINUTES = (90, 120)
FROM_TO = Markup("Từ <b>{start}</b> đến <b>{end}</b> ({minutes} phút).")
SHORT_MEETING = Markup("\n⚠ Ngắn hơn {minimum} phút theo quy định. Nếu đúng vậy, đồng chí cứ ghi tiếp.")
FAR_FROM_PLAN = Markup("{moment} cách lịch quá một tháng. Đồng chí xem lại giúp nhé.")
NOT_YET = Markup("{moment} còn lâu mới tới. Đồng chí xem lại giúp nhé.")
ENDS_FIRST = Markup("Giờ kết thúc phải sau giờ bắt đầu; {moment} thì chưa. Đồng chí xem lại giúp nhé.")
TOO_LONG = Markup("Kết thúc lúc {moment} thì buổi họp dài quá 12 tiếng. Đồng chí xem lại giúp nhé.")

# Opinions
OPINIONS = Markup("<b>Ý kiến phát biểu</b>\n{lines}")
NO_OPINIONS = Markup("Chưa có ý kiến nào.\n<i>Gõ luôn một dòng cũng được: ý kiến Bình về kiệt 3: nên có chỗ để xe</i>")
OPINION_LINE = Markup("{number}. {speaker}: {content}")
REMARK_LINE = Markup("{number}. 📍 {place}: {content}")
REMARK_DROPPED = Markup("Đã bỏ ý {number}.")
OPINION_PLACE_LINE = Markup("{number}. {speaker} ({place}): {content}")
MORE_OPINIONS = Markup("… và {count} ý kiến nữa")
EARLIER_OPINIONS = Markup("… {count} ý kiến trước đó")
ADD_OPINION = "➕ Thêm ý kiến"
DROP_OPINION = "🗑 Bỏ ý kiến {number}"
OPINIONS_DONE = "Xong ý kiến"
OPINION_DROPPED = Markup("Đã bỏ ý kiến {number} của {speaker}.")
OPINIONS_FULL = Markup("Biên bản đã có {most} ý kiến. Đồng chí gộp bớt giúp nhé.")
ASK_SPEAKER = Markup("Ai phát biểu? Chọn ở dưới, hoặc gõ tên. Khách mời thì gõ tên khách.")
GUEST = "Khách mời: {name}"
IS_IT_A_GUEST = Markup(
    "Trong chi bộ chưa thấy “{name}”. Nếu là khách mời, đồng chí bấm nút Khách mời; nếu không, gõ lại tên."
)
SPEAKER_AWAY = Markup("Lưu ý: đồng chí {name} đang ghi vắng. Nếu có mặt, đồng chí sửa phần điểm danh nhé.")
ASK_OPINION_PLACE = Markup("<b>{speaker}</b> nói về nơi nào?\n<i>Ví dụ: kiệt 3, chợ. Không gắn nơi nào thì Bỏ qua.</i>")
ASK_OPINION_COUNTER = Markup(
    "<b>{speaker}</b> nói về nơi nào?\n<i>Ví dụ: quầy số 2, bộ phận một cửa. Không gắn nơi nào thì Bỏ qua.</i>"
)
ASK_OPINION = Markup("<b>{speaker}</b> nói gì? Ghi ý chính.")
ASK_SPEAKERS = Markup("Có bao nhiêu đồng chí phát biểu? Gõ một số.\nCó mặt: {present}")
SPEAKERS_NOT_READ = Markup("Đồng chí gõ một số giúp, ví dụ: <i>9</i>. Hoặc bấm Bỏ qua.")
SPEAKERS_OVER = Markup("Chỉ có mặt {present} đồng chí. Đồng chí gõ lại số người phát biểu nhé.")

# Conclusions and vote
ASK_CONCLUSION = Markup(
    "Chủ trì kết luận thế nào? Mỗi kết luận gõ một tin.\n"
    "<i>Ví dụ: Tổng dọn kiệt 3 trước Tết; mỗi tổ một nhóm tự quản.</i>"
)
CONCLUSIONS = Markup("<b>Kết luận</b>\n{lines}\n\nCòn kết luận khác, đồng chí gõ tiếp.")
CONCLUSION_LINE = Markup("{number}. {content}")
EARLIER_CONCLUSIONS = Markup("… {count} kết luận trước đó")
CONCLUSION_NOTED = Markup("Đã ghi kết luận {number}.")
CONCLUSION_DROPPED = Markup("Đã bỏ kết luận {number}.")
CONCLUSIONS_DONE = "Xong kết luận"
DROP_CONCLUSION = "🗑 Bỏ kết luận {number}"
CONCLUSIONS_FULL = Markup("Buổi này đã có {most} kết luận. Đồng chí gộp bớt giúp nhé.")
ASK_VOTE = Markup(
    "Biểu quyết: bao nhiêu đồng chí tán thành?\nCó mặt: {present}, có quyền biểu quyết: {entitled}\n"
    "<i>Gõ như: 16/17 (16 trên 17), hoặc 15 1 1 (tán thành, không tán thành, không có ý kiến).</i>"
)
ASK_VOTE_REST = Markup(
    "Tán thành {agreed}/{of}. Còn {left} đồng chí thế nào?\n"
    "<i>Chọn ở dưới, hoặc gõ hai số: không tán thành, không có ý kiến.</i>"
)
REST_AGAINST = "{count} không tán thành"
REST_ABSTAINING = "{count} không có ý kiến"
VOTE_REST_NOT_READ = Markup("Đồng chí gõ hai số cộng lại bằng {left}, ví dụ: <i>1 0</i>.")
ALL_AGREED = "{present}/{present} tán thành"
NO_VOTE = "Không biểu quyết"
VOTE_NOT_READ = Markup("Chưa hiểu số này. Đồng chí gõ như: <i>16/17</i> hoặc <i>15 1 1</i>.")
VOTE_MISFIT = Markup(
    "{agreed}/{of} chưa khớp với số có quyền biểu quyết là {entitled}. Đồng chí xem lại phần biểu quyết giúp nhé."
)

# What the last meeting gave
EARLIER = Markup("<b>Việc kỳ trước</b>{since}: đã xong {done}/{all}\n{lines}")
EARLIER_SINCE = Markup(" (từ buổi {day})")
EARLIER_LINE = Markup("{number}. {task}: <b>{state}</b>")
EARLIER_SAID = Markup("\n    <i>{said}</i>")
STATES = {
    "new": "chưa báo cáo",
    "doing": "đang làm",
    "partly": "xong một phần",
    "in_difficulty": "gặp khó khăn",
    "returned": "trả lại làm tiếp",
    "done": "đã xong",
    "confirmed": "đã xong, đã xác nhận",
    "cancelled": "đã đóng",
}
STATE_LATE = "quá hạn"
DEALT_WORDS = {
    "done": "đã xong, ghi tại buổi này",
    "close": "đóng, ghi tại buổi này",
    "extend": "làm tiếp, hạn mới {due}",
}
DEAL_WITH = "▶ Việc {number}: {content}"
DEAL_AGAIN = "✏ Sửa việc {number}"
EARLIER_DONE = "Xong việc kỳ trước"
EARLIER_LEFT = Markup("Còn {count} việc chưa bàn, vẫn giữ nguyên hạn cũ.")
ASK_DEAL = Markup("<b>{content}</b>\n{who}, hạn {due}{said}\n\nChi bộ xử lý thế nào?")
ASK_DEAL_SAID = Markup("\n<i>{said}</i>")
DEAL_AS_REPORTED = "⏳ Làm tiếp như báo cáo"
DEALS = {"done": "✔ Đã xong", "extend": "⏳ Làm tiếp, hạn mới", "close": "✖ Đóng việc này"}
ASK_CAUSE = Markup("Vì sao chưa xong?\n<i>Ví dụ: mưa kéo dài; huy động được ít người</i>")
ASK_CLOSE_REASON = Markup("Vì sao đóng việc này?\n<i>Ví dụ: phường đã làm; không còn cần nữa</i>")
ASK_RESPONSIBILITY = Markup("Trách nhiệm thế nào?\n<i>Ví dụ: chưa đôn đốc sớm. Không có gì thì Bỏ qua.</i>")
ASK_REMEDY = Markup("Cách khắc phục?\n<i>Ví dụ: mời Đoàn thanh niên cùng làm sáng Chủ nhật</i>")
ASK_NEW_DUE = Markup("Hạn mới ngày nào?\n<i>Chọn ở dưới, hoặc gõ như: 30/12; cuối tháng</i>")
DEALT = Markup("Đã ghi.")

# Photos
PHOTO_KEPT = Markup("📎 Đã kèm ảnh vào biên bản ({count}).")
PHOTO_TOO_BIG = Markup("Ảnh lớn quá {most} MB. Đồng chí chụp lại nhỏ hơn giúp nhé.")
PHOTOS_FULL = Markup("Biên bản đã có {most} ảnh. Đồng chí chọn bớt giúp nhé.")
PHOTO_LOST = Markup("Một ảnh kèm biên bản chưa nhận được. Đồng chí gửi lại ảnh ấy giúp nhé.")

# Two people writing
CLASH = Markup(
    "Đồng chí <b>{name}</b> vừa ghi phần này lúc {at}, nên em giữ bản của đồng chí ấy. Dưới đây là bản mới nhất; "
    "nếu vẫn cần đổi, đồng chí ghi lại nhé."
)

# Tasks
DUE_MISSING = "⚠ chưa có ngày"
WHO_MISSING = "⚠ chưa có người"
OF_CONCLUSION = Markup(" (kết luận {number})")
COMPLETE_TASK = "✏ Bổ sung việc {number}"
ASK_OF_CONCLUSION = Markup("Việc này thực hiện kết luận nào?")
OF_NONE = "Việc khác"
MORE_DOUBTS = Markup("⚠ … và {count} điều nữa")
DOUBT_CONCLUSION = Markup("⚠ Kết luận {number} chưa có việc nào.")
DOUBT_WHO = Markup("⚠ Việc {number} chưa có người chịu trách nhiệm.")
DOUBT_DUE = Markup("⚠ Việc {number} chưa có ngày hoàn thành.")
DOUBT_MANY = Markup("⚠ Đồng chí {name} nhận {count} việc, trong khi {idle} đồng chí chưa có việc nào.")
TASKS = Markup("<b>Việc giao</b>\n{lines}")
NO_TASKS = Markup("Chưa giao việc nào.\n<i>Gõ luôn một dòng cũng được: giao Lan: dọn rác kiệt 3, hạn 30/12, 45 hộ</i>")
TASK_LINE = Markup("{number}. {content} – {who}, hạn {due}")
MORE_TASKS = Markup("… và {count} việc nữa")
EARLIER_TASKS = Markup("… {count} việc trước đó")
ADD_TASK = "➕ Thêm việc"
DROP_TASK = "🗑 Bỏ việc {number}"
TASKS_DONE = "Xong phần việc"
TASK_NOTED = Markup("Đã ghi việc {number}. Hạn: <b>{due}</b>")
TASK_DROPPED = Markup("Đã bỏ việc {number}: {content}")
TASKS_FULL = Markup("Buổi này đã giao {most} việc. Đồng chí gộp bớt giúp nhé.")
WITHOUT_TASKS = Markup(
    "⚠ Chưa giao việc cho ai. Kết luận không có người làm thì dễ bị quên. Đồng chí có thể quay lại thêm."
)
ASK_TASK = Markup("Việc gì?\n<i>Ví dụ: Dọn rác kiệt 3</i>")
ASK_ASSIGNEE = Markup("Giao đồng chí nào chịu trách nhiệm? Chọn một người, hoặc gõ tên.")
ASK_HELPERS = Markup("Làm cùng ai?\n<i>Ví dụ: Đoàn thanh niên, Công an khu vực. Làm một mình thì Bỏ qua.</i>")
ASK_WHICH_HELPER = Markup("“{words}” làm cùng là đồng chí nào?")
NO_MEMBER = "Người ngoài chi bộ"
OUTSIDER = "{name} (ngoài chi bộ)"
ASK_DUE = Markup("Hạn ngày nào?\n<i>Chọn ở dưới, hoặc gõ như: 30/12; cuối tháng</i>")
DUE_READ = Markup("Hạn: <b>{due}</b>")
ASK_EXPECTED = Markup("Xong việc thì được gì?\n<i>Ví dụ: kiệt 3 không còn rác qua đêm</i>")
ASK_TARGET = Markup("Có đếm được không? Gõ số và đơn vị.\n<i>Ví dụ: 45 hộ</i>")
NOT_COUNTED = "Không đếm"
TARGET_NOT_READ = Markup("Chưa hiểu số này. Đồng chí gõ như: <i>45 hộ</i>. Hoặc bấm Không đếm.")
TARGET_NO_UNIT = Markup("{count} gì, đồng chí? Gõ cả số và đơn vị, ví dụ: <i>{count} hộ</i>.")

# Summary
ASK_SUMMARY = Markup("Đồng chí xem lại rồi bấm Lưu. Ai có việc sẽ nhận được ngay.\n\n{summary}")
SAVE = "💾 Lưu biên bản"
EDIT = "✏ Sửa {part}"
PARTS = {
    "rollcall": "điểm danh",
    "guests": "khách mời",
    "time": "thời gian",
    "earlier": "việc kỳ trước",
    "opinions": "ý kiến",
    "speakers": "số phát biểu",
    "conclusion": "kết luận",
    "tasks": "phần việc",
    "vote": "biểu quyết",
    "score": "chấm điểm",
}
SUMMARY = Markup(
    "<b>{theme}</b>\n{times}\nCó mặt: <b>{present}/{all}</b>{lists}\nKhách: {guests}\n{opinions}\n"
    "Số đồng chí phát biểu: {speakers}\nKết luận: {conclusion}\n{tasks}\nBiểu quyết: {vote}{score}{photos}"
)
SUMMARY_SCORE = Markup("\nĐiểm: {total}/{most}, {grade}")
SUMMARY_NO_SCORE = Markup("\nĐiểm: chưa chấm")
SUMMARY_PHOTOS = Markup("\nẢnh kèm theo: {count}")
SUMMARY_DOUBTS = Markup("\n⚠ Còn {count} điều nên xem lại ở phần việc.")
MORE_CONCLUSIONS = Markup("… và {count} kết luận nữa")
CONCLUSION_MISSING = Markup("Chưa có kết luận nào. Đồng chí bấm “Sửa kết luận” để ghi giúp.")
TASK_LACKS = Markup("Việc {number} ({content}) chưa rõ người hoặc ngày. Đồng chí bấm “Sửa phần việc” để bổ sung giúp.")
SUMMARY_OPINIONS = Markup("Ý kiến ({count}):\n{lines}")
SUMMARY_NO_OPINIONS = Markup("Ý kiến: chưa ghi")
SUMMARY_TASKS = Markup("Việc giao ({count}):\n{lines}")
SUMMARY_NO_TASKS = Markup("Việc giao: ⚠ chưa có việc nào")
NOT_NOTED = "chưa ghi"
NONE = "không"
AGREED = "{agreed}/{of} tán thành"
VOTED = "tán thành {agreed}, không tán thành {against}, không có ý kiến {abstaining}; trên {of} đồng chí có quyền"
NOT_BEGUN = Markup(
    "Buổi họp bắt đầu lúc {start}, chưa tới giờ nên chưa lưu được. Phần đã ghi vẫn còn; họp xong đồng chí lưu nhé."
)
ASSIGNEE_GONE = Markup("Đồng chí {name} không còn trong chi bộ. Đồng chí sửa phần việc giúp nhé.")

# Saved
SAVED = Markup("✅ Đã lưu biên bản: <b>{theme}</b>\n{times}\nCó mặt: {present}/{all}\n\n{tasks}")
SAVED_TASKS = Markup("Việc đã giao:\n{lines}")
SAVED_NO_TASKS = Markup("Buổi này không giao việc nào.")
TOLD = Markup("\n\nĐã báo: {names}.")
MISSED = Markup("\n\nChưa báo được vì chưa dùng trợ lý: {names}. Đồng chí báo trực tiếp giúp.")

ASSIGNED_ONE = Markup("📌 Đồng chí được giao việc tại buổi <b>{theme}</b>:\n\n{lines}")
ASSIGNED_MANY = Markup("📌 Đồng chí được giao {count} việc tại buổi <b>{theme}</b>:\n\n{lines}")
ASSIGNED_TASK = Markup("<b>{content}</b>\nHạn: <b>{due}</b>")
ASSIGNED_HELPERS = Markup("\nLàm cùng: {helpers}")
ASSIGNED_EXPECTED = Markup("\nKết quả cần đạt: {expected}")
ASSIGNED_TARGET = Markup("\nChỉ tiêu: {target} {unit}")
REPORT = "✅ Báo cáo: {task}"

# Minutes
MINUTES_PAGE = Markup("{text}\n\n<i>Trang {page}/{pages}</i>")
MINUTES_HEADINGS = {
    "thematic": "BIÊN BẢN SINH HOẠT CHUYÊN ĐỀ",
    "regular": "BIÊN BẢN SINH HOẠT CHI BỘ",
    "committee": "BIÊN BẢN HỌP CHI ỦY",
}
MINUTES_CELL = "Chi bộ: {cell}"
MINUTES_THEMES = {"thematic": "Chuyên đề: {theme}", "regular": "Nội dung: {theme}", "committee": "Nội dung: {theme}"}
MINUTES_EARLIER = "VIỆC KỲ TRƯỚC"
MINUTES_REMARKS = "Ý kiến về địa bàn:"
MINUTES_SCORE = "CHẤM ĐIỂM: {total}/{most}, {grade}"
MINUTES_ADOPTED = "Đã thông qua: {at}"
MINUTES_ADDENDA = "BỔ SUNG"
MINUTES_ADDENDUM = "{at}, {name}: {words}"
MINUTES_PREPARER = "Người trình bày: {name}"
MINUTES_START = "Bắt đầu: {start}"
MINUTES_END = "Kết thúc: {end} ({minutes} phút)"
MINUTES_PLACE = "Nơi họp: {place}"
MINUTES_GUESTS = "Khách mời: {guests}"
MINUTES_MEMBERS = "Đảng viên: {all} ({kinds}); miễn sinh hoạt: {exempt}"
MINUTES_PRESENT = "Có mặt: {present}/{all}"
MINUTES_EXCUSED = "Vắng có lý do: {names}"
MINUTES_ABSENT = "Vắng không lý do: {names}"
MINUTES_EXEMPT = "Miễn sinh hoạt: {names}"
MINUTES_OPINIONS = "Ý KIẾN PHÁT BIỂU"
MINUTES_SPEAKER = "{speaker}:"
MINUTES_OPINION = "– {content}"
MINUTES_OPINION_PLACE = "– ({place}) {content}"
MINUTES_SPEAKERS = "Số đồng chí phát biểu: {speakers}/{present}"
MINUTES_CONCLUSION = "KẾT LUẬN"
MINUTES_TASKS = "VIỆC GIAO"
MINUTES_TASK = "{number}. {content}"
MINUTES_WHO = "   Người làm: {name}"
MINUTES_HELPERS = "   Làm cùng: {helpers}"
MINUTES_DUE = "   Hạn: {due}"
MINUTES_EXPECTED = "   Kết quả cần đạt: {expected}"
MINUTES_TARGET = "   Chỉ tiêu: {target} {unit}"
MINUTES_VOTE = "BIỂU QUYẾT: {vote}"
MINUTES_LOGGED = "Người ghi: {name}, lúc {at}"
MEMBERSHIPS = {"official": "chính thức {count}", "probationary": "dự bị {count}", "temporary": "tạm thời {count}"}
PAGE_BEFORE = "◀ Trang trước"
PAGE_AFTER = "Trang sau ▶"
