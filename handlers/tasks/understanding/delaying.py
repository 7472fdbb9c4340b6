"""Until when a delay is asked for, and whether the end was said to be still to come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handlers.language.dates import read_moment
from handlers.language.names import fold
from handlers.language.spoken import spoken_at
from handlers.tasks.delays import extension
from handlers.tasks.understanding.result import DELAY
from handlers.tasks.understanding.words import Word, parts_of, spelt

_END = re.compile(r"\b(?:xong|hoan thanh|hoan tat)\b")
_ALREADY = re.compile(r"\b(?:rồi|đã|vua|từng)\b")
_ASKED_ONCE = re.compile(r"\b(?:hom truoc|bua truoc|lan truoc|đã) (?:\S+ ){0,3}?xin\b")
_NOT_ASKED = re.compile(
    r"\b(?:không|khoi|chưa|đâu|dung|nỏ|chẳng|chả|ai)(?: (?!xin\b|xong\b|cho\b)\S+){0,3} (?:gia han|dời|lùi|"
    r"hoãn|khất|han mới)\b|"
    r"\b(?:gia han|dời|lùi|hoãn|khất)\b(?: \S+){0,6} (?:không|chưa|hay|hoac|lam gi|chi|mô|đâu)\b"
)
# What is put off may be something else ("lịch thợ dời sang thứ Hai"): the speaker has to ask for it.
_ASKED_FOR = re.compile(
    r"\b(?:xin|de nghi|(?<!được )gia hang?|khất)\b|\bcho (?:\S+ )?(?:toi|tui|em|bac|minh|o|chu|chau|co|anh|chị|"
    r"dì|di|cau|ong|ba|nhom|to)\b"
)
_LAST_YEAR = re.compile(r"\b(?:nam ngoai|nam truoc|dot truoc|ky truoc|lan truoc)\b")
_OF_TIME = re.compile(
    r"[/-]|\d{4}|\b(?:\d+h\d*|h|gio|phut|sang|trua|chieu|toi|dem|ngay|hom|bua|thu|t\d|thang|thg|tuan|nam|quy|"
    r"nay|mai|mot|kia|qua|chu nhat|cn|tet|ram"
    r"|mung|mong|chap|gieng|cuoi|dau|giua|am|al|nua)\b"
)
_LUNAR = frozenset(("am", "al", "chap", "gieng", "ram", "mung", "mong"))
_BOUND = re.compile(r"(?:^| )(?:truoc|chậm nhat|cham nhat|khoang|tam|chung) *$")
_PARTS = {"trua": 11, "chieu": 13, "toi": 18, "dem": 20}
_LONGEST = 8
_FAR = timedelta(days=270)


@dataclass(frozen=True)
class Named:
    """A day named by the words from `start` to before `end`; `later`: it is still to come."""

    day: date
    start: int
    end: int
    later: bool


def new_due(parts: Sequence[str], due: date | None, now: datetime) -> date | None:
    """The day until which a delay is asked for of a task that is due on `due`; None where none is, or two are, or the
    day is not after the old one.

    `parts` are the clauses about the task as typed.
    """
    told = [spelt(part) for part in parts]
    if any(none.search(text) for text in told for none in (_ASKED_ONCE, _NOT_ASKED, _LAST_YEAR)):
        return None
    asking = [part for part, text in zip(parts, told, strict=True) if _ASKED_FOR.search(text)]
    longer = {day for part in asking if due is not None and (day := extension(part, due, now)) is not None}
    days = longer or {day for part in parts for day in _of_clause(part, now)}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and (due is None or day > due) else None


def delay_asked(sentence: str, due: date, now: datetime) -> date | None:
    """The day until which a whole sentence asks for a delay of a task that is due on `due`; see `new_due`."""
    return new_due(parts_of(sentence), due, now)


def _of_clause(part: str, now: datetime) -> Iterator[date]:
    plain = spelt(part)
    if not DELAY.search(plain) or not _ASKED_FOR.search(plain):
        return
    words = _tokens(part)
    for one in _named(words, now):
        if one.later and not _BOUND.search(fold(" ".join(words[: one.start]))) and _is_end(words, one):
            yield one.day


def _is_end(words: Sequence[str], one: Named) -> bool:
    """Whether a day is the one asked for: what goes before it asks for it ("xin gia hạn đến")."""
    return bool(DELAY.search(spelt(" ".join(words[: one.end]))))


def days_named(words: Sequence[Word], now: datetime) -> list[Named]:
    """The days and times that a clause names, so that their words are known and what is to come is seen."""
    return list(_named([word.typed for word in words], now))


def ends_later(part: str, now: datetime) -> bool:
    """Whether an end is named with a time to come: "mai xong", "tối nay xong"."""
    plain = spelt(part)
    if not _END.search(plain) or _ALREADY.search(plain):
        return False
    return any(one.later for one in _named(_tokens(part), now))


def _tokens(part: str) -> list[str]:
    return re.findall(r"[^\s,;!?]+", part)


def _named(words: Sequence[str], now: datetime) -> Iterator[Named]:
    """The days named in a clause, each in the most words that are understood together."""
    start = 0
    while start < len(words):
        spans = ((end, " ".join(words[start:end])) for end in range(min(len(words), start + _LONGEST), start, -1))
        end, text, moment = next(
            ((end, text, moment) for end, text in spans if (moment := read_moment(text, now)) is not None),
            (start + 1, "", None),
        )
        if moment is not None and not _is_something_else(words, start, end, text):
            day = _nearer(moment.day, text, now.date())
            later = day > now.date() or (day == now.date() and _still(text, now))
            past = _is_past(words, start, end)
            yield Named(day, start, _with_past(words, end), later and not past)
        start = end


def _nearer(day: date, text: str, today: date) -> date:
    """A day without a year is the one just past where the coming one is nearly a year away: "xong từ ngày 30/11"."""
    if re.search(r"\b\d{4}\b", text) or day - today < _FAR:
        return day
    before = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
    return before if before <= today else day


def _with_past(words: Sequence[str], end: int) -> int:
    """Where a day's name ends with what says that it is over: "Chủ nhật vừa rồi"."""
    behind = [fold(word) for word in words[end : end + 2]]
    if behind[:1] == ["vua"] and behind[1:] and behind[1] in ("qua", "roi"):
        return end + 2
    return end + 1 if behind[:1] in (["qua"], ["truoc"]) else end


def _is_past(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a weekday is the one that was: "hôm thứ hai", "Chủ nhật vừa rồi"."""
    before, behind = fold(" ".join(words[max(0, start - 1) : start])), fold(" ".join(words[end : end + 2]))
    named = fold(" ".join(words[start:end]))
    weekday = re.search(r"\b(?:thu|chu nhat|t\d|cn)\b", named) is not None
    return weekday and (
        before in ("hom", "bua")
        or named.startswith(("hom ", "bua "))
        or behind.startswith(("vua", "qua", "roi", "truoc"))
    )


def _is_something_else(words: Sequence[str], start: int, end: int, text: str) -> bool:
    """ "2/3" of something, "Mai" who is somebody; a number alone; a lunar day that was not read as one."""
    lunar = _LUNAR & {fold(word) for word in words}
    if lunar and not lunar & set(fold(text).split()):
        return True
    if start and fold(words[start]) == "muoi" and spoken_at(words, start - 1) is not None:
        return True  # a piece of a number: the thirtieth of a month that has no thirtieth is not its tenth
    if not _OF_TIME.search(fold(text)):
        return True  # "hai rưỡi" may be half past two, and two and a half of anything
    if re.fullmatch(r"\d+(?: ?/ ?\d+)?", text):
        before = fold(" ".join(words[max(0, start - 2) : start]))
        return not re.search(r"(?:ngay|den|toi|qua|sang|han|truoc|hom)$", before)
    return text == "mai" and start > 0 and fold(words[start - 1]) in ("chi", "co", "ba", "em", "o", "di")


def _still(words: str, now: datetime) -> bool:
    return any(part in fold(words).split() and now.hour < hour for part, hour in _PARTS.items())
