"""What was typed, as the patterns see it: words without accents between single spaces, signs apart, numbers by name.

Where two words of dates differ by their accents alone, the patterns speak of them with accents, and what was typed
without is read both ways.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, product

from handlers.language.names import fold
from handlers.language.spelling import plain_signs
from handlers.language.spoken import names_below

_ALIKE = {"toi": ("tối", "tới"), "mot": ("một", "mốt"), "sau": ("sáu", "sau"), "kia": ("kia",)}
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s]")
_SHORT = {"thg": "thang"}
_LONGEST = 80
_MOST_ALIKE = 5


def texts_of(typed: str) -> Iterator[str]:
    """The ways to read `typed`, as texts for the patterns; none where it cannot be a date."""
    words = _TOKEN.findall(plain_signs(unicodedata.normalize("NFC", typed.lower())).rstrip(" ."))
    accented = any(fold(word) != word for word in words)
    ways = [_ways(word, before, accented) for before, word in pairwise(["", *words])]
    if len(typed) <= _LONGEST and sum(len(one) > 1 for one in ways) <= _MOST_ALIKE:
        yield from (" ".join(way) for way in product(*ways))


def _ways(word: str, before: str, accented: bool) -> tuple[str, ...]:
    """What a word may be. "sau" is no "sáu" for one who writes accents, nor in "thang sau": June has a number."""
    folded = fold(word)
    if folded not in _ALIKE:
        return (_SHORT.get(folded, folded),)
    if word != folded:
        return tuple(one for one in _ALIKE[folded] if one == word)
    if folded in _ALIKE[folded] and (accented or before == "thang"):
        return (folded,)
    return _ALIKE[folded]


def _as_patterns_see_it(word: str) -> str:
    folded = fold(word)
    return word if folded in _ALIKE else folded


# The numbers from 1 to 59 as words.
NAMED = {" ".join(map(_as_patterns_see_it, name)): of for name, of in names_below(60).items()}
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(NAMED, key=len, reverse=True))})"


def number(text: str) -> int:
    """The number of a text that `NUMBER` matched."""
    return NAMED[text] if text in NAMED else int(text)
