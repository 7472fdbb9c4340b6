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


class UnitProblem(StrEnum):
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


def usable(units: Units, code: str) -> UnitProblem | None:
    """What speaks against using the unit at all."""
    node = units.get(code)
    if node is None:
        return UnitProblem.UNKNOWN
    return UnitProblem.GONE if node.dissolved else None


def can_merge(units: Units, sources: Sequence[str], into: str) -> tuple[UnitProblem, str] | None:
    """What speaks against merging `sources` into the unit `into`, and which unit it is about."""
    if not sources:
        return UnitProblem.NOTHING, into
    for code in (*sources, into):
        if (problem := usable(units, code)) is not None:
            return problem, code
    for code in sources:
        if code == into:
            return UnitProblem.ITSELF, code
        if units[code].kind != units[into].kind:
            return UnitProblem.OTHER_KIND, code
        if is_below(units, into, code) or is_below(units, code, into):
            return UnitProblem.INSIDE, code
    return None


def can_move(units: Units, code: str, below: str) -> tuple[UnitProblem, str] | None:
    """What speaks against hanging the unit below another."""
    for one in (code, below):
        if (problem := usable(units, one)) is not None:
            return problem, one
    if code == below:
        return UnitProblem.ITSELF, code
    if is_below(units, below, code):
        return UnitProblem.INSIDE, below
    return None if fits_below(units[code].kind, units[below].kind) else (UnitProblem.PLACE, below)


def can_be_new(units: Units, code: str, name: str) -> tuple[UnitProblem, str] | None:
    """What speaks against making a new unit."""
    if code in units:
        return UnitProblem.TAKEN, code
    return None if name.strip() else (UnitProblem.NAMELESS, code)


def can_dissolve(members: int, below: int, open_tasks: int, planned: int) -> UnitProblem | None:
    """A unit is dissolved when nothing is left to follow up in it."""
    if members:
        return UnitProblem.MEMBERS
    if below:
        return UnitProblem.UNITS
    if open_tasks:
        return UnitProblem.TASKS
    return UnitProblem.SESSIONS if planned else None


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
