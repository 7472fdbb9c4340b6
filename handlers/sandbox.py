"""Reading a stranger's file in a process of its own: one that is made to swell or never to end takes nobody with it,
and nobody waits for one that is long.
"""

import asyncio
import contextlib
import resource
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

MOST_SECONDS = 20
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
_HOUSE = Path(__file__).parents[1]


class GaveUp(Exception):
    """The process took too long (`code` None), or ended with a `code` of its own as it could not read the file."""

    def __init__(self, why: str, code: int | None = None) -> None:
        super().__init__(why)
        self.code = code


async def run_apart(module: str, content: bytes, seconds: float = MOST_SECONDS) -> bytes:
    """What `python -m <module>` writes when it is given the content. Raises GaveUp."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_HOUSE
    )
    try:
        async with asyncio.timeout(seconds):
            found, _ = await process.communicate(content)
    except TimeoutError:
        raise GaveUp("too slow") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode != 0:
        raise GaveUp("unreadable", process.returncode)
    return found


def bound_oneself() -> None:
    """In the process apart: no more memory and time than a document needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
