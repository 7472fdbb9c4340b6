"""The command line on terminals as they are: other encodings, ends that are closed, and what goes wrong on them."""

import codecs
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

import pytest

from bot.admin.recovery_sheet import NO_PICTURE
from bot.admin.terminal import nearest_in
from bot.play.sample.ward import ROSTER
from tests.key import KEY

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 120
NAME = "L\u00ea Th\u1ecb Lan"

Call = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def call(tmp_path: Path, ward_file: Callable[[str], Path]) -> Call:
    """Call `chibo` in a process of its own, over the sample ward."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "chibo.db").write_bytes(ward_file("telegram").read_bytes())

    def called(
        *words: str | bytes, ends: str = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command: Sequence[str | bytes] = (sys.executable, "-m", "bot", *words)
        if ends:
            command = ("sh", "-c", f'exec "$@" {ends}', "sh", *command)
        return subprocess.run(
            command, cwd=tmp_path, env=surroundings(**(env or {})), capture_output=True, timeout=PATIENCE_SECONDS,
            check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return called


def surroundings(**more: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("CHIBO_", "LC_", "PYTHON"))}
    return {**plain, "PYTHONPATH": str(ROOT), "CHIBO_STORAGE__KEY": KEY.hex, **more}


@pytest.mark.parametrize(
    ("env", "encoding", "said"),
    [
        ({"PYTHONUTF8": "1"}, "utf-8", NAME),
        ({"LC_ALL": "POSIX"}, "utf-8", NAME),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "utf-8", NAME),
        ({"PYTHONIOENCODING": "ascii"}, "utf-8", NAME),
        ({"PYTHONIOENCODING": "latin-1"}, "latin-1", "L\u00ea Thi Lan"),
        ({"PYTHONIOENCODING": "cp1252"}, "cp1252", "L\u00ea Thi Lan"),
        ({"PYTHONIOENCODING": "cp1258"}, "cp1258", NAME),
        ({"PYTHONIOENCODING": "utf-16"}, "utf-16", NAME),
        ({"TERM": "dumb", "COLUMNS": "20", "LANG": "C"}, "utf-8", NAME),
    ],
    ids=lambda one: str(one)[:40] if isinstance(one, dict) else None,
)
def test_a_name_is_taken_and_told_in_any_encoding(call: Call, env: dict[str, str], encoding: str, said: str) -> None:
    """What is typed in it is understood, and what it lacks is written as near as it can."""
    result = call("devices", "list", NAME, env=env)
    assert (result.returncode, result.stderr) == (0, b"")
    assert f" {said} (DV002, " in normalize("NFC", result.stdout.decode(encoding))


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "b\u1ed9 \u0111\u1ed9i \u2013 \u2026 ?"),
        ("cp1258", "b\u00f4\u0323 \u0111\u00f4\u0323i \u2013 \u2026 ?"),
        ("latin-1", "b\u00f4 d\u00f4i - ... ?"),
        ("ascii", "bo doi - ... ?"),
    ],
)
def test_what_an_encoding_lacks_is_written_as_near_as_it_can(encoding: str, told: str) -> None:
    said = "b\u1ed9 \u0111\u1ed9i \u2013 \u2026 \udcff"
    assert said.encode(encoding, nearest_in(encoding)).decode(encoding) == told


def test_reading_is_not_what_it_mends() -> None:
    nearest = codecs.lookup_error(nearest_in("utf-8"))
    with pytest.raises(UnicodeDecodeError):
        nearest(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"))


@pytest.mark.parametrize(
    ("ends", "code", "out", "err"),
    [
        (">&-", 0, b"", b""),
        ("<&-", 0, b"PM", b""),
        ("2>&-", 0, b"PM", b""),
        ("<&- >&- 2>&-", 0, b"", b""),
        (">/dev/full", 1, b"", b"No space left on device\n"),
        (">/dev/full 2>&1", 1, b"", b""),
        ("| true", 0, b"", b""),
    ],
)
def test_ends_that_are_closed_or_full(call: Call, ends: str, code: int, out: bytes, err: bytes) -> None:
    result = call("units", "list", ends=ends)
    assert (result.returncode, result.stdout[:2], result.stderr) == (code, out, err)


def test_a_reader_that_has_gone_is_no_accident(call: Call, tmp_path: Path) -> None:
    """`chibo units list | head -1`: the reader goes when it has enough."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            (sys.executable, "-m", "bot", "units", "list"), cwd=tmp_path, env=surroundings(), stdout=writing,
            stderr=subprocess.PIPE, timeout=PATIENCE_SECONDS, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (1, b"")


def test_nobody_to_answer_a_question_is_a_no(call: Call) -> None:
    result = call("erase", "DV003", ends="<&-")
    assert result.returncode == 1 and b"Aborted!" in result.stderr
    result = call("key", "recover")
    assert result.returncode == 1 and result.stderr == b"Aborted!\n" and b"Warning" not in result.stdout


def test_a_file_name_that_is_no_text(call: Call) -> None:
    result = call("import", b"ro\xff\xc3.csv")
    assert (result.returncode, result.stderr) == (1, b"ro??.csv: No such file or directory\n")


def test_a_roster_by_a_vietnamese_name_where_nothing_speaks_it(call: Call, tmp_path: Path) -> None:
    name = "danh s\u00e1ch \u0111\u1ea3ng vi\u00ean.csv"
    (tmp_path / name).write_bytes(ROSTER.read_bytes())
    result = call("import", name, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (result.returncode, result.stderr) == (0, b"")


def test_the_sheet_of_the_key_where_its_code_cannot_be_drawn(call: Call) -> None:
    result = call("key", "new", env={"PYTHONIOENCODING": "cp1252", "CHIBO_STORAGE__KEY": ""})
    said = result.stdout.decode("cp1252")
    assert result.returncode == 0 and NO_PICTURE in said and re.search(r"24 \w+", said)


def _heard() -> None:
    """Whoever starts the tests in the background has them deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_is_one_line(tmp_path: Path) -> None:
    process = subprocess.Popen(
        (sys.executable, "-m", "bot", "tour"), cwd=tmp_path, env=surroundings(), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, preexec_fn=_heard,
    )  # fmt: skip
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(3)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=PATIENCE_SECONDS)[1]
    assert process.returncode in (130, -signal.SIGINT) and (said == "Stopped (Ctrl-C).\n")
