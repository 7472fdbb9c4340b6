"""Themes made by the thousand of invented subjects, and copies of them as people make them; and how alike pairs are."""

import random
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from handlers.sessions.plan.likeness.comparing import likeness
from tests.proofs.likeness.subjects import EXCHANGED, GENERAL, OPENINGS, STREETS, SUBJECTS

Subject = tuple[str, str, str, str]
ACCENTS_DROPPED = 0.3
WORDS_EXCHANGED = 0.5
WORDS_SWAPPED = 0.08
WORDS_DROPPED = 0.05


def theme(chance: random.Random, subject: Subject) -> list[str]:
    """A theme as a cell would write it: sentences, with places and numbers put in."""
    general = chance.sample(GENERAL, 2)
    parts = [chance.choice(OPENINGS) + subject[0], *(part for part in (*subject[1:], *general) if part)]
    return [placed(chance, part.rstrip(".")) for part in parts]


def placed(chance: random.Random, words: str) -> str:
    """The words with invented places and numbers in their slots."""
    return words.format(
        d=chance.choice(STREETS), k=chance.randint(1, 60), p=chance.randint(1, 30), n=chance.randint(3, 90)
    )


def copied(chance: random.Random, subject: Subject, sentences: list[str]) -> str:
    """The theme as somebody copies it: places changed, words exchanged, swapped and dropped, sentences reordered."""
    kept = [placed(chance, part) for part in subject]
    kept[0] = chance.choice(OPENINGS) + kept[0]
    kept += [sentence for sentence in sentences[4:] if chance.random() < 0.5]
    if chance.random() < 0.6:
        chance.shuffle(kept)
    text = ". ".join(_edited(chance, sentence) for sentence in kept)
    return without_accents(text) if chance.random() < ACCENTS_DROPPED else text


def _edited(chance: random.Random, sentence: str) -> str:
    for old, new in EXCHANGED:
        if chance.random() < WORDS_EXCHANGED:
            sentence = f" {sentence} ".replace(f" {old} ", f" {new} ", 1).strip()
    words = [word for word in sentence.split() if chance.random() > WORDS_DROPPED]
    for index in range(len(words) - 1):
        if chance.random() < WORDS_SWAPPED:
            words[index], words[index + 1] = words[index + 1], words[index]
    return " ".join(words)


def without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(character for character in plain if not unicodedata.combining(character))


def copies(chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Pairs of a theme and a lightly edited copy of it."""
    for _ in range(count):
        subject = chance.choice(chance.choice(list(SUBJECTS.values())))
        sentences = theme(chance, subject)
        yield ". ".join(sentences), copied(chance, subject, sentences)


def unrelated(chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Pairs of themes on different subjects of one field."""
    for _ in range(count):
        one, other = chance.sample(chance.choice(list(SUBJECTS.values())), 2)
        yield ". ".join(theme(chance, one)), ". ".join(theme(chance, other))


def shares(pairs: Iterable[tuple[str, str]]) -> list[float]:
    """How alike each pair is, the least first."""
    return sorted(likeness(one, other) for one, other in pairs)


def above(found: Sequence[float], threshold: float) -> float:
    """The share of `found` at or above the threshold, in per cent."""
    return 100 * sum(share >= threshold for share in found) / len(found)
