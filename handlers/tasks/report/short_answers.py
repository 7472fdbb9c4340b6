"""What is typed in answer to a question of a report, read with the question in mind: how far a task is, who could help.
Pure.

Only what is clear is taken: "xong rồi" is done, "chưa" says no more than that it is not.
"""

import re
from enum import Enum

from handlers.language.names import plain_label
from handlers.tasks.rules import Result


class Unfinished(Enum):
    """It is not done; which of the other results it is, was not said."""

    NOT_DONE = "not_done"


_PEOPLE = "em|anh|chi|con|chau|co|chu|bac|ong|ba|toi|minh|tui|dong chi"
_BEFORE = rf"(?:(?:da|vang|u|uh|ok|oke|thi|cung|no|viec|vu|nay|do|kia|ay|bao cao|{_PEOPLE}) )*"
# What politeness puts behind an answer.
AFTER = rf"(?: (?:roi|het|ca|luon|xuoi|tat ca|toan bo|a|nhe|nha|nghe|nghen|oi|do|day|ma|thoi|hoan toan|{_PEOPLE}))*"
_WORK = r"lam|don|thuc hien|trien khai|tien hanh|van dong"
_SENDING = frozenset(["gui", "goi", "luu", "dung", "u", "uh", "ok", "oke", "phai", "duoc", "y"])
_BESIDE_SENDING = _SENDING | frozenset(
    f"di|nhe|nha|nghe|a|ah|oi|da|vang|roi|dong|luon|chung|gium|giup|cho|ho|{_PEOPLE}".split("|")
)
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
_RESULTS = [(said, re.compile(f"{_BEFORE}(?:{pattern}){AFTER}")) for said, pattern in _SPOKEN]
_NOBODY = re.compile(
    rf"{_BEFORE}(?:khong|ko|k|khoi|chua|chua can|khoi can|(?:khong|ko|k|chang) (?:can|co|phai))"
    rf"(?: (?:gi|ai|dau|nho|giup|het|phai|them))*{AFTER}"
)


def needs_nobody(words: str) -> bool:
    """Whether the answer to "who could help?" is that nobody has to."""
    return _NOBODY.fullmatch(plain_label(words)) is not None


def read_result(words: str) -> Result | Unfinished | None:
    """How far it is, as a short answer says; None where it says more than that, or nothing of it."""
    if "?" in words:
        return None
    plain = plain_label(words)
    return next((said for said, pattern in _RESULTS if pattern.fullmatch(plain)), None)


def sends(words: str) -> bool:
    """Whether words say no more than that it is to be sent, or is right so: "gửi đi em", "ừ", "đúng rồi"."""
    return names_nothing(words) and not _SENDING.isdisjoint(plain_label(words).split())


def names_nothing(words: str) -> bool:
    """Whether words are those that send, and what politeness puts beside them: a task that has one ("danh sách gửi bí
    thư") is not meant.
    """
    return _BESIDE_SENDING.issuperset(plain_label(words).split())
