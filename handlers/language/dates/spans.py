"""So many days, weeks or months from a day: the one pattern of it, and what it comes to."""

import calendar
from datetime import date, timedelta

from handlers.language.dates.words import NUMBER, number

DAYS, MONTHS = "ngay|hom|bua|tuan", "thang"
SPAN = rf"(?P<count>{NUMBER}|nua) (?P<unit>{DAYS}|{MONTHS})"
HALF_A_MONTH = 15


def after(day: date, count: str, unit: str) -> date | None:
    """The day so much after `day`; None where nobody knows how much that is ("nửa tuần").

    Months end on the same day of that month, or on its last; half a month has 15 days.
    """
    if count == "nua":
        return day + timedelta(days=HALF_A_MONTH) if unit == "thang" else None
    if unit == "thang":
        return months_after(day, number(count))
    return day + timedelta(days=number(count) * (7 if unit == "tuan" else 1))


def months_after(day: date, months: int) -> date:
    year, month = month_after(day, months)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_after(day: date, months: int) -> tuple[int, int]:
    """The year and month so many months after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1
