"""What stands in the sample ward's sessions, minutes and tasks: all invented."""

from typing import Any

PLANNED: tuple[dict[str, Any], ...] = (
    {
        "cell": "CB01",
        "in_days": 4,
        "at": "19:00",
        "preparer": "DV003",
        "theme": "Giữ sạch kiệt, không để rác qua đêm",
        "field": "Vệ sinh môi trường",
        "reason": "Kiệt Mẫu 3 hay có rác để qua đêm, bà con phản ánh nhiều lần",
        "place": "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)",
        "area": "Kiệt Mẫu 3",
        "guests": "Đại diện tổ dân phố",
    },
    {
        "cell": "CB03",
        "in_days": 12,
        "at": "14:00",
        "preparer": None,
        "theme": "Rút ngắn thời gian chờ ở quầy một cửa",
        "field": "Cải cách hành chính",
        "reason": "Sáng thứ Hai bà con phải chờ lâu ở quầy hộ tịch",
        "place": "Phòng họp tầng 2 (mẫu)",
        "area": "Quầy hộ tịch",
        "guests": "",
    },
)

HELD: dict[str, Any] = {
    "cell": "CB01",
    "days_ago": 28,
    "at": "19:00",
    "minutes": 105,
    "preparer": "DV001",
    "theme": "Vận động bà con không lấn chiếm vỉa hè",
    "field": "Trật tự đô thị",
    "reason": "Vỉa hè đường Mẫu 1 bị chiếm để hàng, người đi bộ phải xuống lòng đường",
    "place": "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)",
    "area": "Đường Mẫu 1",
    "guests": "Đại diện Mặt trận khu phố",
    "excused": {"DV009": "Đi công tác"},
    "absent": ("DV008",),
    "speakers": 5,
    "conclusion": "Cả chi bộ gương mẫu không để hàng, để xe trên vỉa hè; vận động từng hộ ký cam kết trong tháng.",
    "opinions": (
        ("Phạm Quốc Bình", "Đường Mẫu 1", "Đầu chợ có ba hộ bày hàng ra vỉa hè cả ngày, cần gặp từng hộ."),
        ("Lê Thị Lan", "Đường Mẫu 1", "Nên có chỗ để xe chung, bà con mới có chỗ mà cất."),
        ("Nguyễn Thị Hoa", "", "Đảng viên làm trước thì bà con nghe theo."),
    ),
}

# The states are those of TaskState; days count from today.
TASKS: tuple[dict[str, Any], ...] = (
    {
        "cell": "CB01",
        "assignee": "DV002",
        "content": "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè",
        "helpers": "Phạm Quốc Bình",
        "due_in": 2,
        "expected": "Các hộ ký cam kết",
        "target": 45,
        "target_unit": "hộ",
        "count": 30,
        "state": "doing",
        "report": "Đã gặp hai phần ba số hộ, các hộ còn lại đi vắng ban ngày.",
    },
    {
        "cell": "CB01",
        "assignee": "DV002",
        "content": "Lập danh sách hộ cần chỗ để xe chung",
        "due_in": 9,
        "expected": "Danh sách gửi bí thư",
        "state": "new",
    },
    {
        "cell": "CB01",
        "assignee": "DV003",
        "content": "Gặp ba hộ bày hàng ở đầu chợ",
        "due_in": -3,
        "expected": "Ba hộ dọn hàng vào trong",
        "state": "new",
    },
    {
        "cell": "CB01",
        "assignee": "DV004",
        "content": "Viết bài tuyên truyền đọc trên loa khu phố",
        "due_in": -8,
        "expected": "Bài phát trên loa",
        "state": "done",
        "report": "Bài đã phát trên loa ba buổi sáng.",
        "reported_days_ago": 9,
    },
    {
        "cell": "CB01",
        "assignee": "DV005",
        "content": "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng",
        "due_in": 6,
        "expected": "Vạch kẻ xong",
        "state": "in_difficulty",
        "report": "Đã đo và vạch thử bằng phấn.",
        "cause_kind": "objective",
        "cause": "Mưa liên tục nên chưa sơn được.",
        "responsibility": "Chưa chuẩn bị sơn từ sớm.",
        "remedy": "Mượn sơn của tổ dân phố, làm ngay khi tạnh.",
    },
    {
        "cell": "CB02",
        "assignee": "DV013",
        "content": "Dọn cỏ và rác ở lối vào khu phố 2",
        "due_in": 5,
        "expected": "Lối vào sạch",
        "state": "partly",
        "report": "Đã dọn một nửa lối vào.",
        "cause_kind": "subjective",
        "cause": "Huy động ít người.",
        "responsibility": "Báo cho bà con quá muộn.",
        "remedy": "Hẹn lại sáng Chủ nhật, báo trước ba ngày.",
    },
)

ROLE_LABELS = {
    "secretary": "Bí thư",
    "deputy": "Phó Bí thư",
    "minutes_taker": "Thư ký",
    "administrator": "Quản trị",
    "ward_building": "Ban Xây dựng Đảng",
    "in_charge": "Cấp ủy viên phụ trách",
    "ward_committee": "Đảng ủy viên",
    "cell_committee": "Chi ủy viên",
}
MEMBER_LABEL = "Đảng viên"
