"""Which days of the months a rhythm means: pure."""

import calendar
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

LAST = -1
_WEEK = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class MonthlyDay:
    """A day of each month: its `number` (1 to 31; a short month's last), or (`number` 0) the `nth` (1 to 4, or LAST) of
    the `weekday` (0 is Monday).
    """

    number: int = 0
    nth: int = 0
    weekday: int = 0


def day_in(rule: MonthlyDay, month: date) -> date:
    """The day that is meant of `month`, given by any of its days."""
    last = calendar.monthrange(month.year, month.month)[1]
    if rule.number:
        return month.replace(day=min(rule.number, last))
    if rule.nth == LAST:
        end = month.replace(day=last)
        return end - timedelta(days=(end.weekday() - rule.weekday) % _WEEK)
    first = month.replace(day=1)
    return first + timedelta(days=(rule.weekday - first.weekday()) % _WEEK + (rule.nth - 1) * _WEEK)


def open_day(day: date, is_off: Callable[[date], bool], by: int = 1) -> date:
    """`day`, or the nearest one after it (`by` −1: before it) that is not off."""
    while is_off(day):
        day += by * _DAY
    return day


@dataclass(frozen=True)
class MonthPlan:
    """One month's days by the rhythm. `moved_from`: the day that was meant, where it fell on a holiday. `committee`: of
    the committee's own meeting, None where it has none.
    """

    month: date
    regular: date
    moved_from: date | None
    committee: date | None


def planned_month(rule: MonthlyDay, committee_before: int, month: date, is_off: Callable[[date], bool]) -> MonthPlan:
    """The regular meeting moves to the first day after the holidays; the committee, which meets `committee_before` days
    earlier (0: not at all), to the last one before them.
    """
    first = month.replace(day=1)
    meant = day_in(rule, first)
    regular = open_day(meant, is_off)
    committee = open_day(regular - committee_before * _DAY, is_off, by=-1) if committee_before else None
    return MonthPlan(first, regular, meant if regular != meant else None, committee)


def is_over(month: date, today: date) -> bool:
    """Whether a month, given by its first day, has ended."""
    return month < today.replace(day=1)


def is_to_lay(start: datetime, now: datetime, until: datetime | None) -> bool:
    """Whether a meeting is still to come, and (None: however far ahead) near enough to be laid."""
    return now < start and (until is None or start <= until)


def months_from(first: date, count: int) -> Iterator[date]:
    """`count` months as their first days, beginning with that of `first`."""
    for number in range(count):
        years, month = divmod(first.month - 1 + number, 12)
        yield date(first.year + years, month + 1, 1)
