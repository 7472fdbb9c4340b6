"""What all tests share: a migrated database, copied from one that is made once per test process."""

import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path

import pytest

from storage import schema
from storage.database import Database, open_engine
from tests.house import House


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, made by the migrations themselves."""
    path = tmp_path_factory.mktemp("migrated") / "chibo.db"
    engine = open_engine(f"sqlite:///{path}")
    schema.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def database_url(migrated_file: Path, tmp_path: Path) -> str:
    """The URL of this test's own migrated database."""
    shutil.copy(migrated_file, tmp_path / "chibo.db")
    return f"sqlite:///{tmp_path / 'chibo.db'}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()


@pytest.fixture
def practice() -> Mapping[str, object]:
    """Settings of this test's house that differ from the defaults; a test module may have its own."""
    return {}


@pytest.fixture(params=["telegram", "zalo"])
async def house(
    request: pytest.FixtureRequest, database_url: str, tmp_path: Path, practice: Mapping[str, object]
) -> AsyncIterator[House]:
    """A running bot with the sample ward; every test that asks for it runs on both channels."""
    opened = House(database_url, tmp_path, request.param, practice)
    await opened.open()
    yield opened
    await opened.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, whatever the verbosity, where the browser tests had to be skipped."""
    skipped = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ())]
    if reasons := [reason for reason in skipped if "Chromium" in reason]:
        terminalreporter.write_line(f"{len(reasons)} browser tests: {reasons[0]}")
