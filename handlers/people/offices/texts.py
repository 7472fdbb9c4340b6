"""The words for who comes into an office."""

from markupsafe import Markup

NEW = Markup("🏷 Đồng chí nay là <b>{role}</b> của <b>{unit}</b>.{open}\n\nGõ <kbd>/menu</kbd> để có bảng chọn mới.")
OPEN = Markup("\n\n<b>Đang mở ở chi bộ</b>\n{lines}")
TASKS = "Việc chưa xong: {open}, quá hạn {late}"
WAITING = "Việc chờ xác nhận: {count}"
ASKED = "Xin gia hạn chờ trả lời: {count}"
NEXT = "Buổi sắp tới: {start} – {theme}"
UNLOGGED = "Buổi đã qua chưa có biên bản: {count}"
RETURNED = "Chuyên đề phường đề nghị sửa: {count}"
NOTHING = Markup("\n\nHiện không có việc gì đang mở ở chi bộ.")
