"""Readers of strangers' files: what one that is taken over by a file finds, and when it is ended."""

import ctypes
import json
import os
import socket
import subprocess
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from handlers import sandbox
from handlers.sandbox import GaveUp, run_apart

READER = "tests.handlers.hostile_reader"
ROOT = Path(__file__).parents[2]
SIGNALS_SINCE = 6


def landlock_version() -> int:
    return int(ctypes.CDLL(None).syscall(444, None, 0, 1))


def network_can_be_left() -> bool:
    return subprocess.run(["unshare", "--user", "--net", "true"], capture_output=True, check=False).returncode == 0


async def test_there_is_nothing_to_take_and_nobody_to_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_TELEGRAM__TOKEN", "12345:canary")
    monkeypatch.setattr(sandbox, "_told", set())
    file, kept = tmp_path / "written", tmp_path / "chibo.toml"
    kept.write_text("token")
    with socket.create_server(("127.0.0.1", 0)) as server, capture_logs() as logs:
        files = [str(kept), str(ROOT / "pyproject.toml"), "/etc/passwd", "/etc/hostname"]
        wanted = {"port": server.getsockname()[1], "file": str(file), "files": files, "folder": str(tmp_path)}
        told = json.loads(await run_apart(READER, json.dumps(wanted).encode()))
    assert set(told["environment"]) <= {"LANG", "LC_CTYPE", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"}
    assert told["written"] is False and not (file.exists() and file.stat().st_size)
    assert told["has_child"] is (os.getuid() == 0 and told["has_child"])
    alone, version = network_can_be_left(), landlock_version()
    assert (told["connected"], told["looked_up"]) == (not alone, not alone)
    assert version < 1 or (told["read"], told["listed"]) == ([], False)
    assert version < SIGNALS_SINCE or told["signalled"] is False
    left = [*([] if alone else ["sandbox.network_is_there"]), *([] if version > 0 else ["sandbox.files_are_there"])]
    assert [one["event"] for one in logs] == left


async def test_where_the_system_cannot_close_its_files_one_line_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_told", set())
    with capture_logs() as logs:
        for _ in range(2):
            await run_apart("tests.handlers.open_reader", b"")
    assert [one["event"] for one in logs if one["event"] != "sandbox.network_is_there"] == ["sandbox.files_are_there"]


@pytest.mark.parametrize("wanted", ["swell", "talk"])
async def test_one_that_swells_is_ended(wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_ANSWER_BYTES", 1024 * 1024)
    with pytest.raises(GaveUp):
        await run_apart(READER, json.dumps(wanted).encode())


async def test_one_that_never_ends_is_ended() -> None:
    with pytest.raises(GaveUp, match="too slow"):
        await run_apart(READER, b'"run"', seconds=2)


async def test_it_can_be_large_on_both_ways() -> None:
    """A reader that fails before it has taken the file in troubles nobody."""
    with pytest.raises(GaveUp, match="unreadable"):
        await run_apart("tests.handlers.no_such_reader", b"x" * (4 << 20))
