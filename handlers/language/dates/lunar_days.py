"""The patterns of lunar days: "rằm tháng Chạp", "mùng 5 Tết", "23 tháng Chạp", "15/8 âm lịch", "giao thừa".

Each goes with what makes it a day of the sun, or with why it is not clear which day is meant. A year that is said may
be the moon's or the sun's: where that makes two days of it ("20 tháng Chạp năm 2027"), it is not clear; said together
with "âm lịch" it is the moon's. Without a year it is the day to come, or passed within the last 60 days; never another
year's because this year's month is short of it.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import Enum

from handlers.language.dates.days import LATELY
from handlers.language.dates.lunar import FULL_MOON, LAST_MONTH, NEW_MOON, last_day, lunar_day, solar_day
from handlers.language.dates.words import NUMBER, number

Found = re.Match[str]
LONGEST_YEAR = timedelta(days=384)
_TWO_MONTHS = timedelta(days=60)
_SHORT_MONTH = 29
_FIRST_EVE = 20


class Unclear(Enum):
    """Why it is not clear which day was meant. `MOON`: the words speak of a lunar day, and are not understood."""

    CALENDAR = "calendar"
    YEAR = "year"
    LEAP = "leap"
    NO_SUCH_DAY = "no_such_day"
    MOON = "moon"


Read = date | Unclear
_NAMED_MONTHS = {"gieng": 1, "chap": LAST_MONTH}
# Days that are known by a name alone, as (day, month).
_FEASTS = {
    "trung thu": (15, 8),
    "doan ngo": (5, 5),
    "vu lan": (15, 7),
    "gio to hung vuong": (10, 3),
    "gio to": (10, 3),
    "ong cong ong tao": (23, LAST_MONTH),
    "ong tao": (23, LAST_MONTH),
}


def _dated(found: Found, day: int, month: int, today: date) -> Read:
    leap, said = bool(found.groupdict().get("leap")), found["year"]
    if said is None:
        return _coming(day, month, leap, today)
    if found.groupdict().get("moon") and said[-1].isdecimal():
        return solar_day(day, month, _year_said(said, today)[0], leap) or Unclear.NO_SUCH_DAY
    days = set(_of_year(day, month, leap, *_year_said(said, today)))
    ahead = {one for one in days if one >= today - LATELY}
    return _one(ahead if said == "nam nay" and ahead else days)


def _coming(day: int, month: int, leap: bool, today: date) -> Read:
    """The day to come or just past. Of a month that comes twice, with the second still ahead: not clear."""
    year = _coming_year(day, month, leap, today)
    found = solar_day(day, month, year, leap) if year is not None else None
    if year is None or found is None:
        return Unclear.NO_SUCH_DAY
    twin = solar_day(day, month, year, True)
    return Unclear.LEAP if twin is not None and found < today <= twin < found + _TWO_MONTHS else found


def _coming_year(day: int, month: int, leap: bool, today: date) -> int | None:
    for year in _years(today):
        near = solar_day(min(day, _SHORT_MONTH), month, year, leap)
        if near is not None and today - LATELY <= near <= today + LONGEST_YEAR:
            return year
    return None


def _years(today: date) -> range:
    return range(today.year - 1, today.year + 3)


def _year_said(said: str, today: date) -> tuple[int, int]:
    """The year, as one of the moon and as one of the sun."""
    word = said.split()[-1]
    if word.isdecimal():
        year = int(word) if len(word) == 4 else 2000 + int(word)
        return year, year
    more, lunar = int(word != "nay"), lunar_day(today)
    return (lunar.year if lunar is not None else today.year) + more, today.year + more


def _of_year(day: int, month: int, leap: bool, moon: int, sun: int) -> Iterator[date]:
    """The day of the moon's year, and those that lie in the sun's."""
    for year in (moon, sun - 1, sun):
        found = solar_day(day, month, year, leap)
        if found is not None and (year == moon or found.year == sun):
            yield found


def _one(days: set[date]) -> Read:
    return days.pop() if len(days) == 1 else Unclear.YEAR if days else Unclear.NO_SUCH_DAY


def _by_numbers(found: Found, today: date) -> Read:
    return _dated(found, int(found["day"]), int(found["month"]), today)


def _by_words(found: Found, today: date) -> Read:
    day = number(found["day"])
    if found["early"] and day > NEW_MOON:
        return Unclear.NO_SUCH_DAY
    return _dated(found, day, _month(found), today)


def _full_moon(found: Found, today: date) -> Read:
    return _dated(found, FULL_MOON, _month(found), today)


def _month(found: Found) -> int:
    return _NAMED_MONTHS.get(found["month"]) or number(found["month"])


def _next_full_moon(found: Found, today: date) -> Read:
    """Today's where there is one, unless it is said to come."""
    days = (today + timedelta(days=count) for count in range(int(bool(found["coming"])), 60))
    full = (one for one in days if (lunar := lunar_day(one)) is not None and lunar.day == FULL_MOON)
    return next(full, Unclear.NO_SUCH_DAY)


def _feast(found: Found, today: date) -> Read:
    return _dated(found, *_FEASTS[found["feast"]], today)


def _either(found: Found, today: date) -> Read:
    """ "mùng 8 tháng 3" is said of a day of the sun, "mùng 10 tháng 3" of one of the moon."""
    return Unclear.CALENDAR


def _of_new_year(found: Found, today: date) -> Read:
    """ "mùng 3 Tết", "28 Tết", "giao thừa": days of one feast, though of two lunar years."""
    said = found["year"]
    moon, sun = _year_said(said, today) if said is not None else (None, None)
    if moon != sun:
        return Unclear.YEAR
    eves = ((year, last_day(year - 1)) for year in _years(today))
    year = moon or next((year for year, eve in eves if eve is not None and eve >= today - LATELY), None)
    day = _of_feast(found, year) if year is not None else None
    if day is None:
        return Unclear.NO_SUCH_DAY
    return Unclear.YEAR if said == "nam nay" and day < today - LATELY else day


def _of_feast(found: Found, year: int) -> date | None:
    """Of the feast that begins the lunar year `year`."""
    if found.groupdict().get("day") is None:
        return last_day(year - 1)
    day = number(found["day"])
    if day <= NEW_MOON:
        return solar_day(day, 1, year)
    return solar_day(day, LAST_MONTH, year - 1) if day >= _FIRST_EVE and not found["early"] else None


_FOUR = r"[12]\d{3}"
_YEAR = rf"(?: (?P<year>(?:nam |/ )?{_FOUR}|nam (?:nay|sau|tới)|sang nam))?"
_LEAP = r"(?P<leap> (?:nhuan|\( nhuan \)))?"
_PLAIN_SIGNS = r"(?:ngay )?(?P<day>\d{1,2}) [/.-] (?P<month>\d{1,2})"
_MARK = r"(?:am lich|am|al|\( (?:am lich|am|al) \))"
_MOON = rf"(?P<moon> {_MARK})"
_FIRST = rf"(?P<moon>{_MARK} )"
_EARLY = r"(?P<early>mung |mong )?"
_SIGNS = (
    r"(?:ngay )?(?P<day>\d{1,2}) (?P<sign>[/.-]) (?P<month>\d{1,2})"
    rf"(?: (?P=sign) (?P<year>{_FOUR}|\d\d)| (?P<leap>nhuan))?"
)
_DAY = rf"(?:ngay )?{_EARLY}(?P<day>{NUMBER}) thang"
_NAMED = "|".join(_NAMED_MONTHS)

LUNAR_DAYS: tuple[tuple[str, Callable[[Found, date], Read]], ...] = (
    (rf"{_SIGNS}{_MOON}", _by_numbers),
    (rf"{_PLAIN_SIGNS}{_MOON}{_YEAR}", _by_numbers),
    (rf"{_FIRST}{_SIGNS}", _by_numbers),
    (rf"{_DAY} (?P<month>{NUMBER}){_LEAP}{_YEAR}{_MOON}", _by_words),
    (rf"{_DAY} (?P<month>{NUMBER}){_LEAP}{_MOON}{_YEAR}", _by_words),
    (rf"{_FIRST}{_DAY} (?P<month>{NUMBER}){_LEAP}{_YEAR}", _by_words),
    (rf"{_DAY} (?P<month>{NUMBER})(?P<leap> nhuan){_YEAR}", _by_words),
    (rf"{_DAY} (?P<month>{_NAMED}){_LEAP}{_YEAR}{_MOON}?", _by_words),
    (rf"(?:ngay )?ram thang (?P<month>{NUMBER}|{_NAMED}){_LEAP}{_YEAR}{_MOON}?", _full_moon),
    (r"(?:ngay )?ram(?P<coming> tới| sap tới)?", _next_full_moon),
    (
        rf"(?:ngay )?(?:mung|mong) {NUMBER} thang (?:{NUMBER}|nay|sau|tới)(?: (?:nam )?{_FOUR}| nam nay| nam sau)?",
        _either,
    ),
    (rf"(?:ngay )?{_EARLY}(?P<day>{NUMBER}) tet(?: {_MARK}| nguyen dan)?{_YEAR}", _of_new_year),
    (rf"(?:dem )?giao thua{_YEAR}", _of_new_year),
    (rf"(?:ngay |tet |ngay tet )?(?P<feast>{'|'.join(_FEASTS)}){_YEAR}", _feast),
)
MOON_WORDS = re.compile(rf"\b(?:am lich|ram|(?:mung|mong) {NUMBER}|tet|{_NAMED}|nhuan)(?: |$)")
