"""Whether a clause says nothing but what is known: harmless words, the task's own, places and days that were read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from handlers.language.names import fold
from handlers.tasks.understanding.lexicon import (
    HARMLESS,
    HARMLESS_PLAIN,
    LONGEST_PHRASE,
    PHRASES,
    SYNONYMS,
    TURNS,
    TURNS_PLAIN,
)
from handlers.tasks.understanding.words import Word, parts_of, words_of

# Words of a task that turn a report round where they stand by themselves: "không lấn chiếm" is the task's, "không" is not.
_TURNING = frozenset(
    "không chưa đang được hết còn mới gần đến thêm vì nhưng khó đủ rồi đã sẽ sắp trừ thiếu hơn hẹn vướng một nửa".split()
)
_SHORT = 4
_CALLED = re.compile(r"\b(?:em|chị|anh|cô|chú|bác|cháu|ông|bà|đồng chí|bí thư) \S+(?: \S+)? ơi\b")


@dataclass(frozen=True)
class Known:
    """The words and pairs of words that belong to a task."""

    words: frozenset[str]
    typed: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    also: frozenset[str] = field(default=frozenset())

    def has(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word of a clause is the task's."""
        word = words[at]
        if turns(word) or word.plain.isdecimal():
            before = at > 0 and (words[at - 1].plain, word.plain) in self.pairs
            return before or (at + 1 < len(words) and (word.plain, words[at + 1].plain) in self.pairs)
        same = word.typed in self.typed or (word.typed.isascii() and {word.plain, word.typed} & self.words)
        slip = len(word.typed) > _SHORT and any(len(one) > _SHORT and OSA.distance(one, word.typed) <= 1 for one in self.typed)
        late = word.typed.isascii() and word.typed[-1] in "sfrxj" and word.typed[:-1] in self.words
        return bool(same) or slip or late or word.typed in self.also or (word.typed.isascii() and word.plain in map(fold, self.also))


def turns(word: Word) -> bool:
    """Whether a word turns a report round where it is said by itself: "không" is none of a task's, "không lấn chiếm" is."""
    return word.plain in _TURNING


def known_of(content: str, place: str, unit: str) -> Known:
    words = [word for part in parts_of(f"{content}\n{place}\n{unit}") for word in words_of(part)]
    also = {one for word in words for key, others in SYNONYMS.items() if word.typed == key for one in others}
    pairs = {(one.plain, other.plain) for one, other in zip(words, words[1:], strict=False)}
    return Known(
        frozenset(word.plain for word in words), frozenset(word.typed for word in words), frozenset(pairs), frozenset(also)
    )


def strange(words: Sequence[Word], explained: set[int], tasks: Sequence[Known], accented: bool) -> Iterator[Word]:
    """The words of a clause that are neither harmless nor a task's. `explained`: places of those that were read."""
    at = 0
    while at < len(words):
        length = _phrase(words, at)
        if length:
            at += length
            continue
        if at not in explained and not _harmless(words[at], accented) and not any(one.has(words, at) for one in tasks):
            yield words[at]
        at += 1


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
    return word.plain in HARMLESS or (word.typed.isascii() and word.plain in HARMLESS_PLAIN)


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
