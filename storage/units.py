"""How the tree of units changes: merged, split, renamed, moved and dissolved, with what they were before."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db
from storage.people import Unit, UnitKind


class UnitDeed(StrEnum):
    """What was done to a unit."""

    RENAMED = "renamed"
    MOVED = "moved"
    MERGED = "merged"
    SPLIT = "split"
    DISSOLVED = "dissolved"


class UnitChange(Base):
    """One change of a unit: what it was called until then, the other unit it is about (merged into, split off, moved
    below), and what went along as {table: [ids]}, so that an old session can say whose it was.
    """

    __tablename__ = "unit_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    deed: Mapped[str]
    name_until: Mapped[str]
    other_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    moved: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


def merged_into(db: Db, unit_id: int) -> list[int]:
    """The units that have gone into this one, however many merges ago."""
    gone = select(Unit.id).where(Unit.successor_id == unit_id).cte("gone", recursive=True)
    gone = gone.union_all(select(Unit.id).join(gone, Unit.successor_id == gone.c.id))
    return list(db.scalars(select(gone.c.id)))


def living(db: Db, unit: Unit) -> Unit:
    """The unit itself, or the one that it has become part of."""
    seen = {unit.id}
    while unit.successor_id is not None and unit.successor_id not in seen:
        seen.add(unit.successor_id)
        unit = db.get_one(Unit, unit.successor_id)
    return unit


def tree_of(db: Db) -> list[Unit]:
    """All units, also those no longer in use, by their code."""
    return list(db.scalars(select(Unit).order_by(Unit.code)))


def changes_of(db: Db, unit_id: int) -> list[UnitChange]:
    """What was done to the unit and what others became of it, the earliest first."""
    query = select(UnitChange).where((UnitChange.unit_id == unit_id) | (UnitChange.other_id == unit_id))
    return list(db.scalars(query.order_by(UnitChange.at, UnitChange.id)))


def cell_ids_below(db: Db, unit_id: int) -> list[int]:
    """The ids of the cells in the tree below `unit_id` (itself, if it is a cell)."""
    tree = select(Unit.id, Unit.kind).where(Unit.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(Unit.id, Unit.kind).join(tree, Unit.parent_id == tree.c.id))
    return list(db.scalars(select(tree.c.id).where(tree.c.kind == UnitKind.CELL)))


def units_in(db: Db, unit_id: int) -> list[Unit]:
    """The unit and all in the tree below it, by name."""
    tree = select(Unit.id).where(Unit.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(Unit.id).join(tree, Unit.parent_id == tree.c.id))
    return list(db.scalars(select(Unit).join(tree, tree.c.id == Unit.id).order_by(Unit.name, Unit.id)))


def places_in_tree(db: Db) -> dict[int, tuple[str, int | None]]:
    """The kind and the parent of each unit in use, by its id."""
    query = select(Unit.id, Unit.kind, Unit.parent_id).where(Unit.dissolved_at.is_(None))
    return {unit_id: (kind, parent) for unit_id, kind, parent in db.execute(query)}


def successors(db: Db) -> dict[int, int]:
    """For each unit that has become part of another: which."""
    query = select(Unit.id, Unit.successor_id).where(Unit.successor_id.is_not(None))
    return {unit_id: into for unit_id, into in db.execute(query) if into is not None}


def name_then(db: Db, table: str, row_id: int) -> str:
    """What the unit was called to which a row of `table` belonged before it followed into another; "" if none."""
    query = select(UnitChange.name_until, UnitChange.moved).where(UnitChange.deed == UnitDeed.MERGED)
    for name, moved in db.execute(query.order_by(UnitChange.at, UnitChange.id)):
        if row_id in moved.get(table, ()):
            return str(name)
    return ""


def unit_of_code(db: Db, code: str) -> Unit:
    """Also one no longer in use. Raises sqlalchemy.exc.NoResultFound."""
    return db.scalars(select(Unit).where(Unit.code == code)).one()
