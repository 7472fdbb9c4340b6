"""Days of the moon: read where it is clear which is meant, told why where it is not, shown by both calendars."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.dates import Moment, Unclear, both_dates, read_moment, unclear
from handlers.language.dates.lunar import FIRST, LAST, last_day, lunar_day, solar_day

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 10, tzinfo=ZONE)  # 17 of the tenth month of the moon
# The first day of Tết in Vietnam, as calendars have it. In 1968, 1985, 2007, 2030 and 2053 it is not China's.
NEW_YEARS = (
    date(1968, 1, 29),
    date(1985, 1, 21),
    date(2000, 2, 5),
    date(2007, 2, 17),
    date(2010, 2, 14),
    date(2015, 2, 19),
    date(2019, 2, 5),
    date(2020, 1, 25),
    date(2021, 2, 12),
    date(2022, 2, 1),
    date(2023, 1, 22),
    date(2024, 2, 10),
    date(2025, 1, 29),
    date(2026, 2, 17),
    date(2027, 2, 6),
    date(2028, 1, 26),
    date(2029, 2, 13),
    date(2030, 2, 2),
    date(2031, 1, 23),
    date(2032, 2, 11),
    date(2053, 2, 18),
)
LEAP_MONTHS = {2020: 4, 2023: 2, 2025: 6, 2028: 5, 2031: 3, 2033: 11}
READ = {
    "rằm": "2026-12-23",
    "ngày rằm": "2026-12-23",
    "rằm tới": "2026-12-23",
    "rằm tháng Chạp": "2027-01-22",
    "ram thang chap": "2027-01-22",
    "rằm tháng 12 âm lịch": "2027-01-22",
    "rằm tháng Giêng": "2027-02-20",
    "rằm tháng 8": "2027-09-15",
    "mùng 5 Tết": "2027-02-10",
    "mong 5 tet": "2027-02-10",
    "mùng một Tết": "2027-02-06",
    "mùng 3 Tết 2027": "2027-02-08",
    "mùng 3 Tết năm sau": "2027-02-08",
    "mồng 3 tháng Giêng": "2027-02-08",
    "20 tháng Chạp": "2027-01-27",
    "20 tháng Chạp năm nay": "2027-01-27",
    "ngày 20 tháng 12 âm lịch": "2027-01-27",
    "ngày 20 tháng 12 năm 2026 âm lịch": "2027-01-27",
    "20/12 ÂL": "2027-01-27",
    "20/12 al": "2027-01-27",
    "20-12 âm": "2027-01-27",
    "20/12 (âm lịch)": "2027-01-27",
    "20/12/2026 âm lịch": "2027-01-27",
    "âm lịch 20/12": "2027-01-27",
    "15/8 âm lịch": "2027-09-15",
    "15/8 âm lịch năm sau": "2027-09-15",
    "15/10 âm lịch": "2026-11-23",
    "15 tháng 8 âm lịch năm nay": "2026-09-25",
    "mùng 3 tháng 12 âm lịch": "2027-01-10",
    "23 tháng Chạp": "2027-01-30",
    "hăm ba tháng Chạp": "2027-01-30",
    "ông Công ông Táo": "2027-01-30",
    "29 Tết": "2027-02-05",
    "giao thừa": "2027-02-05",
    "giỗ Tổ Hùng Vương": "2027-04-16",
    "trung thu": "2027-09-15",
    "rằm tháng 5 nhuận năm 2028": "2028-07-07",
    "thứ Tư 20 tháng Chạp": "2027-01-27",
    "tối rằm tháng Chạp 19h30": "2027-01-22 19:30",
    "19h rằm tháng Chạp": "2027-01-22 19:00",
    "trước rằm tháng Chạp": "2027-01-22",
}
WHY = {
    "mùng 8 tháng 3": Unclear.CALENDAR,
    "mùng 3 tháng sau": Unclear.CALENDAR,
    "20 tháng Chạp năm 2027": Unclear.YEAR,
    "20 tháng Chạp năm sau": Unclear.YEAR,
    "mùng 3 Tết năm nay": Unclear.YEAR,
    "30 Tết": Unclear.NO_SUCH_DAY,
    "rằm tháng 6 nhuận": Unclear.NO_SUCH_DAY,
    "mùng 3": Unclear.MOON,
    "tháng Giêng": Unclear.MOON,
    "sau Tết": Unclear.MOON,
    "hôm nào đó": None,
    "14/12 hoặc 15/12": None,
    "mong đồng chí thông cảm": None,
}


def said(text: str, now: datetime = NOW) -> str | None:
    moment = read_moment(text, now)
    if moment is None:
        return None
    assert moment.lunar
    return f"{moment.day}" + (f" {moment.time:%H:%M}" if moment.time is not None else "")


@pytest.mark.parametrize("first", NEW_YEARS)
def test_the_first_day_of_tet_as_it_is_published(first: date) -> None:
    assert solar_day(1, 1, first.year) == first
    assert last_day(first.year - 1) == first - timedelta(days=1)
    now = datetime(first.year - 1, 12, 1, tzinfo=ZONE)
    assert read_moment("mùng 1 Tết", now) == Moment(first, None, True)
    assert read_moment("giao thừa", now) == Moment(first - timedelta(days=1), None, True)


def test_leap_months() -> None:
    found = {year: [month for month in range(1, 13) if solar_day(1, month, year, leap=True)] for year in LEAP_MONTHS}
    assert found == {year: [month] for year, month in LEAP_MONTHS.items()}


def test_read_as_it_is_meant() -> None:
    assert {text: said(text) for text in READ} == READ
    assert {text: said(f" {text.upper()} ") for text in READ} == READ


def test_why_it_is_not_clear() -> None:
    assert {text: read_moment(text, NOW) for text in WHY} == dict.fromkeys(WHY)
    assert {text: unclear(text, NOW) for text in WHY} == WHY


@pytest.mark.parametrize(
    ("today", "text", "meant"),
    [
        (date(2025, 1, 10), "30 Tết", None),  # the last month had 29 days
        (date(2024, 1, 10), "30 Tết", "2024-02-09"),
        (date(2027, 2, 20), "mùng 5 Tết", "2027-02-10"),
        (date(2027, 5, 20), "mùng 5 Tết", "2028-01-30"),
        (date(2027, 1, 10), "mùng 5 Tết năm sau", None),  # of the moon's next year, or of the sun's
        (date(2027, 2, 20), "rằm", "2027-02-20"),
        (date(2027, 2, 20), "rằm tới", "2027-03-22"),
        (date(2025, 7, 1), "rằm tháng 6", "2025-07-09"),
        (date(2025, 7, 20), "rằm tháng 6", None),  # passed, and comes again in the leap month
        (date(2025, 7, 20), "rằm tháng 6 nhuận", "2025-08-08"),
        (date(2026, 12, 20), "20 tháng 12 âm lịch", "2027-01-27"),
    ],
)
def test_on_another_day(today: date, text: str, meant: str | None) -> None:
    assert said(text, datetime(today.year, today.month, today.day, 9, tzinfo=ZONE)) == meant


def test_shown_by_both_calendars() -> None:
    assert both_dates(date(2027, 1, 27)) == "Thứ Tư 27/01/2027, tức 20 tháng Chạp"
    assert both_dates(date(2027, 2, 10)) == "Thứ Tư 10/02/2027, tức mùng 5 tháng Giêng"
    assert both_dates(date(2025, 8, 8)) == "Thứ Sáu 08/08/2025, tức rằm tháng 6 nhuận"


@given(st.dates(FIRST, LAST))
def test_there_and_back(day: date) -> None:
    lunar = lunar_day(day)
    assert lunar is not None
    assert solar_day(lunar.day, lunar.month, lunar.year, lunar.leap) == day


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 280))
def test_a_day_to_come_is_read_back(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    lunar = lunar_day(day)
    assert lunar is not None
    leap = " nhuận" if lunar.leap else ""
    moment = read_moment(
        f"{lunar.day} tháng {lunar.month}{leap} âm lịch", datetime(*today.timetuple()[:3], tzinfo=ZONE)
    )
    assert moment is None or abs((moment.day - day).days) in (0, 29, 30) or lunar.leap
    if not lunar.leap and not solar_day(1, lunar.month, lunar.year, leap=True):
        assert moment == Moment(day, None, True)
