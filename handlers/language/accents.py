"""Text that was typed without accents: knowing it, and proposing how it may be written with them.

A proposal is a guess of words that are known: for showing beside what was typed, never for taking its place. Pure.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from handlers.language.accent_words import BARE, PHRASES, WORDS
from handlers.language.names import fold

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 5
_FEWEST = 3
# A word of the texts at hand is proposed where nearly all of them write it so.
_SURE = 0.8

Known = Mapping[tuple[str, ...], str]


def is_bare(text: str) -> bool:
    """Whether this looks typed without accents: a few words, none with an accent, some that hardly do without."""
    if not text.isascii():
        return False
    words = [fold(word) for word in _WORD.findall(text) if not word.isupper()]
    return len(words) >= _FEWEST and any(word not in BARE for word in words)


def proposal(text: str, texts: Iterable[str] = ()) -> str | None:
    """How `text` may be written with accents, by known phrases and by those of `texts` that have them; words that are
    not known stay as they are. None where nothing is known.
    """
    known = {**_common(), **_of_texts(texts)}
    found = list(_WORD.finditer(text))
    written, done, place = [], 0, 0
    while place < len(found):
        length, said = _longest(found, place, known)
        first, last = found[place], found[place + length - 1]
        if said is not None:
            written += [text[done : first.start()], _cased(said, text[first.start() : last.end()])]
            done = last.end()
        place += length
    proposed = "".join([*written, text[done:]])
    return proposed if proposed != text else None


def _longest(found: Sequence[re.Match[str]], place: int, known: Known) -> tuple[int, str | None]:
    """The longest known phrase at this place: of how many words, and how it is written."""
    for length in range(min(_LONGEST, len(found) - place), 0, -1):
        words = found[place : place + length]
        together = all(after.start() - before.end() == 1 for before, after in pairwise(words))
        said = known.get(tuple(fold(word[0]) for word in words)) if together else None
        if said is not None:
            return length, said
    return 1, None


def _cased(said: str, typed: str) -> str:
    return said[0].upper() + said[1:] if typed[0].isupper() else said


@cache
def _common() -> dict[tuple[str, ...], str]:
    entries = [entry.strip() for entry in (PHRASES + "," + WORDS).replace("\n", " ").split(",")]
    return {tuple(fold(entry).split()): entry for entry in entries if entry}


def _of_texts(texts: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The phrases of texts that have accents, each as it is nearly always written there."""
    ways: dict[tuple[str, ...], Counter[str]] = {}
    for text in texts:
        for part in re.split(r"[^\w\s]|\d", text):
            words = part.split()
            for length in range(1, _LONGEST + 1):
                for start in range(len(words) - length + 1):
                    said = words[start : start + length]
                    ways.setdefault(tuple(map(fold, said)), Counter())[" ".join(said)] += 1
    return {key: said for key, counts in ways.items() if (said := _agreed(key, counts)) is not None}


def _agreed(key: tuple[str, ...], counts: Counter[str]) -> str | None:
    """How it is written; of one word only where its common way is no other."""
    by_small: Counter[str] = Counter()
    for said, count in counts.items():
        by_small[said.lower()] += count
    small, count = by_small.most_common(1)[0]
    if small.isascii() or count < _SURE * sum(by_small.values()):
        return None
    if len(key) == 1 and _common().get(key, small) != small:
        return None
    named = max(counts, key=lambda said: counts[said])
    return named if all(said == named for said in counts) else small
