"""An answer to an invitation in a member's own words: "tối mai tôi đến được", "xin vắng buổi họp thứ bảy vì ốm". Pure.

It is an answer only if the whole line is one: whoever comes says nothing else, and what is beside an absence is its
reason. A hedge, a question, another person, or a word of some task, and it is none: `None`, for others to ask about.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from handlers.language.dates import read_moment
from handlers.language.names import fold
from handlers.language.spoken_words import Piece, bag, pieces


@dataclass(frozen=True)
class Attendance:
    """`reason` as it was typed ("": none was told), `whole`: as the whole line, since none of it was said to be the
    reason; `day`: for which day it was said (None: for none); `named`: whether it speaks of a meeting. "Tối mai tôi đến
    được" does so only where there is one on that day.
    """

    coming: bool
    reason: str = ""
    day: date | None = None
    named: bool = True
    whole: bool = False


_SELF = "toi|minh|em|chau|con|bac|anh|chi|co|chu|ong|ba|o|a|c"
_DONE_WITH = "du|tham du"
_VETO = re.compile(
    r"\bchac\b(?! chan)|\b(?:co le|co the|de xem|neu|hoac|hay|tuy|co gang|hinh nhu|nhung|sao|ai|hom qua|hom truoc)\b|"
    r"\b(?:chua|khong) (?:biet|ro|chac)\b|\b(?:het|khoi|khong|huy|bo|rut)(?: \S+)?(?: xin)? vang\b|\bthoi vang\b|"
    r"\b(?:xong|hoan thanh|bao cao|gia han|phan loai|cam ket|chi tieu|tien do)\b|\b\d+ (?:hộ|ho|nha|to|trieu|km)\b"
)
_DAY = re.compile(
    r"\b(?:(?:(?:sang|trua|chieu|toi|dem) )?"
    r"(?:hom nay|ngay mai|ngay kia|mai|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"
    r"|(?:sang|trua|chieu|toi|dem) nay)(?: (?:tuan nay|tuan sau|nay))?\b|\b(?:ngay )?\d{1,2}/\d{1,2}(?:/\d{2,4})?(?!\S)"
)
_TIME = re.compile(r"\b(?:luc )?\d{1,2}(?::\d{2}| gio(?: \d{2}| ruoi)?)(?: (?:sang|chieu|toi))?(?!\S)")
_MEETING = re.compile(
    r"\b(?:(?:buoi|cuoc|bua|ky|phien) )?(?:hop|sinh hoat)(?: (?:chi bo|chi uy|chuyen de|dinh ky|thuong ky|dang))*"
    r"(?: (?:nay|ay|do))?\b|\b(?:buoi|cuoc|bua) (?:nay|ay|do)\b"
)
# Said before the answer itself, and no part of it.
_ASIDE = re.compile(r"\b(?:da )?nhan duoc (?:giay moi|thu moi|loi moi|tin|thong bao)(?: hop)?(?: roi)?\b")
_OWN = rf"(?:(?:{_SELF}) )?"
# What was said before, and is taken back by what follows: "lúc nãy tôi báo vắng, giờ …". Only what says that it was
# before: "xin vắng hôm nay", "xin vắng chủ nhật" are said now.
_BACK_THEN = r"(?:hom qua|hom truoc|hom no|bua truoc|bua qua|luc nay|hoi nay|hoi sang|luc dau|ban dau|truoc do|truoc)"
_ALREADY = r"(?:(?:da|co|lo|moi|vua) )"
_BEFORE = re.compile(
    rf"^(?:(?:da|vang|thua|em oi) )*(?:{_BACK_THEN} {_OWN}{_ALREADY}*|(?:{_SELF}) {_ALREADY}+|(?:co|lo|moi|vua) )"
    r"(?:bao|xin|nhan|noi|tra loi|ghi)(?: la| voi em)? "
    r"(?:(?:bao|xin) )?(?:vang|khong (?:du|di)|du|di|co mat)(?: (?:duoc|hop|mat|roi))*"
    r"(?: (?:,|ma|nhung))* (?:gio|bay gio|bi gio|nay|hom nay|bua nay|chu(?! nhat))(?: thi)?(?: ,)? "
)
_NO_LONGER_AWAY = re.compile(
    r"\b(?:khong|khoi|het)(?: con)?(?: (?:xin|bao))?(?: phep)? (?:vang|nghi hop)(?: mat| hop)? nua\b"
)
# Why somebody can come after all: no part of the answer either.
_BETTER = re.compile(
    r"\b(?:(?:het|do|bot|khoi) (?:om|benh|ban|met|sot|dau)|khoe(?: lai)?|(?:thu|sap) xep (?:duoc|xong)|xong viec)"
    r"(?: (?:roi|nhieu))*\b"
)
# "Không đi được đâu", "nỏ đi được mô".
_END = r"(?: nua(?: roi)?)?(?: (?:nao|dau(?= (?:nhe|em|a|nha|anh|chi)\b|$)))?"
_AWAY = (
    re.compile(rf"\b(?:xin|bao)(?: phep)?(?: cho)?(?: bao)? {_OWN}(?:duoc )?vang(?: mat)?\b"),
    re.compile(r"\bvang (?:mat|hop)\b"),
    re.compile(rf"\bxin(?: phep)?(?: cho)? {_OWN}(?:duoc )?nghi hop\b"),
    re.compile(rf"\bkhong (?:the )?(?:{_DONE_WITH})(?: hop)?(?: duoc)?{_END}\b"),
    re.compile(rf"\bkhong (?:the )?(?:di|den|toi|ve|tham gia) (?:hop|du)(?: duoc)?{_END}\b"),
    re.compile(rf"\b(?:khong (?:the )?(?:di|den|toi|ve|co mat|tham gia)|(?:di|den|ve) khong)(?: duoc)?{_END}\b"),
    re.compile(rf"\b(?:{_SELF}) vang\b"),
)
_EARLIER = r"\b(?:(?:se|co|cung|van|chac chan|nhat dinh|san sang|dong y) )*"
_LATER = r"(?: (?:duoc|day (?:du|đủ)|dung gio|binh thuong|roi))*"
_THERE = (
    re.compile(rf"{_EARLIER}(?:{_DONE_WITH}|co mat)(?: hop)?{_LATER}(?!\S)"),
    re.compile(rf"{_EARLIER}(?:di|den|ve|qua|tham gia) (?:hop|du){_LATER}(?!\S)"),
    re.compile(rf"{_EARLIER}(?:di|den|toi|ve|qua|tham gia) duoc{_LATER}(?!\S)"),
)
# "Tôi đi họp" may be where somebody is just now; with one of these, or a day, it is an answer.
_SURE = re.compile(r"\b(?:duoc|se|chac chan|nhat dinh|day (?:du|đủ)|cung|du)\b")
# The last patterns speak of a meeting only where one is named beside it, or of its day.
_UNNAMED = (*_AWAY[-2:], _THERE[-1])
_SMALL = bag(
    "toi minh em chau con bac anh chi co chu ong ba o a c da vang vâng thua kinh dong bi thu oi nhe nha nhen nghe "
    "nghen hi he nhi luon voi la rang bao lai cho giup buoi cuoc dum gium ok u nen thi ma do day biet , tin xin "
    "phep chao bo se duoc thoi nua gio"
)
_BECAUSE = re.compile(r"\b(?:vi|do|tai|boi|ly do)\b(?: (?:vi|la))?")
_REASON = re.compile(
    r"\b(?:vi|do|tai|boi|ly do|om|benh|dau|met|sot|ban|ket|vien|kham|mo mat|dam|"
    r"cuoi(?! (?:kiet|tuan|thang|nam|duong|hem|ngo|xom|cung))|hieu|hy|tang|que|xa|cong tac|truc|"
    r"(?:co|viec) (?:viec|nha|gia dinh|hieu|hy|rieng|gap)|trung lich|con nho|chau nho|gio (?:ba|me|bo|ong|cha|to|chap)|"
    r"an gio|cham (?:con|chau|me|bo|vo|chong|ba|ong|nguoi)|nuoi|trong (?:con|chau)|di (?:hoc|thi|vang|lam|du lich))\b"
)
_ANOTHER = re.compile(r"\b(?:anh|chi|co|chu|ong|ba|bac|o|dong chi|a|c) (?!\s)(\w+)")
_FIRST_PERSON = re.compile(r"\b(?:toi|minh|em|chau|con)\b")
_FAMILY_AWAY = re.compile(r"\b(?:vo|chong|me|bo|con|nha) (?:toi|minh|em|chau) *$")
_LATER_SMALL = bag("nhé nha nhen nghe nhe ạ a em e anh chị bác đồng chí ơi oi . , ! đó đấy")


def read(words: str, now: datetime) -> Attendance | None:
    """What the line answers, seen from `now` (in the local zone); None where it is no answer without a doubt."""
    words = unicodedata.normalize("NFC", words)
    said = _taken_back(pieces(words))
    line = _line(said)
    if not line or "?" in line:
        return None
    if (back := _NO_LONGER_AWAY.search(line)) is not None:
        return _coming_after_all(f"{line[: back.start()]} {line[back.end() :]}")
    days = {_day(said, found.start(), found.end(), now) for found in _DAY.finditer(line)}
    if _VETO.search(line) or len(days) > 1 or None in days:
        return None
    day = next(iter(days), None)
    for pattern in _AWAY:
        if (found := pattern.search(line)) is not None:
            named = pattern not in _UNNAMED or _MEETING.search(line) is not None
            return _away(words[said[0].start :], said, found, day, named)
    return _coming(line, day)


def _line(said: Sequence[Piece]) -> str:
    return " ".join(one.heard for one in said)


def _taken_back(said: list[Piece]) -> list[Piece]:
    """The line without what was said before and no longer counts."""
    found = _BEFORE.match(_line(said) + " ")
    return said[found[0].count(" ") :] if found is not None else said


def _coming_after_all(rest: str) -> Attendance | None:
    """Of "thôi tôi không vắng nữa", where nothing but that one can come stands beside."""
    for pattern in _THERE:
        rest = pattern.sub(" ", rest)
    return None if _VETO.search(rest) or _DAY.search(rest) or _beside(rest) else Attendance(True)


def _coming(line: str, day: date | None) -> Attendance | None:
    for pattern in _THERE:
        if (found := pattern.search(line)) is not None:
            rest = f"{line[: found.start()]} {line[found.end() :]}"
            named = pattern not in _UNNAMED or _MEETING.search(rest) is not None
            open_ended = pattern is _THERE[1] and day is None and not _SURE.search(found[0])
            return None if open_ended or _beside(_BETTER.sub(" ", rest)) else Attendance(True, "", day, named)
    return None


def _beside(part: str) -> list[str]:
    """The words of a part that are neither a day, nor the meeting, nor how people speak to each other."""
    for pattern in (_ASIDE, _DAY, _TIME, _MEETING):
        part = pattern.sub(" ", part)
    return [word for word in part.split() if word not in _SMALL]


def _day(said: Sequence[Piece], start: int, end: int, now: datetime) -> date | None:
    at, typed = 0, []
    for one in said:
        if start <= at < end:
            typed.append(one.typed if fold(one.typed) == one.heard else one.heard)
        at += len(one.heard) + 1
    moment = read_moment(" ".join(typed), now)
    return moment.day if moment is not None else None


def _away(words: str, said: Sequence[Piece], found: re.Match[str], day: date | None, named: bool) -> Attendance | None:
    """An absence with its reason, "" where it was not told; None where what stands beside is no reason of their own."""
    line = found.string
    before, behind = line[: found.start()], line[found.end() :]
    if _FAMILY_AWAY.search(_MEETING.sub(" ", before)):
        return None
    if _beside(before) and not _is_own_reason(before):
        return None
    left = _beside(behind)
    because = _BECAUSE.search(line, found.end())
    if because is not None and not _beside(line[found.end() : because.start()]):
        return Attendance(False, _typed_from(words, said, because.end()), day, named)
    if left and not (_REASON.search(behind) or _ends_clause(behind)):
        return None
    whole = bool(left or _beside(before))
    return Attendance(False, " ".join(words.split()) if whole else "", day, named, whole)


def _ends_clause(behind: str) -> bool:
    """Whether what follows begins with a sign, after small words alone: "xin vắng, chân tôi đau"."""
    first, sign, _ = behind.partition(",")
    return bool(sign) and not _beside(first)


def _is_own_reason(before: str) -> bool:
    if not _REASON.search(before):
        return False
    plain = _DAY.sub(" ", before)
    others = [found[1] for found in _ANOTHER.finditer(plain) if not _REASON.search(found[1]) and found[1] not in _SMALL]
    return bool(_FIRST_PERSON.search(plain)) or not others


def _typed_from(words: str, said: Sequence[Piece], start: int) -> str:
    """The words as they were typed from the place `start` of the line on, without the address at their end."""
    at, kept = 0, []
    for one in said:
        if at >= start:
            kept.append(one)
        at += len(one.heard) + 1
    while kept and kept[-1].typed in _LATER_SMALL:
        kept.pop()
    first = said[0].start
    return " ".join(words[kept[0].start - first : kept[-1].end - first].split()) if kept else ""
