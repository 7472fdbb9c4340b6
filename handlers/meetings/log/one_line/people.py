"""The people a line names."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.language.names import find_people, fold, names_a_body
from handlers.meetings.log.one_line.phrases import on_one_line, pattern, phrase, tidy

People = Sequence[tuple[int, str]]
_LONGEST_NAME = 7
_TITLES = frozenset(("anh", "chi", "co", "chu", "bac", "ong", "ba", "em", "dong", "d/c", "dc", "cau", "di"))
_AND = pattern(rf"\s*(?:[,&+]|{phrase('và')}(?!\w))\s*")
_WITH = pattern(rf"\s*{phrase('cùng với', 'cùng', 'với')}\s+")


@dataclass(frozen=True)
class Naming:
    """Who is meant: `person_id` where it can be only one, else those `alike`. `named` is what was typed."""

    person_id: int | None = None
    alike: tuple[int, ...] = ()
    named: str = ""


def who(names: Sequence[str], people: People) -> Naming:
    """Whom these names mean: one of several has to be chosen."""
    ids = tuple(dict.fromkeys(found for name in names for found in find_people(name, people)))
    named = ", ".join(names)
    return Naming(ids[0], (), named) if len(names) == 1 and len(ids) == 1 else Naming(None, ids, named)


@dataclass(frozen=True)
class Start:
    """What a text begins with: the names, those who are named as company, and what follows."""

    names: tuple[str, ...]
    company: tuple[str, ...]
    rest: str


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
    typed = fold(name).split()
    while len(typed) > 1 and typed[0] in _TITLES:
        typed = typed[2:] if typed[:2] == ["dong", "chi"] else typed[1:]
    found = set(find_people(name, people))
    return any(set(typed) <= set(fold(of).split()) for one, of in people if one in found)


def company_of(text: str, people: People) -> str:
    """Helpers as they are kept: a member by the full name, others as typed."""
    known = dict(people)
    named = [name for name in map(tidy, _AND.split(on_one_line(text))) if name]
    found = [(name, [] if names_a_body(name) else find_people(name, people)) for name in named]
    return ", ".join(known[ids[0]] if len(ids) == 1 and _is_name(name, people) else name for name, ids in found)
