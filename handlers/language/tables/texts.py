"""What is wrong with a table's file as a whole. Plain text, no HTML."""

TYPE_UNKNOWN = "Chỉ nhận tệp .xlsx hoặc .csv. Mở tệp bằng Excel, lưu thành kiểu Excel Workbook (.xlsx), rồi nhập lại."
OLD_EXCEL = "Đây là tệp Excel kiểu cũ (.xls). Mở bằng Excel, lưu lại kiểu Excel Workbook (.xlsx), rồi nhập lại."
LOCKED = (
    "Tệp có mật khẩu nên không mở được. Mở bằng Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại, rồi nhập lại."
)
HIDDEN_SHEET = "Bảng nằm ở trang đang ẩn (“{sheet}”). Nhấp chuột phải vào tên trang, chọn Bỏ ẩn, lưu lại, rồi nhập lại."
HIDDEN_ROWS = "Dòng {rows} đang ẩn, không rõ có nhập không. Bỏ ẩn (bỏ bộ lọc) hoặc xóa dòng ấy, rồi nhập lại."
LEGACY = (
    "Dòng {rows}: chữ gõ bằng phông cũ (TCVN3, VNI) hoặc bị lỗi, tên sẽ sai dấu. Chuyển sang Unicode "
    "(UniKey: Công cụ → Chuyển mã), rồi nhập lại."
)
NOT_A_WORKBOOK = "Tệp mang đuôi .xlsx nhưng không phải bảng tính Excel. Mở tệp gốc, lưu lại kiểu .xlsx, rồi nhập lại."
WORKBOOK_AS_CSV = "Tệp mang đuôi .csv nhưng bên trong là Excel. Đổi đuôi tệp thành .xlsx rồi nhập lại."
BROKEN = "Tệp hỏng hoặc chưa lưu xong, không đọc được. Mở lại bằng Excel, lưu lại, rồi nhập lại."
TOO_BIG = "Tệp lớn quá {megabytes} MB. Xóa hình ảnh và các trang không dùng, rồi nhập lại."
TOO_MANY_ROWS = "Bảng dài quá {rows} dòng. Xóa dòng thừa hoặc chia làm nhiều tệp, rồi nhập lại."
SWOLLEN = "Tệp nén bất thường (mở ra quá lớn), nên không đọc. Chép bảng sang tệp mới, rồi nhập lại."
NOT_UTF8 = "Chữ trong tệp CSV không phải UTF-8 nên tên sẽ sai dấu. Trong Excel, lưu lại kiểu “CSV UTF-8” hoặc .xlsx."
MISSING_COLUMNS = "Thiếu cột: {columns}. Thêm cột (giữ đúng tên tiêu đề) rồi nhập lại."
TWICE_HEADED = "Cột “{column}” có hai lần. Xóa bớt một cột rồi nhập lại."
NO_ROWS = "Dưới dòng tiêu đề chưa có dòng nào được điền."
