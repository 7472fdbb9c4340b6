"""Looking into a document in a process of its own: one that is made to swell or never to end takes nobody with it.

    python -m handlers.secrecy.apart < document

writes the mark that was found, or nothing, on standard output. It ends with 1 where the document cannot be looked at,
with 2 where it is of a kind that cannot.
"""

import asyncio
import contextlib
import resource
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from handlers.secrecy.documents import Sealed, Unreadable, is_document, lines_of
from handlers.secrecy.rules import mark_among

MOST_SECONDS = 20
SEALED = 2
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
_HOUSE = Path(__file__).parents[2]


async def mark_in_document(content: bytes) -> str | None:
    """The mark of secrecy in a document, if there is one. Raises Unreadable or Sealed. What is no document has none."""
    if not is_document(content):
        return None
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", __name__, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_HOUSE
    )
    try:
        async with asyncio.timeout(MOST_SECONDS):
            found, _ = await process.communicate(content)
    except TimeoutError:
        raise Unreadable("too slow") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode == SEALED:
        raise Sealed
    if process.returncode != 0:
        raise Unreadable("unreadable")
    return found.decode() or None


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        mark = mark_among(lines_of(sys.stdin.buffer.read()))
    except Sealed:
        return SEALED
    except (Unreadable, MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write((mark or "").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
