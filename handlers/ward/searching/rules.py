"""How typed words are searched for: pure."""

import re

from handlers.language.names import fold

MOST_WORDS = 8
# Words that say nothing of what is looked for, unless they are all there is.
_EMPTY = frozenset(("o", "tai", "cua", "va", "ve", "cac", "nhung", "la", "viec", "buoi", "tim", "cho", "co"))


def search_words(typed: str) -> list[str]:
    """The words to look for, folded, each once, at most eight; nothing where nothing can be looked for."""
    found = list(dict.fromkeys(re.findall(r"[a-z0-9]+", fold(typed))))
    telling = [word for word in found if word not in _EMPTY] or found
    return telling[:MOST_WORDS]


def good_enough(count: int) -> int:
    """How many of `count` words a row must have where none has all: all but one of a few, two thirds of many."""
    return count if count < 2 else max(1, count - 1 if count <= 3 else (2 * count + 2) // 3)
