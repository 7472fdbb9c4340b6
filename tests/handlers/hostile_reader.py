"""What a stranger's file could make its reader do: run in the process apart, it says how far it came."""

import contextlib
import json
import os
import socket
import sys
from pathlib import Path


def main() -> int:
    wanted = json.loads(sys.stdin.buffer.read())
    if wanted == "swell":
        return len(b"x" * (4 << 30))
    if wanted == "run":
        while True:
            pass
    if wanted == "talk":
        while True:
            sys.stdout.buffer.write(b"x" * 65_536)
    told = {
        "environment": sorted(os.environ),
        "connected": _does(lambda: socket.create_connection(("127.0.0.1", wanted["port"]), timeout=5)),
        "looked_up": _does(lambda: socket.create_connection(("localhost", wanted["port"]), timeout=5)),
        "has_child": _does(os.fork),
        "read": [file for file in (*wanted["files"], *_of_parent()) if _is_readable(file)],
        "listed": _does(lambda: list(Path(wanted["folder"]).iterdir())),
        "signalled": _does(lambda: os.kill(os.getppid(), 0)),
        "written": _does(lambda: Path(wanted["file"]).write_bytes(b"x")),
    }
    sys.stdout.write(json.dumps(told))
    return 0


def _of_parent() -> list[str]:
    return [f"/proc/{os.getppid()}/{name}" for name in ("environ", "mem", "maps", "cmdline")]


def _is_readable(file: str) -> bool:
    with contextlib.suppress(OSError), Path(file).open("rb") as opened:
        return bool(opened.read(1))
    return False


def _does(attempt: object) -> bool:
    try:
        found = attempt()  # type: ignore[operator]
    except OSError:
        return False
    if found == 0:
        os._exit(0)
    return True
