"""The words of the cell's book and of its workbook."""

from markupsafe import Markup

TITLE = "Sổ chi bộ"
ABOUT = "Sổ chi bộ"
YEAR = Markup("<b>{cell}</b> · năm {year}: {count} buổi\n\nGõ một từ để tìm trong chuyên đề, kết luận, việc, nơi chốn.")
FOUND = Markup("<b>{cell}</b>: {count} buổi có “{words}”.")
NOT_FOUND = Markup("Chưa thấy buổi nào có “{words}” trong chuyên đề, kết luận, việc, nơi chốn.")
EMPTY = Markup("<b>{cell}</b>\n\nSổ chưa có biên bản nào.")
ITEM = "{number}{day} · {theme}"
NUMBER = "Số {number:02d} · "
EARLIER = "◀ Năm {year}"
LATER = "Năm {year} ▶"
MORE = "Trang sau ▶"
BEFORE = "◀ Trang trước"
WORKBOOK = "📊 Cả sổ thành một tệp Excel"
ALL = "Xem theo năm"
WORKBOOK_SENT = Markup("📊 Sổ chi bộ <b>{cell}</b>, đến {at}.")
ASK_CELL = Markup("Sổ của chi bộ nào?")
PAPER_NUMBERS = "🔢 Đánh số tiếp theo sổ giấy"
NUMBERED = {"BB": "Biên bản", "NQ": "Nghị quyết"}
NUMBERS = Markup(
    "<b>Số văn bản</b> · nhiệm kỳ {term}\n{lines}\n\n"
    "Sổ giấy đã có số thì đặt tiếp theo ở đây, trước văn bản đầu tiên ghi trên máy."
)
NEXT_NUMBER = Markup("{kind}: số tiếp theo <b>{sign}</b>")
SET_NUMBER = "✏ {kind}: nhập số cuối trên sổ giấy"
TO_BOOK = "⬅ Về sổ"
ASK_LAST = Markup(
    "<b>{kind}</b>, nhiệm kỳ {term}: số cuối cùng trên sổ giấy là bao nhiêu?\n"
    "<i>Gõ một số, ví dụ: 12. Chưa có thì gõ 0.</i>"
)
LAST_NOT_READ = Markup("Đồng chí gõ một số từ 0 đến {most} giúp, ví dụ: <i>12</i>.")
NUMBER_SET = Markup("✔ {kind} tới đây mang số <b>{sign}</b>.")
NUMBERED_ALREADY = Markup("{kind} đã có số trên máy rồi, nên không đổi được nữa: đổi sẽ trùng hoặc sót số.")

FILE = "so-chi-bo-{day}.xlsx"
KINDS = {"thematic": "Chuyên đề", "regular": "Thường kỳ", "committee": "Họp chi ủy"}
SHEET_MEETINGS = "Buổi họp"
SHEET_CONCLUSIONS = "Kết luận"
SHEET_TASKS = "Việc giao"
SHEET_PLACES = "Nơi chốn"
HEADS_MEETINGS = (
    "Ngày",
    "Số biên bản",
    "Số nghị quyết",
    "Loại",
    "Nội dung",
    "Địa điểm",
    "Phút",
    "Có mặt",
    "Tổng số",
    "Tán thành",
    "Có quyền biểu quyết",
    "Điểm",
    "Xếp loại",
    "Đã thông qua",
    "Đã lên Sổ tay",
    "Đã báo cáo",
)
HEADS_CONCLUSIONS = ("Ngày", "Nội dung buổi họp", "Thứ tự", "Kết luận")
HEADS_TASKS = (
    "Ngày",
    "Nội dung buổi họp",
    "Kết luận số",
    "Việc",
    "Người chịu trách nhiệm",
    "Phối hợp",
    "Hạn",
    "Trạng thái",
)
HEADS_PLACES = ("Ngày", "Nội dung buổi họp", "Nơi", "Nội dung nêu")
STATES = {
    "new": "Mới giao",
    "doing": "Đang thực hiện",
    "partly": "Hoàn thành một phần",
    "in_difficulty": "Gặp khó khăn",
    "returned": "Trả lại",
    "done": "Hoàn thành",
    "confirmed": "Đã xác nhận",
    "cancelled": "Đã đóng",
}
