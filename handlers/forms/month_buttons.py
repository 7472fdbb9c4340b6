"""A date picker of buttons: one month at a time, a button for each day that may be chosen."""

import calendar
from datetime import date, timedelta
from typing import Any

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Stay, button
from handlers.screens import texts
from handlers.screens.screen import Choice, Screen

PICK = "day"
MONTH = "month"
DAYS_A_ROW = 5
# The first and the last day that may be chosen.
Days = tuple[date, date]


def month_choices(draft: Draft[Any], month: date, first: date, last: date) -> tuple[tuple[Choice, ...], ...]:
    """Rows of buttons for the days of `month` within [first, last], then the ways to the months beside it."""
    length = calendar.monthrange(month.year, month.month)[1]
    days = [month.replace(day=number) for number in range(1, length + 1)]
    choices = [
        button(draft, texts.DAY[day.weekday()].format(day=day.day), PICK, day) for day in days if first <= day <= last
    ]
    rows = [tuple(choices[start : start + DAYS_A_ROW]) for start in range(0, len(choices), DAYS_A_ROW)]
    before, after = month.replace(day=1) - timedelta(days=1), month.replace(day=length) + timedelta(days=1)
    ways = []
    if before >= first:
        ways.append(_way(draft, texts.MONTH_BEFORE, before))
    if after <= last:
        ways.append(_way(draft, texts.MONTH_AFTER, after))
    return (*rows, tuple(ways)) if ways else tuple(rows)


def _way(draft: Draft[Any], label: str, day: date) -> Choice:
    return button(draft, label.format(month=day.month, year=day.year), MONTH, day.replace(day=1))


def month_screen(context: Context, draft: Draft[Any], days: Days) -> Screen:
    """The month that the draft's picker is at, with those of its days that may be chosen."""
    month = draft.passing.month or context.work.today.replace(day=1)
    return Screen(texts.ASK_DAY, month_choices(draft, month, *days))


def tapped_day(draft: Draft[Any], verb: str, argument: str, days: Days) -> date | Stay | None:
    """The day that was tapped; `Stay` where another month is to be shown; None for a forged button."""
    day, (first, last) = day_of(argument), days
    if day is None or not first.replace(day=1) <= day <= last:
        return None
    if verb != MONTH:
        return day
    draft.passing.month = day
    return Stay()


def day_of(argument: str) -> date | None:
    """The day that a button carries; None for a forged one."""
    try:
        return date.fromisoformat(argument)
    except ValueError:
        return None
