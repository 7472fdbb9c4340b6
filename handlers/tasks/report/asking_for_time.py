"""Whether words ask for more time and tell of nothing that was done. Pure; where it is in doubt, they do tell."""

import re

from handlers.language.names import fold
from handlers.tasks.understanding.result import DELAY
from handlers.tasks.understanding.words import parts_of, spelt

_LENGTH = re.compile(r"\b(?:xin|cho)(?: \S+){0,4} (?:\d+|mot|hai|ba|bon|nam|vai|may) (?:ngay|hom|bua|tuan|thang)\b")
_WHY = re.compile(r"^(?:vi|do|tai|boi|boi vi|tai vi|ly do|mong|nho|kinh|thua|da|em|kho|ban)\b")
_NOT_DONE = re.compile(r"\b(?:chua|chx|khong|ko|chang)(?: \S+){0,2} (?:xong|kip|duoc|het|lam|hoan thanh|du)\b|^chua$")
_DONE = re.compile(r"\b(?:da|roi|xong|duoc|gap|hoan thanh|dang|moi|nua|phan)\b|\d+ (?:ho|nha)\b")


def asks_only_for_time(words: str) -> bool:
    parts = [(spelt(part), fold(part)) for part in parts_of(words)]
    asking = [bool(DELAY.search(known) or _LENGTH.search(plain)) for known, plain in parts]
    told = (_tells(plain, asks) for (_, plain), asks in zip(parts, asking, strict=True))
    return any(asking) and not any(told)


def _tells(plain: str, asks: bool) -> bool:
    """Whether a clause may tell of something that was done."""
    why = _WHY.search(plain) is not None
    left = re.sub(r"\b(?:vi|do|tai|boi) .*", "", _NOT_DONE.sub("", plain)) if asks or why else _NOT_DONE.sub("", plain)
    return _DONE.search(left) is not None or not (asks or why or _NOT_DONE.search(plain))
