"""What a roster says, line by line, and what importing it would do: plain values, compared with what is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handlers.people.joining.roster import texts
from handlers.people.joining.roster.form import HEADINGS, Column, key


@dataclass(frozen=True)
class UnitLine:
    """A unit as the file (or the database) has it; `parent` is the code of the unit above."""

    code: str
    name: str
    kind: str
    cell_kind: str | None
    parent: str | None


@dataclass(frozen=True)
class PersonLine:
    """A person as the file (or the database) has them; `roles` are (role, unit code)."""

    code: str
    name: str
    birth_year: int | None
    phone: str | None
    membership: str
    unit: str
    roles: frozenset[tuple[str, str]]
    active: bool = True


@dataclass(frozen=True)
class KnownRoster:
    """What the database holds, by code. `gone`: units no longer in use, with the code of the one they went into (""
    where they were dissolved); they are not among `units`.
    """

    units: Mapping[str, UnitLine] = field(default_factory=dict)
    people: Mapping[str, PersonLine] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RosterProblem:
    """What is wrong in one cell, and what to do about it."""

    row: int
    column: Column
    what: str

    def __str__(self) -> str:
        return texts.PROBLEM.format(row=self.row, column=HEADINGS[self.column], what=self.what)


@dataclass(frozen=True)
class Plan:
    """What an import would do. `missing` are the active people whom the file does not have; `alike` are pairs of rows
    that may be one person twice: both are told, and nothing is done about them.
    """

    new_units: tuple[UnitLine, ...]
    changed_units: tuple[UnitLine, ...]
    new_people: tuple[PersonLine, ...]
    changed_people: tuple[tuple[PersonLine, tuple[str, ...]], ...]
    missing: tuple[PersonLine, ...]
    alike: tuple[tuple[int, int, str], ...]

    @staticmethod
    def of(known: KnownRoster, units: Sequence[UnitLine], people: Mapping[int, PersonLine]) -> "Plan":
        """What it takes to make `known` say what the file says; `people` are by their row's number."""
        stays = {line.code for line in people.values()}
        changed = [
            (line, _differences(known.people[line.code], line)) for line in people.values() if line.code in known.people
        ]
        return Plan(
            new_units=tuple(line for line in units if line.code not in known.units),
            changed_units=tuple(line for line in units if known.units.get(line.code, line) != line),
            new_people=tuple(line for line in people.values() if line.code not in known.people),
            changed_people=tuple((line, fields) for line, fields in changed if fields),
            missing=tuple(line for line in known.people.values() if line.active and line.code not in stays),
            alike=tuple(_alike(people)),
        )

    @property
    def changes(self) -> int:
        return len(self.new_units) + len(self.changed_units) + len(self.new_people) + len(self.changed_people)


def _differences(known: PersonLine, line: PersonLine) -> tuple[str, ...]:
    return tuple(name for name in texts.FIELDS if getattr(known, name) != getattr(line, name))


def _alike(people: Mapping[int, PersonLine]) -> Iterator[tuple[int, int, str]]:
    seen: dict[tuple[str, str, int], int] = {}
    for row, line in people.items():
        if line.birth_year is None:
            continue
        earlier = seen.setdefault((line.unit, key(line.name), line.birth_year), row)
        if earlier != row:
            yield earlier, row, line.name
