"""An installation as the command line finds it: a key, a sealed database with the sample ward, and two files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import Storage
from storage.database import Database
from storage.files import FileStore
from storage.keys import Key, read_key_file, write_key_file
from storage.resealing import export_database
from tests.house import BEGINS
from tests.key import KEY

CONTENTS = (b"the first file, word for word", b"the second " * 10_000)


@pytest.fixture
def installation(tmp_path: Path, ward_file: Callable[[str], Path]) -> Storage:
    """With a key file of its own."""
    return install(tmp_path / "here", ward_file("telegram"), Key.new())


def install(folder: Path, ward: Path, key: Key | None) -> Storage:
    """With None nothing is sealed; then there is a key file all the same, for what is to come."""
    write_key_file(folder / "keys" / "chibo.key", key or Key.new())
    (folder / "data").mkdir()
    export_database(ward, KEY, folder / "data" / "chibo.db", key)
    given = {
        "url": f"sqlite:///{folder / 'data' / 'chibo.db'}",
        "files": folder / "data" / "files",
        "key_file": folder / "keys" / "chibo.key",
    }
    storage = Storage.model_validate(given)
    database = Database(storage.url, key)
    with database.unit_of_work() as unit:
        for content in CONTENTS:
            FileStore(storage.files, key).keep(unit.db, content, "text/plain", BEGINS)
        unit.commit()
    database.close()
    return storage


def key_of(storage: Storage) -> Key:
    return read_key_file(storage.key_file)
