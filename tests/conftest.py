"""What all tests share: a migrated database, copied from one that is made once per test process."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import schema
from storage.database import Database, open_engine


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
