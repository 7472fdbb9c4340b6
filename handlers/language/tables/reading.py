"""Reading a table's file into rows. Nothing in it is trusted: not its name, its size, its links or its formulas.

Headings are known without accents and in any order; other columns are left alone, and so are lines above the headings.
What is seen is read, as it is shown; what is hidden is said and never taken.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from handlers.language.tables import texts
from handlers.language.tables.csv_file import csv_lines
from handlers.language.tables.form import Line, TableForm, TableRefused, find_headings
from handlers.language.tables.legacy import is_legacy
from handlers.language.tables.workbook import workbook_lines

__all__ = ["MOST_BYTES", "Row", "TableForm", "TableRefused", "read_table"]

MOST_BYTES = 5 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
# A workbook with a password is an OLE file with this stream, its name in UTF-16.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MOST_NAMED = 10


@dataclass(frozen=True)
class Row:
    """One filled line of the table: its number as the spreadsheet shows it, and what stands under each heading."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        return self.cells.get(column, "")


def read_table(form: TableForm, source: Path | bytes, filename: str = "") -> list[Row]:
    """The filled rows of a table below its headings, all cells as text. Raises TableRefused, or OSError for a path.

    `filename` is needed for bytes: its ending says what the content has to be.
    """
    name = filename or (source.name if isinstance(source, Path) else "")
    content = _bounded(source)
    lines_of: dict[str, Callable[[TableForm, bytes], list[Line] | None]] = {".xlsx": workbook_lines, ".csv": csv_lines}
    ending = Path(name.lower()).suffix
    if content.startswith(_OLE) and _LOCKED in content:
        raise TableRefused(texts.LOCKED)
    if ending == ".xls" or content.startswith(_OLE):
        raise TableRefused(texts.OLD_EXCEL)
    if ending not in lines_of:
        raise TableRefused(texts.TYPE_UNKNOWN)
    rows = _rows(form, lines_of[ending](form, content) or [])
    if not rows:
        raise TableRefused(texts.NO_ROWS)
    if len(rows) > form.most_rows:
        raise TableRefused(texts.TOO_MANY_ROWS.format(rows=form.most_rows))
    return rows


def _bounded(source: Path | bytes) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MOST_BYTES:
        raise TableRefused(texts.TOO_BIG.format(megabytes=MOST_BYTES // 1024 // 1024))
    return source if isinstance(source, bytes) else source.read_bytes()


def _rows(form: TableForm, lines: list[Line]) -> list[Row]:
    index = find_headings(form, lines)
    if index is None:
        wanted = ", ".join(form.headings[column] for column in form.required)
        raise TableRefused(form.no_headings.format(columns=wanted))
    columns = [form.column_of(cell) if cell else None for cell in lines[index].cells]
    _check_headings(form, [column for column in columns if column is not None])
    rows = []
    for line in lines[index + 1 :]:
        cells = {column: cell for column, cell in zip(columns, line.cells, strict=False) if column is not None and cell}
        if cells:
            rows.append((Row(line.number, cells), line.hidden))
    _refuse(texts.HIDDEN_ROWS, [row.number for row, hidden in rows if hidden])
    _refuse(texts.LEGACY, [row.number for row, _ in rows if any(map(is_legacy, row.cells.values()))])
    return [row for row, _ in rows]


def _refuse(why: str, numbers: list[int]) -> None:
    if numbers:
        named = ", ".join(map(str, numbers[:_MOST_NAMED])) + (", …" if len(numbers) > _MOST_NAMED else "")
        raise TableRefused(why.format(rows=named))


def _check_headings(form: TableForm, columns: list[str]) -> None:
    for column in columns:
        if columns.count(column) > 1:
            raise TableRefused(texts.TWICE_HEADED.format(column=form.headings[column]))
    missing = [form.headings[column] for column in form.required if column not in columns]
    if missing:
        raise TableRefused(texts.MISSING_COLUMNS.format(columns=", ".join(missing)))
