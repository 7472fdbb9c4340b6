"""When a row's session starts, as its cells say it: read by the chat's own readers, once what only Excel writes (serial
numbers, seconds, PM) is put as people do. Pure.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.language.dates import Moment, read_moment

# Excel counts days from here on: 1 is the 1st of January 1900, and there is a 29th of February in that year.
_FIRST = date(1899, 12, 30)
_YEARS = range(2000, 2100)
_MINUTES = 24 * 60
# How far from a whole minute a share of a day may be, for the digits that a cell shows.
_NEARLY = 0.001

_SERIAL = re.compile(r"(\d{5})(?:[.,](\d+))?")
_SHARE = re.compile(r"0[.,](\d+)")
_YEAR_FIRST = re.compile(r"\b([12]\d{3})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)T?")
_SECONDS = re.compile(r"\b(\d{1,2}:\d\d):\d\d(?:[.,]\d+)?\b")
_HALF = re.compile(r"\b(\d{1,2})(?::(\d\d))?\s*(AM|PM|SA|CH)$", re.IGNORECASE)
_DOT = re.compile(r"(\d{1,2})[.,](\d\d)")
_HOUR = re.compile(r"\d{1,2}")


def read_day(text: str, now: datetime) -> Moment | None:
    """The day that a cell says, and the time where it says that too; None where it is not understood without a doubt.
    `now` is local.
    """
    moment = read_moment(_day_as_typed(text), now)
    if moment is not None and moment.time == time() and _is_midnight_of_excel(text):
        return replace(moment, time=None)
    return moment


def read_time(text: str, now: datetime) -> time | None:
    """The time of the day that a cell says, with or without a day; None where it is not understood."""
    # Words such as "hôm nay" are of no day here: the column of days says which.
    moment = read_moment(_time_as_typed(text), datetime.combine(now.date(), time(), now.tzinfo))
    return moment.time if moment is not None else None


def _is_midnight_of_excel(text: str) -> bool:
    """A day that went through Excel has a time of nought, which nobody typed."""
    return _SERIAL.fullmatch(text) is not None or re.search(r"[ T]0?0:00(:00)?$", text) is not None


def _day_as_typed(text: str) -> str:
    if serial := _SERIAL.fullmatch(text):
        day = _FIRST + timedelta(days=int(serial[1]))
        minutes = _whole_minutes(f"0.{serial[2] or 0}")
        if day.year in _YEARS and minutes is not None:
            return f"{day:%d/%m/%Y} {_clock(minutes)}"
    return _HALF.sub(_of_twenty_four, _SECONDS.sub(r"\1", _YEAR_FIRST.sub(_day_first, text)))


def _day_first(found: re.Match[str]) -> str:
    return f"{found[3]}/{found[2]}/{found[1]} "


def _time_as_typed(text: str) -> str:
    ways: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
        (_SHARE, lambda found: _share(found[1])),
        (_DOT, lambda found: f"{found[1]}:{found[2]}"),
        (_HOUR, lambda found: f"{found[0]}h"),
    )
    for pattern, put in ways:
        if (found := pattern.fullmatch(text)) and (said := put(found)) is not None:
            return said
    return _day_as_typed(text)


def _share(digits: str) -> str | None:
    minutes = _whole_minutes(f"0.{digits}")
    return _clock(minutes) if minutes is not None else None


def _whole_minutes(share: str) -> int | None:
    """The minutes of a share of a day; None where they are no whole ones, as no time that was typed is."""
    minutes = float(share) * _MINUTES
    return round(minutes) if abs(minutes - round(minutes)) < _NEARLY and round(minutes) < _MINUTES else None


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _of_twenty_four(found: re.Match[str]) -> str:
    """ "7:30 PM" (in a Vietnamese Excel "7:30 CH") as 19:30; what is on no clock of twelve hours stays."""
    hour, minute = int(found[1]), int(found[2] or 0)
    if not 1 <= hour <= 12:
        return found[0]
    return _clock((hour % 12 + (12 if found[3].upper() in ("PM", "CH") else 0)) * 60 + minute)
