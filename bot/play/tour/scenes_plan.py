"""The plan: a near copy is seen side by side and returned, the secretary mends it; a late step of preparation."""

from bot.play.tour.script import Scene, scene

HUNG, TUNG, QUYNH = "DV011", "DV015", "DV020"

SCENES: tuple[Scene, ...] = (
    scene(
        1,
        "09:30",
        "The ward looks at a theme that is very like another cell's, and returns it",
        (QUYNH, "taps", "🗳 Duyệt chuyên đề"),
        (QUYNH, "taps", "3 ngày · Chi bộ Khu phố 2"),
        (QUYNH, "taps", "↩ Yêu cầu chỉnh sửa"),
        (QUYNH, "taps", "Điều bà con nêu"),
        (QUYNH, "says", "Nêu rõ hẻm nào, mấy hộ, khác gì khu phố 1"),
        (QUYNH, "taps", "↩ Gửi lại chi bộ"),
    ),
    scene(
        1,
        "20:00",
        "Its secretary works through the remark",
        (HUNG, "taps", "✏ Xem và sửa từng ý"),
        (HUNG, "taps", "✏ Sửa điều bà con nêu"),
        (HUNG, "says", "12 hộ hẻm Mẫu 8 bán hàng ăn đêm đổ rác sau giờ xe gom"),
        (HUNG, "taps", "💾 Lưu"),
    ),
    scene(
        2,
        "08:30",
        "Nobody prepares a session yet: its secretary heard that this is late, and names somebody",
        (TUNG, "says", "/kehoach"),
        (TUNG, "taps", "1. Rút ngắn"),
        (TUNG, "taps", "🗓 Xem buổi họp"),
        (TUNG, "taps", "👤 Phân công chuẩn bị"),
        (TUNG, "taps", "Võ Minh Khang"),
        (TUNG, "taps", "💾 Lưu"),
        (TUNG, "taps", "🧰 Chuẩn bị"),
    ),
    scene(
        2,
        "09:30",
        "The ward divides its visits evenly",
        (QUYNH, "says", "/lichdu"),
        (QUYNH, "taps", "⚖ Đề xuất chia đều"),
        (QUYNH, "taps", "💾 Lưu và báo các đồng chí"),
    ),
)
