"""Those who do a task and are no members: the residents' group, the ward's police, the youth union, a neighbour."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.language.names import names_a_body
from handlers.meetings.log.one_line.people import People, apart, names_at_start
from handlers.meetings.log.one_line.phrases import pattern, phrase, tidy

_SAID = phrase(
    "không phải đảng viên",
    "không phải là đảng viên",
    "không là đảng viên",
    "chưa là đảng viên",
    "chưa phải đảng viên",
    "chưa phải là đảng viên",
    "chưa vào đảng",
    "không phải người của chi bộ",
    "ngoài chi bộ",
    "ngoài đảng",
    "quần chúng",
)
_NO_MEMBER = pattern(rf"\s*(?:[(\[]\s*(?:là\s+)?{_SAID}\s*[)\]]|[,–-]\s*{_SAID}\b)")
_OFFICE = pattern(
    rf" ?[,(]? ?{phrase('tổ trưởng', 'tổ phó', 'trưởng khu phố', 'trưởng ban', 'công an', 'cảnh sát', 'dân quân')}\b"
    rf"| ?[,(]? ?{phrase('đoàn thanh niên', 'đoàn viên', 'bí thư đoàn', 'bí thư chi đoàn', 'chi đoàn')}\b"
    rf"| ?[,(]? ?{phrase('hội', 'chi hội', 'chi hội trưởng', 'mặt trận', 'chủ tịch', 'cán bộ', 'y tế', 'ban')}\s+\w"
)
_HEAD = pattern(r"(?P<head>[^:]{1,100}?)\s*(?::|\s[–-]\s)\s*")
_MOST_HEAD_WORDS = 14


@dataclass(frozen=True)
class Head:
    """To whom a task is given: names of members as typed, those who are none, and what follows."""

    members: tuple[str, ...]
    outsiders: tuple[str, ...]
    rest: str


def outsiders_at_start(text: str, people: People) -> Head | None:
    """The names that a task begins with, where one of them is said to be of no member, or names a body."""
    said = _NO_MEMBER.search(text[:160])
    if said is not None and ":" not in text[: said.start()]:
        *others, last = apart(text[: said.start()]) or [""]
        members, outsiders = _sorted(others, people)
        return Head(members, (*outsiders, last), tidy(text[said.end() :])) if last else None
    head = _HEAD.match(text)
    if head is None or len(head["head"].split()) > _MOST_HEAD_WORDS:
        return None
    members, outsiders = _sorted(apart(head["head"]), people)
    known = all(names_at_start(one, people) for one in members)
    return Head(members, outsiders, text[head.end() :]) if outsiders and known else None


def without_mark(rest: str) -> str | None:
    """What follows words behind a name that say that it is no member's; None where there are none."""
    said = _NO_MEMBER.match(rest)
    return rest[said.end() :] if said else None


def _sorted(names: Sequence[str], people: People) -> tuple[tuple[str, ...], tuple[str, ...]]:
    members = tuple(name for name in names if not names_a_body(name))
    return members, tuple(name for name in names if name not in members)


def has_office(rest: str) -> bool:
    """Whether words behind a name say an office outside of the cell ("anh Sơn tổ trưởng dân phố")."""
    return _OFFICE.match(rest) is not None
