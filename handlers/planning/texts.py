"""The words of registering and changing sessions."""

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
ASK_GUESTS = Markup("Mời thêm khách nào? Ghi tên và đơn vị.\n<i>Ví dụ: anh Tâm, Công an phường</i>")
NO_GUESTS = "Không mời khách"
ASK_SUMMARY = Markup("Đồng chí xem lại rồi bấm Lưu.\n\n{summary}")
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
}
SUMMARY = Markup(
    "<b>{theme}</b>\nLĩnh vực: {field}\nLý do: {reason}\nNơi họp: {place}\nKhu vực: {area}\n"
    "Thời gian: <b>{start}</b>\nNgười chuẩn bị: {preparer}\nKhách mời: {guests}"
)
NOBODY = "chưa phân công"
NONE = "không"
SAVED = Markup("Đã đăng ký. Chi bộ sẽ được nhắc trước buổi họp.\n\n{summary}")

ASSIGNED_PREPARER = Markup(
    "Đồng chí được phân công chuẩn bị chuyên đề <b>{theme}</b>.\nThời gian: <b>{start}</b>\nNơi họp: {place}"
)
