"""Whatever goes wrong with a command is one line that says what to do, and an exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import cli
from bot.play.sample.ward import ROSTER
from storage.database import Database
from tests.key import KEY

WORDS = "what somebody has written"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """As the shell calls it; returns the exit code and what is said on standard error."""

    def called(*words: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["chibo", *words])
        before = os.umask(0o022)
        try:
            with pytest.raises(SystemExit) as ended:
                cli.main()
        finally:
            os.umask(before)
        return int(ended.value.code or 0), capsys.readouterr().err

    return called


Call = Callable[..., tuple[int, str]]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[storage]\n".encode("utf-16"), "config.toml: is not written in UTF-8: save it again as UTF-8\n"),
        ("# t\u1ec7p c\u1ea5u h\u00ecnh \u00ea\n".encode("latin-1", "ignore"), "config.toml: is not written in UTF-8"),
        (b"\x00\x01", "config.toml: not valid TOML"),
        (b"storage = 1\n", "storage: is a table: write [storage], and its settings below"),
    ],
)
def test_a_configuration_that_cannot_be_read(call: Call, content: bytes, line: str) -> None:
    Path("config.toml").write_bytes(content)
    code, said = call("units", "list")
    assert code == 2 and said.startswith(line) and said.count("\n") == 1


def test_a_folder_for_a_configuration(call: Call) -> None:
    Path("config.toml").mkdir()
    assert call("units", "list") == (2, "config.toml: cannot be read: Is a directory\n")


def test_the_mark_that_some_editors_put_first_is_passed_over(call: Call) -> None:
    Path("config.toml").write_bytes('[storage]\nurl = "sqlite:///here/chibo.db"\n'.encode("utf-8-sig"))
    assert call("import", str(ROSTER)) == (0, "")
    assert Path("here/chibo.db").exists()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:///file/chibo.db", "file: File exists"),
        ("sqlite:///file/folder/chibo.db", "file/folder: Not a directory"),
        ("sqlite:///folder", "unable to open database file"),
        ("nonsense://there", "Can't load plugin: sqlalchemy.dialects:nonsense"),
        ("mysql+nothing://there", "Can't load plugin: sqlalchemy.dialects:mysql.nothing"),
    ],
)
@pytest.mark.parametrize("words", [("units", "list"), ("import", str(ROSTER))], ids=lambda words: words[0])
def test_a_database_that_cannot_be_begun(
    call: Call, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], url: str, why: str
) -> None:
    Path("file").touch()
    Path("folder").mkdir()
    monkeypatch.setenv("CHIBO_STORAGE__URL", url)
    code, said = call(*words)
    assert code == 6 and said.startswith(f"the database cannot be used ({why})") and said.count("\n") == 1


def test_a_database_that_somebody_else_holds(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.database.BUSY_TIMEOUT_MS", 10)
    assert call("import", str(ROSTER)) == (0, "")
    database = Database("sqlite:///data/chibo.db", KEY)
    with database.unit_of_work():
        code, said = call("units", "rename", "CB01", "M\u1ed9t")
    database.close()
    assert code == 6 and said.startswith("the database cannot be used (database is locked)") and said.count("\n") == 1


def test_a_file_where_a_folder_is_wanted(call: Call) -> None:
    call("import", str(ROSTER))
    Path("file").touch()
    code, said = call("backup", "file")
    assert code == 1 and "Not a directory" in said and said.count("\n") == 1


def _fails(*given: object) -> None:
    raise KeyError(WORDS)


def test_what_nobody_foresaw_is_one_line_and_a_file(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "load", _fails)
    code, said = call("import", str(ROSTER))
    (kept,) = Path().glob("chibo-error-*.log")
    assert code == 1 and said.count("\n") == 1 and "Traceback" not in said and WORDS not in said
    assert said.startswith("chibo has failed in a way nobody foresaw (KeyError at test_ending.py:")
    assert kept.name in said and kept.stat().st_mode & 0o077 == 0
    held = kept.read_text(encoding="utf-8")
    assert held.endswith("KeyError\n") and "cli.py" in held and WORDS not in held


def test_all_of_it_is_shown_where_that_is_asked_for(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "load", _fails)
    code, said = call("--debug", "import", str(ROSTER))
    assert code == 1 and said.startswith("Traceback") and WORDS in said
    assert said.splitlines()[-1].startswith("chibo has failed in a way nobody foresaw")


def test_what_nobody_foresaw_without_room_for_a_file(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**given: str) -> tuple[int, str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cli, "load", _fails)
    monkeypatch.setattr("tempfile.mkstemp", full)
    code, said = call("import", str(ROSTER))
    assert code == 1 and said.count("\n") == 1 and "`chibo --debug …` shows the details" in said
