"""The days that the law gives, for an answer and for carrying it out: pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.settings.people import Requests
from handlers.settings.working_days import Holidays, is_worked

MORNING = time(7, 30)
_DAY = timedelta(days=1)


def due_day(asked_on: date, law: Requests, holidays: Holidays) -> date:
    """The last day for an answer: so many working days after the day of asking."""
    day, days = asked_on, law.answer_working_days
    while days:
        day += _DAY
        days -= is_worked(day, holidays)
    return day


def carried_out_by(asked_on: date, kind: str, law: Requests) -> date:
    """The last day for carrying it out: days of the calendar, and no later where that day is a holiday."""
    ending_use = {"withdraw": law.withdraw_days, "restrict": law.restrict_days, "object": law.object_days}
    if kind in ending_use and law.others_hold_data:
        return asked_on + law.with_others_days * _DAY
    days = {**ending_use, "correct": law.correct_days, "erase": law.erase_days}
    return asked_on + days[kind] * _DAY


def may_extend(carry_out_by: date, extended_until: date | None, today: date) -> bool:
    """Once, and not when it is late already."""
    return extended_until is None and today <= carry_out_by


def extended(carry_out_by: date, law: Requests) -> date:
    """The last day for carrying it out once that is extended."""
    return carry_out_by + law.extension_days * _DAY


def to_remind(due_on: date, today: date, holidays: Holidays) -> bool:
    """Whether what is due on a day is to be reminded of today: from the last working day before it, every working
    day.
    """
    before = due_on - _DAY
    while not is_worked(before, holidays):
        before -= _DAY
    return today >= before and is_worked(today, holidays)


def remind_from(today: date, zone: ZoneInfo) -> datetime:
    """From when on administrators are reminded on a day."""
    return datetime.combine(today, MORNING, zone)
