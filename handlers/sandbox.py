"""Reading a stranger's file in a process of its own: one that is made to swell or never to end takes nobody with it,
nobody waits for one that is long, and what it might make its reader do finds nothing there to take or to call.

    python -m handlers.sandbox <module> < file

bounds itself, and only then loads the module and calls its `main`.
"""

import asyncio
import contextlib
import ctypes
import importlib
import resource
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import structlog

MOST_SECONDS = 20
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_ANSWER_BYTES = 32 * 1024 * 1024
_MOST_OPEN = 64
# All that a reader is told of where it runs: no token, no key, no way to the configuration.
_ENVIRONMENT = {"LANG": "C.UTF-8", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
_HOUSE = Path(__file__).parents[1]
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NETWORK_IS_THERE = b"network is there\n"
# The system says the same each time: it is written down once.
_told_of_network: list[bool] = []

log = structlog.get_logger(__name__)


class GaveUp(Exception):
    """The process took too long (`code` None), or ended with a `code` of its own as it could not read the file."""

    def __init__(self, why: str, code: int | None = None) -> None:
        super().__init__(why)
        self.code = code


async def run_apart(module: str, content: bytes, seconds: float = MOST_SECONDS) -> bytes:
    """What the `main` of this module writes when it is given the content. Raises GaveUp."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", __name__, module), stdin=PIPE, stdout=PIPE, stderr=PIPE, cwd=_HOUSE, env=_ENVIRONMENT
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
    if complaints.startswith(_NETWORK_IS_THERE) and not _told_of_network:
        _told_of_network.append(True)
        log.warning("sandbox.network_is_there", why="the system lets nobody leave the network without rights")
    return found


async def _bounded(stream: asyncio.StreamReader) -> bytes:
    answer = bytearray()
    while chunk := await stream.read(64 * 1024):
        answer += chunk
        if len(answer) > MOST_ANSWER_BYTES:
            raise GaveUp("too much")
    return bytes(answer)


def bound_oneself() -> None:
    """In the process apart: no more memory and time than a document needs, no child, no file written, no network."""
    if not _leave_the_network():
        sys.stderr.buffer.write(_NETWORK_IS_THERE)
        sys.stderr.flush()
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY_BYTES),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_NOFILE, _MOST_OPEN),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _leave_the_network() -> bool:
    """Go where there is no network, not even this machine's own. Returns whether the system allows that."""
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    return bool(unshare(_NEW_USER | _NEW_NETWORK) == 0 or unshare(_NEW_NETWORK) == 0)


def main(module: str) -> int:
    bound_oneself()
    return int(importlib.import_module(module).main())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
