"""What a sentence tells of work: its result, and whether it is a report at all."""

import re
from collections.abc import Sequence
from enum import Enum

from handlers.tasks.rules import Result


class Force(Enum):
    """How clearly a sentence is a report: by itself; only together with what a task is called; not."""

    CLEAR = "clear"
    WEAK = "weak"
    NONE = "none"


_DONE = r"(?:xong(?: xuoi)?|hoan thanh|hoan tat)"
_FINISHED = re.compile(rf"\b{_DONE}\b")
_FINISHED_COUNT = re.compile(r"\bxong (?:được )?\d")
# "chưa dọn xong", "sẽ cố gắng xong"; and right before the end: "gần xong", "để làm xong".
_LATER = (
    r"(?:chưa|không|sẽ|sắp|dinh|co gang|nho|hãy|(?<!chi )(?<!co )mai|tuan sau|thang sau|cuoi (?:tuan|thang))"
    r"(?: \S+){0,4}?"
)
_BEFORE_END = r"(?:gần|phai|can|gang|neu|khi|de|cho|doi)(?: (?:lam|don|nhu|cho))?"
_UNFINISHED = re.compile(rf"\b(?:{_LATER}|{_BEFORE_END}) {_DONE}\b")
_NOT_DONE = re.compile(rf"\b(?:chưa|không)\b(?: \S+){{0,4}}? (?:{_DONE}|lam|don|gap|được)\b")
# "đủ 45 hộ", "phát hết rồi"; and, if the clause holds back nothing: "dọn kiệt 3 rồi nhé".
_ALL = re.compile(r"\bđủ (?:ca |hết )?(?:\d|chi tieu|so luong)|\b100 %|\bhết rồi\b")
_ADDRESS = r"(?: (?:nhe|nha|a|nghe|do|day|em|anh|chi|dong chi|ban|bac|co|chu))*"
_SAID_SO = re.compile(rf"\b(?:lam|ok|on|được) rồi\b|\brồi{_ADDRESS}$")
_HEDGE = re.compile(r"\b(?:chưa|không|đang|sẽ|sắp|gần|nửa|mới|bat dau|mot so|may|vai|còn|gui|noi|nghe|biet|hẹn|nhan)\b")
_SHARE = r"(?:mot |được |khoang |hon |gần )*(?:nửa|mot phan|mot it|it|mot so|may|vai|phan nao|phan lon|hai phan ba)"
_PARTLY = re.compile(rf"\b(?:{_DONE}|được|lam) {_SHARE}\b|\bmot phan\b(?! tu)|\b[1-9]\d? %")
_DOING = re.compile(
    r"\bđang\b(?! (?:ốm|benh|kẹt|vướng|gap|hop|an|o|di)\b)|"
    r"\bmới (?:\S+ ){0,3}?(?:được|xong|lam|don|bat dau|gap|di)\b|"
    rf"\b(?:gần|sắp) (?:\S+ )?{_DONE}\b|\b(?:lam|don) tiep\b|\btiep tuc\b|\bbat dau (?:lam|don|di|rồi|gap)\b"
)
_WORKS = "lam|trien khai|thuc hien|van dong|don|gap|to chuc|hoan thanh"
_HARD = re.compile(
    r"\bkhó (?:khan|qua|lam|nhan)\b|\b(?:hoi|rat|gap|qua|thay) khó\b|\bkhó$|\bkẹt\b(?! xe)|\bvướng\b|\bbo tay\b|"
    rf"\b(?:chưa|không)(?: the)? (?:{_WORKS})(?: \S+){{0,2}}? (?:được|noi)\b|\bkhông the (?:{_WORKS})\b"
)
_EASY = re.compile(r"\b(?:không|hết|khoi)(?: còn| gap| co| he| bi)* (?:khó|vướng|kẹt)(?: khan| mac)?(?: gi)?")
_UNSTARTED = re.compile(r"\b(?:chưa|không)\b")
_CAUSE = re.compile(r"\b(?:vì|do(?!n)|tai|mưa|bão|lut|bận|ốm|benh|thieu|di vang|vang nha|hỏng|hu)\b")
_REPORTED = re.compile(r"\b(?:bao cao|cap nhat)\b")
_DELAY = re.compile(r"\bgia han\b|\b(?:xin|cho)(?: \S+)? (?:dời|lùi|hoãn)\b")
_TOLD = re.compile(r"\b(?:đã|chưa(?! (?:thay|biet|nghe|ro|co)\b))\b")
_CLEAR = (_FINISHED, _PARTLY, _HARD, _REPORTED, _DELAY, _NOT_DONE, _ALL)
_WANTED = re.compile(rf"\b(?:nho|hãy|de nghi|yeu cau)\b(?: \S+){{0,6}}? {_DONE}\b")
_ASKED = re.compile(
    r"\b(?:chưa|không|the nao|khi nao|bao gio|bao lau|dau|hom nao|ngay nao|luc nao|sao|ai|gi|may gio|bao nhieu|ha)"
    r"(?: (?:rồi|vay|nhi|the|ha|moi nguoi))*" + f"{_ADDRESS}$"
)


# "nộp hồ sơ cho con rồi": something for one's own family, told in the words of a task. ("con" is read as "còn".)
_OF_FAMILY = re.compile(rf"\bcho (?:còn|vo|chong|me|bo)(?: (?:gai|trai|em|toi|minh))*(?: (?:rồi|xong))+{_ADDRESS}$")


def asks(sentence: str, parts: Sequence[str]) -> bool:
    """Whether it is a question, tells somebody else what to do, or tells of one's own family."""
    last = parts[-1] if parts else ""
    if any(map(_OF_FAMILY.search, parts)):
        return True
    return sentence.rstrip().endswith("?") or any(map(_WANTED.search, parts)) or bool(_ASKED.search(last))


def result_of(parts: Sequence[str], finishes_later: bool, partly_counted: bool) -> Result | None:
    """The result that was said; None where none was, or several that do not go together.

    `finishes_later`: the end was said to be on a day to come. `partly_counted`: a count was told that is not the whole,
    so neither "xong 20 hộ" nor "20 hộ rồi" says that the task is done.
    """
    told = [one for part in parts if (one := _of_clause(part, finishes_later, partly_counted)) is not None]
    kinds = set(told)
    if kinds == {Result.DONE, Result.DIFFICULTY} and told[-1] is Result.DONE:
        return Result.DONE
    if Result.DONE in kinds:
        return Result.DONE if len(kinds) == 1 else None
    return next((one for one in (Result.PARTLY, Result.DIFFICULTY, Result.DOING) if one in kinds), None)


def _of_clause(part: str, finishes_later: bool, partly_counted: bool) -> Result | None:
    rest = _EASY.sub(" ", part)
    if _PARTLY.search(rest):
        return Result.PARTLY
    if _HARD.search(rest) or (_UNSTARTED.search(rest) and _CAUSE.search(rest) and not _done(rest)):
        return Result.DIFFICULTY
    if finishes_later:
        return None
    if _DOING.search(rest):
        return Result.DOING
    if _done(rest) and not (partly_counted and _FINISHED_COUNT.search(rest)):
        return Result.DONE
    return Result.DONE if _ALL.search(rest) or (_said_so(rest) and not partly_counted) else None


def _done(part: str) -> bool:
    return bool(_FINISHED.search(part)) and not _UNFINISHED.search(part)


def _said_so(part: str) -> bool:
    return bool(_SAID_SO.search(part)) and not _HEDGE.search(part)


def force_of(parts: Sequence[str], result: Result | None, counted: bool) -> Force:
    """How clearly it is a report. `counted`: it tells a count."""
    text = " , ".join(parts)
    if counted or any(pattern.search(text) for pattern in _CLEAR):
        return Force.CLEAR
    return Force.WEAK if result is not None or _TOLD.search(text) or _SAID_SO.search(text) else Force.NONE
