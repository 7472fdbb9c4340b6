"""The words of the plan's workbook: its headings, what is said of a row, the conversation around it."""

from markupsafe import Markup

HEADINGS = {
    "theme": "Tên chuyên đề",
    "field": "Lĩnh vực",
    "reason": "Điều bà con nêu",
    "area": "Ở đâu (tuyến đường, khu vực)",
    "aim": "Mục đích",
    "expected": "Kết quả cần đạt",
    "day": "Ngày",
    "time": "Giờ",
    "place": "Nơi họp",
    "preparer": "Người chuẩn bị",
    "guests": "Khách mời",
    "materials": "Tài liệu",
    "practice": "Phần thực hành",
}
ALSO = {"Chuyên đề": "theme", "Ở đâu": "area", "Khu vực": "area", "Ngày họp": "day", "Giờ họp": "time"}
SHEET = "Kế hoạch"
SAMPLE_SHEET = "Dòng mẫu"
NOTES_SHEET = "Hướng dẫn"
FILE_NAME = "mau-ke-hoach-chuyen-de.xlsx"
NO_HEADINGS = "Không thấy dòng tiêu đề. Cần ít nhất các cột: {columns}. Đồng chí lấy lại mẫu giúp."

PROBLEM = "Dòng {row}, cột “{column}”: {what}"
FORMULA = "ô là công thức. Chép ô, rồi dán lại dạng giá trị."
TOO_LONG = "chữ dài quá {limit} ký tự. Viết gọn lại."
EMPTY = "ô trống. Điền vào (nếu ô bị gộp thì bỏ gộp rồi điền từng dòng)."
NOT_A_FIELD = "“{text}” không có trong danh mục lĩnh vực. Chọn một mục trong danh sách của ô."
DAY_WRONG = "“{text}” không phải ngày. Ghi như 05/03/2027."
TIME_WRONG = "“{text}” không phải giờ. Ghi như 19:30."
PAST = "{day} đã qua rồi."
FAR = "{day} xa quá một năm."
TAKEN = "lúc ấy chi bộ đã có buổi “{theme}”."
NOBODY = "không thấy “{text}” trong chi bộ. Ghi đủ họ và tên, hoặc để trống."
SEVERAL = "có mấy đồng chí tên “{text}”. Để trống rồi phân công trong trợ lý."
TWICE = "trùng tên với dòng {row}."

SAMPLE_ROWS = (
    (
        "Giữ sạch kiệt 3, không để rác qua đêm",
        "Vệ sinh môi trường",
        "Rác vứt ở đầu kiệt từ chập tối",
        "Kiệt 3 (mẫu)",
        "Mỗi nhà mang rác ra đúng giờ",
        "45 hộ ký cam kết",
        "05/03/2027",
        "19:30",
        "Nhà sinh hoạt (mẫu)",
        "Trần Văn Mẫu",
        "anh Tâm, Công an phường, do bí thư mời",
        "Lịch thu gom rác",
        "",
    ),
)
NOTES = (
    "Điền ở trang “Kế hoạch”, mỗi chuyên đề một dòng; trang “Dòng mẫu” chỉ để xem, không được nhập.",
    "Cột Tài liệu, Khách mời, Phần thực hành, Người chuẩn bị có thể để trống; các cột khác cần điền đủ.",
    "Lĩnh vực: chọn trong danh sách của ô. Ngày ghi như 05/03/2027, giờ ghi như 19:30.",
    "Khách mời: mỗi khách cách nhau bằng dấu chấm phẩy; ghi tên, đơn vị, ai mời.",
    "Nhập vào thì hoặc được cả, hoặc không dòng nào: còn một ô sai là chưa ghi gì.",
)

TITLE = "Nhập kế hoạch từ Excel"
ABOUT = "Nhập kế hoạch từ Excel"
FORM_CAPTION = Markup(
    "Mẫu kế hoạch. Đồng chí điền ở trang “Kế hoạch”, lưu lại rồi gửi cho em qua mục “📥 Nhập từ Excel”."
)
ASK_FILE = Markup("Đồng chí gửi tệp Excel (.xlsx) đã điền theo mẫu.")
WANT_XLSX = Markup("Em cần tệp Excel đuôi .xlsx theo mẫu. Đồng chí gửi lại giúp.")
REFUSED = Markup("Chưa nhập gì. {what}")
PROBLEMS = Markup("Chưa nhập gì. Có {count} chỗ cần sửa:\n{lines}\n\nĐồng chí sửa trong tệp rồi gửi lại cả tệp.")
MORE = "… và {count} chỗ nữa."
ASK_SURE = Markup("Tệp đúng mẫu. Đưa {count} chuyên đề vào kế hoạch?\n{lines}")
LINE = Markup("{number}. {start} · {theme}")
MORE_THEMES = Markup("… và {count} chuyên đề nữa")
ALIKE_LINES = Markup("\n\n⚠ Rất giống chuyên đề khác: dòng {numbers}. Đồng chí xem lại trước khi gửi phường.")
SAVE = "💾 Đưa vào kế hoạch"
SAVED = Markup("✅ Đã đưa {count} chuyên đề vào kế hoạch. Khi đã đủ ý, đồng chí gửi phường duyệt.")
MEANWHILE = Markup("Chưa nhập gì: lúc {start} không họp “{theme}” được nữa. Đồng chí sửa trong tệp rồi gửi lại.")
OTHER_FILE = "📎 Gửi tệp khác"
