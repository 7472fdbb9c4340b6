"""How people say their cell's rhythm, and what is refused rather than guessed."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from handlers.sessions.rhythm.rules import LAST, MonthlyDay
from handlers.sessions.rhythm.words import Said, read_hour, read_rhythm

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
THIRD, SATURDAY = MonthlyDay(3), MonthlyDay(nth=1, weekday=5)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ngày 3 hằng tháng, 19h, nhà văn hóa", Said(THIRD, time(19), "nhà văn hóa")),
        ("mung 3 hang thang 19h30 tai nha van hoa", Said(THIRD, time(19, 30), "nha van hoa")),
        (
            "Ngày 03 hàng tháng, 7h tối, Nhà sinh hoạt tổ 5, đường Mẫu",
            Said(THIRD, time(19), "Nhà sinh hoạt tổ 5, đường Mẫu"),
        ),
        ("ngày mồng 3 mỗi tháng lúc 14 giờ tại trụ sở", Said(THIRD, time(14), "trụ sở")),
        ("19h ngày 3 hằng tháng ở nhà văn hóa", Said(THIRD, time(19), "nhà văn hóa")),
        ("ngày 3 hằng tháng lúc 7 giờ tối ở nhà văn hóa tổ 4", Said(THIRD, time(19), "nhà văn hóa tổ 4")),
        ("ngay 3 hang thang 19h nha van hoa", Said(THIRD, time(19), "nha van hoa")),
        ("họp chi bộ vào ngày ba hằng tháng", Said(THIRD)),
        ("tối thứ bảy tuần đầu 19h30", Said(SATURDAY, time(19, 30))),
        ("toi thu 7 tuan dau 7h30 nha van hoa to 3", Said(SATURDAY, time(19, 30), "nha van hoa to 3")),
        ("thứ 7 đầu tháng, 19 giờ", Said(SATURDAY, time(19))),
        ("chủ nhật cuối tháng 8h sáng ở hội trường", Said(MonthlyDay(nth=LAST, weekday=6), time(8), "hội trường")),
        ("thứ sáu tuần thứ hai của tháng, 14h", Said(MonthlyDay(nth=2, weekday=4), time(14))),
        ("thứ tư tuần thứ tư", Said(MonthlyDay(nth=4, weekday=2))),
        ("ngày cuối tháng", Said(MonthlyDay(31))),
    ],
)
def test_what_is_said(words: str, said: Said) -> None:
    assert read_rhythm(words, NOW) == said


@pytest.mark.parametrize(
    "words",
    [
        "mùng 3 âm lịch",
        "rằm hằng tháng",
        "ngày 3 và ngày 18",
        "ngày 3, ngày 18, 19h",
        "ngày 40 hằng tháng",
        "ngày 3 hằng tháng, 25h, nhà văn hóa",
        "ngày 3 hằng tháng, 19h, 20h",
        "nhà văn hóa",
        "19h",
        "thứ bảy",
        "hằng tháng",
        "tuỳ bí thư",
        "",
    ],
)
def test_what_is_asked_again(words: str) -> None:
    assert read_rhythm(words, NOW) is None


@pytest.mark.parametrize(
    ("words", "hour"), [("19h30", time(19, 30)), ("7 gio toi", time(19)), ("25h", None), ("mai", None)]
)
def test_an_hour_alone(words: str, hour: time | None) -> None:
    assert read_hour(words, NOW) == hour
