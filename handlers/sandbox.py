"""Reading a stranger's file in a process of its own: one that is made to swell or never to end takes nobody with it,
nobody waits for one that is long, and what it might make its reader do finds nothing there to take or to call.

    python -m handlers.sandbox <module> < file

bounds itself, and only then loads the module and calls its `main`.
"""

import asyncio
import contextlib
import ctypes
import importlib
import mimetypes
import os
import resource
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import structlog

from handlers.landlock import close_files

MOST_SECONDS = 20
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_ANSWER_BYTES = 32 * 1024 * 1024
_MOST_OPEN = 64
# All that a reader is told of where it runs: no token, no key, no way to the configuration.
_ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_HOUSE = Path(__file__).parents[1]
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
# Where the libraries of a system are, and what they read wherever they run.
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/share/zoneinfo")
_READ_BY_ALL = ("/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/urandom", *mimetypes.knownfiles)
# What the process apart says first where the system leaves it something.
_LEFT = {
    b"network is there": ("sandbox.network_is_there", "the system lets nobody leave the network without rights"),
    b"files are there": ("sandbox.files_are_there", "the system cannot close its files to a process (no Landlock)"),
}
# The system says the same each time: it is written down once.
_told: set[bytes] = set()

log = structlog.get_logger(__name__)


class GaveUp(Exception):
    """The process took too long (`code` None), or ended with a `code` of its own as it could not read the file."""

    def __init__(self, why: str, code: int | None = None) -> None:
        super().__init__(why)
        self.code = code


async def run_apart(module: str, content: bytes, seconds: float = MOST_SECONDS, threads: int = 0) -> bytes:
    """What the `main` of this module writes when it is given the content; some libraries cannot do without a few
    `threads` of their own. Raises GaveUp.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__, module, str(threads)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        cwd=_HOUSE,
        env=_ENVIRONMENT,
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            found = await _asked(process, content)
            await process.wait()
    except TimeoutError:
        raise GaveUp("too slow") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        # The system counts threads and children as one: who may have threads may have left a child.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        # Not `wait`: that waits for pipes which nobody empties any more.
        await process.communicate()
    if process.returncode != 0:
        raise GaveUp("unreadable", process.returncode)
    return found


async def _asked(process: asyncio.subprocess.Process, content: bytes) -> bytes:
    """Hand the content over and take the answer, however the reader mixes taking and giving. Raises GaveUp."""
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    answering = [asyncio.create_task(_bounded(stream)) for stream in (process.stdout, process.stderr)]
    try:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            process.stdin.write(content)
            await process.stdin.drain()
        process.stdin.close()
        found, complaints = await asyncio.gather(*answering)
    finally:
        for one in answering:
            one.cancel()
        await asyncio.wait(answering)
    for line in complaints.splitlines():
        if line in _LEFT and line not in _told:
            _told.add(line)
            what, why = _LEFT[line]
            log.warning(what, why=why)
    return found


async def _bounded(stream: asyncio.StreamReader) -> bytes:
    answer = bytearray()
    while chunk := await stream.read(64 * 1024):
        answer += chunk
        if len(answer) > MOST_ANSWER_BYTES:
            raise GaveUp("too much")
    return bytes(answer)


def bound_oneself(module: str, threads: int = 0) -> None:
    """In the process apart: no more memory and time than a document needs, no child (but so many `threads`), no file
    written, no network, and nothing to read but the programs themselves.
    """
    tasks = threads and _own_tasks() + threads
    if not _leave_the_network():
        _say(b"network is there")
    if not close_files(_programs(module), [_HOUSE]):
        _say(b"files are there")
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_NOFILE, _MOST_OPEN),
        (resource.RLIMIT_NPROC, tasks),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _own_tasks() -> int:
    """How many threads this user has by now: the system's bound is on all of them together."""
    return sum(_tasks_of(one) for one in Path("/proc").glob("[0-9]*"))


def _tasks_of(process: Path) -> int:
    try:
        return sum(1 for _ in (process / "task").iterdir()) if process.stat().st_uid == os.getuid() else 0
    except OSError:
        return 0


def _say(what: bytes) -> None:
    sys.stderr.buffer.write(what + b"\n")
    sys.stderr.flush()


def _programs(module: str) -> list[Path]:
    """All that a reader may load. Of the house itself its packages alone: the configuration, with the token, and the
    data may lie beside them.
    """
    house = {_HOUSE / name for name in ("handlers", "storage", module.split(".")[0])}
    installed = {Path(one) for one in sys.path if one} - {_HOUSE}
    # Where chibo itself is installed among the libraries, and not run from its own folder, they are its house.
    installed.add(Path(structlog.__file__).parents[1])
    return [*house, *installed, Path(sys.base_prefix, "lib"), *map(Path, _LIBRARIES + _READ_BY_ALL)]


def _leave_the_network() -> bool:
    """Go where there is no network, not even this machine's own. Returns whether the system allows that."""
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    return bool(unshare(_NEW_USER | _NEW_NETWORK) == 0 or unshare(_NEW_NETWORK) == 0)


def main(module: str, threads: str = "0") -> int:
    bound_oneself(module, int(threads))
    return int(importlib.import_module(module).main())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
