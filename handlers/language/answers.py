"""How typed answers are read, the same in every conversation: not empty, not endless."""

from markupsafe import Markup

from handlers.language.names import fold
from handlers.screens import texts

_NONE = ("khong", "ko", "k", "ko co", "khong co", "khong co ai", "khong moi", "khong moi ai", "chua co", "chua co ai")
_DASHES = ("-", "–", "—", "--")
SHORT = 200
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
    return fold(words).strip(" .-–—") in _NONE or words.strip() in _DASHES


def read_count(words: str, most: int = 1_000_000) -> int | None:
    """A whole number from 0 to `most`, as typed ("30", "30 hộ"); None where it is not one."""
    first = words.strip().split(" ", 1)[0] if words.strip() else ""
    if not first.isascii() or not first.isdigit() or len(first) > 7:
        return None
    number = int(first)
    return number if number <= most else None
