"""Whether a text or a file's name bears a mark of secrecy: pure decisions.

The mark is a line of its own (or what a tab sets apart in one), in capitals, with its accents: alone, after "TÀI LIỆU",
or beside an urgency ("HỎA TỐC – MẬT"). What a form calls "Độ mật:" is one in small letters, too. The same word within
a sentence, in small letters or without accents is an everyday word (có mặt, vắng mặt, mặt đường, Mặt trận, bí mật) and
never counts.
"""

import re
from collections.abc import Iterable

from handlers.secrecy.letters import columns, plain

_MARKS = (("TUYỆT", "MẬT"), ("TỐI", "MẬT"), ("MẬT",))
_BY_LETTERS = {"".join(mark): " ".join(mark) for mark in _MARKS}
_NO_LETTERS = re.compile(r"[\W_]+")
_SEPARATORS = re.compile(r"[_\-–—.,;:+()\[\]{}]+")
_PARTS = re.compile(r"\s[-–—]+\s|[|/,;:]|[–—]")
# What a stamp says beside the mark.
_BESIDE = re.compile(
    r"(?:HO\u1ea2|HỎA) TỐC(?: HẸN GIỜ)?|THƯỢNG KHẨN|KHẨN|BẢN SỐ ?\d*|SỐ BẢN ?\d*"
    r"|KHÔNG SAO CHỤP|LƯU HÀNH NỘI BỘ|DẤU|ĐỘ MẬT"
)
_BEFORE = re.compile(r"(?:TÀI LIỆU|VĂN BẢN|CÔNG VĂN)\W+(?=(?:TỐI |TUYỆT )?MẬT\W*$)")
_LABEL = r"(?:mức )?(?:độ|cấp|cấp độ|mức độ|dấu|chế độ) (?:bảo )?mật"
_LABELLED = re.compile(rf"\W*{_LABEL}\W*[:=\-–—]\W*((?:tối |tuyệt )?mật)\W*", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*{_LABEL}\W*", re.IGNORECASE)
_MENTIONED = re.compile(r"m\W*ậ\W*t\b", re.IGNORECASE)
# No line that is a mark is longer, however it is spaced; sentences are not looked through.
_LONGEST_LINE = 200


def mark_in(text: str) -> str | None:
    """The mark that stands as a line of its own in `text`; None where there is none."""
    return mark_among(text.splitlines())


def mark_among(lines: Iterable[str]) -> str | None:
    """The first mark among lines (paragraphs, cells)."""
    label = False
    for line in lines:
        # Letters that are entities may be line ends.
        for one in plain(line).splitlines():
            if mark := _mark_of_line(one) or (label and _mark_in_any_case(one)) or None:
                return mark
            label = _LABEL_ALONE.fullmatch(one[:_LONGEST_LINE]) is not None
    return None


def _mark_of_line(line: str) -> str | None:
    if "T" not in line and "t" not in line:
        return None
    parts = columns(line)
    for part in parts if len(parts) == 1 else (line, *parts):
        if mark := _mark_alone(part) or _mark_beside(part):
            return mark
    return None


def _mark_alone(part: str) -> str | None:
    """The mark, if there are no other letters: whatever stands around and between its own."""
    return _BY_LETTERS.get(_NO_LETTERS.sub("", part))


def _mark_beside(part: str) -> str | None:
    line = " ".join(part.split())
    if len(line) > _LONGEST_LINE or not _MENTIONED.search(line):
        return None
    if labelled := _LABELLED.fullmatch(line):
        return labelled[1].upper()
    if (named := _BEFORE.match(line)) is not None:
        return _mark_alone(line[named.end() :])
    pieces = [piece.strip(" .*()[]“”\"'") for piece in _PARTS.split(line)]
    marks = [mark for piece in pieces if (mark := _mark_alone(piece))]
    others = [piece for piece in pieces if piece and not _mark_alone(piece)]
    return marks[0] if marks and others and all(_BESIDE.fullmatch(one) for one in others) else None


def _mark_in_any_case(line: str) -> str | None:
    return _mark_alone(line.upper()) if len(line) <= _LONGEST_LINE else None


def mark_in_name(name: str) -> str | None:
    """The mark that a file's name says: "MẬT - Kế hoạch.docx", "Kế hoạch_TỐI MẬT.pdf", "MẬT Kế hoạch.docx".

    It is a part between separators, or stands at the edge of one beside a word that is not in capitals.
    """
    for part in _SEPARATORS.split(" ".join(plain(name).split())):
        if mark := _mark_at_edge(tuple(part.split())):
            return mark
    return mark_in(name)


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
