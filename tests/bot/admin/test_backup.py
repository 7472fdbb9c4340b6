"""A backup is whole or does not bear the name of one; it stays sealed, is looked through, and is put back."""

import fcntl
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.admin.backup import back_up
from bot.admin.backup_verifying import BackupRefused, verify_backup
from bot.admin.restoring import restore
from bot.admin.stopped import StillRunning
from bot.config import Storage
from storage.database import Database
from storage.files import FileStore, kept_hashes
from storage.keys import Key, write_key_file
from tests.bot.admin.conftest import CONTENTS, key_of
from tests.house import BEGINS
from tests.killed import killed_at
from tests.raw_bytes import files_with

PLAIN = ("Lê Thị Lan", "chibo.key", CONTENTS[0])


@pytest.fixture
def backup(installation: Storage, tmp_path: Path) -> Path:
    return back_up(installation, tmp_path / "kept", BEGINS)


def refused(folder: Path, storage: Storage) -> str:
    with pytest.raises(BackupRefused) as error:
        verify_backup(folder, key_of(storage))
    return str(error.value)


def contents(storage: Storage) -> set[bytes]:
    database = Database(storage.url, key_of(storage))
    with database.reading() as db:
        hashes = kept_hashes(db)
    database.close()
    return {FileStore(storage.files, key_of(storage)).read(one) for one in hashes}


def test_it_is_whole_and_sealed(installation: Storage, backup: Path) -> None:
    assert verify_backup(backup, key_of(installation))["files"] == len(CONTENTS)
    assert files_with(backup, [*PLAIN, key_of(installation).hex]) == {}


def test_killed_anywhere_it_leaves_nothing_that_looks_complete(installation: Storage, tmp_path: Path) -> None:
    steps = 0
    for number in range(1, 200):
        target = tmp_path / f"kept{number}"
        if not killed_at(number, target, lambda target=target: back_up(installation, target, BEGINS)):  # type: ignore[misc]
            break
        steps += 1
        found = [path for path in target.glob("*") if not path.name.endswith(".part")]
        for path in found:
            verify_backup(path, key_of(installation))
        assert len(found) <= 1
        shutil.rmtree(target, ignore_errors=True)
    assert steps > 6 and back_up(installation, tmp_path / "kept", BEGINS).exists()


def test_a_missing_or_changed_file_is_noticed(installation: Storage, backup: Path) -> None:
    one, other = (path for path in (backup / "files").rglob("*") if path.is_file())
    whole = one.read_bytes()
    one.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert refused(backup, installation).startswith(f"1 files in {backup} are missing or damaged")
    one.unlink()
    assert refused(backup, installation).startswith(f"1 files in {backup} are missing or damaged")
    other.rename(one)
    assert refused(backup, installation).startswith(f"2 files in {backup} are missing or damaged")


def test_a_changed_database_is_noticed(installation: Storage, backup: Path) -> None:
    content = bytearray((backup / "chibo.db").read_bytes())
    content[len(content) // 2] ^= 1
    (backup / "chibo.db").write_bytes(content)
    assert "is not the one that was backed up" in refused(backup, installation)


def test_a_damaged_page_or_a_missing_file_at_home_makes_no_backup(installation: Storage, tmp_path: Path) -> None:
    (gone, _) = (path for path in installation.files.rglob("*") if path.is_file())
    gone.unlink()
    with pytest.raises(BackupRefused, match="1 files are missing"):
        back_up(installation, tmp_path / "kept", BEGINS)
    assert [path.suffix for path in (tmp_path / "kept").iterdir()] == [".part"]


def test_what_is_no_backup_and_one_of_another_key_are_told(installation: Storage, backup: Path, tmp_path: Path) -> None:
    assert "is no finished backup" in refused(tmp_path, installation)
    with pytest.raises(BackupRefused, match="was sealed with another key"):
        verify_backup(backup, Key.new())


def test_it_is_put_back_where_there_is_nothing(installation: Storage, backup: Path, tmp_path: Path) -> None:
    write_key_file(tmp_path / "there.key", key_of(installation))
    given = {"url": f"sqlite:///{tmp_path}/there/chibo.db", "files": tmp_path / "there" / "files"}
    there = Storage.model_validate({**given, "key_file": tmp_path / "there.key"})
    assert restore(there, backup, False, BEGINS) == [f"Restored what was backed up at {BEGINS.isoformat()}."]
    assert contents(there) == set(CONTENTS)


def test_it_is_not_put_over_anything_without_a_yes(installation: Storage, backup: Path) -> None:
    with pytest.raises(BackupRefused, match="is there already"):
        restore(installation, backup, False, BEGINS)
    database = Database(installation.url, key_of(installation))
    with database.unit_of_work() as unit:
        unit.db.execute(text("UPDATE units SET name = 'changed since'"))
        unit.commit()
    database.close()
    lines = restore(installation, backup, True, BEGINS + timedelta(hours=1))
    assert len(lines) == 3 and contents(installation) == set(CONTENTS)
    database = Database(installation.url, key_of(installation))
    with database.reading() as db:
        assert "changed since" not in set(db.scalars(text("SELECT name FROM units")))
    database.close()


def test_nor_under_a_running_bot(installation: Storage, backup: Path) -> None:
    with (installation.files.parent / "chibo.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StillRunning, match="stop it first"):
            restore(installation, backup, True, BEGINS)


def test_a_damaged_backup_is_not_put_back(installation: Storage, backup: Path) -> None:
    before = contents(installation)
    shutil.rmtree(backup / "files")
    with pytest.raises(BackupRefused):
        restore(installation, backup, True, BEGINS)
    assert contents(installation) == before
