"""A date picker of buttons: one month at a time, a button for each day that may be chosen."""

import calendar
from datetime import date, timedelta
from typing import Any

from handlers.forms.draft import Draft
from handlers.forms.form import button
from handlers.screens import texts
from handlers.screens.screen import Choice

PICK = "day"
MONTH = "month"
DAYS_A_ROW = 5


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


def read_day(argument: str) -> date | None:
    """The day of a tapped button; None for a forged one."""
    try:
        return date.fromisoformat(argument)
    except ValueError:
        return None
