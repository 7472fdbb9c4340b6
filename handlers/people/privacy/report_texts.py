"""The words of the report of an erasure."""

from markupsafe import Markup

PHONE_GONE = "[số điện thoại đã xóa]"

DONE = "Đã xóa. Trong sổ sách phải giữ, tên nay là: {neutral}."
ROW = "  {place}: xóa hoặc sửa {count} chỗ"
FILES = "  tệp trên đĩa: xóa {count}"
PUBLISHED = "  ảnh và tệp đã đăng để xem qua đường dẫn: gỡ {count}, mọi đường dẫn cũ hết hiệu lực"
LOOKED = "Đã tìm trong {places} nơi lưu, {rows} dòng:"
LOOKED_AT = "  {place}: {rows} dòng"
LEFT = "Còn lại theo quy định, dưới tên {neutral}:"
LEFT_AT = "  {place}: {rows} dòng – {why}"
SHARED = (
    "Có người khác cùng họ tên, nên trong các đoạn văn chỉ thay được chỗ ghi cả năm sinh. Đồng chí xem lại bằng mắt."
)
PHONE_SHARED = "Có người khác dùng chung số điện thoại, nên số này trong các đoạn văn được giữ nguyên."
UNSURE = "  {place}: {count} chỗ chưa rõ là ai, chưa sửa"
PHOTOS = "Ảnh kèm biên bản ({count}) máy không đọc được chữ: đồng chí xem bằng mắt có tên người này không."
TOLD = Markup(
    "🗑 Đã xóa dữ liệu của một đảng viên theo yêu cầu; tên nay là <b>{neutral}</b>.\n"
    "Đã tìm trong {places} nơi lưu, xóa hoặc sửa {count} chỗ.\nCòn lại theo quy định, dưới tên chung:\n{left}{unsure}"
)
LEFT_SHORT = Markup("{place}: {rows}")
UNSURE_SHORT = Markup("\nCó {count} chỗ chưa rõ là ai, chưa sửa.")
BACKUPS = "Bản sao lưu cũ vẫn còn dữ liệu này: đồng chí xóa các bản sao lưu làm trước hôm nay."
LOG_WAITS = "Cơ sở dữ liệu đang bận, chưa ghi đè xong phần đã xóa: đồng chí dừng trợ lý rồi chạy lại lệnh này."

# What each table is to those who read the report.
PLACES = {
    "accounts": "tài khoản trò chuyện",
    "addenda": "phần bổ sung biên bản",
    "assessments": "đánh giá kết quả việc",
    "attendance": "điểm danh",
    "attendance_answers": "trả lời dự họp",
    "audit": "nhật ký ai đã xem, đã làm",
    "audit_links": "chuỗi kiểm chứng của nhật ký",
    "bindings": "ai dùng tài khoản nào",
    "cell_groups": "nhóm trò chuyện của chi bộ",
    "chairing_cards": "thẻ điều hành",
    "chairings": "giờ các phần của buổi họp",
    "check_ins": "quét mã điểm danh",
    "conclusions": "kết luận",
    "consent_receipts": "biên nhận đồng ý, rút đồng ý",
    "held_updates": "tin giữ lại chờ đồng ý",
    "data_requests": "yêu cầu về dữ liệu",
    "digests": "bản tổng hợp tuần",
    "document_counters": "số văn bản",
    "document_versions": "các bản của biên bản, nghị quyết",
    "documents": "biên bản, nghị quyết",
    "downloads": "tệp đã nhận",
    "drafts": "mục ghi dở",
    "feedback": "góp ý buổi họp",
    "files": "danh mục tệp",
    "identities": "tên trợ lý trên các kênh",
    "installation": "tên riêng của bản cài đặt",
    "inbox": "tin đã nhận",
    "message_counts": "số tin đã gửi mỗi tháng",
    "invitations": "lời mời",
    "leaves": "lịch đi vắng",
    "lessons": "bài học đã gửi",
    "materials": "tài liệu buổi họp",
    "materials_read": "ai đã đọc tài liệu",
    "meeting_logs": "sổ ghi buổi họp",
    "meeting_photos": "ảnh kèm biên bản",
    "meetings": "buổi họp",
    "opinions": "ý kiến trong biên bản",
    "outbox": "tin đã gửi, chờ gửi",
    "people": "danh sách đảng viên",
    "place_matters": "việc của tuyến đường, khu vực",
    "place_told": "việc đã báo của tuyến đường",
    "plan_changes": "thay đổi kế hoạch",
    "plan_remarks": "nhận xét kế hoạch",
    "preferences": "lựa chọn của mỗi người",
    "preparation_steps_done": "các bước chuẩn bị",
    "questions_ahead": "ý kiến gửi trước họp",
    "report_media": "ảnh, ghi âm báo cáo",
    "reports": "báo cáo",
    "rhythms": "lịch họp hằng tháng",
    "roles": "nhiệm vụ được giao trong Đảng",
    "screens": "lựa chọn đang hiện",
    "session_guests": "khách mời",
    "session_moves": "đổi lịch họp",
    "sessions": "lịch sinh hoạt",
    "sign_looks": "lần xem dấu hiệu",
    "signs": "dấu hiệu cần hỏi lại",
    "spoken": "ai đã phát biểu",
    "task_changes": "lịch sử việc",
    "task_helpers": "người cùng làm",
    "task_snoozes": "nhắc lại sau",
    "tasks": "việc",
    "text_votes": "góp ý lời nhắn mẫu",
    "theme_mark_counts": "dấu so trùng chuyên đề",
    "theme_marks": "dấu so trùng chuyên đề",
    "unit_changes": "thay đổi đơn vị",
    "units": "đơn vị",
    "visits": "lịch dự chi bộ",
    "wrong_answers": "lần trả lời sai khi mở lời mời",
}
DOCUMENTS = (
    "Đã mở {looked} tệp người khác gửi: {count} tệp có tên, điện thoại hoặc mã của người này. Máy không tự sửa; xem "
    "rồi quyết định:"
)
DOCUMENTS_UNREAD = "{count} tệp máy không đọc được, xem bằng mắt:"
DOCUMENT = "– {where}"
DOCUMENT_OF = "{name} (buổi: {theme})"
DOCUMENT_ELSEWHERE = "tệp {digest}, không thuộc tài liệu của buổi nào"
_MINUTES = "biên bản và hồ sơ buổi họp phải lưu lâu dài (Hướng dẫn 05-HD/VPTW)"
_WORK = "sổ theo dõi việc của chi bộ"
_PLAN = "kế hoạch và hồ sơ duyệt của chi bộ, phường"
WHY = {
    **dict.fromkeys(
        ("addenda", "attendance", "attendance_answers", "chairings", "document_versions", "meeting_logs", "meetings"),
        _MINUTES,
    ),
    **dict.fromkeys(("assessments", "reports", "task_changes", "task_helpers", "tasks"), _WORK),
    **dict.fromkeys(
        (
            "materials",
            "plan_changes",
            "plan_remarks",
            "preparation_steps_done",
            "rhythms",
            "session_guests",
            "session_moves",
            "sessions",
        ),
        _PLAN,
    ),
    "audit": "luật yêu cầu ghi lại ai đã xem dữ liệu",
    "consent_receipts": "chứng cứ đã đồng ý, đã rút; không ghi lời",
    "data_requests": "chứng cứ đã trả lời đúng hạn; lời đã xóa",
}
WHY_OTHER = "sổ sách của chi bộ và phường"
