"""The days that the law gives for an answer: pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.people.privacy.working_days import is_worked
from handlers.settings.people import Requests

MORNING = time(7, 30)
_DAY = timedelta(days=1)


def due_day(asked_on: date, law: Requests) -> date:
    """The last day for an answer: so many working days after the day of asking."""
    day, days = asked_on, law.answer_working_days
    while days:
        day += _DAY
        days -= is_worked(day, law)
    return day


def carried_out_by(asked_on: date, kind: str, law: Requests) -> date:
    """The last day for carrying it out: days of the calendar, and no later where that day is a holiday."""
    days = {"withdraw": law.withdraw_days, "correct": law.correct_days, "erase": law.erase_days}
    return asked_on + days[kind] * _DAY


def to_remind(due_on: date, today: date, law: Requests) -> bool:
    """Whether an open request is to be reminded of today: from the last working day before it is due, every working
    day.
    """
    before = due_on - _DAY
    while not is_worked(before, law):
        before -= _DAY
    return today >= before and is_worked(today, law)


def remind_from(today: date, zone: ZoneInfo) -> datetime:
    """From when on administrators are reminded on a day."""
    return datetime.combine(today, MORNING, zone)
