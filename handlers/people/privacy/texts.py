"""The words of one's own book and of one's own data."""

from markupsafe import Markup

BOOK = Markup(
    "<b>Sổ của đồng chí {name}</b>\n{unit}\n\nViệc đang làm: {open}\nĐã xong: {done}, trong đó đúng hạn: {on_time}\n"
    "Đã gửi: {reports} báo cáo{thanks}"
)
THANKS = Markup("\n\n👍 Được xác nhận hoàn thành:\n{lines}\nEm cảm ơn đồng chí.")
MY_TASKS = "📋 Việc của tôi"
MY_REPORTS = "📄 Báo cáo tôi đã gửi"
MY_YEAR = "📄 Việc tôi đã làm trong năm"
MY_DATA = "🔒 Dữ liệu của tôi"
MY_DEVICES = "📱 Máy của tôi"
REPORTS = Markup("<b>Báo cáo đã gửi</b>\n{lines}")
REPORTS_NONE = Markup("Đồng chí chưa gửi báo cáo nào.")
REPORT_LINE = Markup("{at}: {task}: <b>{result}</b>")

DATA = Markup(
    "<b>Dữ liệu của đồng chí</b>\n<b>Trợ lý lưu:</b>\n{kept}\n<b>Ai xem được, ngoài đồng chí?</b>\n"
    "{seen_by}\nĐồng chí đã đồng ý: {consent}.\n\nRút đồng ý thì có hiệu lực ngay. Muốn sửa, xóa, hạn chế hay "
    "phản đối, đồng chí chọn ở dưới: {asked_of}.{requests}"
)
NO_CONSENT = "chưa ghi"
REQUEST = Markup("\n\n<b>Yêu cầu {kind}</b>: {answer}; {done}.")
TO_ANSWER = "trả lời chậm nhất {day}"
WAS_ANSWERED = "đã trả lời {day}"
TO_DO = "làm xong chậm nhất {day}"
TO_DO_EXTENDED = "gia hạn, làm xong chậm nhất {day} (lý do: {reason})"
WAS_DONE = "đã làm xong {day}"
WAS_REFUSED = "không thực hiện, {day} (lý do: {reason})"
FILE = "⬇ Tải dữ liệu của tôi"
SEEN = "👁 Ai đã xem dữ liệu của tôi"
CORRECT = "✏ Xin sửa dữ liệu"
WITHDRAW = "🚫 Rút đồng ý"
ERASE = "🗑 Xin xóa dữ liệu"
RESTRICT = "⏸ Hạn chế xử lý"
OBJECT = "✋ Phản đối xử lý"
# Who has been erased, where minutes must keep that there was somebody.
NEUTRAL_NAME = "Đảng viên {number}"
NEUTRAL_CODE = "XOA{number}"
KINDS = {
    "withdraw": "rút đồng ý",
    "restrict": "hạn chế xử lý dữ liệu",
    "object": "phản đối xử lý dữ liệu",
    "correct": "sửa dữ liệu",
    "erase": "xóa dữ liệu",
}
SEEN_LIST = Markup("<b>Ai đã xem dữ liệu của đồng chí</b>\n{lines}")
SEEN_NONE = Markup("Chưa có ai khác xem dữ liệu riêng của đồng chí.")
SEEN_LINE = Markup("{at}: {who}, {what}")
SEEN_PERSON = "đồng chí {name}"
SEEN_OPERATOR = "quản trị ({login})"
SEEN_OLDER = "Cũ hơn ▶"
SEEN_WHAT = {
    "see_cell_tasks": "xem việc",
    "see_answers": "xem ai dự họp",
    "see_minutes": "xem biên bản",
    "see_own_data": "tải dữ liệu",
    "see_digest": "xem tổng hợp",
    "see_results": "xem kết quả buổi họp",
    "see_plan": "xem kế hoạch",
    "see_questions": "xem ý kiến trước họp",
    "see_book": "xem sổ biên bản",
    "see_feedback": "xem góp ý buổi họp",
    "see_calendar": "xem lịch dự",
    "see_leave": "xem lịch đi vắng",
    "search": "tìm thấy việc",
    "told": "được nhắn tin",
}
# What was sent to somebody who had not asked for it, by what it was about.
SEEN_TOLD = {
    "digest": "được gửi bản tổng hợp",
    "unit": "được gửi bản tổng hợp",
    "task": "được nhắn tin về việc",
    "meeting": "được nhắn tin về buổi họp",
    "person": "được nhắn tin về đồng chí",
}
# What is done on the command line.
SEEN_DONE = {
    "import_roster": "nhập danh sách",
    "invite_member": "tạo lời mời",
    "answer_data_request": "giải quyết yêu cầu về dữ liệu",
    "change_units": "sửa danh sách đơn vị",
}
SEEN_OTHER = "xem"
FILE_CAPTION = Markup("⬇ Dữ liệu của đồng chí {name}, mở được bằng Word hay trên điện thoại.")
FILE_FOR_MACHINES = Markup("Bản này dành cho máy tính, nội dung như trên.")
FILE_NAME = "du-lieu-cua-toi.json"

TITLE = "Yêu cầu về dữ liệu"
ABOUT = "Yêu cầu {kind}"
ASK_CORRECT = Markup("Điều gì cần sửa? Đồng chí ghi rõ.\n<i>Ví dụ: năm sinh là 1961, không phải 1962</i>")
ASK_WITHDRAW = Markup(
    "<b>Rút đồng ý</b> có hiệu lực ngay:\n– trợ lý không nhắn cho đồng chí nữa, gỡ mọi máy của đồng "
    "chí ra;\n– tin nhắn và mục ghi dở bị xóa.\n<b>Còn giữ:</b> biên bản, nghị quyết, vì quy định của "
    "Đảng buộc lưu; việc đã giao và báo cáo, vì là sổ theo dõi của chi bộ; tên trong danh sách đảng "
    "viên; ngày đồng ý và ngày rút, để làm chứng cứ.\nMuốn thay cả tên trong sổ sách thì đồng chí chọn "
    "🗑 Xin xóa dữ liệu trước khi rút."
)
WITHDRAW_NOW = "🚫 Rút ngay"
WITHDRAW_NOT = "⬅ Không rút"
WITHDRAWN = Markup(
    "Đã rút đồng ý. Từ bây giờ trợ lý không nhắn cho đồng chí nữa. Biên bản, việc đã giao, báo cáo và "
    "tên trong danh sách đảng viên vẫn được chi bộ lưu và xem. Muốn dùng lại, đồng chí xin lời mời ở "
    "bí thư chi bộ."
)
WITHDRAWN_NOTICE = Markup(
    "🔒 Đồng chí <b>{who}</b> ({code}, {unit}) đã tự rút đồng ý. Trợ lý không nhắn cho đồng chí ấy "
    "nữa. Đồng chí báo bí thư chi bộ để chi bộ báo trực tiếp cho đồng chí ấy giúp."
)
ASK_ERASE = Markup(
    "Xóa thì tên đồng chí được thay bằng tên chung trong sổ sách phải giữ; tin nhắn, ảnh, phần tự nhận xét "
    "bị xóa hẳn.\n"
    "Đồng chí muốn ghi thêm gì không?"
)
ASK_RESTRICT = Markup(
    "Dữ liệu vẫn được lưu. Quản trị bàn với chi ủy để không dùng vào việc đồng chí nêu, rồi trả lời "
    "đồng chí. Đồng chí muốn hạn chế việc gì?\n<i>Ví dụ: không đưa tên tôi vào bản tổng hợp gửi "
    "phường</i>"
)
ASK_OBJECT = Markup(
    "Đồng chí phản đối việc gì với dữ liệu của mình, vì sao? Đồng chí ghi rõ.\n"
    "<i>Ví dụ: không dùng ảnh tôi chụp để làm báo cáo, vì có mặt người nhà</i>"
)
ASK = {"restrict": ASK_RESTRICT, "object": ASK_OBJECT, "correct": ASK_CORRECT, "erase": ASK_ERASE}
SUMMARY = Markup(
    "Gửi quản trị yêu cầu: <b>{kind}</b>.{words}\nTrả lời chậm nhất: <b>{due}</b>.\nLàm xong chậm nhất: <b>{done}</b>."
)
WORDS = Markup("\nNội dung: {words}")
SEND = "📨 Gửi yêu cầu"
SENT = Markup(
    "📨 Đã gửi quản trị yêu cầu <b>{kind}</b>.\nĐồng chí được trả lời chậm nhất <b>{due}</b>; làm xong chậm nhất "
    "<b>{done}</b>."
)
SENT_TO_NOBODY = Markup(
    "📨 Đã ghi yêu cầu <b>{kind}</b>, nhưng nơi đồng chí sinh hoạt chưa có quản trị để nhận.\n"
    "Đồng chí báo bí thư chi bộ để phường cử quản trị. Hạn trả lời vẫn là <b>{due}</b>, hạn làm xong <b>{done}</b>."
)
ASKED_ALREADY = "Yêu cầu này đang chờ trả lời."
NOTICE = Markup(
    "🔒 Đồng chí <b>{who}</b> ({code}, {unit}) yêu cầu <b>{kind}</b>.{words}\nTrả lời chậm nhất: <b>{due}</b>.\n"
    "Làm xong chậm nhất: <b>{done}</b>.{how}"
)
_STOP = Markup(
    "\nThống nhất với chi ủy ngừng dùng vào việc ấy. Muốn trợ lý ngừng hẳn với đồng chí ấy: "
    "<code>chibo erase {code} --only-consent</code>"
)
HOW = {
    "correct": Markup("\nSửa trong danh sách rồi nhập lại: <code>chibo import</code>"),
    "withdraw": Markup("\nThực hiện trên máy chủ: <code>chibo erase {code} --only-consent</code>"),
    "restrict": _STOP,
    "object": _STOP,
    "erase": Markup("\nThực hiện trên máy chủ: <code>chibo erase {code}</code>"),
}
REMINDER = Markup("⏰ Còn yêu cầu về dữ liệu chưa trả lời, hạn <b>{due}</b>:\n\n{notice}")
CARRY_OUT_REMINDER = Markup("⏰ Yêu cầu về dữ liệu đã trả lời, chưa làm xong, hạn <b>{due}</b>:\n\n{notice}")
ANSWER = "✍ Trả lời"
DONE = "✅ Đã thực hiện"
EXTEND = "⏳ Gia hạn"
REFUSE = "🚫 Không thực hiện được"
ANSWER_TITLE = "Trả lời yêu cầu"
ASK_ANSWER = Markup("{notice}\n\nĐồng chí trả lời thế nào?")
ANSWERED = Markup(
    "✅ Đã trả lời yêu cầu của đồng chí {who}.\nLàm xong chậm nhất <b>{done}</b>; xong rồi đồng chí chọn "
    "✅ Đã thực hiện."
)
ANSWERED_ALREADY = "Yêu cầu này đã được trả lời."
ANSWER_NOTICE = Markup(
    "🔒 Về yêu cầu {kind} của đồng chí, quản trị trả lời:\n{words}\n\nLàm xong chậm nhất: <b>{done}</b>."
)
DONE_ANSWER = "Đã thực hiện."
DONE_ALREADY = "Yêu cầu này đã được thực hiện."
DONE_NOTICE = Markup("✅ Yêu cầu {kind} của đồng chí đã được thực hiện, <b>{day}</b>.")
DONE_NOTED = Markup("✅ Đã ghi: yêu cầu của đồng chí {who} thực hiện xong <b>{day}</b>. Đồng chí ấy đã được báo.")
DONE_UNTOLD = Markup(
    "✅ Đã ghi: yêu cầu của đồng chí {who} thực hiện xong <b>{day}</b>. Đồng chí ấy không còn máy nào để nhắn, "
    "nhờ đồng chí báo trực tiếp."
)
REFUSAL_TITLE = "Không thực hiện yêu cầu"
ASK_REFUSAL = Markup(
    "{notice}\n\nKhông thực hiện thì yêu cầu kết thúc ở đây. Vì sao, theo quy định nào? Đồng chí ghi rõ, người yêu cầu "
    "được đọc."
)
REFUSED_ALREADY = "Yêu cầu này đã kết thúc: không thực hiện."
REFUSED_NOTICE = Markup(
    "🚫 Yêu cầu {kind} của đồng chí không thực hiện được.\nLý do: {reason}\n\nNếu chưa đồng tình, đồng chí kiến nghị "
    "trực tiếp với Đảng ủy phường."
)
REFUSED_NOTED = Markup("🚫 Đã ghi: yêu cầu của đồng chí {who} không thực hiện. Đồng chí ấy đã được báo lý do.")
REFUSED_UNTOLD = Markup(
    "🚫 Đã ghi: yêu cầu của đồng chí {who} không thực hiện. Đồng chí ấy không còn máy nào để nhắn, nhờ đồng chí báo "
    "trực tiếp, kèm lý do."
)
EXTENSION_TITLE = "Gia hạn yêu cầu"
ASK_EXTENSION = Markup(
    "{notice}\n\nGia hạn đến <b>{until}</b>, chỉ được một lần. Vì sao? Đồng chí ghi vài chữ, người yêu cầu được đọc."
)
EXTENDED_ALREADY = "Yêu cầu này đã gia hạn một lần, không gia hạn nữa được."
TOO_LATE_TO_EXTEND = "Đã quá hạn làm xong, không gia hạn được nữa."
EXTENDED_NOTICE = Markup(
    "⏳ Yêu cầu {kind} của đồng chí được gia hạn, làm xong chậm nhất <b>{day}</b>.\nLý do: {reason}"
)
EXTENDED = Markup("⏳ Đã gia hạn đến <b>{day}</b>. Đồng chí {who} đã được báo.")
EXTENDED_UNTOLD = Markup(
    "⏳ Đã gia hạn đến <b>{day}</b>. Đồng chí {who} không còn máy nào để nhắn, nhờ đồng chí báo trực tiếp."
)

# The command line
ERASE_FOUND = "{name} ({code}, {unit})"
ERASE_SURE = "Xóa dữ liệu của {person}? Việc này không lấy lại được."
CONSENT_SURE = "Rút đồng ý và gỡ tài khoản của {person}?"
ERASE_STOPPED = "Chưa xóa gì."
CONSENT_DONE = "Đã gỡ tài khoản; tin đang chờ gửi đã rút lại."
