"""The key: what it opens, what it does not, and that it shows nowhere."""

from pathlib import Path

import pytest
from sqlalchemy import text

from storage.copying import copy_database
from storage.database import Database, is_plain
from storage.keys import Key, NoKey, WrongKey, read_key_file, write_key_file
from storage.people import Unit, UnitKind
from storage.resealing import export_database
from tests.key import KEY

WORDS = "Đảng ủy phường mẫu"
ROOT = Path(__file__).parents[2]


def write(database: Database) -> None:
    with database.unit_of_work() as unit:
        unit.db.add(Unit(code="P", name=WORDS, kind=UnitKind.WARD))
        unit.commit()


def files_with_words(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes())


def test_neither_the_file_nor_its_log_holds_plain_words(database: Database, tmp_path: Path) -> None:
    write(database)
    assert (tmp_path / "chibo.db-wal").stat().st_size > 0
    assert files_with_words(tmp_path) == []
    assert not is_plain(tmp_path / "chibo.db")


def test_the_same_search_finds_them_in_a_plain_one(database: Database, tmp_path: Path) -> None:
    write(database)
    export_database(tmp_path / "chibo.db", KEY, tmp_path / "plain.db", None)
    assert files_with_words(tmp_path) == ["plain.db"]
    assert is_plain(tmp_path / "plain.db")


def test_a_copy_stays_sealed_with_the_same_key(database: Database, tmp_path: Path) -> None:
    write(database)
    copy_database(database.url, f"sqlite:///{tmp_path / 'copy.db'}", KEY)
    assert files_with_words(tmp_path) == [] and not is_plain(tmp_path / "copy.db")
    copy = Database(f"sqlite:///{tmp_path / 'copy.db'}", KEY)
    with copy.reading() as db:
        assert db.execute(text("select name from units")).scalar() == WORDS
    copy.close()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Key(bytes(32)), "was sealed with another key, or is damaged: see storage.key_file"),
        (None, "is sealed: it opens with its key alone (storage.key_file)"),
    ],
)
def test_no_other_key_opens_it(
    database: Database, wrong: Key | None, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    write(database)
    other = Database(database.url, wrong)
    with pytest.raises(WrongKey) as refused, other.reading() as db:
        db.execute(text("select 1"))
    other.close()
    assert said in str(refused.value) and "\n" not in str(refused.value)
    assert capfd.readouterr() == ("", "")


def test_a_plain_database_is_not_taken_for_a_sealed_one(database: Database, tmp_path: Path) -> None:
    export_database(tmp_path / "chibo.db", KEY, tmp_path / "plain.db", None)
    other = Database(f"sqlite:///{tmp_path / 'plain.db'}", KEY)
    with pytest.raises(WrongKey, match="is not sealed yet: `chibo key seal`"), other.reading() as db:
        db.execute(text("select 1"))
    other.close()


def test_a_key_is_written_once_for_its_owner_alone(tmp_path: Path) -> None:
    path, key = tmp_path / "keys" / "chibo.key", Key.new()
    write_key_file(path, key)
    assert read_key_file(path) == key and path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_key_file(path, Key.new())
    assert read_key_file(path) == key


def test_a_key_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power fails while it is written."""
    path, key = tmp_path / "keys" / "chibo.key", Key.new()

    def fails(handle: int) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("storage.keys.os.fsync", fails)
        with pytest.raises(OSError, match="Input/output"):
            write_key_file(path, key)
    assert list(path.parent.iterdir()) == []
    write_key_file(path, key)
    assert [one.name for one in path.parent.iterdir()] == ["chibo.key"] and path.stat().st_nlink == 1


def test_nor_where_a_file_has_one_name_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, key = tmp_path / "chibo.key", Key.new()

    def unknown(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unknown)
    write_key_file(path, key)
    assert read_key_file(path) == key and path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_key_file(path, Key.new())
    assert read_key_file(path) == key


@pytest.mark.parametrize("written", ["", "ab" * 31, "ab" * 33, "zz" * 32, "Đảng"])
def test_what_is_no_key_is_refused_without_being_repeated(tmp_path: Path, written: str) -> None:
    (tmp_path / "k").write_text(written)
    with pytest.raises(NoKey) as refused:
        read_key_file(tmp_path / "k")
    assert str(refused.value) == "storage.key_file holds no key: it should be 64 hexadecimal digits"


def test_a_key_shows_in_no_representation() -> None:
    assert KEY.hex not in f"{KEY!r} {KEY} {[KEY]}"


def test_what_is_derived_differs_by_its_purpose() -> None:
    derived = {KEY.derived("files"), KEY.derived("names"), Key(bytes(32)).derived("files"), KEY.secret}
    assert len(derived) == 4 and {len(one) for one in derived} == {32}


def test_nothing_opens_a_database_past_the_one_engine() -> None:
    opening = ("create_engine(", "sqlite3.connect", "sqlcipher.connect", "import sqlite3", "aiosqlite")
    sources = [path for folder in ("bot", "handlers", "storage", "tests") for path in (ROOT / folder).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT))
        for path in sources
        if path != Path(__file__) and any(one in path.read_text(encoding="utf-8") for one in opening)
    }
    assert found == {"storage/database.py"}
