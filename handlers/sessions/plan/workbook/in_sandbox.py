"""Reading a filled-in workbook in a process of its own (handlers/sandbox.py), before anything is written: a long one
keeps nobody waiting.

    python -m handlers.sandbox handlers.sessions.plan.workbook.in_sandbox < workbook

writes JSON: {"rows": [[number, {column: text}], …]}, or {"refused": what is wrong, in Vietnamese}.
"""

import json
import sys
from typing import Any

from handlers.language.tables import texts as tables
from handlers.language.tables.reading import Row, TableForm, TableRefused, read_table
from handlers.sandbox import GaveUp, run_apart
from handlers.sessions.plan.workbook import texts
from handlers.sessions.plan.workbook.rules import REQUIRED

READER = "plan"
FORM = TableForm(
    headings=texts.HEADINGS,
    required=REQUIRED,
    sheet=texts.SHEET,
    skipped=texts.SAMPLE_SHEET,
    most_rows=200,
    no_headings=texts.NO_HEADINGS,
    also=texts.ALSO,
)
Read = dict[str, Any]


async def read_apart(content: bytes) -> Read:
    """What the workbook holds, as `rows_in` takes it."""
    try:
        read: Read = json.loads(await run_apart(__name__, content))
    except GaveUp:
        return {"refused": tables.BROKEN}
    return read


def rows_in(read: Read) -> list[Row]:
    """The workbook's rows. Raises TableRefused."""
    if "refused" in read:
        raise TableRefused(str(read["refused"]))
    return [Row(number, cells) for number, cells in read["rows"]]


def read_here(content: bytes) -> Read:
    try:
        rows = read_table(FORM, content, "a.xlsx")
    except TableRefused as refusal:
        return {"refused": str(refusal)}
    return {"rows": [[row.number, dict(row.cells)] for row in rows]}


def main() -> int:
    try:
        read = read_here(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        return 1
    sys.stdout.buffer.write(json.dumps(read).encode())
    return 0
