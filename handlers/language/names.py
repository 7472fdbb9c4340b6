"""Vietnamese words and people's names as people type them: without accents, by the given name, with a slip."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import takewhile

from rapidfuzz.distance import OSA

from handlers.language.spelling import TONES, composed

_TITLES = frozenset(("anh", "chi", "co", "chu", "bac", "ong", "ba", "em", "di", "cau", "dong", "d", "c", "dc"))
_WORD = re.compile(r"\w+")
_SHORT_NAME = 4
_LONG_WORDS = 12
# "Đồng chí bí thư" or "bác anh Ba": nobody puts more in front of a name.
_MOST_TITLES = 4

Name = tuple[str, ...]


def fold(words: str) -> str:
    """Small letters without accents, đ (and eth, which looks like it) as d, single spaces. Punctuation stays."""
    marked = unicodedata.normalize("NFD", words.lower()).replace("đ", "d").replace("\u00f0", "d")
    return " ".join("".join(one for one in marked if not unicodedata.combining(one)).split())


def initials(name: str) -> str:
    """ "Đặng Thị Yến" as "Đ. T. Y." """
    return " ".join(f"{word[0].upper()}." for word in composed(name).split())


def plain_label(label: str) -> str:
    """A button's label as somebody may type it: folded, without emoji and punctuation. May be empty."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(label)))


def find_people(words: str, people: Sequence[tuple[int, str]]) -> list[int]:
    """The ids, in the order given, of those whom `words` may mean; one id only when it can be nobody else of `people`.

    The full name goes before the given name, that before other parts of the name ("chị Nguyễn Hoa"), and these before
    a full name with a slip in it. Where accents are typed they decide, if they fit anybody; without accents "hoa" is
    Hoa as well as Hòa, and both are found. A title in front ("chị", "đồng chí") may be typed.
    """
    texts = _spellings(words)
    ways = [_in_one_spelling(_folded, texts, people)]
    if _accented(words) != _folded(words):
        ways.insert(0, _in_one_spelling(_accented, texts, people))
    for alike in (_whole, _given, _parts, _nearly):
        for typed, names in ways:
            found = [person_id for person_id, name in names if any(alike(text, name) for text in typed)]
            if found:
                return found
    return []


def _in_one_spelling(
    spelling: Callable[[str], Name], texts: Sequence[str], people: Sequence[tuple[int, str]]
) -> tuple[list[Name], list[tuple[int, Name]]]:
    """What was typed and the names, spelled once for all comparisons. What is longer than every name is nobody's."""
    names = [(person_id, spelling(name)) for person_id, name in people]
    longest = max((len(name) for _, name in names), default=0)
    typed = (spelling(text) for text in texts)
    return [text for text in typed if len(text) <= longest], names


# Of words with single spaces: a run of them, tried from each of its places, costs its length squared.
_BETWEEN = re.compile(r" ?[,;] ?| (?:và|va|cùng|cung|với|voi) ")


def apart(words: str) -> list[str]:
    """The names of a list as typed: "Lan, anh Ba và Đoàn thanh niên"."""
    return [one for one in _BETWEEN.split(" ".join(words.split())) if one]


def others_than(words: str, members: Sequence[str]) -> list[str]:
    """The names of a list that are of none of `members` (full names): bodies, and people from elsewhere."""
    known = list(enumerate(members))
    shown = tuple(members)
    return [one for one in apart(words) if names_a_body(one) or not (one.startswith(shown) or find_people(one, known))]


_BODIES = re.compile(
    r"(?:chi doan|chi hoi|cong an|mat tran|uy ban|phuong doi|quan doi|dan quan|benh vien|phu nu|thanh nien"
    r"|cuu chien binh)\b"
    r"|(?:doan|hoi|to|ban|khoi|cau lac bo|truong|phong|doi) \w"
)


def names_a_body(words: str) -> bool:
    """Whether this is an association, a force or an office ("Chi đoàn", "Công an phường"), and no person's name."""
    return _BODIES.match(fold(words)) is not None


def _spellings(words: str) -> list[str]:
    """The words, and the words without one title in front, or a few; nothing for nothing."""
    parts = _WORD.findall(unicodedata.normalize("NFC", words))
    titles = len(list(takewhile(lambda part: fold(part) in _TITLES, parts[:_MOST_TITLES])))
    return [" ".join(parts[start:]) for start in range(titles + 1) if parts[start:]]


def _folded(words: str) -> Name:
    return tuple(_WORD.findall(fold(words)))


def _accented(words: str) -> Name:
    """The words with their accents, in one spelling wherever the tone is written."""
    return tuple(_tone_last(word) for word in _WORD.findall(unicodedata.normalize("NFC", words.lower())))


def _tone_last(word: str) -> str:
    marked = unicodedata.normalize("NFD", word)
    return "".join(one for one in marked if one not in TONES) + "".join(one for one in marked if one in TONES)


def _whole(typed: Name, name: Name) -> bool:
    return typed == name


def _given(typed: Name, name: Name) -> bool:
    return name[-len(typed) :] == typed


def _parts(typed: Name, name: Name) -> bool:
    """Some words of the name in its order, the given name among them."""
    rest = iter(name)
    return name[-1:] == typed[-1:] and all(word in rest for word in typed)


def _nearly(typed: Name, name: Name) -> bool:
    """A name with one slip in it, two in a long one. A short given name is another name with one letter changed."""
    if len(typed) < 2 or len(typed) > len(name):
        return False
    meant, slips = name[-len(typed) :], 0
    for word, other in zip(typed, meant, strict=True):
        slips += OSA.distance(word, other)
    given, other = typed[-1], meant[-1]
    if len(other) <= _SHORT_NAME and given != other and sorted(given) != sorted(other):
        return False
    return slips <= (2 if sum(map(len, meant)) >= _LONG_WORDS else 1)
