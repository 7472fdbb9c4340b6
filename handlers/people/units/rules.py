"""Which changes of the tree of units make sense: pure decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# What may stand above what: a unit's parent is further to the left, or a city in a city.
_DEPTH = ("city", "ward", "cell", "group")


@dataclass(frozen=True)
class Node:
    """A unit as the rules see it. `dissolved`: it has no place in the tree any more."""

    code: str
    kind: str
    parent: str | None
    dissolved: bool = False


class Problem(StrEnum):
    """Why a change cannot be made."""

    UNKNOWN = "unknown"
    GONE = "gone"
    ITSELF = "itself"
    OTHER_KIND = "other_kind"
    INSIDE = "inside"
    PLACE = "place"
    TAKEN = "taken"
    NAMELESS = "nameless"
    NOTHING = "nothing"
    NOT_BELOW = "not_below"
    MEMBERS = "members"
    UNITS = "units"
    TASKS = "tasks"
    SESSIONS = "sessions"


Units = Mapping[str, Node]


def usable(units: Units, code: str) -> Problem | None:
    """What speaks against using the unit at all."""
    node = units.get(code)
    if node is None:
        return Problem.UNKNOWN
    return Problem.GONE if node.dissolved else None


def can_merge(units: Units, sources: Sequence[str], into: str) -> tuple[Problem, str] | None:
    """What speaks against merging `sources` into the unit `into`, and which unit it is about."""
    if not sources:
        return Problem.NOTHING, into
    for code in (*sources, into):
        if (problem := usable(units, code)) is not None:
            return problem, code
    for code in sources:
        if code == into:
            return Problem.ITSELF, code
        if units[code].kind != units[into].kind:
            return Problem.OTHER_KIND, code
        if is_below(units, into, code) or is_below(units, code, into):
            return Problem.INSIDE, code
    return None


def can_move(units: Units, code: str, below: str) -> tuple[Problem, str] | None:
    """What speaks against hanging the unit below another."""
    for one in (code, below):
        if (problem := usable(units, one)) is not None:
            return problem, one
    if code == below:
        return Problem.ITSELF, code
    if is_below(units, below, code):
        return Problem.INSIDE, below
    return None if fits_below(units[code].kind, units[below].kind) else (Problem.PLACE, below)


def can_be_new(units: Units, code: str, name: str) -> tuple[Problem, str] | None:
    """What speaks against making a new unit."""
    if code in units:
        return Problem.TAKEN, code
    return None if name.strip() else (Problem.NAMELESS, code)


def can_dissolve(members: int, below: int, open_tasks: int, planned: int) -> Problem | None:
    """A unit is dissolved when nothing is left to follow up in it."""
    if members:
        return Problem.MEMBERS
    if below:
        return Problem.UNITS
    if open_tasks:
        return Problem.TASKS
    return Problem.SESSIONS if planned else None


def fits_below(kind: str, parent_kind: str) -> bool:
    here, above = _DEPTH.index(kind), _DEPTH.index(parent_kind)
    return above < here or kind == parent_kind == "city"


def is_below(units: Units, code: str, above: str) -> bool:
    """Whether `code` hangs somewhere below `above`."""
    parent, seen = units[code].parent, {code}
    while parent is not None and parent in units and parent not in seen:
        if parent == above:
            return True
        seen.add(parent)
        parent = units[parent].parent
    return False
