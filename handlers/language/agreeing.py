"""Whether words are a clear yes to a question of consent. Silence is none, nor is what could be meant otherwise."""

import re
import unicodedata

from handlers.language.names import fold
from handlers.language.spelling import composed

# Whoever says it, and what politeness puts before and behind: each as it is written, or without its accents.
_SPEAKERS = "tôi|tui|mình|em|con|cháu|bác|cô|chú|anh|chị|ông|bà|chúng tôi"
_BEFORE = f"dạ|vâng|ừ|ok|rồi|{_SPEAKERS}|xin|cũng|thì|hoàn toàn|rất|nhất trí"
_HEARERS = f"{_SPEAKERS}|đồng chí|trợ lý"
_AFTER = f"ạ|nhé|nha|nghe|nghen|nhe|đó|đấy|luôn|hết|tất cả|cả|rồi|với|và|cảm ơn|cám ơn|{_HEARERS}"
_WORD = re.compile(r"[^\W_]+")


def _either(words: str) -> str:
    """Each of the words as it is written, or without its accents."""
    known = {spelling for word in words.split("|") for spelling in (word, fold(word))}
    return "|".join(sorted(map(re.escape, known), key=len, reverse=True))


_YES = re.compile(rf"(?:(?:{_either(_BEFORE)}) )*(?:{_either('đồng ý')})(?: (?:{_either(_AFTER)}))*")


def agrees(words: str) -> bool:
    """ "Đồng ý", "dạ tôi đồng ý", "đồng ý nghe con"; nothing that denies, doubts, asks or makes a condition."""
    if "?" in words:
        return False
    plain = unicodedata.normalize("NFC", composed(words).lower())
    return _YES.fullmatch(" ".join(_WORD.findall(plain))) is not None
