"""One person's name, number and code taken out of every text there is, in every table."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import JSON, Column, Row, String, Table, select, update

from storage.database import Db
from storage.search_words import FOLDED, folded
from storage.spellings import Met, Spellings

_AT_ONCE = 500
# How a chat app calls an account, which others may use still: no word of anybody.
_ADDRESSES = frozenset({"accounts.external_id"})


def take_out(db: Db, table: Table, spellings: Spellings) -> tuple[int, Met]:
    """Take the person out of all texts of a table. Returns how many rows there were to look at, and what was met."""
    met, looked, changes = Met(), 0, []
    columns = _texts(table)
    if not columns:
        return 0, met
    keys = list(table.primary_key.columns)
    for row in db.execute(select(*keys, *columns).execution_options(yield_per=_AT_ONCE)):
        looked += 1
        before = met.found
        told = row[len(keys) :]
        new = [spellings.rewritten(value, met) for value in told]
        if met.found > before:
            changed = {one.name: value for one, value, old in zip(columns, new, told, strict=True) if value != old}
            changes.append((row, changed))
    for row, changed in changes:
        _write(db, table, keys, row, changed)
    return looked, met


def _texts(table: Table) -> list[Column[Any]]:
    """Keys, and what refers to other rows, hold no words."""
    return [
        one
        for one in table.columns
        if isinstance(one.type, String | JSON)
        and not one.primary_key
        and not one.foreign_keys
        and f"{table.name}.{one.name}" not in _ADDRESSES
    ]


def _write(db: Db, table: Table, keys: Collection[Column[Any]], row: Row[Any], changed: dict[str, Any]) -> None:
    same = [key == value for key, value in zip(keys, row, strict=False)]
    db.execute(update(table).where(*same).values(changed))
    # The words for searching are made of the texts again: by themselves they tell no namesake from the other.
    if table.name in FOLDED:
        of = db.execute(select(*(table.c[one] for one in FOLDED[table.name])).where(*same)).one()
        db.execute(update(table).where(*same).values(folded=folded(*of)))
