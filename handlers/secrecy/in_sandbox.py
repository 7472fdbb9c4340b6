"""Looking into a document in a process of its own (handlers/sandbox.py).

    python -m handlers.sandbox handlers.secrecy.in_sandbox < document

writes the mark that was found, or nothing, on standard output. It ends with 1 where the document cannot be looked at,
with 2 where it is of a kind that cannot, with 3 where there is nothing to read in it.
"""

import sys

from handlers import sandbox
from handlers.sandbox import GaveUp, run_apart
from handlers.secrecy.documents import is_document, lines_of
from handlers.secrecy.lines import Sealed, Unreadable, Wordless
from handlers.secrecy.rules import mark_among

MOST_SECONDS = float(sandbox.MOST_SECONDS)
SEALED, WORDLESS = 2, 3


async def mark_in_document(content: bytes) -> str | None:
    """The mark of secrecy in a document, if there is one. Raises Unreadable, Sealed or Wordless."""
    if not is_document(content):
        return None
    try:
        return (await run_apart(__name__, content, MOST_SECONDS)).decode() or None
    except GaveUp as error:
        if error.code == SEALED:
            raise Sealed from None
        if error.code == WORDLESS:
            raise Wordless from None
        raise Unreadable(str(error)) from None


def main() -> int:
    try:
        mark = mark_among(lines_of(sys.stdin.buffer.read()))
    except Sealed:
        return SEALED
    except Wordless:
        return WORDLESS
    except (Unreadable, MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write((mark or "").encode())
    return 0
