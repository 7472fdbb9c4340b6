"""Reading a day and a time that somebody typed, with or without accents.

What is typed is cut into pieces that the patterns know: a day, a weekday, a week, a time, a part of the day, and small
words that say nothing. It is read in every way there is, and understood only if all that make sense say the same.
So it is refused where anything is left over ("14/12 ở hội trường"), said twice ("14/12 15/12"), contradictory ("thứ Hai
03/12/2026", "19h sáng", "31/11") or open ("thu 5 toi 7h": evening, or next Thursday?).

- "2 tiếng nữa", "30 phút nữa" are counted from `now`, to the minute.
- A time alone is of the day of `now`. A part of the day without an hour ("tối mai") leaves the time open.
- A weekday is the next one; today only with a time that is still ahead. With "tuần này", "tuần sau" it is that week's,
  weeks beginning on Monday; with "này" this week's, unless over. "tuần sau" alone is this day next week.
- "trong tuần này", "hết tháng 12", "cuối năm" are the last day of that time.
- A date without a year: see `handlers.language.dates.days.dated`. "ngày 14" is the next 14th, today included.
- Of the moon is what says so: "rằm", "tháng Giêng", "Tết", "âm lịch"; what may be of either ("mùng 3 tháng 12"), or of
  two years, is refused, and `unclear` tells why (handlers.language.dates.lunar_days).
- Hours on the clock are as said ("7h" is 07:00) unless a part of the day says otherwise.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handlers.language.dates.days import DAYS
from handlers.language.dates.lunar_days import LUNAR_DAYS, MOON_WORDS, Unclear
from handlers.language.dates.times import PART, TIMES, Clock, clock
from handlers.language.dates.words import NUMBER, number, texts_of
from handlers.language.names import fold

_WEEKDAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "5": 3, "nam": 3, "6": 4, "sáu": 4, "7": 5, "bay": 5}
_WEEKS = {"nay": 0, "sau": 1, "tới": 1, "sau nua": 2}
_NAMED_DAY = re.compile(rf"(?:ngay )?(?:(?:thu|t) (?P<day>{'|'.join(_WEEKDAYS)})|cn|chu nhat|chua nhat)(?= |$)")
_WEEK = re.compile(r"tuan (?P<which>sau nua|sau|tới|nay)(?= |$)")
_COMING = re.compile(r"(?P<which>nay|tới)(?= |$)")
_PART = re.compile(rf"(?:buoi )?(?P<part>{PART})(?= |$)")
_SMALL = re.compile(r"(?:,|luc|vao|hoi|dung|nhe|nha|a)(?= |$)")
_BEFORE = re.compile(r"(?:han chot|han|cham nhat|truoc)(?: la)?(?: :)?(?: |$)")
_LATER = re.compile(rf"(?P<count>{NUMBER}|nua) (?P<unit>tieng|gio|phut)(?P<half> ruoi)? nua(?: (?:nhe|nha|a))*")
_MINUTES = {"tieng": 60, "gio": 60, "phut": 1}
_FROM_TODAY = re.compile(r"\b(?:hom|nay|qua)\b")
_DAYS = [(re.compile(rf"(?:{pattern})(?= |$)"), make) for pattern, make in DAYS]
_LUNAR_DAYS = [(re.compile(rf"(?:{pattern})(?= |$)"), make) for pattern, make in LUNAR_DAYS]
_TIMES = [(re.compile(rf"(?:{pattern})(?= |$)"), make) for pattern, make in TIMES]


@dataclass(frozen=True)
class Moment:
    """A day, and the time if one was said; both by the local clock. `lunar`: it was said as a day of the moon, so that
    whoever shows it shows both (`both_dates`).
    """

    day: dt.date
    time: dt.time | None
    lunar: bool = False


@dataclass(frozen=True)
class _Said:
    """The pieces of one way to read it. `week` counts from this one; `coming` is the word behind a weekday; `unclear`
    stands for a day.
    """

    day: dt.date | None = None
    lunar: bool = False
    unclear: Unclear | None = None
    weekday: int | None = None
    week: int | None = None
    coming: str | None = None
    clock: Clock | None = None
    part: str | None = None


def read_moment(text: str, now: dt.datetime) -> Moment | None:
    """What `text` says, seen from `now` (in the local zone); None where it is not understood without a doubt."""
    moments = {moment for way in texts_of(text) if (moment := _later(way, now)) is not None} | {
        moment
        for way in texts_of(text)
        for said, deadline in _readings(way, now.date())
        if (moment := _moment(said, now)) is not None and not (deadline and moment.time)
    }
    return moments.pop() if len(moments) == 1 else None


def read_happened(text: str, day: dt.date, now: dt.datetime) -> dt.datetime | None:
    """When something happened, in the zone of `now`: a time alone is of `day`, but "hôm nay", "hôm qua" are seen from
    now. None where no time is understood.
    """
    seen_from = now.date() if _FROM_TODAY.search(fold(text)) else day
    moment = read_moment(text, dt.datetime.combine(seen_from, dt.time(), now.tzinfo))
    if moment is None or moment.time is None:
        return None
    return dt.datetime.combine(moment.day, moment.time, now.tzinfo)


def unclear(text: str, now: dt.datetime) -> Unclear | None:
    """Why a day that `read_moment` refuses is not clear, where that can be said."""
    for way in texts_of(text):
        for said, _ in _readings(way, now.date()):
            if said.unclear is not None:
                return said.unclear
    return Unclear.MOON if any(MOON_WORDS.search(way) for way in texts_of(text)) else None


def _later(text: str, now: dt.datetime) -> Moment | None:
    """So long from now, where the whole text says that."""
    found = _LATER.fullmatch(text)
    if found is None or (found["unit"] == "phut" and (found["count"] == "nua" or found["half"])):
        return None
    minutes = _MINUTES[found["unit"]] * (0.5 if found["count"] == "nua" else number(found["count"]))
    later = now + dt.timedelta(minutes=minutes + (_MINUTES[found["unit"]] / 2 if found["half"] else 0))
    return Moment(later.date(), later.time().replace(second=0, microsecond=0))


def _readings(text: str, today: dt.date) -> Iterator[tuple[_Said, bool]]:
    """The ways to read the whole text, and whether it says that the day is a deadline."""
    before = _BEFORE.match(text)
    for said in _ways(text, before.end() if before else 0, today, _Said()):
        yield said, before is not None


def _ways(text: str, start: int, today: dt.date, said: _Said) -> Iterator[_Said]:
    if start >= len(text):
        yield said
        return
    for end, more in _pieces(text, start, today, said):
        yield from _ways(text, end + 1, today, more)


def _pieces(text: str, start: int, today: dt.date, said: _Said) -> Iterator[tuple[int, _Said]]:
    """What may stand at `start`: where it ends, and what has been said with it."""
    if found := _SMALL.match(text, start):
        yield found.end(), said
    if said.day is None and said.unclear is None:
        yield from _lunar_days(text, start, today, said)
        for pattern, make in _DAYS:
            if (found := pattern.match(text, start)) and (day := make(found, today)):
                yield found.end(), replace(said, day=day)
    if said.clock is None:
        for pattern, make_time in _TIMES:
            if (found := pattern.match(text, start)) and (time := make_time(found)):
                yield found.end(), replace(said, clock=time)
    yield from _words(text, start, said)


def _lunar_days(text: str, start: int, today: dt.date, said: _Said) -> Iterator[tuple[int, _Said]]:
    for pattern, make in _LUNAR_DAYS:
        if found := pattern.match(text, start):
            match make(found, today):
                case Unclear() as why:
                    yield found.end(), replace(said, unclear=why)
                case day:
                    yield found.end(), replace(said, day=day, lunar=True)


def _words(text: str, start: int, said: _Said) -> Iterator[tuple[int, _Said]]:
    if said.weekday is None and (found := _NAMED_DAY.match(text, start)):
        weekday = _WEEKDAYS[found["day"]] if found["day"] else 6
        yield found.end(), replace(said, weekday=weekday)
        if coming := _COMING.match(text, found.end() + 1):
            yield coming.end(), replace(said, weekday=weekday, coming=coming["which"])
    if said.week is None and (found := _WEEK.match(text, start)):
        yield found.end(), replace(said, week=_WEEKS[found["which"]])
    if said.part is None and (found := _PART.match(text, start)):
        yield found.end(), replace(said, part=found["part"])


def _moment(said: _Said, now: dt.datetime) -> Moment | None:
    time = clock(said.clock, said.part) if said.clock else None
    if said == _Said() or said.unclear is not None or (said.clock and time is None):
        return None
    day = _day(said, time, now)
    return Moment(day, time, said.lunar) if day is not None else None


def _day(said: _Said, time: dt.time | None, now: dt.datetime) -> dt.date | None:
    if said.day is not None:
        fits = said.weekday in (None, said.day.weekday()) and said.week is None and said.coming is None
        return said.day if fits else None
    if said.weekday is not None:
        return _weekday(said, said.weekday, time, now)
    if said.week is not None:
        return now.date() + dt.timedelta(weeks=said.week) if said.week else None
    return now.date() if time is not None else None


def _weekday(said: _Said, weekday: int, time: dt.time | None, now: dt.datetime) -> dt.date | None:
    today = now.date()
    in_week = today - dt.timedelta(days=today.weekday()) + dt.timedelta(days=weekday)
    if said.week is not None:
        return in_week + dt.timedelta(weeks=said.week) if said.coming is None else None
    ahead = in_week > today or (in_week == today and time is not None and time >= now.time())
    if said.coming == "nay":
        return in_week if ahead or in_week == today else None
    if said.coming == "tới" and in_week == today:
        ahead = False
    return in_week if ahead else in_week + dt.timedelta(weeks=1)
