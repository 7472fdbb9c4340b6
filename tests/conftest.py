"""What all tests share: databases that are made once per test process (migrated, with the sample ward) and copied."""

import gc
import shutil
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from storage import database as storage_database
from storage import schema
from storage.database import Database, open_engine
from storage.keys import Key
from storage.resealing import export_database
from tests.audited import AuditWatch
from tests.bot_api.checking import violations
from tests.house import House, fill_ward
from tests.key import KEY
from tests.wording import speaking_of_buttons

CHANNELS = ("telegram", pytest.param("zalo", marks=pytest.mark.text_only))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays for good: nobody looks through it for garbage meanwhile (a sixth of the time)."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def cheap_engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Spare each test what costs time and tests nothing.

    SQLAlchemy compiles a statement once per engine and dialect (a fifth of a dialog test), so the engines of this
    process share both. No test outlives a power cut, so none waits for the disk.
    """
    first = open_engine(f"sqlite:///{tmp_path_factory.mktemp('first') / 'empty.db'}", KEY)
    # A dialect knows its server from the first connection that is made with it.
    first.connect().close()
    first.dispose()
    compiled: dict[Any, Any] = {}

    def open_alike(url: str, key: Key | None) -> Engine:
        engine = open_engine(url, key)
        if engine.dialect.name == "sqlite":
            engine.dialect = first.dialect
            engine.update_execution_options(compiled_cache=compiled)
            event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage_database, "open_engine", open_alike)
        yield


@pytest.fixture(autouse=True)
def key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test runs as a process, or reads the settings for, has the same key."""
    monkeypatch.setenv("CHIBO_STORAGE__KEY", KEY.hex)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, made by the migrations themselves."""
    path = tmp_path_factory.mktemp("migrated") / "chibo.db"
    engine = open_engine(f"sqlite:///{path}", KEY)
    schema.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def ward_file(migrated_file: Path) -> Callable[[str], Path]:
    """A database with the sample ward, whose people have joined by the given channel."""
    made: dict[str, Path] = {}

    def file(channel: str) -> Path:
        if channel not in made:
            path = Path(shutil.copy(migrated_file, migrated_file.with_name(f"{channel}.db")))
            fill_ward(f"sqlite:///{path}", channel)
            made[channel] = path
        return made[channel]

    return file


@pytest.fixture
def key() -> Key | None:
    """What this test's database and files are sealed with; a test that looks at what is written has None instead."""
    return KEY


@pytest.fixture
def database_url(migrated_file: Path, tmp_path: Path, key: Key | None) -> str:
    """The URL of this test's own migrated database."""
    _copy(migrated_file, tmp_path / "chibo.db", key)
    return f"sqlite:///{tmp_path / 'chibo.db'}"


def _copy(source: Path, target: Path, key: Key | None) -> None:
    target.unlink(missing_ok=True)
    if key == KEY:
        shutil.copy(source, target)
    else:
        export_database(source, KEY, target, key)


@pytest.fixture
def database(database_url: str, key: Key | None) -> Iterator[Database]:
    opened = Database(database_url, key)
    yield opened
    opened.close()


@pytest.fixture
def policy() -> Mapping[str, object]:
    """Settings of this test's house that differ from the defaults; a test module may have its own."""
    return {}


@pytest.fixture(params=CHANNELS)
async def house(
    request: pytest.FixtureRequest,
    ward_file: Callable[[str], Path],
    database_url: str,
    tmp_path: Path,
    policy: Mapping[str, object],
    key: Key | None,
) -> AsyncIterator[House]:
    """A running bot with the sample ward; every test that asks for it runs on both channels. All that it called is held
    against Telegram's schema, and all that people changed against the audit; and where there are no buttons, no words
    may speak of any.
    """
    _copy(ward_file(request.param), tmp_path / "chibo.db", key)
    opened = House(database_url, tmp_path, request.param, policy, key)
    watch = AuditWatch(opened.database.engine)
    await opened.open()
    yield opened
    await opened.close()
    assert violations(opened.telegram.calls) == []
    assert watch.unaudited == []
    assert speaking_of_buttons(opened.zalo) == []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line, whatever the verbosity, where the browser tests had to be skipped."""
    skipped = [str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ())]
    if reasons := [reason for reason in skipped if "Chromium" in reason]:
        terminalreporter.write_line(f"{len(reasons)} browser tests: {reasons[0]}")
