"""What is typed in answer to a question of a report, read with the question in mind: how far a task is, how many. Pure.

Only what is clear is taken: "xong rồi" is done, "chưa" says no more than that it is not, "3 ngày nữa" is no count.
"""

import re
from decimal import Decimal
from enum import Enum

from handlers.language.names import fold, plain_label
from handlers.language.numbers import number_at_start, read_amount
from handlers.tasks.rules import Result
from handlers.tasks.understanding.amounts import names_of


class Unfinished(Enum):
    """It is not done; which of the other results it is, was not said."""

    NOT_DONE = "not_done"


_PEOPLE = "em|anh|chi|con|chau|co|chu|bac|ong|ba|toi|minh|tui|dong chi"
_BEFORE = rf"(?:(?:da|vang|u|uh|ok|oke|thi|cung|no|viec|vu|nay|do|kia|ay|bao cao|{_PEOPLE}) )*"
_AFTER = rf"(?: (?:roi|het|ca|luon|xuoi|tat ca|toan bo|a|nhe|nha|nghe|nghen|oi|do|day|ma|thoi|hoan toan|{_PEOPLE}))*"
_WORK = r"lam|don|thuc hien|trien khai|tien hanh|van dong"
_SPOKEN = (
    (Result.DONE, rf"(?:(?:{_WORK}) )?(?:xong|xog|xg|hoan thanh|hoan tat)"),
    (Result.PARTLY, r"(?:(?:moi |xong |duoc |hoan thanh |lam )*(?:mot phan|1 phan|(?:mot |1 )?nua))"),
    (
        Result.DOING,
        rf"(?:van |con )*(?:dang(?: (?:{_WORK}|do))?|lam (?:do|tiep)|(?:gan|sap) xong)(?: (?:viec nay|tiep|do dang))*",
    ),
    (
        Result.DIFFICULTY,
        r"(?:dang |bi |gap |hoi |rat |co )*(?:kho khan|kho|vuong mac|vuong|ket)(?: (?:qua|lam|nhieu))*",
    ),
    (
        Unfinished.NOT_DONE,
        rf"(?:van )?(?:chua|chx|ch)(?: (?:{_WORK}|xong|hoan thanh|hoan tat|het|gi|dau|duoc gi))*"
        rf"|khong (?:xong|kip)(?: duoc)?",
    ),
)
_RESULTS = [(said, re.compile(f"{_BEFORE}(?:{pattern}){_AFTER}")) for said, pattern in _SPOKEN]
_NOBODY = re.compile(
    rf"{_BEFORE}(?:khong|ko|k|khoi|chua|chua can|khoi can|(?:khong|ko|k|chang) (?:can|co|phai))"
    rf"(?: (?:gi|ai|dau|nho|giup|het|phai|them))*{_AFTER}"
)
_LEAD = re.compile(
    r"^(?:(?:dạ|da|đã|vâng|mới|moi|được|duoc|dc|đc|có|co|ký|ky|làm|lam|đạt|dat|khoảng|khoang|tầm|tam|em|tôi|toi|báo)\s+)+",
    re.IGNORECASE,
)
_OF_TARGET = re.compile(r"(\S+)\s*(?:/|trên|tren)\s*(\d[\d.,]*)\b\s*(.*)", re.IGNORECASE | re.DOTALL)
# What people are called in an answer; in a sentence they may be those who helped.
_ANSWERED = {"nguoi": {"dong chi", "dang vien"}}
_TIME = re.compile(r"(?:ngay|tuan|thang|nam|gio|h|hom|buoi|bua|phut|g|p)(?![a-z])")


def needs_nobody(words: str) -> bool:
    """Whether the answer to "who could help?" is that nobody has to."""
    return _NOBODY.fullmatch(plain_label(words)) is not None


def read_result(words: str) -> Result | Unfinished | None:
    """How far it is, as a short answer says; None where it says more than that, or nothing of it."""
    if "?" in words:
        return None
    plain = plain_label(words)
    return next((said for said, pattern in _RESULTS if pattern.fullmatch(plain)), None)


def read_count(words: str, target: Decimal | None, unit: str) -> Decimal | None:
    """How many of the task's `unit`, where nobody has asked for a number yet: the unit, or nothing, stands behind."""
    found = _number(words, target, unit)
    if found is None or target is None:
        return None
    count, rest = found
    plain = re.sub(f"{_AFTER}$", "", " " + plain_label(rest)).strip()
    return count if not plain or plain in names_of(unit) | _ANSWERED.get(fold(unit), set()) else None


def read_asked_count(words: str, target: Decimal | None, unit: str) -> Decimal | None:
    """The same where a number is what is asked for: whatever stands behind it, but for days and hours."""
    found = _number(words, target, unit)
    if found is None:
        return None
    count, rest = found
    plain = plain_label(rest)
    return None if _TIME.match(plain) and not plain.startswith(fold(unit)) else count


def _number(words: str, target: Decimal | None, unit: str) -> tuple[Decimal, str] | None:
    """The number that the answer begins with, and what stands behind; of "30/45" where 45 is the target: 30."""
    text = _LEAD.sub("", words.strip())
    if (share := _OF_TARGET.fullmatch(text)) is not None:
        count = read_amount(share[1], unit)
        return (count, share[3]) if count is not None and read_amount(share[2], unit) == target else None
    count, found = read_amount(text, unit), number_at_start(text, counted=True)
    return (count, found.rest) if count is not None and found is not None else None
