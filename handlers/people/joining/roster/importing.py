"""Importing a roster: read, check, apply; whole or not at all. Whoever calls commits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handlers.language.names import fold
from handlers.people.joining.roster import texts
from handlers.people.joining.roster.lines import KnownRoster, PersonLine, Plan, RosterProblem, UnitLine
from handlers.people.joining.roster.reading import RosterRefused, read_table
from handlers.people.joining.roster.rules import check
from storage import audit
from storage.database import Db
from storage.people import Person, Role, Unit, everybody
from storage.sessions import cells_at_work
from storage.units import living, tree_of

IMPORTED = "import_roster"
MOST_SHOWN = 50
_DEPTH = ("city", "ward", "cell", "group")


@dataclass(frozen=True)
class ImportReport:
    """How an import went. `lines` say it in Vietnamese; where it went not `well`, nothing has been changed."""

    well: bool
    changes: int
    lines: tuple[str, ...]


def import_roster(db: Db, source: Path | bytes, now: datetime, filename: str = "") -> ImportReport:
    """Make the database say what the file says. A file that is wrong anywhere changes nothing. Raises OSError."""
    try:
        rows = read_table(source, filename)
    except RosterRefused as refusal:
        return ImportReport(False, 0, (str(refusal),))
    plan = check(rows, known_of(db), now.year)
    if isinstance(plan, list):
        return ImportReport(False, 0, tuple(_refusal(plan)))
    apply(db, plan, now)
    return ImportReport(True, plan.changes, tuple(_account(plan)))


def known_of(db: Db) -> KnownRoster:
    """All units and people of the database."""
    units = {unit.id: unit for unit in tree_of(db)}
    return KnownRoster(
        {unit.code: _unit_line(unit, units) for unit in units.values() if unit.dissolved_at is None},
        {person.code: _person_line(person, units) for person in everybody(db)},
        {unit.code: _now_in(db, unit) for unit in units.values() if unit.dissolved_at is not None},
    )


def _now_in(db: Db, unit: Unit) -> str:
    """The code of the unit in use that this one went into, however many merges ago; "" where there is none."""
    now = living(db, unit)
    return now.code if now.dissolved_at is None else ""


def _unit_line(unit: Unit, units: dict[int, Unit]) -> UnitLine:
    parent = units[unit.parent_id].code if unit.parent_id is not None else None
    return UnitLine(unit.code, unit.name, unit.kind, unit.cell_kind, parent)


def _person_line(person: Person, units: dict[int, Unit]) -> PersonLine:
    roles = frozenset((role.name, units[role.unit_id].code) for role in person.roles)
    return PersonLine(
        person.code,
        person.full_name,
        person.birth_year,
        person.phone,
        person.membership,
        units[person.unit_id].code,
        roles,
        person.active,
    )


def apply(db: Db, plan: Plan, now: datetime) -> None:
    """Carry a plan out. Applied twice, the second time changes nothing."""
    if not plan.changes:
        return
    units = {unit.code: unit for unit in tree_of(db)}
    for line in sorted((*plan.new_units, *plan.changed_units), key=lambda line: _DEPTH.index(line.kind)):
        _put_unit(db, line, units)
    people, at_work = {one.code: one for one in everybody(db)}, cells_at_work(db)
    for person in (*plan.new_people, *(line for line, _ in plan.changed_people)):
        _put_person(db, person, people, units, now, at_work)
    db.flush()
    audit.record(db, None, IMPORTED, f"roster:{plan.changes}", now)
    for somebody in (*plan.new_people, *(line for line, _ in plan.changed_people)):
        audit.record(db, None, IMPORTED, f"person:{people[somebody.code].id}", now)


def _put_unit(db: Db, line: UnitLine, units: dict[str, Unit]) -> None:
    unit = units.get(line.code)
    if unit is None:
        unit = units[line.code] = Unit(code=line.code)
        db.add(unit)
    unit.name, unit.kind, unit.cell_kind = line.name, line.kind, line.cell_kind
    unit.parent_id = units[line.parent].id if line.parent is not None else None
    db.flush()


def _put_person(
    db: Db, line: PersonLine, people: dict[str, Person], units: dict[str, Unit], now: datetime, at_work: set[int]
) -> None:
    person = people.get(line.code)
    if person is None:
        person = people[line.code] = Person(code=line.code)
        db.add(person)
    person.full_name, person.folded_name = line.name, fold(line.name)
    person.birth_year, person.phone = line.birth_year, line.phone
    person.membership, person.unit_id, person.active = line.membership, units[line.unit].id, line.active
    wanted = {(name, units[code].id) for name, code in line.roles}
    kept = [role for role in person.roles if (role.name, role.unit_id) in wanted]
    new = wanted - {(role.name, role.unit_id) for role in kept}
    person.roles = [*kept, *(_given(name, unit, now, unit in at_work) for name, unit in sorted(new))]


def _given(name: str, unit_id: int, now: datetime, at_work: bool) -> Role:
    """Who comes into an office of a unit that is at work is told of it (handlers/people/offices/)."""
    return Role(name=name, unit_id=unit_id, since=now if at_work else None)


def _refusal(problems: list[RosterProblem]) -> Iterable[str]:
    yield texts.REFUSED.format(count=len(problems))
    yield from map(str, problems[:MOST_SHOWN])
    if len(problems) > MOST_SHOWN:
        yield texts.MORE_PROBLEMS.format(count=len(problems) - MOST_SHOWN)


def _account(plan: Plan) -> Iterable[str]:
    if not plan.changes:
        yield texts.NOTHING_CHANGED
    else:
        yield texts.IMPORTED.format(changes=plan.changes)
        yield texts.COUNTS.format(
            new_units=len(plan.new_units),
            changed_units=len(plan.changed_units),
            new_people=len(plan.new_people),
            changed_people=len(plan.changed_people),
        )
    changed = [
        texts.CHANGED.format(code=line.code, name=line.name, fields=", ".join(texts.FIELDS[name] for name in fields))
        for line, fields in plan.changed_people
    ]
    yield from _first(changed)
    if plan.missing:
        yield texts.MISSING_PEOPLE.format(count=len(plan.missing))
        yield from _first([texts.MISSING_PERSON.format(code=line.code, name=line.name) for line in plan.missing])
    yield from _first([texts.ALIKE.format(row=row, other=other, name=name) for row, other, name in plan.alike])


def _first(lines: list[str]) -> Iterable[str]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield texts.MORE.format(count=len(lines) - MOST_SHOWN)
