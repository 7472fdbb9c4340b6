"""The patterns of days of the sun. Each goes with what makes it a day; None where there is no such day.

"mùng 3 tháng 12" may be of the moon too: it is read here only as "mùng 3 tháng 12 dương lịch".
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from handlers.language.dates.spans import DAYS as DAY_UNITS
from handlers.language.dates.spans import SPAN, after, month_after
from handlers.language.dates.words import NUMBER, number

Found = re.Match[str]
LATELY = timedelta(days=60)
_NEAR = {
    "nay": 0,
    "hom nay": 0,
    "ngay hom nay": 0,
    "bua nay": 0,
    "mai": 1,
    "ngay mai": 1,
    "mốt": 2,
    "ngay mốt": 2,
    "ngay kia": 2,
    "hom qua": -1,
    "ngay hom qua": -1,
    "hom kia": -2,
}
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_NEXT = "sau|tới"


def dated(day: int, month: int, year: int | None, today: date) -> date | None:
    """The day of that month. Without a year: the one that is to come, or passed within the last 60 days.

    So a slip, and a meeting that is written down late, do not become a day of next year.
    """
    earliest = today - LATELY
    years = (year,) if year is not None else (earliest.year, earliest.year + 1)
    days = [found for one in years if (found := _day(one, month, day)) is not None]
    return next((one for one in days if year is not None or one >= earliest), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year(found: Found, today: date) -> int | None:
    """The year that was said, None where none was."""
    if found["year"] is None:
        return None
    said = found["year"].split()[-1]
    if said.isdecimal():
        return int(said) if len(said) == 4 else 2000 + int(said)
    return today.year + (0 if said == "nay" else 1)


def _by_numbers(found: Found, today: date) -> date | None:
    return dated(int(found["day"]), int(found["month"]), _year(found, today), today)


def _by_words(found: Found, today: date) -> date | None:
    day, month = number(found["day"]), found["month"]
    if found["early"] and (day > 10 or not found["sun"]):
        return None
    if month not in ("nay", "sau", "tới"):
        return dated(day, number(month), _year(found, today), today)
    return None if found["year"] else _day(*month_after(today, int(month != "nay")), day)


def _day_alone(found: Found, today: date) -> date | None:
    """ "ngày 14": the next one, today among them."""
    day = number(found["day"])
    days = [_day(*month_after(today, months), day) for months in range(3)]
    return next((one for one in days if one is not None and one >= today), None)


def _near(found: Found, today: date) -> date | None:
    return today + timedelta(days=_NEAR[found[0]])


def _in_span(found: Found, today: date) -> date | None:
    return after(today, found["count"], found["unit"])


def _of_week(found: Found, today: date) -> date | None:
    """The Monday of next week, or the Sunday of this or the next."""
    weeks = int(found["which"] in ("sau", "tới"))
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    if found["where"] == "dau":
        return monday if weeks else None
    return monday + timedelta(days=6)


def _of_month(found: Found, today: date) -> date | None:
    """The 1st, the 15th or the last of this month or the next. The start of this month is not to come: refused."""
    months = int(found["month"] in ("sau", "tới"))
    if found["where"] == "dau" and not months:
        return None
    return _in_month(found["where"], *month_after(today, months))


def _of_named_month(found: Found, today: date) -> date | None:
    first = dated(1, number(found["month"]), _year(found, today), today.replace(day=1) + LATELY)
    return _in_month(found["where"], first.year, first.month) if first is not None else None


def _in_month(where: str, year: int, month: int) -> date:
    return {"dau": date(year, month, 1), "giua": date(year, month, 15)}.get(where, _month_end(year, month))


def _of_this_quarter(found: Found, today: date) -> date | None:
    return _month_end(today.year, 3 * _quarter(today))


def _of_quarter(found: Found, today: date) -> date | None:
    """The last day of the quarter that bears the number, of this year or the next unless a year is said."""
    quarter, year = _QUARTERS[found["quarter"]], _year(found, today)
    if year is None:
        year = today.year + int(quarter < _quarter(today))
    return _month_end(year, 3 * quarter)


def _quarter(day: date) -> int:
    return (day.month + 2) // 3


def _of_year(found: Found, today: date) -> date | None:
    year = today.year if found["which"] in (None, "nay") else today.year + 1
    if found["where"] == "dau":
        return date(year, 1, 1) if year > today.year else None
    return date(year, 12, 31)


_DAY, _SIGN, _MONTH = r"(?:ngay )?(?P<day>\d{1,2})", r"(?P<sign>[/-])", r"(?P<month>\d{1,2})"
_FOUR = r"[12]\d{3}"
_YEAR = rf"(?: (?P<year>(?:nam|/) {_FOUR}|nam (?:nay|{_NEXT})|sang nam))?"
_SUN = r"(?P<sun> (?:duong lich|duong|dl|\( (?:duong lich|duong|dl) \)))?"
_WHERE = r"(?P<where>dau|giua|cuoi|het|trong)"
_END = r"(?P<where>dau|cuoi|het|trong)"

DAYS: tuple[tuple[str, Callable[[Found, date], date | None]], ...] = (
    (rf"{_DAY} (?P<sign>[/.-]) {_MONTH} (?P=sign) (?P<year>{_FOUR}|\d\d){_SUN}", _by_numbers),
    (rf"{_DAY} {_SIGN} {_MONTH}{_YEAR}{_SUN}", _by_numbers),
    (rf"(?P<year>{_FOUR}) - (?P<month>\d\d) - (?P<day>\d\d)", _by_numbers),
    (
        rf"(?:ngay )?(?P<early>mung |mong )?(?P<day>{NUMBER}) thang (?P<month>{NUMBER}|nay|{_NEXT})"
        rf"{_YEAR}{_SUN}",
        _by_words,
    ),
    (rf"ngay (?P<day>{NUMBER})", _day_alone),
    ("|".join(sorted(_NEAR, key=len, reverse=True)), _near),
    (rf"{SPAN} nua", _in_span),
    (rf"sau (?P<count>{NUMBER}) (?P<unit>{DAY_UNITS})(?: nua)?", _in_span),
    (rf"{_END} tuan(?: (?P<which>nay|{_NEXT}))?", _of_week),
    (rf"{_WHERE} thang(?: (?P<month>nay|{_NEXT}))?", _of_month),
    (rf"{_WHERE} thang (?P<month>{NUMBER}){_YEAR}", _of_named_month),
    (r"(?:cuoi|het|trong) quy(?: nay)?", _of_this_quarter),
    (rf"(?:cuoi|het|trong) quy (?P<quarter>[1-4]|i|ii|iii|iv){_YEAR}", _of_quarter),
    (rf"{_END} nam(?: (?P<which>nay|{_NEXT}))?", _of_year),
)
