"""The invented wards in which the corpus's sentences are said: W1 to W3 on Wednesday 2 December 2026 at nine, W8 and W9
(a cell and an office that earlier sentences were written for) a week before at ten.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from handlers.tasks.understanding import OpenTask

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 12, 2, 9, 0, tzinfo=_ZONE)
EARLIER = datetime(2026, 11, 25, 10, 0, tzinfo=_ZONE)


@dataclass(frozen=True)
class Ward:
    """The speaker's own open tasks, those of the others, and what was reported before, by the task's letter; and when
    it is.
    """

    own: dict[str, OpenTask]
    others: dict[str, OpenTask]
    before: dict[str, Decimal]
    now: datetime = NOW


def _task(letter: str, content: str, due: date, target: int | None = None, unit: str = "", place: str = "") -> OpenTask:
    return OpenTask(ord(letter), content, place, Decimal(target) if target is not None else None, unit, due)


def _ward(own: list[OpenTask], others: list[OpenTask], before: dict[str, int], now: datetime = NOW) -> Ward:
    known = {letter: Decimal(count) for letter, count in before.items()}
    return Ward({chr(task.id): task for task in own}, {chr(task.id): task for task in others}, known, now)


WARDS = {
    "W1": _ward(
        [
            _task("A", "Vận động các hộ kiệt Mẫu 3 phân loại rác tại nhà", date(2026, 12, 20), 20, "hộ"),
            _task("B", "Vận động các hộ đường Mẫu 1 ký cam kết không lấn chiếm vỉa hè", date(2026, 12, 25), 45, "hộ"),
            _task("C", "Thu quỹ Vì người nghèo của tổ 5", date(2026, 12, 15)),
            _task("D", "Dọn vệ sinh nhà văn hóa sáng Chủ nhật", date(2026, 12, 6)),
            _task("E", "Lập danh sách hộ cần chỗ để xe chung", date(2026, 12, 10)),
        ],
        [
            _task("F", "Thay bóng đèn chiếu sáng kiệt Mẫu 5", date(2026, 12, 20)),
            _task("G", "Vận động 3 quán đầu chợ Mẫu dời biển quảng cáo", date(2026, 12, 20), 3, "quán"),
        ],
        {"B": 30},
    ),
    "W2": _ward(
        [
            _task("H", "Nạo vét mương thoát nước khu phố Mẫu 2", date(2026, 12, 18), 4, "km"),
            _task("I", "Phát tờ rơi phòng cháy cho các hộ tổ 7", date(2026, 12, 12), 120, "tờ"),
            _task("J", "Kiểm tra camera an ninh hẻm Mẫu 8", date(2026, 12, 9)),
        ],
        [_task("L", "Trồng cây xanh trước trường tiểu học Mẫu", date(2026, 12, 20))],
        {"H": 1},
    ),
    "W3": _ward([_task("K", "Vận động quỹ khuyến học", date(2026, 12, 30), 15, "triệu đồng")], [], {"K": 4}),
    "W8": _ward(
        [
            _task("M", "Vận động các hộ không để rác qua đêm", date(2026, 12, 30), 45, "hộ", "Kiệt 3 Liễu Nam"),
            _task("N", "Lập danh sách hộ cần chỗ để xe chung", date(2026, 12, 4), place="Đường Mẫu 1"),
            _task("O", "Dọn rác bãi đất trống", date(2026, 12, 10), place="Kiệt 5 Liễu Nam"),
            _task("P", "Phát tờ rơi phân loại rác", date(2026, 12, 15), 200, "tờ", "Tổ 12"),
        ],
        [
            _task("Q", "Gặp ba hộ bày hàng ở đầu chợ", date(2026, 11, 22), place="Đường Mẫu 1"),
            _task("R", "Kẻ lại vạch để xe trước nhà sinh hoạt cộng đồng", date(2026, 12, 1)),
            _task("S", "Viết bài tuyên truyền đọc trên loa khu phố", date(2026, 12, 1)),
            _task("T", "Lắp camera ở ngã ba", date(2026, 12, 20), 3, "máy", "Đường Trần Phú"),
        ],
        {},
        EARLIER,
    ),
    "W9": _ward(
        [
            _task("U", "Cập nhật bảng niêm yết thủ tục", date(2026, 12, 1), place="Quầy số 2"),
            _task("V", "Hướng dẫn người dân nộp hồ sơ trực tuyến", date(2026, 12, 20), 60, "người", "Bộ phận một cửa"),
            _task("X", "Rà soát hồ sơ trễ hạn", date(2026, 12, 5), 12, "hồ sơ"),
        ],
        [_task("Y", "Lập tổ hỗ trợ công nghệ số cộng đồng", date(2026, 12, 31), place="Khu phố 2")],
        {},
        EARLIER,
    ),
}
