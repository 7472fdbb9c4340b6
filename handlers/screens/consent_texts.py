"""What everybody is asked to consent to, and its version, which is of the words themselves."""

import hashlib

from markupsafe import Markup

from handlers.screens.texts import DATA_ASKED_OF, DATA_KEPT, DATA_SEEN_BY

WHAT_IS_STORED = Markup(
    "<b>Trợ lý lưu những gì?</b>\n{kept}\n"
    "<b>Ai xem được?</b>\n{seen_by}\n"
    "<b>Để làm gì?</b>\n– Nhắc họp, giao việc, ghi biên bản. Không dùng vào việc khác.\n"
    "<b>Muốn xem, sửa hay xóa?</b>\n– Lúc nào cũng được: đồng chí vào mục 👤 Của tôi; {asked_of}."
).format(kept=DATA_KEPT, seen_by=DATA_SEEN_BY, asked_of=DATA_ASKED_OF)


def version_of(text: str) -> str:
    """The version of a text: twelve hex digits of its SHA-256. Whoever changes a letter asks everybody again: nobody
    decides, and nobody can forget, that a change is small.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:12]


VERSION = version_of(WHAT_IS_STORED)

ASK_AGAIN = Markup(
    "Lời nói về dữ liệu trợ lý lưu vừa được sửa. Đồng chí đọc lại giúp.\n\n{stored}\n\nĐồng chí có đồng ý không?"
)
KEPT_MEANWHILE = Markup("\n<i>Tin đồng chí vừa gửi vẫn giữ, đến {day}. Đồng chí đồng ý thì trợ lý làm tiếp.</i>")
NOT_KEPT = Markup(
    "\n<i>Tin vừa gửi chưa giữ được, vì nhiều tin đang chờ. Đồng chí trả lời câu này, rồi gửi lại tin ấy giúp.</i>"
)
AGREE = "Đồng ý"
DISAGREE = "Không đồng ý"
MY_DATA = "🔒 Dữ liệu của tôi"
AGREED_AGAIN = Markup("Đã ghi nhận: đồng chí <b>{name}</b> đồng ý lúc {at}.{held}")
GOES_ON = Markup("\nTrợ lý làm tiếp {count} tin đồng chí gửi lúc nãy.")
GONE_MEANWHILE = Markup("\n{count} tin gửi trước đó đã quá hạn lưu, không còn. Nếu còn cần, đồng chí gửi lại giúp.")
REFUSED = Markup(
    "Vâng, trợ lý không nhắn việc gì cho đồng chí nữa. Tin vừa gửi đã bỏ. Phần chi bộ đã ghi vẫn được lưu.\n"
    "Đồng chí vẫn xem, tải, xin sửa, xin xóa dữ liệu và rút đồng ý được. Đổi ý thì chọn <b>Đồng ý</b>."
)
