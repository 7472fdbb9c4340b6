"""What is scrubbed is gone from every byte of the database's files, not from its rows alone."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from storage import inbox
from storage.base import table_of
from storage.database import Database
from storage.inbox import Arrival, InboxRow
from tests.raw_bytes import chunks_of, files_with

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def key() -> None:
    """Nothing is sealed, so that it shows what is left."""


def _arrival(number: int, words: str) -> Arrival:
    return Arrival("telegram:1", str(number), "telegram:42", words, number)


def _fill(database: Database, sizes: list[int]) -> list[bytes]:
    """Rows of these sizes, of random letters; returns the first one's, as stored, in chunks."""
    words = [secrets.token_hex(size) for size in sizes]
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [_arrival(number, one) for number, one in enumerate(words, start=1)], NOW)
        unit.commit()
    with database.reading() as db:
        return chunks_of(db.scalars(select(InboxRow.raw).where(InboxRow.id == 1)).one())


def _blank(database: Database, row: int = 1) -> None:
    with database.unit_of_work() as unit:
        inbox.blank(unit.db, row)
        unit.commit()


@pytest.mark.parametrize("sizes", [[60], [60, 700, 2_500], [9_000], [40] * 300], ids=["one", "few", "long", "many"])
def test_nothing_of_a_scrubbed_row_is_left(database: Database, tmp_path: Path, sizes: list[int]) -> None:
    stored = _fill(database, sizes)
    assert files_with(tmp_path, stored)
    _blank(database)
    assert files_with(tmp_path, stored) == {}


def test_without_the_scrub_it_would_be_there(database: Database, tmp_path: Path) -> None:
    stored = _fill(database, [60])
    table = table_of(InboxRow)
    with database.unit_of_work() as unit:
        unit.db.execute(update(table).where(table.c.id == 1).values(raw=inbox.BLANK))
        unit.commit()
    assert files_with(tmp_path, stored)


def test_a_reader_is_not_waited_for_and_the_log_is_emptied_after_it(database: Database, tmp_path: Path) -> None:
    stored = _fill(database, [60])
    with database.reading() as db:
        assert len(list(db.scalars(select(InboxRow.id)))) == 1
        _blank(database)
        assert database.scrub_waits and files_with(tmp_path, stored)
        with database.unit_of_work() as unit:
            unit.commit()
        assert database.scrub_waits
    with database.unit_of_work() as unit:
        unit.commit()
    assert not database.scrub_waits and files_with(tmp_path, stored) == {}


def test_what_a_killed_process_left_in_the_log_goes_with_the_first_commit(database: Database, tmp_path: Path) -> None:
    stored = _fill(database, [60])
    with database.reading() as db:
        assert len(list(db.scalars(select(InboxRow.id)))) == 1
        _blank(database)
    # Never closed: as after a kill, the log is still there.
    after = Database(database.url, database.key)
    assert after.scrub_waits and files_with(tmp_path, stored)
    with after.unit_of_work() as unit:
        unit.commit()
    assert not after.scrub_waits and files_with(tmp_path, stored) == {}
    after.close()


def test_every_connection_overwrites_what_it_deletes(database: Database) -> None:
    asked = []
    event.listen(database.engine, "checkout", lambda connection, *_: asked.append(_pragmas(connection)))
    with database.reading() as one, database.reading() as other:
        for db in (one, other):
            db.connection()
    assert asked == [(1, 2)] * 2


def _pragmas(connection: object) -> tuple[int, int]:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    told = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("secure_delete", "temp_store")]
    cursor.close()
    return told[0], told[1]
