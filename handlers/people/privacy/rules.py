"""The days that the law gives for an answer: pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WORKING_DAYS = 2
MORNING = time(7, 30)
_SATURDAY = 5
_DAY = timedelta(days=1)


def due_day(asked_on: date, days: int = WORKING_DAYS) -> date:
    """The last day for an answer: so many working days after the day of asking. Public holidays are not known here."""
    day = asked_on
    while days:
        day += _DAY
        days -= day.weekday() < _SATURDAY
    return day


def to_remind(due_on: date, today: date) -> bool:
    """Whether an open request is to be reminded of today: from the day before it is due, every working day."""
    return today >= due_on - _DAY and today.weekday() < _SATURDAY


def remind_from(today: date, zone: ZoneInfo) -> datetime:
    """From when on administrators are reminded on a day."""
    return datetime.combine(today, MORNING, zone)
