"""What belongs to a cell, row by row over all tables, so that a change of a single cell of them is seen."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Table, select

from storage.database import Db
from storage.schema import every_table

Rows = dict[str, list[tuple[Any, ...]]]
# Which way leads from a row to its cell, where there are several.
_WAYS = (
    "cell_id",
    "unit_id",
    "session_id",
    "meeting_id",
    "task_id",
    "report_id",
    "document_id",
    "matter_id",
    "person_id",
)
_NOBODYS = frozenset({"audit", "bindings", "digests"})


def rows_of(db: Db, cells: Collection[int]) -> Rows:
    """All rows of these cells, by table. What is only noted of who looked at them is left out."""
    found: Rows = {}
    owned: dict[str, set[Any]] = {"units": set(cells)}
    for table in every_table():
        way = _way(table)
        if way is None or table.name in _NOBODYS or table.name == "units":
            continue
        target = next(iter(way.foreign_keys)).column.table.name
        ids = list(owned.get(target, ()))
        rows = db.execute(select(table).where(way.in_(ids)).order_by(*table.primary_key.columns)).all()
        found[table.name] = [tuple(row) for row in rows]
        owned[table.name] = {row[0] for row in rows}
    return found


def _way(table: Table) -> Column[Any] | None:
    columns = [table.columns[name] for name in _WAYS if name in table.columns]
    return next((column for column in columns if column.foreign_keys), None)


def differences(before: Rows, after: Rows) -> list[str]:
    """The tables that differ, with one row of each that does."""
    found = []
    for name, rows in after.items():
        if rows != before[name]:
            changed = [row for row in rows if row not in before[name]] or [r for r in before[name] if r not in rows]
            found.append(f"{name}: {changed[:1]}")
    return found
