"""The unit of work, the write gate, and what SQLite is told."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from storage import audit
from storage.database import Database, announce, is_unavailable, open_engine
from storage.people import Unit, UnitKind
from tests.key import KEY

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def _rows(database: Database) -> int:
    with database.reading() as db:
        return int(db.execute(text("select count(*) from audit")).scalar_one())


def test_what_is_not_committed_is_rolled_back(database: Database) -> None:
    with database.unit_of_work() as unit:
        audit.record(unit.db, None, "see_digest", "unit:1", NOW)
        unit.db.flush()
    assert _rows(database) == 0
    with database.unit_of_work() as unit:
        audit.record(unit.db, None, "see_digest", "unit:1", NOW)
        unit.commit()
    assert _rows(database) == 1


def test_a_failed_unit_of_work_cannot_be_committed(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.unit_of_work() as unit:
        audit.record(unit.db, None, "see_digest", "unit:1", NOW)
        unit.fail(ZeroDivisionError("swallowed by somebody"))
        unit.commit()
    assert _rows(database) == 0


async def test_writers_of_one_process_take_turns(database: Database) -> None:
    order: list[str] = []

    async def write(name: str) -> None:
        async with database.writing() as unit:
            order.append(f"{name} in")
            await asyncio.sleep(0)
            audit.record(unit.db, None, "see_digest", name, NOW)
            order.append(f"{name} out")
            unit.commit()

    await asyncio.gather(write("a"), write("b"))
    assert order == ["a in", "a out", "b in", "b out"]
    assert _rows(database) == 2


def test_a_write_begins_at_once_and_keeps_other_writers_out(database: Database) -> None:
    other = Database(database.url, KEY)
    with database.unit_of_work(), other.engine.connect() as connection:
        connection.execute(text("pragma busy_timeout = 0"))
        connection.rollback()
        with pytest.raises(Exception, match="locked"):
            connection.execution_options(chibo_write=True).execute(text("select 1"))
    other.close()


def test_sqlite_is_durable(database_url: str) -> None:
    # An engine as it runs: those of the other tests wait for no disk.
    engine = open_engine(database_url, KEY)
    with engine.connect() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"
        assert connection.execute(text("pragma synchronous")).scalar() == 2
        assert connection.execute(text("pragma foreign_keys")).scalar() == 1
    engine.dispose()


def test_an_error_says_nothing_of_what_was_to_be_written(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.db.add(audit.AuditRow(person_id=None, action="lời của đồng chí Lan", subject=None, at=NOW))
        with pytest.raises(IntegrityError) as refused:
            unit.db.flush()
    assert "INSERT INTO audit" in str(refused.value) and "Lan" not in str(refused.value)


async def test_listeners_hear_of_commits_only(database: Database) -> None:
    heard: list[int] = []
    database.on_commit(lambda: heard.append(1))
    async with database.writing():
        pass
    assert heard == []
    async with database.writing() as unit:
        unit.commit()
    assert heard == [1]


async def test_who_waits_for_something_hears_of_that_and_of_what_says_nothing(database: Database) -> None:
    heard: list[str] = []
    database.on_commit(lambda: heard.append("outbox"), "outbox")
    database.on_commit(lambda: heard.append("all"))
    for news in (["inbox"], ["inbox", "outbox"], []):
        async with database.writing() as unit:
            for one in news:
                announce(unit.db, one)
            unit.commit()
        heard.append("|")
    assert heard == ["all", "|", "outbox", "all", "|", "outbox", "all", "|"]


def test_what_is_loaded_in_a_unit_of_work_is_loaded_once(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.db.add(Unit(code="P", name="Phường (mẫu)", kind=UnitKind.WARD))
        unit.commit()
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    with database.unit_of_work() as unit:
        names = [unit.db.get_one(Unit, 1).name for _ in range(3)]
    assert names == ["Phường (mẫu)"] * 3
    assert len([statement for statement in asked if statement.startswith("SELECT")]) == 1


def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with database.unit_of_work() as unit:
        audit.record(unit.db, None, "see_digest", "unit:1", NOW.replace(tzinfo=None))
        with pytest.raises(StatementError, match="time zone"):
            unit.db.flush()


def test_only_what_the_database_is_to_blame_for_passes_by_itself(database: Database) -> None:
    other = Database(database.url, KEY)
    with database.unit_of_work(), other.engine.connect() as connection:
        connection.execute(text("pragma busy_timeout = 0"))
        connection.rollback()
        with pytest.raises(OperationalError) as locked:
            connection.execution_options(chibo_write=True).execute(text("select 1"))
    with pytest.raises(OperationalError) as wrong, other.reading() as db:
        db.execute(text("select nothing from nowhere"))
    other.close()
    assert (is_unavailable(locked.value), is_unavailable(wrong.value)) == (True, False)
    assert not is_unavailable(ValueError("x"))
