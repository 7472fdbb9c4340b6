"""A document as the text that is printed: its paragraphs, and its tables row by row, in their order."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from handlers.meetings.minutes.content import MINUTES, RESOLUTION
from handlers.meetings.minutes.rendering import docx_of
from storage.documents import documents_of
from tests.dialogs.sample import last_meeting
from tests.house import House

EXPECTED = Path(__file__).parent / "expected"


def text_of(content: bytes) -> str:
    """The text of a Word file, whole."""
    return "\n".join(_lines(content)) + "\n"


def _lines(content: bytes) -> Iterator[str]:
    for part in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Table):
            for row in part.rows:
                yield " | ".join(" / ".join(one.text for one in cell.paragraphs if one.text) for cell in row.cells)


def on_paper(house: House, kind: str, meeting_id: int | None = None) -> str:
    """The newest minutes ("BB") or resolution ("NQ") of a meeting (None: the one that was logged last)."""
    number = last_meeting(house).id if meeting_id is None else meeting_id
    with house.database.reading() as db:
        return text_of(docx_of(documents_of(db, number)[kind].newest.snapshot))


def expected(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


__all__ = ["MINUTES", "RESOLUTION", "expected", "on_paper", "text_of"]
