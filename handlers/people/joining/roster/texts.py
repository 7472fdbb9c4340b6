"""The words of the roster: its headings, what may stand in a cell, and what is said about a file. Plain text, no HTML:
these lines go to the command line.
"""

HEADINGS = {
    "unit": "Mã đơn vị",
    "unit_name": "Tên đơn vị",
    "unit_kind": "Loại đơn vị",
    "cell_kind": "Loại chi bộ",
    "parent": "Đơn vị cấp trên",
    "person": "Mã người",
    "name": "Họ và tên",
    "birth_year": "Năm sinh",
    "phone": "Điện thoại",
    "membership": "Diện",
    "roles": "Vai trò",
}
OTHER_HEADINGS = {
    "Họ tên": "name",
    "Số điện thoại": "phone",
    "SĐT": "phone",
    "Cấp trên": "parent",
    "Mã đảng viên": "person",
    "Ngày sinh": "birth_year",
}
SHEET = "Danh sách"
SAMPLE_SHEET = "Dòng mẫu"
NOTES_SHEET = "Hướng dẫn"

UNIT_KINDS = {"thành phố": "city", "phường": "ward", "xã": "ward", "chi bộ": "cell", "tổ đảng": "group"}
UNIT_KIND_WORDS = "thành phố, phường, xã, chi bộ, tổ đảng"
CELL_KINDS = {"khu dân cư": "neighbourhood", "cơ quan": "office"}
CELL_KIND_WORDS = "khu dân cư, cơ quan"
MEMBERSHIPS = {
    "chính thức": "official",
    "dự bị": "probationary",
    "sinh hoạt tạm thời": "temporary",
    "tạm thời": "temporary",
    "được miễn": "exempt",
    "được miễn sinh hoạt": "exempt",
    "miễn sinh hoạt": "exempt",
}
MEMBERSHIP_WORDS = "chính thức, dự bị, sinh hoạt tạm thời, được miễn"
ROLES = {
    "bí thư": "secretary",
    "bí thư chi bộ": "secretary",
    "phó bí thư": "deputy",
    "phó bí thư chi bộ": "deputy",
    "chi ủy viên": "cell_committee",
    "thư ký": "minutes_taker",
    "người ghi biên bản": "minutes_taker",
    "đảng ủy viên": "ward_committee",
    "ban thường vụ": "ward_committee",
    "ban chấp hành": "ward_committee",
    "ban xây dựng đảng": "ward_building",
    "cấp ủy viên phụ trách": "in_charge",
    "phụ trách": "in_charge",
    "quản trị": "administrator",
}
ROLE_WORDS = (
    "Bí thư, Phó Bí thư, Chi ủy viên, Thư ký, Đảng ủy viên, Ban Xây dựng Đảng, "
    "Cấp ủy viên phụ trách @mã chi bộ, Quản trị"
)

# What is said of a file without the headings.
NO_HEADINGS = "Không thấy dòng tiêu đề. Cần ít nhất các cột: {columns}. Lấy mẫu bằng: chibo import --template mau.xlsx"

# What is wrong with one row: what, then what to do.
PROBLEM = "Dòng {row}, cột “{column}”: {what}"
FORMULA = "ô là công thức ({text}). Chép ô, rồi dán lại dạng giá trị."
TOO_LONG = "chữ dài quá {limit} ký tự. Viết gọn lại."
EMPTY = "ô trống. Điền vào (nếu ô bị gộp thì bỏ gộp rồi điền từng dòng)."
CODE_WRONG = "mã “{text}” không hợp lệ. Chỉ dùng chữ, số, dấu chấm và gạch ngang, không quá {limit} ký tự."
UNIT_TWICE = "mã “{code}” đã là một đơn vị ở dòng {row}. Mỗi đơn vị một dòng, mỗi dòng một mã."
PERSON_TWICE = "mã “{code}” đã dùng ở dòng {row}. Mỗi người một dòng, mỗi người một mã."
NOT_AMONG = "“{text}” không có trong danh mục. Chọn một trong: {words}."
KIND_CHANGED = "đơn vị “{code}” đang là {known}, không đổi loại được. Dùng mã mới cho đơn vị khác."
CELL_KIND_MISSING = "chi bộ cần ghi loại. Chọn một trong: {words}."
CELL_KIND_SURPLUS = "chỉ chi bộ mới ghi loại chi bộ. Để trống ô này."
PARENT_MISSING = "cần mã đơn vị cấp trên. Điền mã của phường hoặc chi bộ quản lý."
PARENT_UNKNOWN = "chưa có đơn vị mã “{code}”. Thêm một dòng cho đơn vị đó, hoặc sửa mã."
PARENT_WRONG = (
    "“{code}” không thể là cấp trên. Cấp trên của phường là thành phố, của chi bộ là phường, của tổ là chi bộ."
)
UNIT_UNKNOWN = "chưa có đơn vị mã “{code}”. Thêm một dòng cho đơn vị đó, hoặc sửa mã."
UNIT_GONE = "đơn vị “{code}” đã giải thể. Bỏ dòng này, hoặc ghi mã đơn vị đang hoạt động."
UNIT_MERGED = "đơn vị “{code}” đã nhập vào “{into}”. Ghi mã “{into}” (dòng của riêng đơn vị cũ thì bỏ)."
UNIT_OTHERWISE = "dòng của một người mà ghi khác với đơn vị “{code}”. Để trống ô này ở dòng của người."
UNIT_ROW_SURPLUS = "dòng này không có mã người và họ tên. Điền đủ hai ô đó, hoặc để trống ô này."
NAME_WRONG = "“{text}” không giống họ và tên. Ghi đủ họ và tên, không ghi số."
YEAR_WRONG = "“{text}” không phải năm sinh. Ghi 4 chữ số, ví dụ 1958."
PHONE_WRONG = "“{text}” không phải số điện thoại. Ghi đủ các chữ số, bắt đầu bằng số 0."
NO_FACT = "cần năm sinh hoặc điện thoại, để người được mời tự xác nhận. Điền một trong hai."
ROLE_UNIT_UNKNOWN = "vai trò “{role}” ghi đơn vị “{code}” chưa có. Thêm đơn vị đó, hoặc sửa mã sau dấu @."
ROLE_NEEDS_CELL = "vai trò “{role}” là của chi bộ. Ghi thêm @mã chi bộ, ví dụ: {role} @CB01."
ROLE_NEEDS_WARD = "vai trò “{role}” là của phường. Ghi thêm @mã phường, ví dụ: {role} @P01."
SECRETARY_TWICE = "chi bộ “{code}” đã có bí thư ở dòng {row}. Mỗi chi bộ một bí thư."

# What an import has done.
REFUSED = "Chưa nhập gì. Có {count} chỗ cần sửa:"
MORE_PROBLEMS = "… và {count} chỗ nữa. Sửa các chỗ trên rồi nhập lại để xem tiếp."
NOTHING_CHANGED = "0 thay đổi: danh sách đã giống như trong tệp."
IMPORTED = "Đã nhập: {changes} thay đổi."
COUNTS = "Đơn vị: {new_units} mới, {changed_units} sửa. Người: {new_people} mới, {changed_people} sửa."
CHANGED = "– {code} {name}: đổi {fields}"
MORE = "… và {count} dòng nữa"
MISSING_PEOPLE = "Có {count} người đang có trong danh sách của trợ lý mà không có trong tệp. Họ được giữ nguyên:"
MISSING_PERSON = "– {code} {name}"
ALIKE = "Dòng {row} và dòng {other} trùng đơn vị, họ tên và năm sinh ({name}). Nếu là một người, xóa bớt một dòng."
FIELDS = {
    "name": "họ tên",
    "birth_year": "năm sinh",
    "phone": "điện thoại",
    "membership": "diện",
    "unit": "đơn vị",
    "roles": "vai trò",
    "active": "hoạt động trở lại",
}

# The empty form: sample rows in the order of the headings, and notes.
SAMPLE_ROWS = (
    ("PM", "Phường Mẫu (dữ liệu mẫu)", "phường"),
    ("CB01", "Chi bộ Khu phố 1 (mẫu)", "chi bộ", "khu dân cư", "PM"),
    ("CB01", "", "", "", "", "DV001", "Trần Văn Mẫu", "1968", "", "chính thức", "Bí thư"),
    ("CB01", "", "", "", "", "DV002", "Lê Thị Ví Dụ", "1990", "", "dự bị", ""),
    ("PM", "", "", "", "", "DV003", "Hồ Thử Nghiệm", "1972", "", "chính thức", "Đảng ủy viên; Phụ trách @CB01"),
)
NOTES = (
    "Danh sách để nhập vào trợ lý chi bộ. Điền ở trang “Danh sách”; trang “Dòng mẫu” chỉ để xem, không được nhập.",
    "Dòng của đơn vị: điền Mã đơn vị, Tên đơn vị, Loại đơn vị, Đơn vị cấp trên (mã); chi bộ thì thêm Loại chi bộ.",
    "Dòng của người: điền Mã đơn vị, Mã người, Họ và tên, Năm sinh hoặc Điện thoại, Diện, Vai trò (nếu có).",
    "Loại đơn vị: " + UNIT_KIND_WORDS + ".",
    "Loại chi bộ: " + CELL_KIND_WORDS + ".",
    "Diện: " + MEMBERSHIP_WORDS + ".",
    "Vai trò: " + ROLE_WORDS + ". Nhiều vai trò thì cách nhau bằng dấu chấm phẩy ;",
    "Vai trò ở đơn vị khác: ghi thêm @mã đơn vị, ví dụ: Cấp ủy viên phụ trách @CB01.",
    "Mã người do phường tự đặt, không trùng nhau và không đổi về sau (ví dụ DV001). Không dùng số thẻ căn cước.",
    "Năm sinh hoặc điện thoại dùng để người được mời tự xác nhận; không hiện cho người khác.",
    "Nhập lại tệp đã sửa lúc nào cũng được. Ai không có trong tệp thì được giữ nguyên, không bị xóa.",
)
