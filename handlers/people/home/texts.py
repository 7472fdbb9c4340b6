"""The words of the home menu."""

from markupsafe import Markup

HOME = Markup("Chào đồng chí <b>{name}</b>. Đồng chí chọn việc ở bảng bên dưới.")
DRAFTS = Markup("Đồng chí còn mục ghi dở:")
SAID = Markup("Lời đồng chí nói mà em chưa rõ, em còn giữ:")
PARKED_STILL = Markup("Hiện không mở mục nào. Còn gác lại:\n{lines}\nĐồng chí ghi tiếp hay bỏ?")
DROP = "🗑 Bỏ: {about}"
DROP_ALL = "🗑 Bỏ cả {count}"
DROPPED_ALL = Markup("Đã bỏ:\n{lines}\nChưa có gì được gửi đi.")
MORE = Markup("Các mục khác của đồng chí:")
NO_MORE = Markup("Các mục của đồng chí đều có ở bảng bên dưới.")
HELP = Markup(
    "Đồng chí cứ viết như nói, em hiểu: <i>xong việc rồi</i>, <i>xin thêm 1 tuần</i>, <i>xin vắng họp vì ốm</i>, "
    "<i>họp mấy giờ?</i>\n\n<b>Đồng chí dùng được các mục sau</b>\n\n{parts}\n\n{hint}"
)
HELP_PART = Markup("<b>{heading}</b>\n{items}")
HELP_ITEM = Markup("/{command} – {description}")
BEFORE = "Trước buổi sinh hoạt"
DURING = "Trong buổi sinh hoạt"
AFTER = "Sau buổi sinh hoạt"
OTHERWISE = "Mục khác"
HELP_HINT = Markup(
    "Gõ <kbd>/menu</kbd> để về bảng chọn, <kbd>/huy</kbd> để bỏ mục đang ghi. Chọn hay gõ chữ đều được, "
    "gõ có dấu hay không dấu cũng được. "
    "Phần ghi dở luôn được giữ lại."
)
RESUME = "▶ {about}"
GROUP = Markup("Chào các đồng chí. Vì là nơi đông người nên ở đây em không hiện việc riêng. Mời nhắn riêng cho em.")
UNKNOWN_COMMAND = Markup("Chưa có mục này. Gõ <kbd>/menu</kbd> để xem các mục đồng chí dùng được.")
