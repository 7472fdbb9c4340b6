"""The words of one's own year."""

from markupsafe import Markup

WHICH = Markup("Đồng chí lấy của năm nào?")
YEAR = "Năm {year}"
NOTHING = Markup("Năm {year} chưa có việc hay chuyên đề nào của đồng chí được ghi lại.")
CAPTION = Markup("Việc đồng chí đã làm năm {year}, để viết bản tự kiểm điểm. Chỉ đồng chí lấy và xem được tệp này.")
FILE_NAME = "viec-toi-da-lam-{year}.docx"

TITLE = "VIỆC TÔI ĐÃ LÀM TRONG NĂM {year}"
WHO = "{name} – {unit}"
TAKEN = "Lấy lúc {at}. Sửa, thêm, bớt tùy đồng chí."
OWN_TASKS = "Việc tôi chịu trách nhiệm"
HELPED_TASKS = "Việc tôi cùng làm"
THEMES = "Chuyên đề tôi chuẩn bị, trình bày"
COUNT = "{title} ({count})"
DUE = "Hạn: {day}"
RESULT = "Kết quả: {state}"
RESULT_COUNTED = "Kết quả: {state} ({of})"
DONE_ON = "Xong ngày {day}"
PRODUCT = "Sản phẩm: {product}"
DID = "{day}: {words}"
CAUSE = "Nguyên nhân chưa xong: {words}"
REMEDY = "Cách khắc phục: {words}"
HELD_ON = "{theme}, {day}"
PHOTO_GONE = "(Có ảnh, nay không còn lưu.)"
