"""The words of registering themes, and of what is said of a theme while it is written."""

from markupsafe import Markup

TITLE = "Đăng ký chuyên đề"
ABOUT = "Đăng ký chuyên đề: {theme}"
ABOUT_EMPTY = "Đăng ký chuyên đề"

ASK_CELL = Markup("Đăng ký cho chi bộ nào?")
ASK_THEME = Markup("Tên chuyên đề là gì?\n<i>Ví dụ: Giữ sạch kiệt 3, không để rác qua đêm</i>")
ASK_FIELD = Markup("Chuyên đề thuộc lĩnh vực nào?")
FIELD_UNKNOWN = Markup("Đồng chí chọn một lĩnh vực ở dưới nhé.")
ASK_REASON = Markup("Vì sao chi bộ cần bàn việc này? Bà con đang bức xúc điều gì?")
ASK_PLACE = Markup("Họp ở đâu?\n<i>Ví dụ: Nhà sinh hoạt cộng đồng khu phố 3</i>")
ASK_AREA = Markup("Việc này ở tuyến đường, khu vực nào? Với chi bộ cơ quan: quầy, bộ phận nào?")
ASK_START = Markup("Họp ngày nào, mấy giờ?\n<i>Ví dụ: thứ 5 tuần sau 19h; 14/12 lúc 19h30</i>")
ASK_PREPARER = Markup("Ai chuẩn bị và trình bày? Chọn ở dưới, hoặc gõ tên.")
NO_PREPARER = "Chưa phân công"
ASK_GUESTS = Markup(
    "Mời thêm khách nào? Ghi tên, đơn vị, ai mời.\n"
    "<i>Ví dụ: anh Tâm, Công an phường và bà Hoa, Hội Phụ nữ, do bí thư mời</i>"
)
NO_GUESTS = "Không mời khách"
ASK_SUMMARY = Markup("Đồng chí xem lại rồi chọn Lưu.\n\n{summary}")
SAVE = "💾 Lưu"
EDIT = "✏ Sửa {part}"
PARTS = {
    "theme": "tên chuyên đề",
    "field": "lĩnh vực",
    "reason": "lý do",
    "place": "nơi họp",
    "area": "khu vực",
    "start": "ngày giờ",
    "preparer": "người chuẩn bị",
    "guests": "khách mời",
    "aim": "mục đích",
    "expected": "kết quả cần đạt",
    "materials": "tài liệu",
    "practice": "phần thực hành",
}
SUMMARY = Markup(
    "<b>{theme}</b>\nLĩnh vực: {field}\nLý do: {reason}\nNơi họp: {place}\nKhu vực: {area}\n"
    "Thời gian: <b>{start}</b>\nNgười chuẩn bị: {preparer}\nKhách mời: {guests}"
)
SUMMARY_MORE = {
    "aim": Markup("Mục đích: {words}"),
    "expected": Markup("Kết quả cần đạt: {words}"),
    "materials": Markup("Tài liệu: {words}"),
    "practice": Markup("Phần thực hành: {words}"),
}
NOBODY = "chưa phân công"
NONE = "không"
SAVED = Markup(
    "✅ Đã đăng ký, đưa vào kế hoạch năm. Chi bộ sẽ được nhắc trước buổi họp.\n\n{summary}\n\n"
    "Khi đã đủ ý, đồng chí gửi phường duyệt ở mục Kế hoạch."
)
TO_ITEM = "📋 Mở trong kế hoạch"

ADD_TITLE = "Thêm vào kế hoạch"
ASK_AIM = Markup("Buổi này nhằm mục đích gì?\n<i>Ví dụ: thống nhất cách để mỗi nhà đổ rác đúng giờ</i>")
ASK_EXPECTED = Markup(
    "Kết quả cần đạt là gì, đếm được hoặc nhìn thấy được?\n"
    "<i>Ví dụ: 45 hộ ký cam kết; một tháng không còn rác ở đầu kiệt</i>"
)
ASK_MATERIALS = Markup("Cần tài liệu gì?\n<i>Ví dụ: quy định giờ thu gom rác, ảnh hiện trạng</i>")
NO_MATERIALS = "Không cần tài liệu"
ASK_PRACTICE = Markup(
    "Có phần hướng dẫn thực hành không? Ghi ngắn gọn làm gì, ai hướng dẫn.\n"
    "<i>Ví dụ: cùng phân loại thử rác của ba nhà</i>"
)
NO_PRACTICE = "Không có"

ALIKE = {
    "copy": Markup("⚠ <b>Gần như chép lại</b> {whose}. Phần trùng trong bài của đồng chí:"),
    "part": Markup("💡 <b>Giống một phần</b> {whose}. Phần trùng trong bài của đồng chí:"),
}
ANOTHERS_THEME = "chuyên đề của một chi bộ khác"
OWN_THEME = "chuyên đề “{theme}” của chi bộ ({day})"
THEME_OF = "chuyên đề “{theme}” của {cell} ({day})"
PASSAGE = Markup("“<b>{words}</b>”")
GENERAL = Markup("💡 Để chuyên đề cụ thể hơn, đồng chí ghi thêm giúp:")
LACKS = {
    "place": "nơi nào: tên đường, kiệt, khu phố",
    "people": "ai bị ảnh hưởng: các hộ nào, nhóm nào (hộ kinh doanh, thanh niên, người cao tuổi…)",
    "result": "kết quả đếm được hoặc nhìn thấy được (bao nhiêu hộ, còn hay hết)",
    "date": "ngày họp",
    "person": "người chuẩn bị",
}
LACKS_OFFICE = {
    "place": "nơi nào: quầy, bộ phận, phòng",
    "people": "ai được phục vụ, thủ tục nào (công dân, phụ huynh, người bệnh…)",
}
