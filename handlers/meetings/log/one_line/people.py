"""The people a line names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from handlers.language.names import find_people, fold, names_a_body
from handlers.meetings.log.one_line.phrases import on_one_line, pattern, phrase, tidy


class Known(NamedTuple):
    """A member as lines know them; `born` is the year, which tells those of one name apart ("Hoa 1979")."""

    id: int
    name: str
    born: int | None = None


People = Sequence[Known]
_LONGEST_NAME = 7
_LONGEST_YEAR = 24
_BORN = rf"{phrase('sinh năm', 'sn', 's/n')}\.? ?"
_YEAR = pattern(rf" ?,? ?\(? ?(?:{_BORN}(?P<short>\d\d)|(?:{_BORN})?(?P<long>(?:19|20)\d\d))\)?$")
_TITLES = frozenset(("anh", "chi", "co", "chu", "bac", "ong", "ba", "em", "dong", "d/c", "dc", "cau", "di"))
_AND = pattern(rf"\s*(?:[,&+]|{phrase('và')}(?!\w))\s*")
_WITH = pattern(rf"\s*{phrase('cùng với', 'cùng', 'với')}\s+")


@dataclass(frozen=True)
class Naming:
    """Who is meant: `person_id` where it can be only one, else those `alike`. `named` is what was typed."""

    person_id: int | None = None
    alike: tuple[int, ...] = ()
    named: str = ""


def _with_year(name: str) -> tuple[str, str]:
    """A name without the year of birth that stands behind it, and that year, perhaps of two digits; "" without one."""
    plain = on_one_line(name)
    start = max(0, len(plain) - _LONGEST_YEAR)
    year = _YEAR.search(plain, start)
    return (plain[: year.start()], year["long"] or year["short"]) if year else (plain, "")


def meant(name: str, people: People) -> list[int]:
    """Whom a name may mean; where a year of birth stands behind it, only those born then."""
    bare, year = _with_year(name)
    ids = find_people(bare, [(one.id, one.name) for one in people])
    born = {one.id: str(one.born or "") for one in people}
    return [one for one in ids if not year or (born[one] and born[one].endswith(year))]


def who(names: Sequence[str], people: People) -> Naming:
    """Whom these names mean: one of several has to be chosen."""
    ids = tuple(dict.fromkeys(found for name in names for found in meant(name, people)))
    named = ", ".join(names)
    return Naming(ids[0], (), named) if len(names) == 1 and len(ids) == 1 else Naming(None, ids, named)


@dataclass(frozen=True)
class Start:
    """What a text begins with: the names, those who are named as company, and what follows."""

    names: tuple[str, ...]
    company: tuple[str, ...]
    rest: str


def apart(text: str) -> list[str]:
    """The names of a list, as typed: "Lan, Bình và Đoàn thanh niên"."""
    return [name for name in map(tidy, _AND.split(on_one_line(text))) if name]


def names_at_start(text: str, people: People) -> Start | None:
    """The names of members that the text begins with ("Lan và Bình", "Lan cùng Bình"); None where it does not."""
    name, rest = _name_at_start(text, people)
    if not name:
        return None
    names, company = [name], list[str]()
    while joint := _AND.match(rest) or _WITH.match(rest):
        name, further = _name_at_start(rest[joint.end() :], people)
        if not name:
            break
        (company if joint.re is _WITH or company else names).append(name)
        rest = further
    return Start(tuple(names), tuple(company), rest)


def _name_at_start(text: str, people: People) -> tuple[str, str]:
    """The longest name that stands first, and the rest with the signs before it; "" where there is none."""
    words = text.split(" ")
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = " ".join(words[:length]).rstrip(",:;.")
        if _is_name(name, people):
            return name, text[len(name) :]
    return "", text


def _is_name(name: str, people: People) -> bool:
    """Whether this is a member's name to the letter: a slip may be the first word of what is to be done."""
    typed = fold(_with_year(name)[0]).split()
    while len(typed) > 1 and typed[0] in _TITLES:
        typed = typed[2:] if typed[:2] == ["dong", "chi"] else typed[1:]
    found = set(meant(name, people))
    return any(set(typed) <= set(fold(one.name).split()) for one in people if one.id in found)


def company_of(text: str, people: People) -> str:
    """Helpers as they are kept: a member by the full name, others as typed."""
    known = {one.id: one.name for one in people}
    found = [(name, [] if names_a_body(name) else meant(name, people)) for name in apart(text)]
    return ", ".join(known[ids[0]] if len(ids) == 1 and _is_name(name, people) else name for name, ids in found)
