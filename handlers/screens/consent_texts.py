"""What everybody is asked to consent to, and its version, which is of the words themselves."""

import hashlib

from markupsafe import Markup

from handlers.screens.texts import DATA_ASKED_OF, DATA_KEPT, DATA_SEEN_BY

WHAT_IS_STORED = Markup(
    "<b>Trợ lý lưu:</b> {kept}.\n"
    "<b>Ai xem được:</b> {seen_by}.\n"
    "<b>Để làm gì:</b> nhắc họp, giao việc, ghi biên bản. Không dùng vào việc khác.\n"
    "Lúc nào đồng chí cũng có thể xin xem, sửa hoặc xóa dữ liệu của mình ở mục 👤 Của tôi: {asked_of}."
).format(kept=DATA_KEPT, seen_by=DATA_SEEN_BY, asked_of=DATA_ASKED_OF)


def version_of(text: str) -> str:
    """The version of a text: twelve hex digits of its SHA-256. Whoever changes a letter asks everybody again: nobody
    decides, and nobody can forget, that a change is small.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


VERSION = version_of(WHAT_IS_STORED)

ASK_AGAIN = Markup(
    "Lời giải thích về dữ liệu trợ lý lưu đã được sửa từ lần đồng chí đồng ý trước. Đồng chí đọc lại "
    "giúp:\n\n{stored}\n\nĐồng chí có đồng ý không?"
)
KEPT_MEANWHILE = Markup("\n<i>Tin đồng chí vừa gửi được giữ lại đến {day}; đồng ý xong, trợ lý làm tiếp.</i>")
NOT_KEPT = Markup(
    "\n<i>Tin vừa gửi chưa giữ được, vì đã có nhiều tin đang chờ. Đồng chí trả lời câu này trước, rồi "
    "gửi lại tin ấy giúp.</i>"
)
AGREE = "Đồng ý"
DISAGREE = "Không đồng ý"
MY_DATA = "🔒 Dữ liệu của tôi"
AGREED_AGAIN = Markup("Đã ghi nhận: đồng chí <b>{name}</b> đồng ý lúc {at}.{held}")
GOES_ON = Markup("\nTrợ lý làm tiếp {count} tin đồng chí gửi lúc nãy.")
GONE_MEANWHILE = Markup(
    "\n{count} tin gửi trước đó đã quá hạn lưu nên không còn, chưa làm được. Đồng chí gửi lại giúp nếu còn cần."
)
REFUSED = Markup(
    "Vâng, trợ lý chưa nhắn việc gì cho đồng chí nữa; tin đang chờ câu trả lời này đã bỏ. Phần đã ghi "
    "ở chi bộ vẫn được lưu.\nĐồng chí vẫn xem, tải, xin sửa, xin xóa dữ liệu hoặc rút đồng ý được. Đổi "
    "ý lúc nào thì chọn <b>Đồng ý</b>."
)
