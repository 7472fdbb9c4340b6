"""The steps of the database: up, down, up through each, with nothing lost that people wrote, ending at the tables."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine, inspect
from sqlalchemy.exc import IntegrityError

from bot.play.sample.ward import fill, join_everybody
from storage import schema
from storage.database import Database, open_engine
from storage.migrations.writing import FIRST, first_step
from tests.key import KEY
from tests.storage.other_version import made_by_another

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(f"sqlite:///{tmp_path / 'steps.db'}", KEY)
    yield opened
    opened.dispose()


def counts(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        names = inspect(connection).get_table_names()
        return {
            name: int(connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() or 0)  # noqa: S608
            for name in names
        }


def test_the_steps_are_one_line_and_end_at_the_tables(engine: Engine) -> None:
    assert [step[:4] for step in schema.steps()] == [f"{number:04}" for number in range(1, len(schema.steps()) + 1)]
    schema.migrate(engine)
    assert schema.current_revision(engine) == schema.newest_revision() == schema.steps()[-1]
    assert schema.differences(engine) == []


def test_the_first_step_is_of_the_tables_as_they_are() -> None:
    """Until 0.2.0 is tagged `make migration` writes it anew: a changed table gives it another name, by which a database
    of the old layout is known.
    """
    written = ast.dump(ast.parse(FIRST.read_text(encoding="utf-8")))
    assert written == ast.dump(ast.parse(first_step())), "the tables have changed: run `make migration`"


def test_a_database_of_another_version_is_left_as_it_is(engine: Engine) -> None:
    schema.migrate(engine)
    made = counts(engine)
    made_by_another(str(engine.url))
    with pytest.raises(schema.UnknownRevision, match="at revision 0011, which this program does not know"):
        schema.migrate(engine)
    assert (schema.unknown_revision(engine), counts(engine)) == ("0011", made)


def test_each_step_goes_up_down_and_up_again(engine: Engine) -> None:
    below = "base"
    for step in schema.steps():
        schema.migrate(engine, step)
        before = counts(engine).keys()
        schema.migrate_down(engine, below)
        assert schema.current_revision(engine) == (None if below == "base" else below)
        schema.migrate(engine, step)
        assert counts(engine).keys() == before
        below = step
    assert schema.differences(engine) == []
    schema.migrate_down(engine)
    assert set(counts(engine)) <= {"alembic_version"}


def test_what_people_wrote_outlives_the_way_down_and_up(database: Database) -> None:
    with database.unit_of_work() as unit:
        fill(unit.db, NOW, ZoneInfo("Asia/Ho_Chi_Minh"))
        join_everybody(unit.db, NOW)
        unit.commit()
    full = counts(database.engine)
    oldest = schema.steps()[0]
    for step in reversed(schema.steps()[:-1]):
        schema.migrate_down(database.engine, step)
    first = counts(database.engine)
    assert first["people"] > 10 and first["tasks"] > 0 and schema.current_revision(database.engine) == oldest
    assert {name: full[name] for name in first} == first
    schema.migrate(database.engine)
    assert schema.differences(database.engine) == []
    assert {name: counts(database.engine)[name] for name in first} == first


def test_a_migration_that_leaves_rows_without_what_they_refer_to_is_undone(engine: Engine) -> None:
    schema.migrate(engine, schema.steps()[0])
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        assert raw is not None
        raw.execute("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(
            "INSERT INTO audit (person_id, action, subject, at, hash) VALUES (99, 'x', 'y', '2026', '')"
        )
        connection.commit()
    with pytest.raises(IntegrityError, match="audit"):
        schema.migrate(engine)
    assert schema.current_revision(engine) == schema.steps()[0]


def test_foreign_keys_are_on_again_afterwards(engine: Engine) -> None:
    schema.migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
