"""Whether a clause says nothing but what is known: harmless words, the task's own, places and days that were read."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from handlers.language.names import fold
from handlers.language.spelling import without_tone
from handlers.tasks.understanding.lexicon import (
    HARMLESS,
    HARMLESS_PLAIN,
    LONGEST_PHRASE,
    PHRASES,
    SYNONYMS,
    TURNS,
    TURNS_PLAIN,
)
from handlers.tasks.understanding.words import TELLING, Word, parts_of, words_of

# Words of a task that turn a report round where they stand alone: "không lấn chiếm" is the task's, "không" is not.
_TURNING_WORDS = """
không chưa đang được hết còn mới gần đến thêm vì nhưng khó đủ rồi đã sẽ sắp trừ thiếu hơn hẹn vướng một nửa
"""
_TURNING = frozenset(_TURNING_WORDS.split())
_SHORT = 4
# Harmless words without their tones, but for those that are then a word which turns a report round.
_TONELESS = frozenset(map(without_tone, HARMLESS)) - frozenset(map(without_tone, TURNS)) | HARMLESS_PLAIN


@dataclass(frozen=True)
class Known:
    """The words and pairs of words that belong to a task."""

    words: frozenset[str]
    typed: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    toneless: frozenset[str]
    also: frozenset[str] = field(default=frozenset())

    def _has_letters(self, typed: str) -> bool:
        return without_tone(typed) in self.toneless or any(_same_letters(typed, one) for one in self.typed)

    def has(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word of a clause is the task's."""
        word = words[at]
        if turns(word) or word.plain.isdecimal():
            before = at > 0 and (words[at - 1].plain, word.plain) in self.pairs
            return before or (at + 1 < len(words) and (word.plain, words[at + 1].plain) in self.pairs)
        same = word.typed in self.typed or (word.typed.isascii() and {word.plain, word.typed} & self.words)
        slip = len(word.typed) > _SHORT and any(
            len(one) > _SHORT and OSA.distance(one, word.typed) <= 1 for one in self.typed
        )
        late = word.typed[-1] in "sfrxj" and fold(word.typed[:-1]) in self.words
        misspelt = self._has_letters(word.typed) and word.typed not in TURNS and word.plain not in TELLING
        return (
            bool(same)
            or misspelt
            or slip
            or late
            or word.typed in self.also
            or (word.typed.isascii() and word.plain in map(fold, self.also))
        )


def _same_letters(one: str, other: str) -> bool:
    """Whether two words differ by the order of their letters alone, as fingers slip: "độgn"."""
    return len(one) > _SHORT - 1 and one[0] == other[0] and sorted(fold(one)) == sorted(fold(other))


def turns(word: Word) -> bool:
    """Whether a word turns a report round where it is said by itself: "không", but not in "không lấn chiếm"."""
    return word.plain in _TURNING


def known_of(content: str, place: str, unit: str) -> Known:
    """What belongs to a task of this content, at this place, counted in this unit."""
    parts = [words_of(part) for part in parts_of(f"{content}\n{place}\n{unit}")]
    words = [word for part in parts for word in part]
    also = {one for word in words for one in SYNONYMS.get(word.typed, ())}
    pairs = {(one.plain, other.plain) for part in parts for one, other in itertools.pairwise(part)}
    return Known(
        frozenset(word.plain for word in words),
        frozenset(word.typed for word in words),
        frozenset(pairs),
        frozenset(without_tone(word.typed) for word in words),
        frozenset(also),
    )


def strange(words: Sequence[Word], explained: set[int], tasks: Sequence[Known], accented: bool) -> Iterator[Word]:
    """The words of a clause that are neither harmless nor a task's. `explained`: places of those that were read."""
    at = 0
    while at < len(words):
        length = _phrase(words, at)
        if length:
            at += length
            continue
        if (
            at not in explained
            and not _is_topic(words, at, tasks)
            and not _harmless(words[at], accented)
            and not any(one.has(words, at) for one in tasks)
        ):
            yield words[at]
        at += 1


def _is_topic(words: Sequence[Word], at: int, tasks: Sequence[Known]) -> bool:
    """ "Phần quỹ …", "xong phần việc này": the whole of it. "Mấy hộ …": the task's households, not a few."""
    if words[at].typed == "con":
        return at == len(words) - 1 and at > 0
    if words[at].typed in ("mấy", "may") and at + 1 < len(words):
        pair = tuple(word.plain for word in words[at + 1 : at + 3])
        named = (
            at + 2 < len(words) and at > 0 and any(one.has(words, at - 1) and one.has(words, at + 2) for one in tasks)
        )
        return named or any(pair in one.pairs for one in tasks) or (at == 0 and any(one.has(words, 1) for one in tasks))
    if words[at].plain not in ("phan", "ben", "phia") or at + 1 >= len(words):
        return False
    return words[at + 1].plain == "viec" or any(one.has(words, at + 1) for one in tasks)


def _phrase(words: Sequence[Word], at: int) -> int:
    for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
        if tuple(fold(word.typed) for word in words[at : at + length]) in PHRASES:
            return length
    return 0


def _harmless(word: Word, accented: bool) -> bool:
    """Whether it changes nothing. Without accents it may be another word, unless its writer puts accents elsewhere."""
    if word.typed in "/%-":
        return True
    if word.typed in HARMLESS and (accented or not word.typed.isascii()):
        return True
    if word.plain in HARMLESS:
        return True
    # With a wrong accent it is still itself, unless it is a word that turns a report round.
    return without_tone(word.typed) in _TONELESS and word.typed not in TURNS


def may_turn(words: Sequence[Word], tasks: Sequence[Known], accented: bool) -> bool:
    """Whether a remark beside a report may make another of it."""
    at = 0
    while at < len(words):
        length = _phrase(words, at)
        if not length and _turns_round(words[at], accented) and not any(one.has(words, at) for one in tasks):
            return True
        at += length or 1
    return False


def _turns_round(word: Word, accented: bool) -> bool:
    if word.typed in TURNS:
        return True
    plain = word.typed.isascii() and not accented
    return plain and word.typed in TURNS_PLAIN and word.typed not in HARMLESS_PLAIN


def is_accented(words: Sequence[Word]) -> bool:
    """Whether somebody writes with accents: a third of the words have one."""
    return 3 * sum(not word.typed.isascii() for word in words) >= len(words)
