"""What the bot says about documents in the chat (the words inside of them are in texts.py)."""

from markupsafe import Markup

WORD = "📄 Tải bản Word"
PDF = "📄 Tải bản PDF"
ADOPT = "✔ Đã thông qua"
CORRECT = "✏ Sửa trước khi thông qua"
ADD = "➕ Ghi bổ sung"
RESOLVE = "📜 Ra nghị quyết"
RESOLUTION = "📜 Nghị quyết {sign}"
HANDBOOK = "📋 Soạn sẵn cho Sổ tay"
UPLOADED = "✔ Đã đưa lên Sổ tay đảng viên"
REPORTED = "✔ Đã báo cáo phường"

FOR_READING = Markup(
    "📄 Biên bản số <b>{sign}</b>: {theme}\n"
    "Đồng chí đọc lại trước hội nghị. Cả hội nghị nhất trí thì chọn “Đã thông qua”."
)
FILE = Markup("📄 {kind} số <b>{sign}</b>: {theme}")
KINDS = {"BB": "Biên bản", "NQ": "Nghị quyết"}
NO_PDF = Markup("\n<i>Máy chủ chưa cài LibreOffice nên chỉ có bản Word.</i>")
ADOPTED = Markup(
    "✔ Biên bản số <b>{sign}</b> đã thông qua lúc {at} và nay đã khóa.\n"
    "Còn hai việc trước {until}: đưa biên bản lên Sổ tay đảng viên điện tử (có sẵn từng mục để chép), và báo cáo "
    "đảng ủy phường. Xong việc nào, đồng chí chọn việc ấy."
)
ADOPTED_LATER = Markup(
    "✔ Biên bản số <b>{sign}</b> đã thông qua tại buổi sau, lúc {at}, và nay đã khóa.\n"
    "Còn hai việc trước {until}: đưa biên bản lên Sổ tay đảng viên điện tử (có sẵn từng mục để chép), và báo cáo "
    "đảng ủy phường. Xong việc nào, đồng chí chọn việc ấy."
)
ADOPT_TITLE = "Thông qua biên bản"
ADOPT_ABOUT = "Thông qua biên bản: {theme}"
ASK_ADOPTED = Markup(
    "Buổi họp kết thúc: <b>{end}</b>\nHội nghị thông qua biên bản lúc nào?\n"
    "<i>Chọn ở dưới, hoặc gõ như: 20h40; 9h ngày 15/12 (nếu thông qua tại buổi sau)</i>"
)
AT_CLOSE = "Lúc kết thúc buổi họp: {time}"
AT_LATER = "Tại buổi sau: {at}"
ADOPTED_NOT_READ = Markup(
    "Chưa hiểu lúc này. Đồng chí gõ giờ, như <i>20h40</i>; nếu là ngày khác thì gõ cả ngày, như <i>9h ngày 15/12</i>."
)
ADOPTED_NOT_YET = Markup("{at} chưa tới, nên chưa ghi là đã thông qua được. Đồng chí xem lại giúp nhé.")
ADOPTED_BEFORE_IT = Markup(
    "{at} là trước khi họp. Nếu thông qua tại buổi sau, đồng chí gõ cả ngày, như <i>9h ngày 15/12</i>."
)
ADOPTED_ALREADY = "Biên bản này đã thông qua và khóa rồi."
NOT_ADOPTED_YET = "Biên bản chưa thông qua. Đồng chí chọn “Đã thông qua” trước nhé."
LOCKED = "Biên bản đã khóa. Điều cần thêm, đồng chí chọn “Ghi bổ sung” nhé."
RESOLVED = Markup("📜 Đã ra nghị quyết số <b>{sign}</b>: {theme}")
TICKED_UPLOADED = "Đã ghi: biên bản đã có trên Sổ tay đảng viên."
TICKED_REPORTED = "Đã ghi: đã báo cáo phường."
TO_COPY = Markup(
    "Đồng chí chép từng mục ở trên vào Sổ tay đảng viên điện tử, rồi đính kèm tệp biên bản. Xong thì ghi lại ở dưới."
)
BOTH_DONE = Markup("✔ Biên bản số <b>{sign}</b>: đã đưa lên Sổ tay và đã báo cáo phường. Cảm ơn đồng chí.")
LEFT_TO_DO = Markup("Biên bản số <b>{sign}</b>: còn phải {what} trước {until}.")
TO_UPLOAD = "đưa lên Sổ tay đảng viên điện tử"
TO_REPORT = "báo cáo đảng ủy phường"
AND = " và "
REMIND = Markup("⏰ Biên bản số <b>{sign}</b> ({theme}): còn phải {what} trước {until}.")
REMIND_LATE = Markup("⏰ Biên bản số <b>{sign}</b> ({theme}): đã quá hạn {until}, còn phải {what}.")
REMIND_ADOPTING = Markup("⏰ Biên bản số <b>{sign}</b> ({theme}) chưa chọn “Đã thông qua”. Đồng chí kiểm tra giúp nhé.")

CORRECTED = Markup("✔ Đã sửa biên bản số <b>{sign}</b>. Bản mới ở dưới.")

ADD_TITLE = "Ghi bổ sung"
ADD_ABOUT = "Bổ sung biên bản: {theme}"
ASK_ADDENDUM = Markup(
    "Biên bản đã thông qua nên giữ nguyên. Đồng chí gõ điều cần bổ sung; em ghi kèm ngày và tên đồng chí.\n"
    "<i>Ví dụ: Việc 2 đổi hạn thành 20/12/2026 theo ý kiến chi ủy.</i>"
)
ADDED = Markup("✔ Đã ghi bổ sung vào biên bản số <b>{sign}</b>, ngày {day}.")
