"""The patterns of times of the day, and what a part of the day makes of an hour."""

import re
from collections.abc import Callable
from datetime import time

from handlers.language.dates.words import NUMBER, number

Found = re.Match[str]
Clock = tuple[int, int]
DAY = 24 * 60
# For each part of the day: the hours said on the clock of twelve, as those of twenty-four; and those said as such.
_PARTS = {
    "sang": {hour: hour for hour in range(12)},
    "trua": {1: 13, 2: 14} | {hour: hour for hour in range(10, 15)},
    "chieu": {hour: hour + 12 for hour in range(1, 8)} | {hour: hour for hour in range(13, 20)},
    "tối": {hour: hour + 12 for hour in range(5, 12)} | {hour: hour for hour in range(17, 24)},
    "dem": {hour: hour + 12 for hour in range(8, 12)} | {hour: hour for hour in range(20, 24)},
    "khuya": {hour: hour + 12 for hour in range(9, 12)} | {hour: hour for hour in range(21, 24)},
}
PART = "|".join(_PARTS)


def clock(said: Clock, part: str | None) -> time | None:
    """The time that was said; None where the part of the day does not have it ("19h sáng"), nor the clock ("25h")."""
    hour, minute = said
    if part is not None:
        hour = _PARTS[part].get(hour, -1)
    minutes = hour * 60 + minute
    return time(minutes // 60, minutes % 60) if 0 <= minutes < DAY and 0 <= hour < 24 else None


def _hour(found: Found) -> Clock | None:
    return number(found["hour"]), 0


def _minutes(found: Found) -> Clock | None:
    minute = number(found["minute"])
    return (number(found["hour"]), minute) if minute < 60 else None


def _half(found: Found) -> Clock | None:
    return number(found["hour"]), 30


def _less(found: Found) -> Clock | None:
    """ "7 giờ kém 15": the hour goes with the part of the day, so it stays and the minutes are taken away."""
    return number(found["hour"]), -number(found["minute"])


_HOUR, _H = rf"(?P<hour>{NUMBER})", "(?:h|g|gio)"
_TEENS = "muoi(?: (?:một|hai|ba|bon|tu|lam|nam|sáu|bay|tam|chin))?"
_TWO = rf"(?P<minute>\d\d|(?:(?:hai|ba|bon|nam) )?{_TEENS})"

TIMES: tuple[tuple[str, Callable[[Found], Clock | None]], ...] = (
    (rf"{_HOUR} {_H}", _hour),
    (rf"{_HOUR} (?:{_H}|:) {_TWO}(?: (?:p|phut|'))?", _minutes),
    (rf"{_HOUR} {_H} (?P<minute>{NUMBER}) (?:p|phut|')", _minutes),
    (rf"{_HOUR} (?:{_H} )?ruoi", _half),
    (rf"{_HOUR} (?:{_H} )?kem (?P<minute>{NUMBER})(?: (?:p|phut|'))?", _less),
    (rf"{_HOUR}(?= (?:{PART})(?: |$))", _hour),
)
