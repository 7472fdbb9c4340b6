"""Several lines typed or pasted at once: each is a line of its own, and headings among them say what follows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from handlers.language.names import fold
from handlers.meetings.log.one_line.absences import absences_in
from handlers.meetings.log.one_line.lines import (
    AbsenceLine,
    ConclusionLine,
    Line,
    OpinionLine,
    PlaceLine,
    TaskLine,
    Unclear,
)
from handlers.meetings.log.one_line.people import People, names_at_start
from handlers.meetings.log.one_line.phrases import tidy
from handlers.meetings.log.one_line.reading import read_line, says_opinion, says_task, without_bullet
from handlers.meetings.log.one_line.tasks import read_task


class Kind(StrEnum):
    """What a line is that does not say so itself."""

    OPINION = "opinion"
    CONCLUSION = "conclusion"
    TASK = "task"
    ABSENCE = "absence"


@dataclass(frozen=True)
class ReadLine:
    """A line as it was typed, and what was read of it."""

    words: str
    line: Line


_HEADINGS = {
    Kind.OPINION: (
        "y kien",
        "cac y kien",
        "y kien phat bieu",
        "y kien thao luan",
        "y kien cua dang vien",
        "thao luan",
        "phat bieu",
        "noi dung thao luan",
    ),
    Kind.CONCLUSION: (
        "ket luan",
        "cac ket luan",
        "chu tri ket luan",
        "bi thu ket luan",
        "ket luan cua chu tri",
        "ket luan cua bi thu",
        "chi bo ket luan",
        "chi bo thong nhat",
        "thong nhat",
    ),
    Kind.TASK: (
        "viec giao",
        "giao viec",
        "giao nhiem vu",
        "nhiem vu",
        "nhiem vu duoc giao",
        "phan cong",
        "phan cong nhiem vu",
        "phan cong cong viec",
        "cong viec",
        "cac viec",
        "viec can lam",
        "viec",
    ),
    Kind.ABSENCE: ("vang", "vang mat", "cac dong chi vang", "dang vien vang", "nguoi vang"),
}
_KIND_OF = {words: kind for kind, headings in _HEADINGS.items() for words in headings}
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi")


def read_lines(text: str, people: People, today: date, plain: str = "") -> list[ReadLine]:
    """What the lines of a text note, in their order. `plain` is the kind of those that neither say it themselves nor
    stand under a heading ("": they are `Unclear`). A heading is no line.
    """
    found, kind = list[ReadLine](), plain
    for words in filter(None, map(str.strip, text.splitlines())):
        heading = _heading(words)
        if heading is not None:
            kind = heading
        elif without_bullet(words):
            found.append(ReadLine(words, read_as(words, kind, people, today)))
    return found


def _heading(words: str) -> Kind | None:
    """The kind that a heading announces: its words alone, perhaps with a number before and a colon behind."""
    plain = fold(without_bullet(words)).strip(" .:;–-*")
    first, _, rest = plain.partition(".")
    return _KIND_OF.get(rest.strip() if first in _NUMERALS and rest else plain)


def read_as(words: str, kind: str, people: People, today: date) -> Line:
    """What a line notes that is of this kind, where it does not say another itself."""
    line = read_line(words, people, today)
    match kind, line:
        case Kind.ABSENCE, Unclear() | PlaceLine() | OpinionLine() if _begins_with_a_name(words, people):
            return AbsenceLine(absences_in(without_bullet(words), people))
        case Kind.TASK, Unclear() | PlaceLine():
            return read_task(without_bullet(words), people, today, named_first=True)
        case Kind.TASK, OpinionLine(named=named, text=str()) if named and not says_opinion(words):
            return read_task(without_bullet(words), people, today, named_first=True)
        case Kind.CONCLUSION, Unclear() | PlaceLine() | TaskLine(assignee_id=None, named="", outsiders=()):
            return ConclusionLine(tidy(without_bullet(words)), ())
        case Kind.CONCLUSION, OpinionLine(named="", text=str()):
            return ConclusionLine(tidy(without_bullet(words)), ())
        case Kind.OPINION, Unclear(alike=alike) if not says_task(words):
            return OpinionLine(None, alike, "", "", without_bullet(words), ())
    return line


def _begins_with_a_name(words: str, people: People) -> bool:
    return names_at_start(without_bullet(words), people) is not None
