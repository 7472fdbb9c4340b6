"""Reading how somebody says their cell's rhythm: "ngày 3 hằng tháng, 19h, nhà văn hóa". Pure.

What is said before the first comma or "tại", "ở" … is the day and the hour, what follows the place. A day that may be
meant otherwise ("mùng 3 âm lịch", "ngày 3 và ngày 18") is refused, so that it is asked.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time

from handlers.language.dates.reading import read_moment
from handlers.language.dates.words import NUMBER, number, texts_of
from handlers.sessions.rhythm.rules import LAST, MonthlyDay

_EACH = r"(?: (?:hang|hằng|moi|cac|cua|trong|dinh ky))*(?: thang)?"
_WEEKDAY = r"(?:thu (?P<weekday>[2-7]|hai|ba|tu|bon|nam|sáu|bay)|t (?P<short>[2-7])|(?P<sunday>chu nhat|cn))"
_NAMES = {"hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sáu": 6, "bay": 7}
_NTH = {"dau": 1, "dau tien": 1, "thu nhat": 1, "thu hai": 2, "thu 2": 2, "thu ba": 3, "thu 3": 3, "thu tu": 4}
_NTH |= {"thu 4": 4, "cuoi": LAST, "cuoi cung": LAST, "1": 1, "2": 2, "3": 3, "4": 4, "nhat": 1}
_ORDER = "|".join(sorted(_NTH, key=len, reverse=True))
_SMALL = r"(?:(?:hop|sinh hoat|chi bo|vao|toi|tối|sang|chieu|thuong ky|la|cu|dung) )*"
_NUMBERED = re.compile(rf"{_SMALL}(?:ngay (?:mung |mong )?|mung |mong )(?P<day>{NUMBER}){_EACH}")
_ENDING = re.compile(rf"{_SMALL}(?:ngay )?cuoi(?: cung)?{_EACH}")
_BY_WEEK = re.compile(rf"{_SMALL}{_WEEKDAY} (?:(?:cua |trong )?tuan )?(?P<nth>{_ORDER}){_EACH}")
_PLACE = re.compile(r",|;|\s+(?:tại|tai|ở)\s+", re.IGNORECASE)
_HOUR = re.compile(
    r"(?:\b(?:lúc|luc|hồi|hoi|vào|vao) )?\b\d{1,2} ?(?:h|g|giờ|gio|:)(?![^\W\d_])(?: ?\d\d| rưỡi| ruoi)?"
    r"(?: (?:sáng|sang|trưa|trua|chiều|chieu|tối|toi)\b)?",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(sáng|sang|trưa|trua|chiều|chieu|tối|toi)\b", re.IGNORECASE)
_DAYS = 31


@dataclass(frozen=True)
class Said:
    """What was understood; None where it was not said."""

    day: MonthlyDay | None = None
    at: time | None = None
    place: str = ""


def read_rhythm(text: str, now: datetime) -> Said | None:
    """The parts of `text`, in any order but with the place as it was typed; None where a part is not understood as one
    of them (what is left over is a place only once there is a day).
    """
    said, rest = Said(), []
    for part in (one.strip(" .") for one in _PLACE.split(text)):
        if not part:
            continue
        found = _day_and_hour(part, now)
        if found is None and _HOUR.search(part):
            return None
        if found is None:
            rest.append(part)
        elif (found.day and said.day) or (found.at and said.at):
            return None
        else:
            said = replace(said, day=said.day or found.day, at=said.at or found.at)
            rest += [found.place] if found.place else []
    return replace(said, place=", ".join(rest)) if said.day is not None else None


def read_hour(text: str, now: datetime) -> time | None:
    """An hour alone, such as "19h30" or "7 giờ tối"."""
    moment = read_moment(text, now.replace(hour=0, minute=0, second=0, microsecond=0))
    return moment.time if moment is not None and moment.day == now.date() else None


def _day_and_hour(part: str, now: datetime) -> Said | None:
    """A part that is a day, an hour, or a day with an hour behind it ("tối thứ bảy tuần đầu 19h30 nhà văn hóa")."""
    if (hour := read_hour(part, now)) is not None:
        return Said(at=hour)
    if (day := _monthly_day(part)) is not None:
        return Said(day=day)
    if (found := _HOUR.search(part)) is None:
        return None
    before, behind = part[: found.start()].strip(), part[found.end() :].strip()
    if not before:
        before, behind = behind, ""
    day, spoken = _monthly_day(before), _PART.search(before)
    hour = (read_hour(f"{found[0]} {spoken[0]}", now) if spoken else None) or read_hour(found[0], now)
    return Said(day=day, at=hour, place=behind) if day is not None and hour is not None else None


def _monthly_day(part: str) -> MonthlyDay | None:
    days = {day for way in texts_of(part) if (day := _of(way)) is not None}
    return days.pop() if len(days) == 1 else None


def _of(way: str) -> MonthlyDay | None:
    if found := _NUMBERED.fullmatch(way):
        day = number(found["day"])
        return MonthlyDay(day) if 1 <= day <= _DAYS else None
    if _ENDING.fullmatch(way):
        return MonthlyDay(_DAYS)
    if found := _BY_WEEK.fullmatch(way):
        return MonthlyDay(nth=_NTH[found["nth"]], weekday=_weekday(found))
    return None


def _weekday(found: re.Match[str]) -> int:
    """0 is Monday, which is "thứ hai"."""
    if found["sunday"]:
        return 6
    named = found["weekday"] or found["short"]
    return (int(named) if named.isdecimal() else _NAMES[named]) - 2
