"""Readers of strangers' files: what one that is taken over by a file finds, and when it is ended."""

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


def network_can_be_left() -> bool:
    return subprocess.run(["unshare", "--user", "--net", "true"], capture_output=True, check=False).returncode == 0


async def test_there_is_nothing_to_take_and_nobody_to_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHIBO_TELEGRAM__TOKEN", "12345:canary")
    monkeypatch.setattr(sandbox, "_told_of_network", [])
    file = tmp_path / "written"
    with socket.create_server(("127.0.0.1", 0)) as server, capture_logs() as logs:
        wanted = {"port": server.getsockname()[1], "file": str(file)}
        told = json.loads(await run_apart(READER, json.dumps(wanted).encode()))
    assert set(told["environment"]) <= {"LANG", "LC_CTYPE", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"}
    assert told["written"] is False and not (file.exists() and file.stat().st_size)
    assert told["has_child"] is (os.getuid() == 0 and told["has_child"])
    alone = network_can_be_left()
    assert (told["connected"], told["looked_up"]) == (not alone, not alone)
    assert [one["event"] for one in logs] == ([] if alone else ["sandbox.network_is_there"])


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
