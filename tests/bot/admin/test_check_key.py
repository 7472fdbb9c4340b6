"""`chibo check` says where the key lies, and that it is not with what it seals."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.admin.check import check_storage
from bot.channels.kind import Finding
from bot.config import Settings, Storage
from storage import schema
from storage.database import Database
from storage.keys import Key, write_key_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An installation: data/ with a sealed database, keys/ with its key."""
    key = Key.new()
    write_key_file(tmp_path / "keys" / "chibo.key", key)
    database = Database(f"sqlite:///{tmp_path / 'data' / 'chibo.db'}", key)
    schema.migrate(database.engine)
    database.close()
    return tmp_path


def findings(folder: Path, **changed: object) -> list[Finding]:
    given = {
        "url": f"sqlite:///{folder / 'data' / 'chibo.db'}",
        "files": folder / "data" / "files",
        "key_file": folder / "keys" / "chibo.key",
    }
    return check_storage(Settings(storage=Storage.model_validate({**given, **changed})))


def first(folder: Path, **changed: object) -> tuple[bool, str, str]:
    found = findings(folder, **changed)[0]
    return found.well, found.what, found.mend


def test_a_key_in_its_place_is_well(folder: Path) -> None:
    found = findings(folder)
    assert found[0] == Finding(f"key at {folder / 'keys' / 'chibo.key'}", True)
    assert all(one.well for one in found)


@pytest.mark.parametrize("place", ["chibo.key", "deeper/chibo.key", "files/chibo.key"])
def test_a_key_beside_what_it_seals_is_not(folder: Path, place: str) -> None:
    path = folder / "data" / place
    path.parent.mkdir(exist_ok=True, parents=True)
    (folder / "keys" / "chibo.key").rename(path)
    well, _, mend = first(folder, key_file=path)
    assert not well and mend.startswith("it lies with what it seals")


def test_a_link_does_not_hide_that_it_lies_there(folder: Path) -> None:
    (folder / "keys" / "chibo.key").rename(folder / "data" / "chibo.key")
    (folder / "keys" / "chibo.key").symlink_to(folder / "data" / "chibo.key")
    assert not first(folder)[0]


def test_a_key_that_others_may_read_is_not(folder: Path) -> None:
    (folder / "keys" / "chibo.key").chmod(0o640)
    well, _, mend = first(folder)
    assert not well and mend == f"others may read it: chmod 600 {folder / 'keys' / 'chibo.key'}"


def test_a_missing_and_a_wrong_key_are_named(folder: Path) -> None:
    well, _, mend = first(folder, key_file=folder / "none.key")
    assert not well and mend.startswith("there is no key where storage.key_file says: `chibo key new`")
    (found,) = [one for one in findings(folder, key=SecretStr("ab" * 32)) if not one.well]
    assert "was sealed with another key" in found.mend and "ab" * 32 not in found.mend


def test_that_nothing_is_sealed_is_said(folder: Path) -> None:
    well, _, mend = first(folder, key=SecretStr("none"))
    assert not well and mend == 'storage.key = "none" leaves everything readable: `chibo key new`'


def test_what_chibo_does_not_seal_on_a_server_is_said(folder: Path) -> None:
    found = findings(folder, url="postgresql://db.invalid:9/chibo")
    assert (found[2].well, found[2].mend) == (False, "add ?sslmode=verify-full to storage.url")
    for way in ("//db.invalid:9/chibo?sslmode=verify-full", "///chibo?host=/run/postgresql", "///chibo"):
        assert not any(one.what.startswith("way to") for one in findings(folder, url=f"postgresql:{way}"))
    said = [one.what for one in found]
    assert said[1] == "postgresql is not sealed by chibo, which seals the files alone: its disk must be (LUKS)"
