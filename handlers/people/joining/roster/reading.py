"""Reading a roster's file into rows (see handlers/language/tables/reading.py)."""

from pathlib import Path

from handlers.language.tables import reading
from handlers.language.tables.reading import MOST_BYTES, TableRefused
from handlers.people.joining.roster import texts
from handlers.people.joining.roster.form import HEADINGS, REQUIRED, Column, RosterRow

__all__ = ["MOST_BYTES", "MOST_ROWS", "RosterRefused", "read_table"]

MOST_ROWS = 20_000
RosterRefused = TableRefused

FORM = reading.TableForm(
    headings={str(column): heading for column, heading in HEADINGS.items()},
    required=REQUIRED,
    sheet=texts.SHEET,
    skipped=texts.SAMPLE_SHEET,
    most_rows=MOST_ROWS,
    no_headings=texts.NO_HEADINGS,
    also={heading: Column(name) for heading, name in texts.OTHER_HEADINGS.items()},
)


def read_table(source: Path | bytes, filename: str = "") -> list[RosterRow]:
    """The filled rows of a roster below its headings, all cells as text. Raises RosterRefused, or OSError for a path.

    `filename` is needed for bytes: its ending says what the content has to be.
    """
    rows = reading.read_table(FORM, source, filename)
    return [RosterRow(row.number, {Column(name): words for name, words in row.cells.items()}) for row in rows]
