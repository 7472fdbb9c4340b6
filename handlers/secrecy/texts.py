"""The words by which secret documents are refused."""

from markupsafe import Markup

REFUSED = Markup(
    "⛔ Em không nhận tin hay tệp mang dấu <b>{mark}</b>. Tài liệu mật không được gửi qua mạng xã hội.\n"
    "Phần em vừa nhận đã được xóa. Đồng chí xóa giúp cả tin trên máy mình."
)
REFUSED_FILE = Markup(
    "⛔ Trong tệp có dấu <b>{mark}</b> nên em không nhận. Tài liệu mật không được gửi qua mạng xã hội.\n"
    "Tệp đã được xóa. Đồng chí xóa giúp cả tin trên máy mình."
)
UNREADABLE = Markup(
    "Em không mở được tệp này (hỏng, đặt mật khẩu hoặc quá lớn) nên không kiểm tra được dấu mật, vì vậy không nhận. "
    "Tệp đã được xóa. Đồng chí lưu lại thành tệp khác rồi gửi giúp."
)
SEALED = Markup(
    "Em chưa đọc được loại tệp này (Word, Excel kiểu cũ .doc .xls, RTF, tệp nén) nên không kiểm tra được dấu mật, "
    "vì vậy không nhận. Tệp đã được xóa. Đồng chí mở tệp, lưu lại thành DOCX hoặc PDF rồi gửi giúp."
)
WORDLESS = Markup(
    "Em không đọc được chữ nào trong tệp này (tệp trống hoặc có trang là bản quét) nên không kiểm tra được dấu mật, "
    "vì vậy không nhận. Tệp đã được xóa. Đồng chí gửi bản Word hoặc PDF có chữ; chỉ có bản quét thì chụp từng trang, "
    "gửi dạng ảnh sau khi tự xem không có dấu mật giúp."
)
TOO_LARGE = Markup(
    "Tệp này nặng quá nên em không tải về kiểm tra dấu mật được, vì vậy không nhận. Đồng chí gửi bản nhẹ hơn giúp."
)
RECORDINGS_UNCHECKED = Markup(
    "<i>Ghi âm thì em không kiểm tra được nội dung mật, đồng chí đừng nói nội dung mật trong ghi âm.</i>"
)
PHOTOS_UNCHECKED = Markup(
    "<i>Ảnh, bản quét thì em không kiểm tra được dấu mật, đồng chí tự xem giúp trước khi gửi.</i>"
)
