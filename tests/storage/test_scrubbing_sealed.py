"""What is scrubbed is gone from a sealed database too: the pages as they were encrypted are in none of its files.

Whoever has an old copy of the key, or finds it later, could read such a page.
"""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from storage import inbox
from storage.base import table_of
from storage.database import Database
from storage.inbox import Arrival, InboxRow
from tests.raw_bytes import chunks_of, files_with, pages_in, sealed_pages

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def _filled(database: Database, size: int, at_rest: bool) -> list[bytes]:
    """One row of random letters; returns all pages of the file and the log that hold it, sealed as they are."""
    words, before = secrets.token_hex(size // 2), pages_in(database)
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", words, 1)], NOW)
        unit.commit()
    if at_rest:
        database.close()
    assert size < 8192 or pages_in(database) > before + 1
    assert not files_with(Path(str(database.engine.url.database)).parent, chunks_of(words))
    return [chunk for page in sealed_pages(database, "inbox", before) for chunk in chunks_of(page)]


@pytest.mark.parametrize("at_rest", [True, False], ids=["file", "log"])
@pytest.mark.parametrize("size", [60, 20_000], ids=["short", "long"])
def test_no_sealed_page_of_a_scrubbed_row_is_left(database: Database, tmp_path: Path, size: int, at_rest: bool) -> None:
    sealed = _filled(database, size, at_rest)
    assert files_with(tmp_path, sealed)
    with database.unit_of_work() as unit:
        inbox.blank(unit.db, 1)
        unit.commit()
    assert files_with(tmp_path, sealed) == {}


@pytest.mark.parametrize("at_rest", [True, False], ids=["file", "log"])
def test_without_the_scrub_they_would_be_there(database: Database, tmp_path: Path, at_rest: bool) -> None:
    sealed = _filled(database, 60, at_rest)
    table = table_of(InboxRow)
    with database.unit_of_work() as unit:
        unit.db.execute(update(table).where(table.c.id == 1).values(raw=inbox.BLANK))
        unit.commit()
    assert files_with(tmp_path, sealed)
