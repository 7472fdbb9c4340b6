"""Units, people, and what they may do (roles)."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship, selectinload

from storage.base import Base
from storage.database import Db


class UnitKind(StrEnum):
    CITY = "city"
    WARD = "ward"
    CELL = "cell"
    GROUP = "group"


class CellKind(StrEnum):
    """A neighbourhood cell has streets and households; an office cell has counters, files and clients."""

    NEIGHBOURHOOD = "neighbourhood"
    OFFICE = "office"


class Membership(StrEnum):
    OFFICIAL = "official"
    PROBATIONARY = "probationary"
    TEMPORARY = "temporary"
    EXEMPT = "exempt"


class RoleName(StrEnum):
    """What somebody is to a unit. `IN_CHARGE` and those above a cell are ward people; the rest belong to a cell."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    CELL_COMMITTEE = "cell_committee"
    MINUTES_TAKER = "minutes_taker"
    WARD_COMMITTEE = "ward_committee"
    WARD_BUILDING = "ward_building"
    IN_CHARGE = "in_charge"
    ADMINISTRATOR = "administrator"


class Unit(Base):
    """A node of the tree thành phố → phường/xã → chi bộ (→ tổ đảng).

    One no longer in use (`dissolved_at`) has no place in the tree; what it went into, if anything, is `successor_id`.
    """

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[str]
    cell_kind: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    dissolved_at: Mapped[datetime | None]
    parent: Mapped["Unit | None"] = relationship(remote_side=[id], foreign_keys=[parent_id], viewonly=True)


class Person(Base):
    """Somebody of the roster. `folded_name` is the name without accents in lower case, for finding; `locked_out_at`:
    since when no invitation lets anybody in as them, after too many wrong answers (None: any may).
    """

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    full_name: Mapped[str]
    folded_name: Mapped[str] = mapped_column(index=True)
    birth_year: Mapped[int | None]
    phone: Mapped[str | None]
    membership: Mapped[str]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    locked_out_at: Mapped[datetime | None]
    unit: Mapped[Unit] = relationship()
    roles: Mapped[list["Role"]] = relationship(back_populates="person", cascade="all, delete-orphan")


class Role(Base):
    """One person's role in one unit. `since`: when it was given, where the unit was at work already; None for those it
    began with.
    """

    __tablename__ = "roles"
    __table_args__ = (
        UniqueConstraint("person_id", "unit_id", "name"),
        Index("ix_roles_unit_id_name", "unit_id", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str]
    since: Mapped[datetime | None] = mapped_column(index=True)
    person: Mapped[Person] = relationship(back_populates="roles")


# Built once: building a statement costs more than running it.
_HOLDERS = (
    select(Person)
    .join(Role, Role.person_id == Person.id)
    .where(Role.unit_id == bindparam("unit"), Role.name.in_(bindparam("names", expanding=True)), Person.active)
    .order_by(Person.folded_name, Person.id)
    .distinct()
)


def members_of_cell(db: Db, cell_id: int) -> list[Person]:
    """The active people of a cell, by name."""
    query = select(Person).where(Person.unit_id == cell_id, Person.active).order_by(Person.folded_name, Person.id)
    return list(db.scalars(query))


def holders_of(db: Db, unit_id: int, *names: str) -> list[Person]:
    """The active people who hold one of the roles `names` in this very unit."""
    return list(db.scalars(_HOLDERS, {"unit": unit_id, "names": names}))


def cells_below(db: Db, unit_id: int) -> list[Unit]:
    """The cells in the tree below `unit_id` (itself, if it is a cell), by name."""
    return _of_kind_below(db, unit_id, UnitKind.CELL)


def _of_kind_below(db: Db, unit_id: int, kind: UnitKind) -> list[Unit]:
    tree = select(Unit.id).where(Unit.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(Unit.id).join(tree, Unit.parent_id == tree.c.id))
    query = select(Unit).join(tree, Unit.id == tree.c.id).where(Unit.kind == kind).order_by(Unit.name)
    return list(db.scalars(query))


def members_of_cells(db: Db, cell_ids: Collection[int]) -> list[Person]:
    """The active people of several cells, by name."""
    query = select(Person).where(Person.unit_id.in_(list(cell_ids)), Person.active)
    return list(db.scalars(query.order_by(Person.folded_name, Person.id)))


def holders_in(db: Db, unit_ids: Collection[int], names: Collection[str]) -> list[tuple[Role, Person]]:
    """The active people who hold one of the roles `names` in these very units, with the role, by name."""
    query = (
        select(Role, Person)
        .join(Person, Role.person_id == Person.id)
        .where(Role.unit_id.in_(list(unit_ids)), Role.name.in_(list(names)), Person.active)
        .order_by(Person.folded_name, Person.id)
    )
    return [(role, person) for role, person in db.execute(query)]


def people_holding(db: Db, names: Collection[str]) -> list[Person]:
    """The active people who hold one of the roles `names` in a unit that is in use, by name."""
    query = (
        select(Person)
        .join(Role, Role.person_id == Person.id)
        .join(Unit, Unit.id == Role.unit_id)
        .where(Role.name.in_(list(names)), Unit.dissolved_at.is_(None), Person.active)
        .order_by(Person.folded_name, Person.id)
        .distinct()
    )
    return list(db.scalars(query))


def everybody(db: Db) -> list[Person]:
    """All people of the roster with their roles, also those no longer active."""
    return list(db.scalars(select(Person).options(selectinload(Person.roles))))


def active_people(db: Db) -> list[Person]:
    """The active people of all units, by name."""
    return list(db.scalars(select(Person).where(Person.active).order_by(Person.folded_name, Person.id)))


def ids_named(db: Db, folded_name: str) -> list[int]:
    """The active people of this very name, without accents and in lower case."""
    return list(db.scalars(select(Person.id).where(Person.folded_name == folded_name, Person.active)))


def person_in(db: Db, unit_id: int, code: str) -> Person | None:
    """The person with this code, if they belong to the unit, active or not."""
    return db.scalar(select(Person).where(Person.code == code, Person.unit_id == unit_id))


def count_members(db: Db, unit_id: int) -> int:
    """How many active people belong to a unit."""
    query = select(func.count()).select_from(Person).where(Person.unit_id == unit_id, Person.active)
    return db.scalar(query) or 0


def roles_held_in(db: Db, unit_id: int) -> list[tuple[str, str]]:
    """(role, full name) of everybody who holds a role in this very unit, active or not, by role and name."""
    query = select(Role.name, Person.full_name).join(Person, Person.id == Role.person_id).where(Role.unit_id == unit_id)
    return [(role, name) for role, name in db.execute(query.order_by(Role.name, Person.folded_name))]


def roles_given(db: Db, since: datetime) -> list[Role]:
    """The roles that active people were given at `since` or later."""
    query = select(Role).join(Person, Person.id == Role.person_id).where(Role.since >= since, Person.active)
    return list(db.scalars(query.order_by(Role.id)))


def copy_roles(db: Db, name: str, from_id: int, to_id: int) -> None:
    """Whoever holds the role `name` in one unit shall hold it in another too, in which nobody holds it yet."""
    held = select(Role.person_id).where(Role.unit_id == from_id, Role.name == name)
    db.add_all([Role(person_id=person_id, unit_id=to_id, name=name) for person_id in db.scalars(held)])
    db.flush()


def end_roles(db: Db, unit_id: int) -> None:
    """Nobody holds a role in this very unit any more."""
    for role in db.scalars(select(Role).where(Role.unit_id == unit_id)):
        db.delete(role)
