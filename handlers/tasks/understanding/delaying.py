"""Until when a delay is asked for, and whether the end was said to be still to come."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from handlers.language.dates import read_moment
from handlers.language.names import fold
from handlers.tasks.understanding.words import spelt

_TOKEN = re.compile(r"[^\s,;!?]+")
_CLAUSE = re.compile(r"[,;!?\n]")
_DELAY = re.compile(
    r"\bgia han\b|\bhan mới\b|\b(?:dời|lùi|hoãn)(?: \S+){0,6}? (?:đến|sang|qua|toi|han)\b|\bxin(?: thêm)? (?:đến|toi)\b"
)
_END = re.compile(r"\b(?:xong|hoan thanh|hoan tat)\b")
_ALREADY = re.compile(r"\b(?:rồi|đã|vua)\b")
_PARTS = {"trua": 11, "chieu": 13, "toi": 18, "dem": 20}
_LONGEST = 8


def new_due(sentence: str, now: datetime) -> date | None:
    """The day to come that was named with a delay or an end still to come; None where none was, or two were."""
    days = {day for clause in _CLAUSE.split(sentence) for day in _of_clause(clause, now)}
    return days.pop() if len(days) == 1 else None


def ends_later(sentence: str, now: datetime) -> bool:
    """Whether an end was named with a time to come: "mai xong", "tối nay xong"."""
    return any(_ends_later(clause, now) for clause in _CLAUSE.split(sentence))


def _of_clause(clause: str, now: datetime) -> Iterator[date]:
    plain = spelt(clause)
    if _DELAY.search(plain) or (_END.search(plain) and not _ALREADY.search(plain)):
        yield from (day for day, _ in _days(clause, now) if day > now.date())


def _ends_later(clause: str, now: datetime) -> bool:
    plain = spelt(clause)
    if not _END.search(plain) or _ALREADY.search(plain):
        return False
    return any(day > now.date() or (day == now.date() and _still(words, now)) for day, words in _days(clause, now))


def _still(words: str, now: datetime) -> bool:
    return any(part in fold(words).split() and now.hour < hour for part, hour in _PARTS.items())


def _days(clause: str, now: datetime) -> Iterator[tuple[date, str]]:
    """The days named in a clause, each in the most words that are understood together, with these words."""
    words, start = _TOKEN.findall(clause), 0
    while start < len(words):
        spans = ((end, " ".join(words[start:end])) for end in range(min(len(words), start + _LONGEST), start, -1))
        end, text, moment = next(
            ((end, text, moment) for end, text in spans if (moment := read_moment(text, now)) is not None),
            (start + 1, "", None),
        )
        if moment is not None and not (text == "Mai" and start):
            yield moment.day, text
        start = end
