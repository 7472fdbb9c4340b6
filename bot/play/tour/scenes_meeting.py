"""The evening of the meeting: chaired, the roll called by code, noted as it goes; adopted; and the visitor's word."""

from bot.play.tour.script import Scene, scene

MINH, LAN, BINH, THAO, THUY = "DV001", "DV002", "DV003", "DV004", "DV018"

SCENES: tuple[Scene, ...] = (
    scene(
        4,
        "19:00",
        "The secretary chairs the meeting; members mark themselves present by its code",
        (MINH, "says", "/dieuhanh"),
        (MINH, "taps", "▶ Bắt đầu buổi sinh hoạt"),
        (MINH, "taps", "📷 Điểm danh bằng mã"),
        (LAN, "reads_code", MINH),
        (BINH, "reads_code", MINH),
        (THAO, "reads_code", MINH),
        (MINH, "says", "/dieuhanh"),
        (MINH, "taps", "▶ Phần tiếp"),
        (MINH, "taps", "💡 Câu hỏi, tình huống"),
        (MINH, "taps", "🧭 Không ai phát biểu"),
        (MINH, "taps", "⬅ Về thẻ điều hành"),
    ),
    scene(
        4,
        "19:40",
        "Secretary and minutes-taker both note what comes, a line each",
        (THAO, "says", "/dieuhanh"),
        (THAO, "taps", "📝 Ghi nhanh"),
        (THAO, "says", "kiệt Mẫu 3: xe lấn chiếm vỉa hè buổi sáng"),
        (MINH, "says", "/dieuhanh"),
        (MINH, "taps", "📝 Ghi nhanh"),
        (MINH, "says", "giao hoa: nhắc các hộ để xe gọn buổi sáng, hạn 15/12, 12 hộ"),
        (MINH, "taps", "Nguyễn Thị Hoa (1979)"),
        (MINH, "taps", "Xong, về thẻ điều hành"),
        (MINH, "taps", "⏹ Kết thúc buổi họp"),
        (MINH, "taps", "⏹ Vừa xong"),
    ),
    scene(
        4,
        "20:58",
        "The minutes are read out and adopted; a resolution comes of them",
        (MINH, "taps", "✔ Đã thông qua"),
        (MINH, "taps", "Lúc kết thúc buổi họp"),
        (MINH, "taps", "📜 Ra nghị quyết"),
    ),
    scene(
        5,
        "09:00",
        "The ward committee's member in charge says what went well and what to try",
        (THUY, "says", "/gopy"),
        (THUY, "taps", "💬 29/11"),
        (THUY, "says", "2"),
        (THUY, "says", "3"),
        (THUY, "says", "3"),
        (THUY, "says", "1"),
        (THUY, "says", "Việc nào cũng rõ người, rõ ngày"),
        (THUY, "says", "Viết sẵn ba câu hỏi lên bảng trước khi thảo luận"),
        (THUY, "taps", "✔ Đồng ý với điểm này"),
        (THUY, "taps", "💌 Gửi kèm lời gợi ý này"),
    ),
)
