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
DAY_WRONG = "“{text}” chưa rõ là ngày nào. Ghi như 05/03/2027."
DAY_UNCLEAR = "“{text}” chưa rõ là dương lịch hay âm lịch, hoặc năm nào. Ghi ngày dương lịch, như 05/03/2027."
TIME_WRONG = "“{text}” chưa rõ là mấy giờ. Ghi như 19:30."
TIME_DIFFERS = "ghi {text}, mà cột “Ngày” lại ghi {other}. Để lại một giờ."
PAST = "{day} đã qua rồi. Ghi ngày sắp tới, có cả năm."
FAR = "{day} xa quá: hiện lập kế hoạch được đến hết ngày {last}. Ghi ngày sớm hơn."
TAKEN = "lúc ấy chi bộ đã có buổi “{theme}”. Ghi ngày giờ khác, cách ít nhất hai tiếng."
NOBODY = "không thấy “{text}” trong chi bộ. Ghi đủ họ và tên, hoặc để trống."
SEVERAL = "có mấy đồng chí tên “{text}”. Để trống rồi phân công trong trợ lý."
TWICE = "trùng tên với dòng {row}. Đổi tên, hoặc bỏ một dòng."

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
    "Lĩnh vực: chọn trong danh sách của ô.",
    "Ngày ghi như 05/03/2027 hoặc 5/3/27; giờ ghi như 19:30, 19h30 hoặc 7h tối; kiểu ngày, giờ của Excel cũng được.",
    "Khách mời: các khách cách nhau bằng dấu phẩy, chấm phẩy hoặc chữ “và”; ghi tên, đơn vị, ai mời.",
    "Dòng đúng nhập được ngay; dòng sai được nêu rõ chỗ sai. Sửa rồi gửi lại cả tệp: dòng đã nhập thì bỏ qua.",
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
ALL_THERE = Markup("Mọi dòng trong tệp đã có trong kế hoạch, không có gì để nhập thêm.")
MORE = "… và {count} chỗ nữa."
ASK_SURE = Markup("Tệp đúng mẫu. Đưa {count} chuyên đề vào kế hoạch?\n{lines}")
ASK_RIGHT_ONES = Markup("Đưa {count} chuyên đề đúng vào kế hoạch?\n{lines}")
THERE = Markup("\n\nĐã có trong kế hoạch nên bỏ qua: dòng {numbers}.")
LEFT_OUT = Markup("\n\n⚠ Chưa đưa vào, có {count} chỗ cần sửa:\n{lines}")
MEND_LATER = Markup("\nĐồng chí sửa trong tệp rồi gửi lại cả tệp; dòng đã nhập thì em bỏ qua.")
LINE = Markup("{number}. {start} · {theme}")
MORE_THEMES = Markup("… và {count} chuyên đề nữa")
ALIKE_LINES = Markup("\n\n⚠ Gần như chép lại chuyên đề khác: dòng {numbers}. Đồng chí xem lại trước khi gửi phường.")
SAVE = "💾 Đưa vào kế hoạch"
SAVED = Markup("✅ Đã đưa {count} chuyên đề vào kế hoạch. Khi đã đủ ý, đồng chí gửi phường duyệt.")
MEANWHILE = "Dòng {row}: lúc {start} không họp “{theme}” được nữa (đã qua, hoặc vừa có buổi khác)."
NOTHING_LEFT = Markup("Chưa nhập gì:\n{lines}\n\nĐồng chí sửa trong tệp rồi gửi lại.")
OTHER_FILE = "📎 Gửi tệp khác"
