"""How many, as it is typed in answer to a question of a report. Pure.

Only what is clear is taken: "3 ngày nữa" is no count, "gần 40" is no number; "khoảng 40", "5 nhà nữa" say how they were
meant, and are asked about.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from handlers.language.names import fold, plain_label
from handlers.language.numbers import number_at_start, read_amount
from handlers.tasks.report.short_answers import AFTER
from handlers.tasks.understanding.amounts import names_of


class How(Enum):
    """How a number was said: as it is, about so many, so many more, so many still to be done, or one of these two."""

    EXACT = "exact"
    ROUGHLY = "roughly"
    MORE = "more"
    LEFT = "left"
    MORE_OR_LEFT = "more_or_left"


@dataclass(frozen=True)
class Counted:
    """How many, as it was answered (None: no number was told); `short`: it was said that it is not all."""

    amount: Decimal | None
    how: How = How.EXACT
    short: bool = False


_LEAD = re.compile(
    r"^(?:(?:dạ|da|đã|vâng|mới|moi|được|duoc|dc|đc|có|co|ký|ky|làm|lam|đạt|dat|em|tôi|toi|báo)\s+)+", re.IGNORECASE
)
_OF_TARGET = re.compile(r"(\S+)\s*(?:/|trên|tren)\s*(\d[\d.,]*)\b\s*(.*)", re.IGNORECASE | re.DOTALL)
# What people are called in an answer; in a sentence they may be those who helped.
_ANSWERED = {"nguoi": {"dong chi", "dang vien"}}
_TIME = re.compile(r"(?:ngay|tuan|thang|nam|gio|h|hom|buoi|bua|phut|g|p)(?![a-z])")
_LONGEST = 200
_POLITE = r"(?:dạ|da|vâng|vang|thưa|thua|à|ờ|ừ|u|ấy|ay|em|tôi|toi|thôi|thoi)[\s,]+"
_SLIP = re.compile(
    rf"(?:{_POLITE})*(?:(?:ghi|gõ|go|báo|bao|nói|noi|bấm|bam) )?(?:nhầm|nham|lộn|lon|sai|quên|quen)\b"
    r"(?: (?:rồi|roi|đấy|day|mất|mat|số|so))*[\s,.;:!-]*(?:(?:phải |phai |đúng |dung )?(?:là|la) )?",
    re.IGNORECASE,
)
# "Chưa được 40" is less than 40; "chưa đủ, mới 40" is 40.
_NOT_ALL = re.compile(
    rf"(?:{_POLITE})*(?:vẫn |van )?(?:chưa|chua|không|khong|ko|k)"
    r"(?: (?:đủ|du|xong|hết|het|phải|phai|đâu|dau|được|duoc))*(?: (?:ạ|a))?"
    r"(?:\s*[,.;:!-]\s*(?=\S)|\s+(?=(?:mới|moi|chỉ|chi|còn|con)\s))",
    re.IGNORECASE,
)
_GAP = re.compile(
    r"(?:(?:da|vang|em|toi|thua|cung|moi|thi),? )*(?:(?:gan|sap|suyt|chua|van chua|khong|ko)(?: (?:duoc))? "
    r"(?:du|xong|het|hoan thanh)|chua|van chua|con (?:vai|may|it)(?: \w+){0,2}|con thieu(?: (?:it|vai|may))?(?: \w+)?)"
    r"(?: (?:dau|nua|a|roi|thoi|em))*"
)
_VAGUELY = re.compile(
    rf"(?:{_POLITE})*(?:(?:được|duoc|mới|moi|cũng|cung|đã|da) )*"
    r"(?:(?:gần|gan|hơn|hon|trên|tren|dưới|duoi|ngót|ngot|non|quá|qua|vài|vai|mấy|may|dăm|dam)\b|"
    r"(?:chưa|chua|không|khong|ko)(?: (?:được|duoc|tới|toi|đến|den|đủ|du))? \d)",
    re.IGNORECASE,
)
_LEADS = tuple(
    (how, re.compile(rf"(?:{_POLITE})*(?:(?:được|duoc|mới|moi|đã|da|cũng|cung) )*(?:{lead})\s+", re.IGNORECASE))
    for how, lead in (
        (How.ROUGHLY, "(?:khoảng|khoang|chừng|chung|tầm|tam|độ|cỡ|co|ước|uoc|áng chừng)(?: (?:chừng|độ|là|la))?"),
        (
            How.MORE,
            "(?:(?:làm|lam|vận động|van dong|ký|ky|cộng|cong|hôm nay|hom nay|nay|có|co)(?: được| duoc)? )?(?:thêm|them)"
            "(?: được| duoc)?",
        ),
        (How.LEFT, "(?:chỉ |chi |vẫn |van )?(?:còn|con)(?: thiếu| thieu| lại| lai)?|thiếu|thieu"),
    )
)
# "40 mấy", "40 hơn".
_SOME = re.compile(r"(?:may|hon|le|ngoai|do lai)\b")
_THEN_ALL = re.compile(r"\b(?:la|moi|thi) (?:xong|du|het|hoan thanh)\b")


def read_count(words: str, target: Decimal | None, unit: str) -> Decimal | None:
    """How many of the task's `unit`, where nobody has asked for a number yet: the unit, or nothing, stands behind."""
    found = _number(words, target, unit)
    if found is None or target is None:
        return None
    count, rest = found
    plain = re.sub(f"{AFTER}$", "", " " + plain_label(rest)).strip()
    return count if not plain or plain in names_of(unit) | _ANSWERED.get(fold(unit), set()) else None


def read_asked_count(words: str, target: Decimal | None, unit: str) -> Counted | None:
    """The same where a number is what is asked for: whatever stands behind it, but for days and hours."""
    if "?" in words or len(words) > _LONGEST:
        return None
    text, short = _without(_NOT_ALL, _without(_SLIP, words.strip())[0])
    if _GAP.fullmatch(fold(words).strip(" .,!…")) is not None:
        return Counted(None, short=True)
    if _VAGUELY.match(text) is not None:
        return Counted(None, short=short)
    how = next((one for one, lead in _LEADS if lead.match(text) is not None), How.EXACT)
    found = _number(_without(dict(_LEADS)[how], text)[0] if how is not How.EXACT else text, target, unit)
    if found is None:
        return Counted(None, short=True) if short else None
    count, rest = found
    plain = plain_label(rest)
    if _TIME.match(plain) and not plain.startswith(fold(unit)):
        return None
    if _SOME.match(plain) is not None:
        return Counted(None, short=short)
    if how is How.EXACT and re.search(r"\bnua\b", plain) is not None:
        how = How.LEFT if _THEN_ALL.search(plain) is not None else How.MORE_OR_LEFT
    return Counted(count, how, short)


def _without(lead: re.Pattern[str], text: str) -> tuple[str, bool]:
    """The text without what it begins with, and whether it began so."""
    found = lead.match(text)
    return (text[found.end() :], True) if found is not None else (text, False)


def _number(words: str, target: Decimal | None, unit: str) -> tuple[Decimal, str] | None:
    """The number that the answer begins with, and what stands behind; of "30/45" where 45 is the target: 30."""
    text = _LEAD.sub("", words.strip())
    if (share := _OF_TARGET.fullmatch(text)) is not None:
        count = read_amount(share[1], unit)
        return (count, share[3]) if count is not None and read_amount(share[2], unit) == target else None
    count, found = read_amount(text, unit), number_at_start(text, counted=True)
    return (count, found.rest) if count is not None and found is not None else None
