"""How alike two themes are: a copy stays a copy with other place names, swapped or exchanged words, without accents and
with its sentences in another order. Pure: no model and no network, only words.

A text becomes marks: its single words and its pairs of words that stand near one another, in whatever order. Names of
places and numbers are left out, words that mean the same are read as one, and what stands in every cell's plan counts
little. Two texts are as alike as the marks that they share weigh, compared with all that they have.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize
from zlib import crc32

from handlers.language.names import fold
from handlers.sessions.plan.likeness import wording

NEAR = 2
SINGLE = 1.2
SHORTER = 0.7
LITTLE = 0.08
SOME = 0.3
NAME_LENGTH = 3
SHORTEST_PASSAGE = 3
LONGEST_TEXT = 6_000

_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?;:\n]")

Marks = dict[int, float]
Span = tuple[int, int]


@dataclass(frozen=True)
class TextUnit:
    """A word or a known phrase of a text: how it is compared, where it stands, what it weighs, in which sentence."""

    text: str
    start: int
    end: int
    weight: float
    sentence: int


@dataclass(frozen=True)
class _Word:
    folded: str
    start: int
    end: int
    sentence: int
    first: bool
    capital: bool


def likeness(a: str, b: str) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (the same but for names and order)."""
    return compared(marks(a), marks(b))


def compared(a: Marks, b: Marks) -> float:
    """`likeness` of two texts whose marks are known."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    shared = sum(weight for mark, weight in few.items() if mark in many)
    if not shared:
        return 0.0
    sums = sorted((sum(a.values()), sum(b.values())))
    return min(1.0, shared / (SHORTER * sums[0] + (1 - SHORTER) * sums[1]))


def marks(text: str) -> Marks:
    """The marks of a text, as numbers of 32 bits, with their weights."""
    weights: Marks = {}
    read = units(text)
    for unit in read:
        weights[crc32(unit.text.encode())] = unit.weight * SINGLE
    for mark, weight, _, _ in _pairs(read):
        weights[mark] = max(weight, weights.get(mark, 0.0))
    return weights


def shared_passages(own: str, other: str) -> list[Span]:
    """Where in `own` (its accents composed) stands what `other` says as well: [start, end) of passages, in order."""
    known = {mark for mark, _, _, _ in _pairs(units(other))}
    read = units(own)
    covered: set[int] = set()
    for mark, _, first, second in _pairs(read):
        if mark in known:
            covered |= {first, second}
    return [
        (read[run[0]].start, read[run[-1]].end) for run in _runs(sorted(covered), read) if _says_something(run, read)
    ]


def weight_of_passages(own: str, other: str) -> float:
    """How much is told by what `own` and `other` say alike, in words that are no boilerplate; the same both ways."""
    return max(_weight_of(own, shared_passages(own, other)), _weight_of(other, shared_passages(other, own)))


def _weight_of(text: str, spans: Sequence[Span]) -> float:
    return sum(unit.weight for unit in units(text) for start, end in spans if start <= unit.start < end)


def _says_something(run: Sequence[int], read: Sequence[TextUnit]) -> bool:
    return len(run) >= SHORTEST_PASSAGE and any(read[index].weight > SOME for index in run)


def _runs(covered: Iterable[int], read: Sequence[TextUnit]) -> Iterator[list[int]]:
    """Neighbours among the covered units, sentence by sentence."""
    run: list[int] = []
    for index in covered:
        if run and (index != run[-1] + 1 or read[index].sentence != read[run[-1]].sentence):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _pairs(read: Sequence[TextUnit]) -> Iterator[tuple[int, float, int, int]]:
    """The pairs of units near one another in a sentence: mark, weight, and which units they are."""
    for first, unit in enumerate(read):
        for second in range(first + 1, min(first + 1 + NEAR, len(read))):
            other = read[second]
            if other.sentence != unit.sentence or other.text == unit.text:
                continue
            low, high = sorted((unit.text, other.text))
            yield crc32(f"{low} {high}".encode()), (unit.weight * other.weight) ** 0.5, first, second


def units(text: str) -> list[TextUnit]:
    """What a text says, word by word: without names of places, numbers and the words that only bind."""
    words = _without_names(list(_words(normalize("NFC", text[:LONGEST_TEXT]))))
    read = []
    index = 0
    while index < len(words):
        length, name, weight = _phrase_at(words, index)
        if weight:
            first, last = words[index], words[index + length - 1]
            read.append(TextUnit(name, first.start, last.end, weight, first.sentence))
        index += length
    return read


def _phrase_at(words: Sequence[_Word], index: int) -> tuple[int, str, float]:
    """The longest known phrase that begins here: how many words, as what it is compared, its weight."""
    for phrase, name, weight in _PHRASES.get(words[index].folded, ()):
        if tuple(word.folded for word in words[index : index + len(phrase)]) == phrase:
            return len(phrase), name, weight
    word = words[index].folded
    return 1, word, 0.0 if word in wording.BINDING else 1.0


def _words(text: str) -> Iterator[_Word]:
    sentence, last = 0, 0
    for match in _WORD.finditer(text):
        stopped = last == 0 or _STOP.search(text, last, match.start()) is not None
        sentence += stopped
        word = match.group()
        yield _Word(_folded(word), match.start(), match.end(), sentence, stopped, word[0].isupper())
        last = match.end()


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)


def _without_names(words: list[_Word]) -> list[_Word]:
    """Leave out numbers, words with a capital within a sentence, a lone letter behind a word such as "đường", and such
    a word before any of these: where something is says little of what it is.
    """
    shouted = sum(word.capital for word in words) > len(words) // 2
    kept: list[_Word] = []
    for index, word in enumerate(words):
        name = word.capital and not word.first and not shouted
        if not (name or any(character.isdigit() for character in word.folded) or _follows_head(words, index)):
            kept.append(word)
        elif kept and kept[-1] is words[index - 1] and kept[-1].folded in wording.NAMED_HEADS:
            kept.pop()
    return kept


def _follows_head(words: Sequence[_Word], index: int) -> bool:
    """Whether a lone letter follows a head of a name, as in "tổ A"."""
    return index > 0 and len(words[index].folded) == 1 and words[index - 1].folded in wording.PLACE_HEADS


def _known_phrases() -> dict[str, tuple[tuple[tuple[str, ...], str, float], ...]]:
    """All known phrases by their first word, the longest first."""
    weights = dict.fromkeys(wording.FIELD_WORDS, SOME) | dict.fromkeys((*wording.STOCK, *wording.BOILERPLATE), LITTLE)
    names = {phrase: phrase for phrase in weights}
    for group in wording.ALIKE:
        least = min((weights[phrase] for phrase in group if phrase in weights), default=1.0)
        for phrase in group:
            names[phrase], weights[phrase] = group[0], least
    by_word: dict[str, list[tuple[tuple[str, ...], str, float]]] = {}
    for phrase, name in names.items():
        by_word.setdefault(phrase[0], []).append((phrase, "_".join(name), weights[phrase]))
    return {word: tuple(sorted(each, key=lambda known: -len(known[0]))) for word, each in by_word.items()}


_PHRASES = _known_phrases()
