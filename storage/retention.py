"""Emptying what has been kept long enough, a few rows at a time: the rows stay with their keys, their bodies go.

A key that guards against sending or taking in twice (`unique_key`, `update_key`) must outlive the body it belongs to.
"""

import json
from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, literal_column, select, update

from storage.base import table_of
from storage.database import Db
from storage.drafts import DraftRow, DraftState
from storage.files import Download, DownloadState, FileStore, StoredFile
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from storage.schema import every_table

EMPTY = "{}"


def empty_inbox(db: Db, before: datetime, most: int) -> int:
    """Empty the raw updates that were done with (or set aside) before that moment. Returns how many."""
    table = table_of(InboxRow)
    return _empty(db, table, table.c.done_at < before, "raw", most)


def empty_outbox(db: Db, before: datetime, most: int) -> int:
    """Empty the messages that were sent, or given up, before that moment. Returns how many."""
    table = table_of(OutboxRow)
    return _empty(db, table, table.c.finished_at < before, "payload", most)


def _empty(db: Db, table: Table, old: Any, body: str, most: int) -> int:
    # Word for word the condition of the partial index (storage/inbox.py, storage/outbox.py): without it, the whole
    # table would be read each time.
    kept: ColumnElement[bool] = literal_column(f"{body} <> '{EMPTY}'")
    ids = list(db.scalars(select(table.c.id).where(old, kept).limit(most)))
    if ids:
        db.execute(update(table).where(table.c.id.in_(ids)).values({body: EMPTY}))
    return len(ids)


def empty_drafts(db: Db, before: datetime, most: int) -> int:
    """Empty the forms that were saved or dropped before that moment. Their numbers stay taken. Returns how many."""
    over = (DraftState.SAVED, DraftState.DROPPED)
    query = select(DraftRow.id).where(DraftRow.state.in_(over), DraftRow.updated_at < before).limit(most)
    ids = list(db.scalars(query))
    if ids:
        emptied = {"state": DraftState.EMPTIED, "data": {}, "opened": {}, "passing": {}, "trail": []}
        db.execute(update(table_of(DraftRow)).where(DraftRow.id.in_(ids)).values(emptied))
    return len(ids)


def empty_drafts_of(db: Db, person_id: int) -> None:
    """Empty all forms of a person, whatever became of them."""
    emptied = {"state": DraftState.EMPTIED, "data": {}, "opened": {}, "passing": {}, "trail": []}
    db.execute(update(table_of(DraftRow)).where(DraftRow.person_id == person_id).values(emptied))


def forget_files(db: Db, store: FileStore, before: datetime, most: int) -> int:
    """Take away the files that came before that moment and that nothing speaks of: no row of any table, no form that is
    open, no message that still has to be sent. Returns how many. Only their contents go; the rows of their downloads
    stay, so that one that is sent once more is fetched once more.
    """
    spoken_of = [select(column).where(column.is_not(None)) for column in _columns_naming_files()]
    query = select(StoredFile.hash).where(
        StoredFile.created_at < before, *(StoredFile.hash.not_in(one) for one in spoken_of)
    )
    recent = select(Download.file_hash).where(Download.created_at >= before, Download.file_hash.is_not(None))
    loose = list(db.scalars(query.where(StoredFile.hash.not_in(recent)).order_by(StoredFile.created_at).limit(most)))
    return len(forget_contents(db, loose, lambda digest: store.forget(db, digest)))


def forget_contents(db: Db, digests: Collection[str], forget: Callable[[str], bool]) -> list[str]:
    """Let `forget` take away those of the contents that no open form and no waiting message speaks of, whoever else may
    need them. Returns the hashes of those that it took.
    """
    words = "".join(_open_words(db)) if digests else ""
    gone = [digest for digest in digests if digest not in words and forget(digest)]
    if gone:
        table = table_of(Download)
        again = {"file_hash": None, "state": DownloadState.FAILED}
        db.execute(update(table).where(table.c.file_hash.in_(gone)).values(again))
    return gone


def _columns_naming_files() -> list[Column[Any]]:
    files = table_of(StoredFile)
    columns = [column for table in every_table() for column in table.columns]
    return [one for one in columns if any(key.column.table is files for key in one.foreign_keys)]


def _open_words(db: Db) -> Iterator[str]:
    """What open forms hold and what waits to be sent, as text."""
    drafts = select(DraftRow).where(DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)))
    for draft in db.scalars(drafts):
        yield json.dumps([draft.data, draft.opened, draft.passing])
    yield from db.scalars(select(OutboxRow.payload).where(OutboxRow.finished_at.is_(None)))


def untouched_drafts(db: Db, before: datetime, most: int) -> list[DraftRow]:
    """The unfinished forms that nobody has touched since that moment, the longest untouched first."""
    query = select(DraftRow).where(
        DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)), DraftRow.updated_at < before
    )
    return list(db.scalars(query.order_by(DraftRow.updated_at, DraftRow.id).limit(most)))
