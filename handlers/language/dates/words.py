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

_ALIKE = {"toi": ("tối", "tới"), "mot": ("một", "mốt"), "sau": ("sáu", "sau"), "kia": ("kia",)}
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s]")
_SHORT = {"thg": "thang"}
_LONGEST = 80
_MOST_ALIKE = 5
_UNITS = {
    1: ("một",),
    2: ("hai",),
    3: ("ba",),
    4: ("bon", "tu"),
    5: ("nam", "lam"),
    6: ("sáu",),
    7: ("bay",),
    8: ("tam",),
    9: ("chin",),
}


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


def _named() -> Iterator[tuple[str, int]]:
    """The numbers from 1 to 59 as words."""
    for number, names in _UNITS.items():
        yield from ((name, number) for name in names)
    yield "muoi", 10
    for tens in range(1, 6):
        starts = ["muoi"] if tens == 1 else [f"{name} muoi" for name in _UNITS[tens]]
        yield from ((start, 10 * tens) for start in starts)
        starts += ["ham"] if tens == 2 else []
        for unit, names in (*_UNITS.items(), (1, ("mốt",))):
            yield from ((f"{start} {name}", 10 * tens + unit) for start in starts for name in names)


NAMED = dict(_named())
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(sorted(NAMED, key=len, reverse=True))})"


def number(text: str) -> int:
    """The number of a text that `NUMBER` matched."""
    return NAMED[text] if text in NAMED else int(text)
