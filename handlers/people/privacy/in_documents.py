"""Looking for a person in a document in a process of its own (handlers/sandbox.py).

    python -m handlers.sandbox handlers.people.privacy.in_documents

reads one line of JSON that says by what the person is known, and behind it the document; it writes a word where they
stand in it, and ends with 1 where it cannot be read.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from handlers.sandbox import run_apart
from handlers.secrecy.documents import lines_of
from handlers.secrecy.lines import Unreadable
from storage.spellings import InTheirPlace, Known, Namesakes, Spellings

_FOUND = b"found"
# A name that goes on in the next line is found too; a document is looked through piece by piece.
_PIECE, _OVERLAP = 500, 3


async def stands_in(content: bytes, known: Known) -> bool:
    """Whether the person stands in a document, surely or perhaps. Raises GaveUp."""
    line = json.dumps({**asdict(known), "namesakes": known.namesakes.value}).encode() + b"\n"
    return await run_apart(__name__, line + content) == _FOUND


def _pieces(lines: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) >= _PIECE:
            yield "\n".join(waiting)
            waiting = waiting[-_OVERLAP:]
    yield "\n".join(waiting)


def main() -> int:
    told, _, content = sys.stdin.buffer.read().partition(b"\n")
    said = json.loads(told)
    known = Known(**{**said, "namesakes": Namesakes(said["namesakes"])})
    spellings = Spellings(known, InTheirPlace("", "", ""))
    try:
        # Read to its end: whether there is anything in it to read shows only there.
        found = [piece for piece in _pieces(lines_of(content)) if spellings.names(piece)]
    except (Unreadable, MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(_FOUND if found else b"")
    return 0
