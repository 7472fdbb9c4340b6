"""Every command of `chibo`, each in a process of its own, on a database with the sample ward.

What is imported by one command and not by another is seen here alone: in the tests' own process everything is.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
import typer
from sqlalchemy import select
from typer.core import TyperGroup

from bot import cli
from bot.play.sample.ward import ROSTER
from storage import schema
from storage.database import Database
from tests.audited import EXEMPT
from tests.key import KEY

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 240
# Nobody listens there: a command that wants the network waits for it.
NOWHERE = "http://127.0.0.1:9"


@dataclass(frozen=True)
class Case:
    """How a command is called, what it says (a pattern, in its output or its errors), and how it ends.

    One that runs until it is stopped is stopped when it has said so.
    """

    words: tuple[str, ...]
    says: str
    code: int = 0
    lasts: bool = False


CASES: dict[str, tuple[Case, ...]] = {
    "run": (Case((), "channel.fails", lasts=True),),
    "demo": (Case(("--no-browser", "--port", "0"), "The sample ward is at", lasts=True),),
    "tour": (Case((), "(?s).+"),),
    "import": (Case((str(ROSTER),), "^0 thay đổi"), Case(("--template", "form.xlsx"), "^form.xlsx$")),
    "invite": (Case(("DV010",), "mã này|Đường dẫn"),),
    "erase": (
        Case(("DV003", "--yes"), "(?s).+"),
        Case(("DV004", "--only-consent", "--yes"), "(?s).+"),
        Case(("Không Ai", "--yes"), "Không có ai", 1),
    ),
    "check": (Case((), "(?s)ok +database at revision.*telegram.base_url", 1),),
    "backup": (Case(("kept",), "^kept/chibo-"),),
    "restore": (Case(("kept",), "is no finished backup", 1),),
    "key new": (Case((), "(?s)RECOVERY SHEET.*24 "),),
    "key recover": (Case((), "The 24 words", 1),),
    "key rotate": (Case((), "cannot be changed from here", 8),),
    "key seal": (Case((), "Everything is sealed"),),
    "devices list": (Case(("DV002",), "1. Telegram, từ"), Case(("DV010",), "không có máy")),
    "devices remove": (Case(("DV002", "1"), "Đã gỡ 1 máy"), Case(("DV002", "2"), "Không có máy số 2", 1)),
    "devices unlock": (Case(("DV002",), "không bị khóa", 1),),
    "units list": (Case(("--all",), "CB01"),),
    "units rename": (Case(("CB01", "Chi bộ Một (mẫu)"), "Chi bộ Một"),),
    "units move": (Case(("CB01", "PM"), "CB01"),),
    "units merge": (
        Case(("CB01", "--into", "CB02"), r"\(CB01\) vào .*: \d\d người, 0 đơn vị, [1-9] buổi, [1-9]\d* việc"),
        Case(("CB01", "CB02", "--into", "CB09", "--name", "Chi bộ Chín (mẫu)"), "CB09"),
    ),
    "units split": (Case(("CB01", "--new", "CB09", "--name", "Chi bộ Chín (mẫu)", "--person", "DV003"), "CB09"),),
    "units dissolve": (Case(("CB01",), "CB01", 1),),
}


def commands() -> Iterator[str]:
    """Every command that there is, with the groups that it is in."""

    def walk(group: TyperGroup, path: tuple[str, ...]) -> Iterator[str]:
        for name, command in group.commands.items():
            if isinstance(command, TyperGroup):
                yield from walk(command, (*path, name))
            else:
                yield " ".join((*path, name))

    whole = typer.main.get_command(cli.app)
    assert isinstance(whole, TyperGroup)
    yield from walk(whole, ())


def test_every_command_has_a_case() -> None:
    assert set(commands()) == set(CASES)


# Terminals on which one that takes UTF-8 for granted would fail; the commands take turns with them.
POSIX = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ODD = (
    {"PYTHONIOENCODING": "latin-1"},
    POSIX,
    {"PYTHONIOENCODING": "cp1252", "TERM": "dumb", "COLUMNS": "20"},
    {"PYTHONIOENCODING": "ascii", "LANG": "C"},
)
WRITTEN_IN = {name: name for name in ("latin-1", "cp1252")}
EVERY = [(name, case) for name, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("command", "case"), [pytest.param(*one, id=one[0]) for one in EVERY])
def test_it_does_its_work_in_a_process_of_its_own(
    command: str, case: Case, ward_file: Callable[[str], Path], tmp_path: Path
) -> None:
    ward = ward_file("telegram")
    said = _called(command, case, ward, tmp_path, {})
    assert re.search(case.says, said, re.MULTILINE), said
    before, after = _held(ward), _held(tmp_path / "data" / "chibo.db")
    changed = {table for table in after if after[table] != before[table]}
    assert not changed - set(EXEMPT) or "audit" in changed, f"without a row of the audit: {changed}"


def _held(file: Path) -> dict[str, str]:
    """What each table of a database holds, as a hash of it all."""
    database = Database(f"sqlite:///{file}", KEY)
    with database.reading() as db:
        rows = {table.name: db.execute(select(table)).all() for table in schema.every_table()}
    database.close()
    return {name: sha256(repr(sorted(map(repr, found))).encode()).hexdigest() for name, found in rows.items()}


@pytest.mark.parametrize(
    ("command", "case", "terminal"),
    [pytest.param(*one, ODD[number % len(ODD)], id=f"{one[0]}-{number}") for number, one in enumerate(EVERY)],
)
def test_it_does_the_same_on_an_odd_terminal(
    command: str, case: Case, terminal: dict[str, str], ward_file: Callable[[str], Path], tmp_path: Path
) -> None:
    assert _called(command, case, ward_file("telegram"), tmp_path, terminal)


def _called(command: str, case: Case, ward: Path, tmp_path: Path, terminal: dict[str, str]) -> str:
    """What a command says on a terminal; how it ends is as the case says."""
    (tmp_path / "data").mkdir()
    shutil.copy(ward, tmp_path / "data" / "chibo.db")
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("CHIBO_")}
    telegram = {"CHIBO_TELEGRAM__TOKEN": "7:a-token-of-nobody", "CHIBO_TELEGRAM__BASE_URL": NOWHERE}
    process = subprocess.Popen(
        (sys.executable, "-m", "bot", *command.split(), *case.words),
        cwd=tmp_path,
        env={
            **surroundings,
            **telegram,
            "CHIBO_WEB__PORT": "0",
            "CHIBO_STORAGE__KEY": KEY.hex,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            **terminal,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding=WRITTEN_IN.get(terminal.get("PYTHONIOENCODING", ""), "utf-8"),
    )
    try:
        said = _until_said(process, case.says) if case.lasts else ""
        said += process.communicate(timeout=PATIENCE_SECONDS)[0]
    finally:
        process.kill()
        process.wait()
    assert process.returncode == case.code and "Traceback" not in said, said
    return said


def _until_said(process: subprocess.Popen[str], words: str) -> str:
    """Read until it says the words, then ask it to end."""
    said = ""
    for line in process.stdout or ():
        said += line
        if re.search(words, line):
            break
    process.send_signal(signal.SIGTERM)
    return said


def test_whoever_walks_the_tables_asks_for_every_one() -> None:
    """The registry of tables knows those alone whose modules happen to be imported: `every_table` knows all."""
    allowed = {Path(schema.__file__), ROOT / "storage" / "base.py"}
    for folder in ("bot", "handlers", "storage"):
        for path in (ROOT / folder).rglob("*.py"):
            if path not in allowed and "migrations" not in path.parts:
                assert "Base.metadata" not in path.read_text(encoding="utf-8"), path


@pytest.mark.parametrize(
    "asks",
    [
        "from storage.following import pointing_columns as asks",
        "from storage.personal_rows import columns_naming_people as asks",
    ],
)
def test_whoever_asks_alone_gets_all_there_are(asks: str) -> None:
    """`chibo units merge` crashed: where nobody else had imported them, a table was missing."""
    alone = f"{asks}; there = len(list(asks())); import bot.compose.bot; print(there and there == len(list(asks())))"
    said = subprocess.run((sys.executable, "-c", alone), cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.stdout == "True\n", said.stderr


def test_every_module_with_a_table_is_known_to_the_one_place() -> None:
    known = {Path(str(module.__file__)).name for module in schema.TABLE_MODULES}
    with_tables = {
        path.name
        for path in (ROOT / "storage").glob("*.py")
        if "__tablename__" in path.read_text(encoding="utf-8") and path.name != "base.py"
    }
    assert with_tables == known
