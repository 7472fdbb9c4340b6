"""What the clauses about one task tell of it: its result, and whether a sentence is a report at all.

That something is done is said only by what is known to the last word (`closed.py`); whatever else stands in a clause
may turn it round, and then the result is asked. What is not done yet may be told more freely: nothing is counted by it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from handlers.tasks.rules import Result


class Force(Enum):
    """How clearly a sentence is a report: by itself; only together with what a task is called; not."""

    CLEAR = "clear"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True)
class Told:
    """A clause for the patterns (`text`). `strange`: it holds what is not known, so it may say something else than it
    seems to; `remark`: it does, and says nothing of the work.

    `later`: it names a day to come, `ends_later`: for the end. `verb`: it tells what the task is to do ("dọn … rồi"),
    `doing`: that it is being done. `whole`: it counts the whole target ("đủ 45 hộ", "20/20").
    """

    text: str
    strange: bool = False
    later: bool = False
    verb: bool = False
    whole: bool = False
    ends_later: bool = False
    remark: bool = False
    doing: bool = False


_DONE = r"(?:xong(?: xuoi)?|hoan thanh|hoan tat|dut diem|ket thuc)"
_FINISHED = re.compile(rf"\b{_DONE}\b")
_ALL = re.compile(r"\bhết rồi\b|\bhết(?: \S+)? rồi\b|\b100 %")
_FINE = re.compile(r"\b(?:ok|on|on thoa) rồi\b")
_SAID_SO = re.compile(r"\brồi\b(?: \S+){0,4}$")
_SHARE = (
    r"(?:nửa|phan nửa|mot phan|1 phan|mot it|mot so|phan lon|da so|qua nửa|hai phan ba|mot phan ba|ba phan tu|"
    r"mot nửa|1 nửa)"
)
_PARTLY = re.compile(
    rf"\b(?:{_DONE}|được|lam|thu|phat|don|nao|nao vet|ky|moi|mới)(?: \S+)? {_SHARE}\b|^{_SHARE} rồi|"
    rf"\bmot phan\b(?! tu)|\b[1-9]\d? %|\b[1-9]\d? phan tram"
    rf"|\b{_DONE} (?:dot|buoc|giai doan|khau) "
)
_DOING = re.compile(
    rf"\b(?:gần|sắp) (?:\S+ )?{_DONE}\b|\b{_DONE} gần hết\b|\bgần hết\b|\b(?:lam|don) tiep\b|\btiep tuc (?:lam|"
    rf"don|di|van dong)\b|\bbat dau (?:lam|don|di|rồi|gap)\b|"
    rf"\bsuýt {_DONE}\b"
)
_NO_MORE = re.compile(r"\b(?:chưa|không)(?: the)? (?:lam|don) tiep ")
_NEGATED_BEGUN = re.compile(
    rf"\b(?:chưa|không|chẳng|chả|nỏ|chửa|đâu)\b(?: \S+){{0,3}} (?:bat dau|tiep tuc|đang|{_SHARE}|[1-9]\d? %)(?: |$)"
)
_WORKS = "lam|trien khai|thuc hien|van dong|don|gap|to chuc|hoan thanh|thu|kiem tra|phat|nao vet|lap"
_HARD = re.compile(
    r"\bkhó (?:khan|qua|lam|nhan|ghe|the|van dong|thu|noi)\b|\b(?:hoi|rat|gap|gặp|qua|thay|hơi) khó\b|\bkhó$|"
    r"\bkẹt\b(?! xe)|\bvướng\b|\bbo tay\b|"
    rf"\b(?:chưa|không)(?: the)? (?:{_WORKS})(?: \S+){{0,2}}? (?:được|noi)\b|\bkhông the (?:{_WORKS})\b"
)
_EASED = re.compile(
    r"\b(?:không|hết|khoi|chưa|chẳng|chả|nỏ|đâu)(?: còn| gap| gặp| co| he| bi| thay)* (?:khó|vướng|kẹt)|"
    r"\b(?:luc|hồi|hoi|ban) đầu\b|\b(?:luc|hoi|ban) dau\b|\bđo\b|\bđỡ\b|\bdo rồi\b"
)
_NEGATED = re.compile(r"\b(?:chưa|không|chửa|nỏ|chẳng|chả)\b")
_CAUSE = re.compile(
    r"\b(?:vì|do(?!n)|tai|mưa|troi mua|mua (?:qua|to|lon|nen)|bão|lut|bận|ốm|benh|thieu|thiếu|di vang|vang nha|hỏng"
    r"|hu)\b"
)
_REST = re.compile(r"\b(?:còn|thiếu|trừ|sót|nốt|con lai|nhưng)\b")
# "Xong rồi, trừ nhà bà Ba", "xong nhưng còn 2 hộ chưa ký".
_BUT_LEFT = re.compile(
    r"\btrừ\b|\bsót\b|"
    r"\b(?:còn|thiếu) (?:\S+ ){0,2}?(?:\d|nha|ho|may|vai|mot|it|chut|hai|ba|bon|nam|phan|sót|thiếu|lai)\b"
)
_OTHER_PART = re.compile(
    r"\b(?:day|khuc|ben|phia|tang|doan|nửa|khu|trong|ngoai|may nha|may ho|may cai)\b.* ?\b(?:chưa|chửa)\b"
)
_DID = re.compile(r"\brồi\b")
# What makes a telling less than one: hearsay, guesses, promises, plans, wishes, what somebody else is to do.
_HEARSAY = re.compile(
    r"\b(?:hình nhu|hinh nhu|co le|chac|tưởng|ngỡ|neu|nghe dau|nghe noi|mang mang|coi nhu|gia nhu|the nao cung|"
    r"nguoi ta|cho la|coi la|xem la|tinh la|goi la|(?:không|đâu|chẳng|chả|nỏ) phai|hay không|hay chưa)\b"
)
_TOLD_SO = re.compile(
    rf"(?<!toi )(?<!tui )(?<!xin )(?<!em )(?<!bac )(?<!cho )\b(?:bao|noi|nghe|biet|keu|bieu)(?: la)? {_DONE}\b|"
    rf"\b{_DONE}(?: được| rồi)? (?:thì|la|moi|mới)\b|\bthêm\b.* (?:la|thì) .*\b(?:đủ|xong)\b|"
    rf"^(?:da |đã )?nha (?:toi|tui|minh|bac|em|chu|co|to)\b"
)
_UNREAL = re.compile(
    r"\b(?:sẽ|hứa|du kien|du dinh|(?<!gia )dinh|ke hoach|quyet tam|phan dau|co gang|rang|nho|mong|uoc|hẹn|"
    r"cho toi khi|nhat dinh|chờ|đợi)\b"
)
_REPORTED = re.compile(r"\b(?:bao cao|cap nhat)\b")
DELAY = re.compile(
    r"\bgia hang?\b|\bgai han\b|\b(?:xin|cho)(?: \S+){0,3}? (?:dời|lùi|hoãn|khất|thêm)\b|\b(?:dời|lùi|hoãn|"
    r"khất)(?: \S+){0,6}? (?:đến|sang|qua|toi|han|thêm|den)\b|"
    r"\bxin(?: thêm)? (?:đến|den|toi)\b|\bcho (?:toi|tui|em|bac|minh) (?:toi|đến|den|thêm)\b"
)
_TOLD = re.compile(r"\b(?:đã|chưa(?! (?:thay|biet|nghe|ro|co)\b)|chửa|nỏ)\b")
_NOT_DONE = re.compile(
    rf"\b(?:chưa|không|chửa|nỏ|chẳng|chả|khó ma|đâu)\b(?: \S+){{0,4}}? (?:{_DONE}|lam|don|gap|được|{_WORKS})\b"
)
_NOT_AT_ALL = re.compile(
    rf"\b(?:{_DONE}|{_WORKS}|được)(?: \S+){{0,2}}? (?:chưa|không|chửa|đâu|mô)\b|\bquen rồi\b|\btrễ rồi\b|"
    rf"\btre rồi\b|\bhỏng rồi\b"
)
_CLEAR = (_FINISHED, _PARTLY, _HARD, _REPORTED, DELAY, _NOT_DONE, _ALL, _NOT_AT_ALL)
_WANTED = re.compile(rf"\b(?:nho|hãy|de nghi|yeu cau)\b(?: \S+){{0,6}}? {_DONE}\b")
_ADDRESS = r"(?: (?:nhe|nha|a|nghe|do|day|em|e|anh|chi|chị|dong chi|ban|bac|co|chu|oi|rua|vay|the|hi|he|o))*"
_ASKED = re.compile(
    r"\b(?:chưa|không|chửa|the nao|khi nao|khi mô|bao gio|bao lau|đâu|hom nao|ngay nao|luc nao|sao|ai|gi|"
    r"(?<!dong )(?<!anh )(?<!rồi )(?<!nha )(?<!nhe )(?<!xong )(?<!cho )(?<!bao )chi|may gio|bao nhieu|ha|hả|"
    r"phai không|đung không|rang)"
    r"(?: (?:rồi|vay|nhi|the|ha|moi nguoi))*" + f"{_ADDRESS}$"
)
_ASKED_BEFORE = re.compile(
    r"\b(?:bao gio|bao h|khi nao|khi mô|chung nao|may gio|vi sao|tai sao|co phai|hom nao|bua mô|bua nao|"
    r"hay chưa|hay không)\b|"
    r"^(?:\S+ ){0,4}?(?<!không )(?<!chưa )(?<!nỏ )(?<!không co )(?<!chưa co )(?<!còn )ai\b"
)
# "nộp hồ sơ cho con rồi": something for one's own family, told in the words of a task. ("con" is read as "còn".)
_OF_FAMILY = re.compile(rf"\bcho (?:còn|con|vo|chong|me|bo)(?: (?:gai|trai|em|toi|minh))*(?: (?:rồi|xong))+{_ADDRESS}$")


_COUNTED = re.compile(r"\b(?:được|đã|phat|ky|thu) (?:\S+ ){0,3}?\d|\d (?:ho|nha|to|km|trieu)\b|\b(?:muoi|chuc) ")
_COURTESY = re.compile(r"^(?:chau|em|anh|chị|bac|co|chu|dong chi|ca nha)(?: \S+)? khoe không")
_NOTHING_LEFT = re.compile(r"\b(?:không|nỏ|chẳng|hết) (?:còn|sót|thiếu) (?:\S+ )?(?:ai|nao|gi|mot)\b.*")


def unreal(text: str) -> bool:
    """Whether a clause tells what is heard, guessed, promised or planned, and not what is."""
    return bool(_HEARSAY.search(text) or _UNREAL.search(text) or _TOLD_SO.search(text))


def asks(sentence: str, clauses: Sequence[str]) -> bool:
    """Whether it is a question, tells somebody else what to do, or tells of one's own family."""
    parts = [_NOTHING_LEFT.sub(" ", one) for one in clauses]
    if parts and _COURTESY.search(parts[-1]):
        return asks(" ", parts[:-1]) if parts[:-1] else False
    last = parts[-1] if parts else ""
    if any(map(_OF_FAMILY.search, parts)) or sentence.rstrip(" .!").endswith("?"):
        return True
    if any(map(_WANTED.search, parts)):
        return True
    # Beside what tells how far something is, the words of a question are none: "… xong, dãy bên phải chưa".
    told = any(tells(part) or _COUNTED.search(part) for part in parts[:-1])
    if any(map(_ASKED_BEFORE.search, parts)) and not told:
        return True
    if told and not _FINISHED.search(last):
        return False
    return bool(_ASKED.search(last)) and not _negated_tale(last)


def _negated_tale(part: str) -> bool:
    """Whether a clause that ends as a question does is a telling after all: "chưa xong mô", "đã xong đâu"."""
    told = (
        r"\b(?:chưa|chửa|nỏ|không|co|đã)\b(?: \S+){0,5} (?:mô|đâu)|\b(?:chưa|chửa|nỏ|"
        r"không)\b(?: \S+){1,5} (?:gi|chi|ai)"
    )
    return bool(re.search(f"(?:{told}){_ADDRESS}$", part))


def result_of(clauses: Sequence[Told], short: bool) -> Result | None:
    """The result that the clauses about one task tell; None where none does, or it is not beyond doubt.

    `short`: a number was told that is not the whole.
    """
    texts = [_NO_MORE.sub("không lam ", _EASED.sub(" ", one.text)) for one in clauses]
    told = " , ".join(texts)
    eased = any(_EASED.search(one.text) for one in clauses)
    if _is_done(clauses, eased):
        return None if short else Result.DONE
    if _HEARSAY.search(told) or any(one.ends_later for one in clauses):
        return None
    if _NEGATED_BEGUN.search(told):
        return None
    real = [(one, text) for one, text in zip(clauses, texts, strict=True) if not _UNREAL.search(text)]
    doing = any(one.doing or _DOING.search(text) for one, text in real)
    partly = any(_PARTLY.search(text) for _, text in real) or _is_but_a_part(real)
    hard = any(map(_HARD.search, texts)) or any(map(_is_hindered, texts))
    if hard:
        return None if eased or doing or partly or short or _ends(clauses) else Result.DIFFICULTY
    return Result.PARTLY if partly else Result.DOING if doing else None


def _is_but_a_part(clauses: Sequence[tuple[Told, str]]) -> bool:
    """ "Xong rồi nhưng còn 2 hộ chưa ký", "xong dãy chẵn, dãy lẻ chưa": an end, and what is left behind it."""
    for at, (one, text) in enumerate(clauses):
        ended = _FINISHED.search(text) or (_DID.search(text) if one.verb else None)
        if ended is None or _NEGATED.search(text[: ended.end()]):
            continue
        if _BUT_LEFT.search(text, ended.end()):
            return True
        return any(_BUT_LEFT.search(then) or _OTHER_PART.search(then) for _, then in clauses[at + 1 :])
    return False


def _is_hindered(text: str) -> bool:
    """ "Mưa nên chưa dọn": not done, and why. How many are left is no cause."""
    return bool(_NEGATED.search(text) and _CAUSE.search(text) and not _BUT_LEFT.search(text))


def _ends(clauses: Sequence[Told]) -> bool:
    """Whether an end is told in words that are known: "bà con mới bị lũ xong" ends no task."""
    return any(_FINISHED.search(one.text) and not one.strange for one in clauses)


def _is_done(clauses: Sequence[Told], eased: bool) -> bool:
    """Whether the end is said, and nothing beside it that is not known."""
    if any(one.strange or one.later for one in clauses) and not eased:
        return False
    texts = [_EASED.sub(" ", one.text) for one in clauses] if eased else [one.text for one in clauses]
    if any(
        _NEGATED.search(text) or _REST.search(text) or _PARTLY.search(text) or _DOING.search(text) or unreal(text)
        for text in texts
    ):
        return False
    ended = [
        one.whole or any(end.search(text) for end in (_FINISHED, _ALL, _FINE)) or (one.verb and _SAID_SO.search(text))
        for one, text in zip(clauses, texts, strict=True)
        if not one.remark
    ]
    return any(ended) and not any(one.doing for one in clauses)


def tells(text: str) -> bool:
    """Whether a clause tells by itself how far something is."""
    return any(one.search(text) for one in (*_CLEAR, _DOING, _FINE))


def force_of(parts: Sequence[str], counted: bool) -> Force:
    """How clearly it is a report. `counted`: it tells a count."""
    text = " , ".join(parts)
    if counted or any(pattern.search(text) for pattern in _CLEAR):
        return Force.CLEAR
    weak = (
        _FINE.search(text)
        or _DOING.search(text)
        or _TOLD.search(text)
        or any(map(_SAID_SO.search, parts))
        or _CAUSE.search(text)
    )
    return Force.WEAK if weak else Force.NONE
