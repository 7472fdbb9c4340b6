"""An invented meeting as a snapshot of its minutes, long enough for a second page."""

from typing import Any

OPINIONS = (
    ("Phạm Quốc Bình", "kiệt 3 Liễu Nam", "Xe lấn chiếm vỉa hè buổi sáng, người đi bộ phải xuống lòng đường"),
    ("Lê Thị Lan", "", "Nên có chỗ để xe chung thì bà con mới có chỗ mà cất"),
    ("Phạm Quốc Bình", "đầu chợ", "Ba hộ bày hàng cả ngày, cần gặp từng hộ trước khi nhắc trên loa"),
    ("Đại diện Công an phường", "", "Sẵn sàng cùng chi bộ đi từng hộ vào tối thứ Ba và tối thứ Năm"),
    ("Đỗ Thu Thảo", "kiệt 5", "Rác để qua đêm vì giờ thu gom không khớp với giờ bà con đi làm về"),
)
TASKS = (
    (
        "Vận động các hộ kiệt 3 ký cam kết không lấn chiếm vỉa hè",
        "Lê Thị Lan",
        "Công an khu vực",
        "2026-12-30",
        "Các hộ ký cam kết",
        45,
        "hộ",
    ),
    ("Gặp ba hộ bày hàng ở đầu chợ", "Phạm Quốc Bình", "", "2026-12-15", "Ba hộ dọn hàng vào trong", None, ""),
    (
        "Làm việc với đơn vị thu gom để đổi giờ lấy rác ở kiệt 5",
        "Đỗ Thu Thảo",
        "Tổ dân phố",
        "2026-12-20",
        "",
        None,
        "",
    ),
)
SCORE = (
    ("Thời gian, thời lượng", 5, 5, "105 phút, đủ 90 phút"),
    ("Tỷ lệ đảng viên dự", 4, 5, "16/18, đạt 89%"),
    ("Chuẩn bị", 9, 10, ""),
    ("Tổ chức sinh hoạt", 36, 40, "10/16 đồng chí phát biểu"),
    ("Thực hiện nguyên tắc", 5, 5, ""),
    ("Kết quả thực hiện kết luận kỳ trước", 27, 30, "4/5 việc xong"),
    ("Kết thúc", 5, 5, ""),
)


def minutes(**changes: Any) -> dict[str, Any]:
    snapshot: dict[str, Any] = {
        "kind": "BB",
        "number": 5,
        "ward": "Phường Liễu Mẫu",
        "cell": "Chi bộ Khu phố 1 (mẫu)",
        "meeting_kind": "thematic",
        "theme": "Giữ sạch kiệt, không lấn chiếm vỉa hè",
        "reason": "Vỉa hè đường Mẫu 1 bị chiếm để hàng",
        "presenter": "đồng chí Phạm Quốc Bình",
        "begins": "2026-11-29T19:00:00+07:00",
        "ends": "2026-11-29T20:45:00+07:00",
        "place": "Nhà sinh hoạt cộng đồng khu phố 1 (mẫu)",
        "guests": "đồng chí Tâm, Công an phường",
        "chair": {"name": "Trần Văn Minh", "office": "secretary"},
        "signer": {"name": "Trần Văn Minh", "office": "secretary"},
        "taker": {"name": "Đỗ Thu Thảo", "office": ""},
        "members": {"official": 15, "probationary": 2, "temporary": 1},
        "present": 16,
        "excused": [["Đặng Thị Yến", "ốm"]],
        "absent": ["Bùi Ngọc Mai"],
        "exempt": ["Vũ Văn Sơn"],
        "earlier": [
            "Kẻ lại vạch để xe (đồng chí Hoàng Văn Tâm, hạn 25/11/2026): chưa xong, do mưa; làm lại trước 05/12/2026",
            "Viết bài phát trên loa (đồng chí Lê Thị Lan, hạn 20/11/2026): hoàn thành",
        ],
        "opinions": [{"speaker": who, "place": place, "content": said, "sent": False} for who, place, said in OPINIONS],
        "comrades": ["Trần Văn Minh", "Phạm Quốc Bình", "Lê Thị Lan", "Đỗ Thu Thảo", "Đặng Thị Yến", "Bùi Ngọc Mai"],
        "conclusions": [
            "Trả lại vỉa hè cho người đi bộ trước Tết; đảng viên làm trước",
            "Đổi giờ thu gom để không còn rác qua đêm",
        ],
        "tasks": [
            dict(zip(("content", "who", "helpers", "due", "expected", "target", "unit"), task, strict=True))
            for task in TASKS
        ],
        "vote": {"agreed": 14, "against": 0, "abstaining": 1, "of": 15},
        "score": {
            "lines": [dict(zip(("name", "points", "most", "how"), line, strict=True)) for line in SCORE],
            "total": 91,
            "most": 100,
            "grade": "Tốt",
        },
        "adopted": "2026-11-29T20:50:00+07:00",
        "addenda": [],
    }
    return {**snapshot, **changes}


def resolution(**changes: Any) -> dict[str, Any]:
    return minutes(kind="NQ", number=3, signed="2027-01-05", **changes)
