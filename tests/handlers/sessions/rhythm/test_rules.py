"""Which days a rhythm means, and where holidays move them. The days are those of the country's calendars."""

from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.sessions.rhythm.rules import (
    LAST,
    MonthlyDay,
    MonthPlan,
    day_in,
    is_over,
    is_to_lay,
    months_from,
    planned_month,
)
from handlers.settings.working_days import Holidays, is_holiday, is_tet


@pytest.mark.parametrize(
    ("rule", "month", "day"),
    [
        (MonthlyDay(3), "2026-12-01", "2026-12-03"),
        (MonthlyDay(31), "2027-02-01", "2027-02-28"),
        (MonthlyDay(31), "2028-02-10", "2028-02-29"),
        (MonthlyDay(30), "2027-04-01", "2027-04-30"),
        (MonthlyDay(nth=1, weekday=5), "2026-12-01", "2026-12-05"),
        (MonthlyDay(nth=1, weekday=1), "2026-12-01", "2026-12-01"),
        (MonthlyDay(nth=4, weekday=3), "2027-04-01", "2027-04-22"),
        (MonthlyDay(nth=LAST, weekday=6), "2027-01-01", "2027-01-31"),
        (MonthlyDay(nth=LAST, weekday=0), "2027-01-01", "2027-01-25"),
    ],
)
def test_the_day_of_a_month(rule: MonthlyDay, month: str, day: str) -> None:
    assert day_in(rule, date.fromisoformat(month)) == date.fromisoformat(day)


@pytest.mark.parametrize("month", [date(2026, number, 1) for number in range(1, 13)])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_stays_one_and_its_last_is_at_most_a_week_from_the_end(month: date, weekday: int) -> None:
    days = [day_in(MonthlyDay(nth=nth, weekday=weekday), month) for nth in (1, 2, 3, 4, LAST)]
    assert {one.weekday() for one in days} == {weekday} and {one.month for one in days} == {month.month}
    assert days == sorted(days) and days[0].day <= 7 and (days[-1].day + 7 > 28)


# Tết 2027 is on 6 February, 2028 on 26 January; Giỗ Tổ 2027 on 16 April.
@pytest.mark.parametrize(
    ("day", "tet", "holiday"),
    [
        ("2027-02-04", False, False),
        ("2027-02-05", True, True),
        ("2027-02-06", True, True),
        ("2027-02-09", True, True),
        ("2027-02-10", False, False),
        ("2028-01-25", True, True),
        ("2027-04-16", False, True),
        ("2027-09-02", False, True),
        ("2027-01-01", False, True),
        ("2026-12-25", False, False),
    ],
)
def test_holidays(day: str, tet: bool, holiday: bool) -> None:
    assert is_tet(date.fromisoformat(day), Holidays()) is tet
    assert is_holiday(date.fromisoformat(day), Holidays()) is holiday


def off(day: date) -> bool:
    return is_holiday(day, Holidays())


def test_a_meeting_at_tet_moves_behind_it_and_the_committee_before_it() -> None:
    plan = planned_month(MonthlyDay(6), 3, date(2027, 2, 1), off)
    assert plan == MonthPlan(date(2027, 2, 1), date(2027, 2, 10), date(2027, 2, 6), date(2027, 2, 4))


def test_a_meeting_on_a_common_day_stays() -> None:
    plan = planned_month(MonthlyDay(3), 3, date(2026, 12, 1), off)
    assert plan == MonthPlan(date(2026, 12, 1), date(2026, 12, 3), None, date(2026, 11, 30))


def test_without_a_committee() -> None:
    assert planned_month(MonthlyDay(3), 0, date(2026, 12, 1), off).committee is None


def test_months_go_over_the_year() -> None:
    assert list(months_from(date(2026, 11, 28), 3)) == [date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1)]


def test_a_month_is_over_with_its_last_day() -> None:
    assert [is_over(date(2026, 11, 1), date(2026, *day)) for day in ((10, 31), (11, 1), (11, 30), (12, 1))] == [
        False,
        False,
        False,
        True,
    ]


def test_what_is_near_and_to_come_is_laid() -> None:
    now = datetime(2026, 11, 28, 9, tzinfo=UTC)
    until = now + timedelta(days=45)
    starts = [now, now + timedelta(minutes=1), until, until + timedelta(minutes=1)]
    assert [is_to_lay(start, now, until) for start in starts] == [False, True, True, False]
    assert is_to_lay(until + timedelta(days=300), now, None)
