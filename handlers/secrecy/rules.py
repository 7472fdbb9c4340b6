"""Whether a text or a file's name bears a mark of secrecy: pure decisions.

The mark is a line of its own, in capitals, with its accents. The same word within a sentence, in small letters or
without accents is an everyday word (có mặt, vắng mặt, mặt đường, Mặt trận, bí mật) and never counts.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

_MARK = r"(?:TỐI |TUYỆT )?MẬT"
_AROUND = r"[\W_]*"
_LINE = re.compile(rf"{_AROUND}({_MARK}){_AROUND}")
_SEPARATORS = re.compile(r"[_\-–—.,;:+()\[\]{}]+")
_MARKS = (("TUYỆT", "MẬT"), ("TỐI", "MẬT"), ("MẬT",))


def mark_in(text: str) -> str | None:
    """The mark that stands as a line of its own in `text`; None where there is none."""
    return mark_among(text.splitlines())


def mark_among(lines: Iterable[str]) -> str | None:
    """The first mark among lines (paragraphs, cells)."""
    for line in lines:
        if found := _LINE.fullmatch(_plain(line)):
            return found.group(1)
    return None


def mark_in_name(name: str) -> str | None:
    """The mark that a file's name says: "MẬT - Kế hoạch.docx", "Kế hoạch_TỐI MẬT.pdf", "MẬT Kế hoạch.docx".

    It is a part between separators, or stands at the edge of one beside a word that is not in capitals.
    """
    for part in _SEPARATORS.split(_plain(name)):
        if mark := _mark_at_edge(tuple(part.split())):
            return mark
    return None


def _mark_at_edge(words: tuple[str, ...]) -> str | None:
    for mark in _MARKS:
        length = len(mark)
        alone = words == mark
        first = words[:length] == mark and not _in_capitals(words[length : length + 1])
        last = words[-length:] == mark and not _in_capitals(words[-length - 1 : -length])
        if alone or first or last:
            return " ".join(mark)
    return None


def _in_capitals(words: tuple[str, ...]) -> bool:
    return all(word.isupper() for word in words)


def _plain(text: str) -> str:
    """The text with its accents composed and single spaces."""
    return " ".join(normalize("NFC", text).split())
