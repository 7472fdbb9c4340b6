"""A delay asked for by its length: "xin thêm 1 tuần", "lùi 3 hôm" count from the day that the task was due. Pure.

    extension("xin thêm 1 tuần", old_due, now)           # a week after old_due
    answered("1 tuần", old_due, today)                   # the same, where a new day has just been asked for

It is read only where a delay is asked for and its length is one: not where it is vague ("dăm bữa", "2-3 ngày", "khoảng
1 tuần"), refused ("không xin thêm"), of the past ("đã xin thêm 1 tuần"), of something else ("xin nghỉ 3 ngày"), or how
long one still works ("làm thêm 3 ngày nữa là xong"). "Thêm 1 tuần kể từ hôm nay" counts from today.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from handlers.language.dates.spans import DAYS, SPAN, after
from handlers.language.dates.words import NUMBER, texts_of
from handlers.language.names import fold

_AMOUNT = re.compile(rf"{SPAN}(?: le)?(?:(?: va)? (?P<more>{NUMBER}) (?P<more_unit>{DAYS}))?")
_LONGEST = 8
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s\w]")


def _spelled(*words: str) -> frozenset[str]:
    """Words with their accents and without any; with others they are other words ("cho", not "chờ")."""
    return frozenset(spelling for word in words for spelling in (word, fold(word)))


_ENDS = frozenset(".,;:!?…")
_DELAYING = _spelled("hạn", "lùi", "dời", "hoãn", "khất", "nới", "kéo", "giãn")
_ASKING = _spelled("xin", "cho", "nhờ", "cần", "nghị", "gia") | _DELAYING
# What may stand between "xin" and the length where no other word says that it is a delay.
_BETWEEN = _ASKING | _spelled(
    *(
        "thêm",
        "em",
        "tôi",
        "tui",
        "mình",
        "cháu",
        "con",
        "bác",
        "chú",
        "cô",
        "anh",
        "chị",
        "nhóm",
        "tổ",
        "được",
        "phép",
    ),
    *("lại", "ra", "dài", "thời", "gian", "việc", "này", "đồng", "chí", "chi", "bộ", "bí", "thư", "đề", "chậm", "trễ"),
    *("muộn", "với", "nữa", "ạ"),
)
_OTHER_THINGS = _spelled("nghỉ", "vắng", "họp", "hoạt", "lỗi", "chào")
_VAGUE = _spelled("khoảng", "chừng", "tầm", "độ", "cỡ", "gần", "hơn", "nhất", "vài", "mấy", "dăm", "ít", "đa", "quá")
_NOT = _spelled("không", "khỏi", "chưa", "đừng", "chẳng", "ko", "k", "hông", "khong", "đã", "vừa")
_BEFORE_ASKING = _spelled("cần", "phải", "muốn", "dám", "được", "mới")
_NO_END = _spelled("rưỡi", "hoặc", "hay", "đến", "công", "lương", "phép", "trở", "hơn", "rồi") | {"tới", "-", "/", "~"}
_MONTHS = _spelled("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "chạp", "giêng")
_TODAY = re.compile(r"(?:nua )?(?:(?:ke|tinh|bat dau) )?tu (?:ngay )?(?:hom nay|nay|bay gio|bua nay)\b")
_ELSEWHEN = re.compile(r"(?:nua )?(?:(?:ke|tinh|bat dau) )?tu\b(?! (?:ngay )?han\b)")
_ENDING = re.compile(r"(?:nua )?(?:nhe|nha|a|duoc khong|dong chi a|\.|!)*(?: (?:nhe|nha|a|\.|!))*")


def extension(words: str, old_due: date, now: datetime) -> date | None:
    """The day that a delay of one plain length comes to, counted from `old_due`; None where none is asked for, where
    two say different days, or where that day is over by `now` (in the local zone).
    """
    day = _read(words, old_due, now.date(), answering=False)
    return day if day is not None and day >= now.date() else None


def answered(words: str, old_due: date, today: date) -> date | None:
    """The same of the answer to the question for a new day, in which a length alone is one; also a day that is over."""
    return _read(words, old_due, today, answering=True)


def _read(words: str, old_due: date, today: date, answering: bool) -> date | None:
    tokens = _TOKEN.findall(unicodedata.normalize("NFC", words.lower()))
    days = set(_asked(tokens, old_due, today, answering))
    return days.pop() if len(days) == 1 else None


def _asked(tokens: Sequence[str], old_due: date, today: date, answering: bool) -> Iterator[date | None]:
    """What each length comes to for which a delay is asked; None for one of which nobody knows."""
    for start, end, found in _amounts(tokens):
        before, behind = _clause(tokens[:start]), tokens[end:]
        if _is_date(before, behind):
            continue
        if not _asks(before, behind, start, answering):
            continue
        yield _counted(found, behind, old_due, today) if _plain(before, behind) else None


def _amounts(tokens: Sequence[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Each length in the most words that make one, and where it stands."""
    start = 0
    while start < len(tokens):
        ends = range(min(len(tokens), start + _LONGEST), start, -1)
        found = next((one for end in ends if (one := _amount(tokens, start, end)) is not None), None)
        if found is not None:
            yield found
        start = found[1] if found is not None else start + 1


def _amount(tokens: Sequence[str], start: int, end: int) -> tuple[int, int, re.Match[str]] | None:
    texts = texts_of(" ".join(tokens[start:end]))
    return next(((start, end, found) for text in texts if (found := _AMOUNT.fullmatch(text))), None)


def _clause(before: Sequence[str]) -> Sequence[str]:
    last = max((place for place, token in enumerate(before) if token in _ENDS), default=-1)
    return before[last + 1 :]


def _asks(before: Sequence[str], behind: Sequence[str], start: int, answering: bool) -> bool:
    """Whether the words of the clause before a length ask for a delay of that length."""
    first = next((place for place, word in enumerate(before) if word in _ASKING), None)
    if first is None:
        alone = start == len(before) and all(word in _spelled("thêm", "chậm", "dạ", "em", "thưa") for word in before)
        return alone and (bool(before) or answering) and _ends(behind)
    if _refused(before[:first]):
        return False
    between = before[first:]
    if any(word in _OTHER_THINGS for word in between):
        return False
    return any(word in _DELAYING for word in between) or all(word in _BETWEEN | _VAGUE for word in between)


def _is_date(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether it is no length but a part of a day's name: "đến 28 tháng 12"."""
    if before[-1:] in (["thứ"], ["thu"]):
        return True
    return bool(behind) and (behind[0].isdecimal() or behind[0] in _MONTHS)


def _refused(before: Sequence[str]) -> bool:
    """Whether what comes next is not asked for, or was once."""
    words = list(before)
    while words and words[-1] in _BEFORE_ASKING:
        words.pop()
    return bool(words) and words[-1] in _NOT


def _ends(behind: Sequence[str]) -> bool:
    return _ENDING.fullmatch(fold(" ".join(behind))) is not None or _TODAY.match(fold(" ".join(behind))) is not None


def _plain(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the length is said for sure: neither "khoảng 1 tuần" nor "1 tuần rưỡi", "1 tuần hoặc 10 ngày"."""
    open_end = bool(behind) and (
        behind[0] in _NO_END or (behind[0] == "," and behind[1:2] and behind[1][0].isdecimal())
    )
    return not (before and before[-1] in _VAGUE) and not open_end


def _counted(found: re.Match[str], behind: Sequence[str], old_due: date, today: date) -> date | None:
    rest = fold(" ".join(behind))
    if _TODAY.match(rest):
        start = today
    elif _ELSEWHEN.match(rest):
        return None
    else:
        start = old_due
    day = after(start, found["count"], found["unit"])
    if day is not None and found["more"]:
        day = after(day, found["more"], found["more_unit"])
    return day if day is not None and day > start else None
