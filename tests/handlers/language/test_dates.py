"""Days and times: what people type is read as they mean it, or not at all."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.language.dates import Moment, long_date, long_moment, read_moment, read_past_moment, short_date
from tests.handlers.language.typed_dates import READ
from tests.handlers.language.typed_no_dates import REFUSED

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=ZONE)  # a Wednesday
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
MOMENTS = st.builds(datetime.combine, DAYS, st.times(), st.just(ZONE))


def said(text: str, now: datetime = NOW) -> str | None:
    """What was read, as "2026-11-26 19:00", "2026-11-26" or None."""
    return shown(read_moment(text, now))


def shown(moment: Moment | None) -> str | None:
    if moment is None:
        return None
    return f"{moment.day}" + (f" {moment.time:%H:%M}" if moment.time is not None else "")


def test_read_as_it_is_meant() -> None:
    assert {text: said(text) for text in READ} == READ


def test_refused_rather_than_guessed() -> None:
    assert {text: said(text) for text in REFUSED} == dict.fromkeys(REFUSED)


def test_there_are_enough_examples() -> None:
    assert len(READ) + len(REFUSED) >= 250


def test_capitals_and_spaces_do_not_matter() -> None:
    assert {text: said(f"  {text.upper()} ") for text in READ} == READ
    assert {text: said(text.replace(" ", "   ")) for text in READ} == READ


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


PAST = {
    "15/11 19h": "2026-11-15 19:00",
    "5/10": "2026-10-05",
    "20/9/2026 7h30 tối": "2026-09-20 19:30",
    "hôm qua": "2026-11-24",
    "tối qua 19h30": "2026-11-24 19:30",
    "toi qua": "2026-11-24",
    "bữa qua": "2026-11-24",
    "thứ ba": "2026-11-24",
    "thứ năm": "2026-11-19",
    "chủ nhật vừa rồi 19h": "2026-11-22 19:00",
    "thứ ba tuần trước": "2026-11-17",
    "thu hai tuan roi 19h": "2026-11-16 19:00",
    "tối chủ nhật tuần trước 7h": "2026-11-22 19:00",
    "ngày 5": "2026-11-05",
    "ngày 28": "2026-10-28",
    "ngày 31 tháng trước 14h": "2026-10-31 14:00",
    "rằm tháng 9": "2026-10-24",
    "hôm nay 8h": "2026-11-25 08:00",
    "họp hôm 17/11 lúc 7h tối": "2026-11-17 19:00",
    "hom 17/11 19h": "2026-11-17 19:00",
    "hôm 20 vừa rồi 19h": "2026-11-20 19:00",
    "19h30 hôm thứ ba tuần trước": "2026-11-17 19:30",
    "bữa thứ 3 19h": "2026-11-24 19:00",
    "bữa kia 19h": "2026-11-23 19:00",
    "cách đây 3 hôm 19h": "2026-11-22 19:00",
    "3 ngày trước": "2026-11-22",
    "2 tuần trước 19h": "2026-11-11 19:00",
    # What can only be ahead stays what it is, so that it can be said.
    "mai 19h": "2026-11-26 19:00",
    "20/12": "2026-12-20",
    "15/11/2027": "2027-11-15",
    "tuần trước": None,
    "ngày 31 tháng 9 tháng trước": None,
    "chưa nhớ": None,
}


def test_what_is_over_is_read_as_the_last_such_day() -> None:
    assert {text: shown(read_past_moment(text, NOW)) for text in PAST} == PAST


@given(st.integers(0, 60), st.sampled_from(("{:%d/%m}", "{:%d/%m/%Y}", "ngày {:%d tháng %m}", "{:%d-%m-%Y} 19h")))
def test_a_day_of_the_last_two_months_is_itself(ago: int, form: str) -> None:
    day = NOW.date() - timedelta(days=ago)
    moment = read_past_moment(form.format(day), NOW)
    assert moment is not None and moment.day == day


@pytest.mark.parametrize("words", ["ngày hai lăm tháng mười hai", "ngay hai nham thang 12"])
def test_numbers_have_the_names_that_counts_have(words: str) -> None:
    assert said(words) == "2026-12-25"
