"""The parts of a task that are known by how they begin: by when, how many, with whom, and who."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from handlers.language.dates import read_moment
from handlers.meetings.log.one_line.phrases import pattern, phrase, tidy
from handlers.meetings.log.rules import TaskTarget, check_due, read_target

_LAST = rf"{phrase('hạn cuối')}(?= *(?::|là\b|la\b|\d))"  # not the end of a month: "hạn cuối tháng"
_LIMIT = rf"(?:{_LAST}|{phrase('hạn chót', 'thời hạn', 'hạn', 'chậm nhất', 'deadline')})"
_UNTIL = phrase("hoàn thành trước", "xong trước", "trước", "đến hết", "đến", "hoàn thành", "xong")
_DUE = pattern(rf"(?:(?P<limit>{_LIMIT})|{_UNTIL})\b(?: {phrase('là', 'vào', 'đến', 'trước')}\b)?\s*:?\s*(?P<day>.*)")
_NUMBERED = re.compile(r"\d{1,2}\s*[/-]\s*\d")
_TOGETHER = phrase("nhau", "lúc", "ngày", "một", "kỳ", "loại", "thời")
_HELP = pattern(
    rf"{phrase('phối hợp cùng với', 'phối hợp cùng', 'phối hợp với', 'phối hợp', 'cùng với', 'cùng')}\s*:?\s+"
    rf"(?!{_TOGETHER}\b)"
)
_HELP_FIRST = pattern(rf"{phrase('với', 'làm cùng', 'người phối hợp', 'có sự hỗ trợ của')}\s*:?\s+")
_GIVEN = pattern(rf"{phrase('giao cho', 'giao', 'phân công cho', 'phân công', 'người phụ trách', 'phụ trách')}\s*:?\s+")
_COUNT = pattern(rf"{phrase('chỉ tiêu', 'số lượng', 'mục tiêu', 'tổng cộng', 'đủ')}\s*:?\s+(?=\d)")
_PRODUCT = pattern(
    rf"{phrase('sản phẩm cần có', 'sản phẩm', 'kết quả cần đạt', 'kết quả', 'SP')}\s*(?:{phrase('là')}\b\s*:?|[:=])\s+"
)
_PRODUCT_FIRST = pattern(rf"{phrase('sản phẩm cần có', 'sản phẩm')}\s+")
_TIMES = phrase("h", "giờ", "ngày", "hôm", "tuần", "tháng", "năm", "phút", "tiếng", "lần", "buổi")
_NO_UNIT = pattern(rf"{_TIMES}\b|.*[\d/]")
_MOST_UNIT_WORDS = 3
_MOST_DAY_WORDS = 9
_MARK = pattern(
    rf"(?<!vô)(?<!vo)(?<!cuối)(?<!cuoi)\s(?=(?:{_LIMIT}|{_UNTIL}|trong|{_HELP.pattern}|{_GIVEN.pattern}|{_PRODUCT.pattern}))"
)


_WORD_FOR = pattern(rf"{_LIMIT}|{_UNTIL}")


@dataclass(frozen=True)
class DueWords:
    """What was typed for the day, the day if a task may be due then (and whether by the moon), and what follows it."""

    words: str
    day: date | None
    rest: str
    lunar: bool = False


def due_of(text: str, today: date) -> DueWords | None:
    """The due day that the text begins with, or is, without a word for it. Behind "hạn" stands one in any case."""
    found = _DUE.match(text)
    if found is None:
        bare = _day_at_start(text, today)
        return bare if bare is not None and not bare.rest else _unread(text) if _NUMBERED.match(text) else None
    said = found["day"]
    return _day_at_start(said, today) or (_unread(said) if found["limit"] or _NUMBERED.match(said) else None)


def _unread(text: str) -> DueWords:
    return DueWords(tidy(text), None, "")


def _day_at_start(text: str, today: date) -> DueWords | None:
    """The longest start of the text that is a day; a time alone is none."""
    words = text.split(maxsplit=_MOST_DAY_WORDS)
    for length in range(min(len(words), _MOST_DAY_WORDS), 0, -1):
        start = " ".join(words[:length])
        moment = read_moment(start, datetime.combine(today, time()))
        if moment is not None and (moment.time is None or moment.day != today):
            day = moment.day if check_due(moment.day, today) is None else None
            return DueWords(start, day, " ".join(words[length:]), moment.lunar)
    return None


def target_of(text: str) -> tuple[str, TaskTarget | None] | None:
    """A count that is the whole text ("45 hộ", "chỉ tiêu: 45 hộ"); of a bare number it is not read what it counts."""
    named = _COUNT.match(text)
    words = text[named.end() :] if named else text
    target = read_target(words)
    if target is None or _NO_UNIT.match(target.unit) or len(target.unit.split()) > _MOST_UNIT_WORDS:
        return (words, None) if named else None
    return words, target if target.unit else None


def help_of(text: str, first: bool) -> str | None:
    """What follows the words for company; `first`: the text stands between signs, so "với" is one too."""
    found = _HELP.match(text) or (_HELP_FIRST.match(text) if first else None)
    return text[found.end() :] if found else None


def given_of(text: str) -> str | None:
    """What follows the words for giving a task to somebody."""
    found = _GIVEN.match(text)
    return text[found.end() :] if found else None


def product_of(text: str, first: bool) -> str | None:
    """What follows the words for a task's product, what will be there to see or count; `first`: as of company."""
    found = _PRODUCT.match(text) or (_PRODUCT_FIRST.match(text) if first else None)
    return text[found.end() :] if found else None


def marks(text: str) -> list[int]:
    """Where, behind its first word, such a part may begin; of "xong trước" once."""
    found, last = [], 0
    for mark in _MARK.finditer(text):
        if not _WORD_FOR.fullmatch(text[last : mark.start()]):
            found.append(mark.end())
        last = mark.end()
    return found
