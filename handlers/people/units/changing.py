"""Changing the tree of units. Each deed is done whole or not at all; whoever calls commits.

What was is kept: figures, documents and minutes name the unit as it was called then, and an old link to a unit leads to
the one it has become part of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from handlers.people.units import rules, texts
from handlers.people.units.rules import Node, UnitProblem
from storage import audit
from storage.database import Db
from storage.following import follow, follow_people
from storage.people import Person, RoleName, Unit, copy_roles, count_members, end_roles, person_in, roles_held_in
from storage.sessions import count_planned
from storage.tasks import count_open_tasks
from storage.units import UnitChange, UnitDeed, tree_of

CHANGED = "change_units"


class Refused(Exception):
    """The change cannot be made; the message says why, in Vietnamese. Nothing has been changed."""


@dataclass
class Tree:
    """All units of a database, and the moment of the change."""

    db: Db
    now: datetime
    units: dict[str, Unit] = field(init=False)

    def __post_init__(self) -> None:
        self.units = {unit.code: unit for unit in tree_of(self.db)}

    @property
    def nodes(self) -> dict[str, Node]:
        codes = {unit.id: unit.code for unit in self.units.values()}
        return {
            unit.code: Node(unit.code, unit.kind, codes.get(unit.parent_id or 0), unit.dissolved_at is not None)
            for unit in self.units.values()
        }

    def lines(self, gone: bool = False) -> list[str]:
        """The tree as text; with `gone`, also what is no longer in it."""
        below: dict[int | None, list[Unit]] = {}
        for unit in self.units.values():
            if unit.dissolved_at is None:
                below.setdefault(unit.parent_id, []).append(unit)
        ended = [unit for unit in self.units.values() if gone and unit.dissolved_at is not None]
        return [*_branch(below, None, 0), *map(self._gone_line, ended)]

    def _gone_line(self, unit: Unit) -> str:
        into = next((one for one in self.units.values() if one.id == unit.successor_id), None)
        line = texts.GONE_INTO if into is not None else texts.DISSOLVED
        return line.format(code=unit.code, name=unit.name, kind=texts.KINDS[unit.kind], into=into and into.name)

    def rename(self, code: str, name: str, reason: str = "") -> list[str]:
        self._demand(_about(rules.usable(self.nodes, code), code))
        self._demand((UnitProblem.NAMELESS, code) if not name.strip() else None)
        unit = self.units[code]
        old, unit.name = unit.name, name.strip()
        self._note(unit, UnitDeed.RENAMED, old, reason=reason)
        return [texts.RENAMED.format(code=code, old=old, new=unit.name)]

    def move(self, code: str, below: str, reason: str = "") -> list[str]:
        self._demand(rules.can_move(self.nodes, code, below))
        self._hang(self.units[code], self.units[below], reason)
        return [texts.MOVED.format(name=self.units[code].name, code=code, above=self.units[below].name)]

    def merge(self, sources: Sequence[str], into: str, name: str = "", reason: str = "") -> list[str]:
        """Merge units into one of the same kind; into a new one where `into` is not known yet and `name` is given."""
        lines = []
        if into not in self.units and sources and rules.usable(self.nodes, sources[0]) is None:
            lines.append(self._found(into, name, self.units[sources[0]]))
        self._demand(rules.can_merge(self.nodes, sources, into))
        lines += [self._merge_one(self.units[code], self.units[into], reason) for code in sources]
        return [*lines, self._roles_line(self.units[into])]

    def _merge_one(self, unit: Unit, into: Unit, reason: str) -> str:
        below = [one for one in self.units.values() if one.parent_id == unit.id]
        for one in below:
            one.parent_id = into.id
        moved = follow(self.db, unit.id, into.id)
        moved["units"] = [one.id for one in below]
        self._end(unit, into)
        self._note(unit, UnitDeed.MERGED, unit.name, into, dict(moved), reason)
        counts = {name: len(ids) for name, ids in moved.items()}
        return texts.MERGED.format(name=unit.name, code=unit.code, into=into.name, **counts)

    def split(
        self, old: str, code: str, name: str, units: Sequence[str] = (), people: Sequence[str] = (), reason: str = ""
    ) -> list[str]:
        """Found a new unit beside `old` with some of its units, or (a cell) of its people and their open tasks."""
        self._demand(_about(rules.usable(self.nodes, old), old))
        self._demand((UnitProblem.NOTHING, code) if not units and not people else None)
        for one in units:
            self._demand(_about(rules.usable(self.nodes, one), one))
            self._demand((UnitProblem.NOT_BELOW, one) if not rules.is_below(self.nodes, one, old) else None)
        leaving = [self._person(one, self.units[old]) for one in people]
        founded = self._found(code, name, self.units[old])
        new = self.units[code]
        for one in units:
            self._hang(self.units[one], new, reason)
        tasks = follow_people(self.db, [one.id for one in leaving], self.units[old].id, new.id)
        copy_roles(self.db, RoleName.IN_CHARGE, self.units[old].id, new.id)
        self._note(self.units[old], UnitDeed.SPLIT, self.units[old].name, new, {"tasks": tasks}, reason)
        line = texts.SPLIT.format(
            name=new.name, code=code, old=self.units[old].name, people=len(leaving), units=len(units), tasks=len(tasks)
        )
        return [founded, line, self._roles_line(new), self._roles_line(self.units[old])]

    def dissolve(self, code: str, reason: str = "") -> list[str]:
        """End a unit in which nothing is left to be done."""
        self._demand(_about(rules.usable(self.nodes, code), code))
        unit = self.units[code]
        below = sum(one.parent_id == unit.id for one in self.units.values())
        members = count_members(self.db, unit.id)
        tasks, planned = count_open_tasks(self.db, unit.id), count_planned(self.db, unit.id)
        self._demand(_about(rules.can_dissolve(members, below, tasks, planned), code))
        end_roles(self.db, unit.id)
        self._end(unit, None)
        self._note(unit, UnitDeed.DISSOLVED, unit.name, reason=reason)
        return [texts.ENDED.format(name=unit.name, code=code)]

    def _demand(self, problem: tuple[UnitProblem, str] | None) -> None:
        if problem is not None:
            raise Refused(texts.PROBLEMS[problem[0]].format(code=problem[1]))

    def _found(self, code: str, name: str, like: Unit) -> str:
        """A new unit of the same kind and at the same place as another."""
        self._demand(rules.can_be_new(self.nodes, code, name))
        unit = Unit(code=code, name=name.strip(), kind=like.kind, cell_kind=like.cell_kind, parent_id=like.parent_id)
        self.db.add(unit)
        self.db.flush()
        self.units[code] = unit
        return texts.NEW.format(name=unit.name, code=code)

    def _hang(self, unit: Unit, below: Unit, reason: str) -> None:
        unit.parent_id = below.id
        self._note(unit, UnitDeed.MOVED, unit.name, below, reason=reason)

    def _end(self, unit: Unit, into: Unit | None) -> None:
        unit.parent_id, unit.dissolved_at = None, self.now
        unit.successor_id = into.id if into is not None else None

    def _person(self, code: str, unit: Unit) -> Person:
        found = person_in(self.db, unit.id, code)
        if found is None:
            raise Refused(texts.PERSON_NOT_THERE.format(code=code))
        return found

    def _roles_line(self, unit: Unit) -> str:
        held: dict[str, list[str]] = {}
        for role, name in roles_held_in(self.db, unit.id):
            held.setdefault(role, []).append(name)
        roles = "; ".join(
            texts.ROLE.format(role=texts.ROLE_NAMES.get(role, role), names=", ".join(names))
            for role, names in held.items()
        )
        return texts.ROLES.format(name=unit.name, roles=roles or texts.NOBODY)

    def _note(
        self,
        unit: Unit,
        deed: UnitDeed,
        name_until: str,
        other: Unit | None = None,
        moved: dict[str, object] | None = None,
        reason: str = "",
    ) -> None:
        change = UnitChange(
            unit_id=unit.id,
            deed=deed,
            name_until=name_until,
            other_id=other.id if other is not None else None,
            moved=moved or {},
            reason=reason,
            at=self.now,
        )
        self.db.add(change)
        audit.record(self.db, None, CHANGED, f"unit:{unit.id}", self.now)
        self.db.flush()


def _about(problem: UnitProblem | None, code: str) -> tuple[UnitProblem, str] | None:
    return (problem, code) if problem is not None else None


def _branch(below: dict[int | None, list[Unit]], parent: int | None, depth: int) -> list[str]:
    lines = []
    for unit in below.get(parent, []):
        kind = texts.KINDS[unit.kind]
        lines.append(texts.LINE.format(indent="  " * depth, code=unit.code, name=unit.name, kind=kind))
        lines += _branch(below, unit.id, depth + 1)
    return lines
