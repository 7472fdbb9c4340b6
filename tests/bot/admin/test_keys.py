"""`chibo key`: made once, brought back from paper, changed, and laid over what was plain; also when killed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.admin.recovery_sheet import read_sheet, sheet
from bot.config import Storage
from storage.database import Database, is_plain
from storage.files import FileStore, kept_hashes
from storage.keys import Key, NoKey, WrongKey, next_key_file
from storage.sealed_folder import MARKER, claim, confirm
from tests.bot.admin.conftest import CONTENTS, install, key_of
from tests.killed import killed_at
from tests.raw_bytes import files_with

PLAIN = ("Lê Thị Lan", CONTENTS[0])


@pytest.fixture(autouse=True)
def _own_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CHIBO_STORAGE__KEY")
    monkeypatch.chdir(tmp_path)


def call(storage: Storage, *words: str, typed: str = "") -> Result:
    config = storage.files.parent.parent / "config.toml"
    places = f'url = "{storage.url}"\nfiles = "{storage.files}"\nkey_file = "{storage.key_file}"\n'
    config.write_text(f"[storage]\n{places}", encoding="utf-8")
    return CliRunner().invoke(cli.app, ["key", *words, "--config", str(config)], input=typed)


def contents(storage: Storage) -> set[bytes]:
    key = key_of(storage)
    database = Database(storage.url, key)
    with database.reading() as db:
        hashes = kept_hashes(db)
    database.close()
    there = {path.name for path in storage.files.rglob("*") if path.is_file()}
    assert len(there - {MARKER}) == len(hashes)
    return {FileStore(storage.files, key).read(one) for one in hashes}


def words_of(said: str) -> str:
    rows = [line.split() for line in said.splitlines() if line.strip()[:2].strip().isdigit()]
    return " ".join(word for row in rows for word in row[1::2])


def test_a_new_key_comes_with_its_sheet_and_back_from_it(installation: Storage) -> None:
    installation.key_file.unlink()
    made = call(installation, "new")
    assert made.exit_code == 0 and "loses all data" in made.output
    key, words = key_of(installation), words_of(made.output)
    assert len(words.split()) == 24 and call(installation, "new").exit_code == 1 and key_of(installation) == key
    for typed in (words, words.upper(), key.hex):
        installation.key_file.unlink()
        assert call(installation, "recover", typed=f"{typed}\n").exit_code == 0
        assert key_of(installation) == key


def test_a_mistyped_word_is_noticed() -> None:
    words = words_of(sheet(Key(bytes(range(32))))).split()
    assert read_sheet(" ".join(words)) == Key(bytes(range(32)))
    for typed in (words[:-1], words[::-1], ["zebra", *words[1:]], ["chibo", *words[1:]]):
        with pytest.raises(NoKey):
            read_sheet(" ".join(typed))


def test_a_key_is_not_made_beside_what_it_seals(installation: Storage) -> None:
    inside = installation.model_copy(update={"key_file": installation.files.parent / "chibo.key"})
    assert call(inside, "new").exit_code == 1 and not inside.key_file.exists()


def test_another_key_opens_everything_and_the_old_one_nothing(installation: Storage) -> None:
    old = key_of(installation)
    claim(installation.files, old)
    assert call(installation, "rotate").exit_code == 0
    assert key_of(installation) != old and contents(installation) == set(CONTENTS)
    with pytest.raises(WrongKey):
        Database(installation.url, old).engine.connect()
    confirm(installation.files, key_of(installation))
    for wrong in (old, None):
        with pytest.raises(WrongKey, match="the files at"):
            confirm(installation.files, wrong)


def test_a_damaged_file_is_told_before_anything_is_changed(installation: Storage) -> None:
    """Half-way it would stop at the file, again and again, and the bot could not run."""
    key = key_of(installation)
    database = Database(installation.url, key)
    with database.reading() as db:
        path = FileStore(installation.files, key).path(kept_hashes(db)[0])
    database.close()
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    told = call(installation, "rotate")
    assert told.exit_code == 1 and path.name in told.output and "nothing was changed" in told.output
    assert not next_key_file(installation.key_file).exists() and key_of(installation) == key
    path.unlink()
    assert call(installation, "rotate").exit_code == 0


def test_plain_data_is_taken_over(tmp_path: Path, ward_file: Callable[[str], Path]) -> None:
    storage = install(tmp_path / "here", ward_file("telegram"), None)
    assert files_with(storage.files.parent, PLAIN)
    assert call(storage, "seal").exit_code == 0
    assert files_with(storage.files.parent, PLAIN) == {} and contents(storage) == set(CONTENTS)
    assert call(storage, "seal").exit_code == 0 and contents(storage) == set(CONTENTS)


@pytest.mark.parametrize("deed", ["rotate", "seal"])
def test_killed_anywhere_it_goes_on(deed: str, tmp_path: Path, ward_file: Callable[[str], Path]) -> None:
    steps = 0
    for number in range(1, 200):
        here = tmp_path / f"here{number}"
        storage = install(here, ward_file("telegram"), Key.new() if deed == "rotate" else None)
        if not killed_at(number, here, lambda storage=storage: call(storage, deed)):  # type: ignore[misc]
            break
        steps += 1
        if next_key_file(storage.key_file).exists():
            with pytest.raises(NoKey, match="was interrupted"):
                key_of(storage)
        again = call(storage, deed)
        assert again.exit_code == 0, again.output
        assert contents(storage) == set(CONTENTS) and not is_plain(storage.files.parent / "chibo.db")
        assert not list(here.rglob("*.resealed")) and files_with(here / "data", PLAIN) == {}
        shutil.rmtree(here)
    assert steps > 6
