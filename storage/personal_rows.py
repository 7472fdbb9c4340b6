"""The rows that name a person, in every table there is."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Date, func, select

from storage.base import UtcDateTime
from storage.database import Db
from storage.schema import every_table

PEOPLE = "people"


def columns_naming_people() -> list[Column[Any]]:
    """Every column of every table that names a person."""
    found = []
    for table in every_table():
        for column in table.columns:
            names = any(key.column.table.name == PEOPLE for key in column.foreign_keys)
            if names or column.name.endswith("person_id"):
                found.append(column)
    return found


def rows_naming(db: Db, column: Column[Any], person_id: int, without: Collection[str] = ()) -> list[dict[str, Any]]:
    """The rows in which `column` names the person, by the columns' names, but for the columns `without`."""
    return _rows(db, column, person_id, [one for one in column.table.columns if one.name not in without])


def deeds_naming(db: Db, column: Column[Any], person_id: int, words: Collection[str] = ()) -> list[dict[str, Any]]:
    """Of the same rows only the keys, the days and moments, and the columns `words`."""
    shown = [
        one
        for one in column.table.columns
        if one.primary_key or isinstance(one.type, Date | UtcDateTime) or one.name in words
    ]
    return _rows(db, column, person_id, shown)


def count_naming(db: Db, column: Column[Any], person_id: int) -> int:
    """In how many rows `column` names the person."""
    return db.scalar(select(func.count()).select_from(column.table).where(column == person_id)) or 0


def _rows(db: Db, column: Column[Any], person_id: int, shown: Collection[Column[Any]]) -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in db.execute(select(*shown).where(column == person_id))]
