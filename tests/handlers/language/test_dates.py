"""Days and times: what people type is read as they mean it, or not at all."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.dates import Moment, long_date, long_moment, read_moment, short_date

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZONE)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(ZONE))


def said(text: str, now: datetime = NOW) -> str | None:
    """What was read, as "2026-11-26 19:00", "2026-11-26" or None."""
    moment = read_moment(text, now)
    if moment is None:
        return None
    return f"{moment.day}" + (f" {moment.time:%H:%M}" if moment.time is not None else "")


READ = {
    # Near days
    "hôm nay": "2026-11-25",
    "hom nay": "2026-11-25",
    "nay": "2026-11-25",
    "bữa nay": "2026-11-25",
    "mai": "2026-11-26",
    "ngày mai": "2026-11-26",
    "Ngay Mai": "2026-11-26",
    "ngày kia": "2026-11-27",
    "ngay kia": "2026-11-27",
    "mốt": "2026-11-27",
    "ngày mốt": "2026-11-27",
    "hôm qua": "2026-11-24",
    "hôm kia": "2026-11-23",
    "tối nay": "2026-11-25",
    "sáng mai": "2026-11-26",
    "chiều mốt": "2026-11-27",
    "tối qua": None,
    "tối hôm qua 19h": "2026-11-24 19:00",
    "ngày hôm nay": "2026-11-25",
    # With a time
    "mai 7h tối": "2026-11-26 19:00",
    "mai 7h toi": "2026-11-26 19:00",
    "7h tối mai": "2026-11-26 19:00",
    "tối mai 7h": "2026-11-26 19:00",
    "bảy rưỡi tối mai": "2026-11-26 19:30",
    "bay ruoi toi mai": "2026-11-26 19:30",
    "7 tối mai": "2026-11-26 19:00",
    "hôm nay 7h": "2026-11-25 07:00",
    "tối nay 19h30": "2026-11-25 19:30",
    "2 giờ chiều mai": "2026-11-26 14:00",
    "mai, 14 giờ": "2026-11-26 14:00",
    "14h ngày mai": "2026-11-26 14:00",
    "sáng ngày mai 8h": "2026-11-26 08:00",
    "mai lúc 8h nhé": "2026-11-26 08:00",
    "mai 8h ạ": "2026-11-26 08:00",
    "12h trưa mai": "2026-11-26 12:00",
    "1h trưa mai": "2026-11-26 13:00",
    "9h đêm nay": "2026-11-25 21:00",
    "mười chín giờ ba mươi mai": "2026-11-26 19:30",
    "mai bảy giờ kém mười lăm tối": "2026-11-26 18:45",
    "mai 1h kém 15 chiều": "2026-11-26 12:45",
    "mai 19g30": "2026-11-26 19:30",
    # A time alone is of today
    "19h30": "2026-11-25 19:30",
    "19:30": "2026-11-25 19:30",
    "19 giờ 30": "2026-11-25 19:30",
    "19 giờ 30 phút": "2026-11-25 19:30",
    "19 h 30": "2026-11-25 19:30",
    "7h": "2026-11-25 07:00",
    "7h tối": "2026-11-25 19:00",
    "8h rưỡi": "2026-11-25 08:30",
    "8 rưỡi": "2026-11-25 08:30",
    "7 giờ kém 15": "2026-11-25 06:45",
    "8h kém 5 phút": "2026-11-25 07:55",
    "đúng 19h": "2026-11-25 19:00",
    "lúc 19h": "2026-11-25 19:00",
    "19h00": "2026-11-25 19:00",
    "0h": "2026-11-25 00:00",
    "7 giờ 5 phút": "2026-11-25 07:05",
    "tám giờ rưỡi sáng": "2026-11-25 08:30",
    "19h tối": "2026-11-25 19:00",
    "7g30 tối": "2026-11-25 19:30",
    "mười giờ mười": "2026-11-25 10:10",
    "5h chiều": "2026-11-25 17:00",
    # Weekdays
    "thứ 5 tuần sau 19h": "2026-12-03 19:00",
    "thu 5 tuan sau 19h": "2026-12-03 19:00",
    "CN 8h": "2026-11-29 08:00",
    "cn": "2026-11-29",
    "chủ nhật": "2026-11-29",
    "chúa nhật tuần sau": "2026-12-06",
    "thứ hai": "2026-11-30",
    "sáng thứ hai": "2026-11-30",
    "thu sau": "2026-11-27",
    "thứ sáu": "2026-11-27",
    "thứ 6 tuần sau": "2026-12-04",
    "thu sau tuan sau": "2026-12-04",
    "thứ tư": "2026-12-02",
    "thứ 4 19h": "2026-11-25 19:00",
    "thứ 4 9h": "2026-12-02 09:00",
    "thứ tư tuần này": "2026-11-25",
    "thứ 2 tuần này": "2026-11-23",
    "T5 19h30": "2026-11-26 19:30",
    "t7": "2026-11-28",
    "thứ năm tới": "2026-11-26",
    "thu 5 toi": "2026-11-26",
    "thứ tư tới 19h": "2026-12-02 19:00",
    "thứ năm này 19h": "2026-11-26 19:00",
    "thu 5 toi 19h": "2026-11-26 19:00",
    "thứ 5 tuần tới lúc 19 giờ": "2026-12-03 19:00",
    "tuần sau thứ 5": "2026-12-03",
    "19h thứ bảy": "2026-11-28 19:00",
    "thứ bảy tuần sau nữa": "2026-12-12",
    "tối thứ năm 7 giờ": "2026-11-26 19:00",
    "7h tối CN": "2026-11-29 19:00",
    "tuần sau": "2026-12-02",
    "tuần tới 19h": "2026-12-02 19:00",
    "thứ 5 này tối": "2026-11-26",
    # In so many days
    "3 ngày nữa": "2026-11-28",
    "ba ngày nữa": "2026-11-28",
    "10 ngày nữa 19h30": "2026-12-05 19:30",
    "10 ngay nua 19h30": "2026-12-05 19:30",
    "2 tuần nữa": "2026-12-09",
    "một tuần nữa": "2026-12-02",
    "mot tuan nua": "2026-12-02",
    "sau 3 ngày": "2026-11-28",
    "sáu ngày nữa": "2026-12-01",
    "sau ngay nua": "2026-12-01",
    "năm ngày nữa": "2026-11-30",
    "1 tháng nữa": "2026-12-25",
    "3 tháng nữa": "2027-02-25",
    "nửa tháng nữa": "2026-12-10",
    "hai mươi mốt ngày nữa": "2026-12-16",
    "19h 3 hôm nữa": "2026-11-28 19:00",
    # Dates
    "30/12": "2026-12-30",
    "14/12 lúc 19h30": "2026-12-14 19:30",
    "19h30 ngày 14/12": "2026-12-14 19:30",
    "19h30, ngày 14/12": "2026-12-14 19:30",
    "30-12-2026": "2026-12-30",
    "30.12.2026": "2026-12-30",
    "30/12/26": "2026-12-30",
    "2026-12-30": "2026-12-30",
    "3/1": "2027-01-03",
    "3/1/2027 8h": "2027-01-03 08:00",
    "20/11": "2026-11-20",
    "26/9": "2026-09-26",
    "25/9": "2027-09-25",
    "14/3 năm sau": "2027-03-14",
    "14/3 sang năm": "2027-03-14",
    "28/02": "2027-02-28",
    "31-12": "2026-12-31",
    "hạn 30/12": "2026-12-30",
    "trước ngày 30/12": "2026-12-30",
    "chậm nhất là 30/12": "2026-12-30",
    "hạn chót: 30/12": "2026-12-30",
    "30 tháng 12": "2026-12-30",
    "ngày 30 tháng 12": "2026-12-30",
    "ngày 30 tháng 12 năm 2027": "2027-12-30",
    "mùng 3 tháng 12": "2026-12-03",
    "mung 3 thang 12": "2026-12-03",
    "ngày mồng 3 tháng 12": "2026-12-03",
    "mùng ba tháng mười hai": "2026-12-03",
    "ba mươi tháng mười hai": "2026-12-30",
    "14 tháng 12/2026": "2026-12-14",
    "ngày 14": "2026-12-14",
    "ngày 30": "2026-11-30",
    "ngày 25": "2026-11-25",
    "ngày 31": "2026-12-31",
    "ngày 14 tháng sau": "2026-12-14",
    "14 thang sau 19h": "2026-12-14 19:00",
    "mùng 3 tháng sau": "2026-12-03",
    "14 tháng sáu": "2027-06-14",
    "30 tháng này": "2026-11-30",
    "tối 14/12 7h": "2026-12-14 19:00",
    "7 tối ngày 14/12": "2026-12-14 19:00",
    "7h 14/12": "2026-12-14 07:00",
    "14/12 7 rưỡi tối": "2026-12-14 19:30",
    "7h ngày 5 tháng 12": "2026-12-05 07:00",
    "7h 5 tháng 12": "2026-12-05 07:00",
    "Thứ Năm 03/12/2026, 19:00": "2026-12-03 19:00",
    "thứ 5 ngày 3/12": "2026-12-03",
    "29/2/2028": "2028-02-29",
    "thứ năm, 3 tháng 12, 19h": "2026-12-03 19:00",
    "hôm nay thứ tư": "2026-11-25",
    # Ends
    "cuối tháng": "2026-11-30",
    "cuoi thang": "2026-11-30",
    "hết tháng này": "2026-11-30",
    "cuối tháng sau": "2026-12-31",
    "cuoi thang sau": "2026-12-31",
    "đầu tháng sau": "2026-12-01",
    "dau thang sau": "2026-12-01",
    "giữa tháng 12": "2026-12-15",
    "cuối tháng 12": "2026-12-31",
    "cuối tháng 2": "2027-02-28",
    "cuối tháng 2 năm 2028": "2028-02-29",
    "hết tháng 11": "2026-11-30",
    "cuối tuần": "2026-11-29",
    "hết tuần sau": "2026-12-06",
    "đầu tuần sau": "2026-11-30",
    "cuối năm": "2026-12-31",
    "hết năm nay": "2026-12-31",
    "cuối năm sau": "2027-12-31",
    "đầu năm sau": "2027-01-01",
    "hết quý": "2026-12-31",
    "cuối quý 1": "2027-03-31",
    "hết quý IV": "2026-12-31",
    "hết quý II năm 2027": "2027-06-30",
    "trong tuần": "2026-11-29",
    "trong tuần này": "2026-11-29",
    "trong tháng 12": "2026-12-31",
    "trong quý 1": "2027-03-31",
    "trong năm": "2026-12-31",
    "cuối tháng 19h": "2026-11-30 19:00",
}

REFUSED = (
    # Nothing, or nothing of a date
    "",
    "   ",
    "xin chào",
    "hôm nào đó",
    "chiều tà",
    "sớm nhất có thể",
    "x",
    "?",
    "bao giờ cũng được",
    "tối",
    "buổi sáng",
    "ngày",
    "tháng",
    "thứ",
    "tuần này",
    "nhé",
    "12",
    "7",
    "tháng 12",
    "năm 2026",
    "tháng sau",
    "kia",
    # The lunar calendar
    "rằm",
    "rằm tháng 10",
    "14/12 âm lịch",
    "mùng 3",
    "mùng 3 tết",
    "mồng một",
    "30 tết",
    "tháng giêng",
    "3 tháng chạp",
    # No such day, no such time
    "31/11",
    "29/02/2027",
    "29/2",
    "30/2",
    "0/12",
    "32/12",
    "14/13",
    "00/00",
    "25h",
    "24h",
    "19h60",
    "19:75",
    "thứ 8",
    "thứ 1",
    "ngày 32",
    "ngày 0",
    "mùng 11 tháng 12",
    "31 tháng 11",
    "cuối tháng 13",
    "30/12/1",
    "30/12/0000",
    "t1",
    # Contradictions
    "thứ 2 ngày 3/12",
    "Thứ Hai 03/12/2026",
    "19h sáng",
    "8h tối mai sáng",
    "2h tối",
    "19h30 20h",
    "14/12 15/12",
    "mai ngày kia",
    "thứ 5 thứ 6",
    "14/12 tuần sau",
    "mai 7h sáng tối",
    "thứ hai này",
    "12h sáng",
    "hôm nay thứ 5",
    # Left over
    "14/12 hoặc 15/12",
    "14-15/12",
    "19h-20h30",
    "khoảng 19h",
    "sau 19h",
    "trước 19h",
    "hạn 19h 30/12",
    "14/12 ở hội trường",
    "3-4/12",
    "30/12/2026/1",
    "mai mốt",
    "30 12",
    "19 30",
    "30.12",
    "19h30h",
    "3 ngày",
    "7h5",
    "19h3",
    "14/12-2026",
    "5 phút nữa",
    "2 tiếng nữa",
    "mai 7h tối ở nhà văn hóa",
    "12h đêm",
    "nửa đêm",
    "từ 19h",
    "đầu tuần",
    "đầu tháng",
    "đầu năm",
    "giữa tuần sau",
    "ngày kìa",
    "ngày tỏi",
    "1h đêm mai",
    "thứ 5 sau",
    "30/12/2026 30/12",
    # Two ways to read it
    "thu 5 toi 7h",
    "ngay mot",
    # Too long
    "mai " * 30,
    "tối " * 40,
    "toi mot sau " * 6,
)


@pytest.mark.parametrize(("text", "meant"), READ.items())
def test_read_as_it_is_meant(text: str, meant: str | None) -> None:
    assert said(text) == meant


@pytest.mark.parametrize("text", REFUSED)
def test_refused_rather_than_guessed(text: str) -> None:
    assert said(text) is None


def test_there_are_enough_examples() -> None:
    assert len(READ) + len(REFUSED) >= 250


@pytest.mark.parametrize("text", READ)
def test_capitals_and_spaces_do_not_matter(text: str) -> None:
    assert said(f"  {text.upper()} ") == said(text) == said(text.replace(" ", "   "))


def test_a_time_alone_is_of_the_day_asked_about() -> None:
    midnight = datetime(2026, 12, 3, tzinfo=ZONE)
    assert read_moment("19h30", midnight) == Moment(date(2026, 12, 3), time(19, 30))
    assert read_moment("thứ 5 0h", midnight) == Moment(date(2026, 12, 3), time(0))
    assert read_moment("thứ 5 19h", midnight) == Moment(date(2026, 12, 3), time(19))
    assert read_moment("hôm nay", midnight) == Moment(date(2026, 12, 3), None)


@pytest.mark.parametrize(
    ("today", "text", "meant"),
    [
        (date(2027, 1, 5), "20/12", "2026-12-20"),
        (date(2027, 1, 5), "1/11", "2027-11-01"),
        (date(2027, 12, 1), "29/2", "2028-02-29"),
        (date(2027, 12, 1), "29/2/2027", None),
        (date(2027, 1, 31), "1 tháng nữa", "2027-02-28"),
        (date(2027, 1, 30), "ngày 30", "2027-01-30"),
        (date(2027, 1, 31), "ngày 30", "2027-03-30"),
        (date(2027, 1, 31), "31 tháng sau", None),
        (date(2027, 2, 1), "cuối tháng 1", "2028-01-31"),
        (date(2026, 12, 31), "đầu tháng sau", "2027-01-01"),
        (date(2026, 12, 31), "thứ 5 tuần sau", "2027-01-07"),
        (date(2026, 12, 31), "thứ năm", "2027-01-07"),
        (date(2026, 12, 6), "cuối tuần", "2026-12-06"),
        (date(2026, 12, 6), "chủ nhật tuần sau", "2026-12-13"),
    ],
)
def test_on_another_day(today: date, text: str, meant: str | None) -> None:
    assert said(text, datetime.combine(today, time(9), ZONE)) == meant


def test_shown_in_full() -> None:
    utc = datetime(2026, 12, 3, 12, 0, tzinfo=ZoneInfo("UTC"))
    assert long_moment(utc, ZONE) == "Thứ Năm 03/12/2026, 19:00"
    assert long_date(date(2026, 12, 6)) == "Chủ Nhật 06/12/2026"
    assert [long_date(date(2026, 11, 23 + day)).rsplit(" ", 1)[0] for day in range(6)] == [
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
    ]
    assert short_date(date(2026, 1, 9)) == "09/01"


@given(DAYS, MOMENTS)
def test_a_long_date_is_read_back(day: date, now: datetime) -> None:
    assert read_moment(long_date(day), now) == Moment(day, None)


@given(MOMENTS, MOMENTS)
def test_a_long_moment_is_read_back(moment: datetime, now: datetime) -> None:
    shown = long_moment(moment, ZONE)
    assert read_moment(shown, now) == Moment(moment.date(), moment.time().replace(second=0, microsecond=0))


@given(MOMENTS, st.integers(-60, 300))
def test_a_short_date_is_read_back_within_ten_months(now: datetime, days: int) -> None:
    day = now.date() + timedelta(days=days)
    assert read_moment(short_date(day), now) == Moment(day, None)


@given(MOMENTS, st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_read_back(now: datetime, hour: int, minute: int) -> None:
    for text in (f"{hour:02}:{minute:02}", f"{hour}h{minute:02}", f"{hour} giờ {minute} phút"):
        assert read_moment(text, now) == Moment(now.date(), time(hour, minute))


WORDS = st.sampled_from(sorted({word for text in (*READ, *REFUSED) for word in text.split()}))


@given(st.lists(WORDS, max_size=6).map(" ".join), MOMENTS)
def test_anything_is_read_or_refused(text: str, now: datetime) -> None:
    moment = read_moment(text, now)
    assert moment is None or abs(moment.day.year - now.year) <= 1100


@given(st.text(max_size=90), MOMENTS)
def test_any_text_is_read_or_refused(text: str, now: datetime) -> None:
    assert read_moment(text, now) is None or any(one.isalnum() for one in text)
