"""How typed answers are read, the same in every conversation: not empty, not endless."""

from decimal import Decimal

from markupsafe import Markup

from handlers.language.names import fold
from handlers.language.numbers import read_amount
from handlers.language.spelling import plain_signs
from handlers.screens import texts

_NONE = ("khong", "ko", "k", "ko co", "khong co", "khong co ai", "khong moi", "khong moi ai", "chua co", "chua co ai")
SHORT = 200
MOST_COUNTED = 1_000_000
LONG = 1_500


def words_problem(words: str, limit: int = LONG) -> Markup | None:
    """What is wrong with a typed text, as a kind line; None where it can be taken."""
    if not words.strip():
        return texts.EMPTY
    if len(words) > limit:
        return texts.TOO_LONG.format(limit=limit)
    return None


def says_none(words: str) -> bool:
    """Whether a typed answer says that there is none: a dash, or "không", "không có", "chưa có ai"."""
    plain = plain_signs(words).strip()
    return fold(plain).strip(" .-") in _NONE or plain in ("-", "--")


def read_count(words: str, most: int = MOST_COUNTED) -> int | None:
    """A whole number from 0 to `most`, as typed ("30", "30 hộ", "1.200"); None where it is not one."""
    number = read_amount(words, "")
    return int(number) if number is not None and number <= most else None


def amount_of(words: str, unit: str) -> Decimal | None:
    """How many or how much of `unit`, as typed; with parts ("2,5") of what is measured."""
    number = read_amount(words, unit)
    return number if number is not None and number <= MOST_COUNTED else None
