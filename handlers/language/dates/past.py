"""A moment that is over, as people name it: "thứ ba tuần trước 19h30", "tối qua", "ngày 5" for the last 5th."""

import re
from datetime import date, datetime, time, timedelta

from handlers.language.dates.reading import Moment, read_moment
from handlers.language.names import fold

_PERIOD = re.compile(r"\b(tuan|thang) (?:vua )?(?:truoc|roi|qua)\b")
_JUST = re.compile(r"\bvua (?:roi|qua)\b")
_HELD = re.compile(r"^(?:da )?hop (?:vao |luc )?")
_ON = re.compile(r"\b(?:hom|bua) (?=\d)")
_ON_WEEKDAY = re.compile(r"\b(?:hom|bua) (?=thu |chu nhat|cn\b|ngay|mung|mong|ram)")
_AGO = re.compile(r"\bcach (?:day|nay) (\d{1,2}) (ngay|hom|bua|tuan)\b|\b(\d{1,2}) (ngay|hom|bua|tuan) truoc\b")
_LAST_NIGHT = re.compile(r"\b(?:(sang|trua|chieu|toi|dem)|hom|bua) qua\b")
_WEEK = timedelta(days=7)
# Read from so much earlier, a weekday, or a day of the month, that is named alone is one that is over.
_BACK = (_WEEK, timedelta(days=31))
_COUNTED = timedelta(days=3)


def read_past_moment(words: str, now: datetime) -> Moment | None:
    """The last such moment up to the day of `now` (local); one that can only be ahead is returned as it is. None where
    the words name no day.
    """
    said = _plain(words)
    if (ago := _AGO.search(said)) is not None:
        days = timedelta(days=int(ago[1] or ago[3]) * (7 if "tuan" in (ago[2], ago[4]) else 1))
        return _last(f"{_without(said, ago)} {now.date() - days:%d/%m/%Y}", now)
    if (period := _PERIOD.search(said)) is not None:
        return _in_last(period[1], _without(said, period), now)
    if (just := _JUST.search(said)) is not None:
        return _last(_without(said, just), now)
    if (night := _LAST_NIGHT.search(said)) is not None:
        return _last(f"{said[: night.start()]}{night[1] or ''} hom qua{said[night.end() :]}", now)
    return _last(words if said == fold(words) else said, now)


def _plain(words: str) -> str:
    """The folded words without what says only that it was: "họp hôm 17/11" names the 17th."""
    said = _ON.sub("ngay ", _HELD.sub("", fold(words)))
    return _ON_WEEKDAY.sub("", said).replace("bua kia", "hom kia")


def _without(said: str, found: re.Match[str]) -> str:
    return f"{said[: found.start()]} {said[found.end() :]}"


def _last(words: str, now: datetime) -> Moment | None:
    found = read_moment(words, now)
    if found is None or found.day <= now.date() or _day(words, now - _COUNTED) == found.day - _COUNTED:
        # Also one that is counted from the day it is said on ("ngày mai") is what it is.
        return found
    earlier = (read_moment(words, now - back) for back in _BACK)
    return next((one for one in earlier if one is not None and one.day <= now.date()), found)


def _day(words: str, now: datetime) -> date | None:
    found = read_moment(words, now)
    return found.day if found is not None else None


def _in_last(period: str, words: str, now: datetime) -> Moment | None:
    """A day of the week, or of the month, before this one."""
    today = now.date()
    if period == "tuan":
        monday = today - timedelta(days=today.weekday()) - _WEEK
        return _between(words, monday, monday + timedelta(days=6), now)
    last = today.replace(day=1) - timedelta(days=1)
    return _between(words, last.replace(day=1), last, now)


def _between(words: str, first: date, last: date, now: datetime) -> Moment | None:
    found = read_moment(words, datetime.combine(first, time(), now.tzinfo))
    if found is None:
        return None
    day = found.day if found.day <= last else found.day - _WEEK
    return Moment(day, found.time, found.lunar) if first <= day <= last else None
