"""Reading a table's file into rows. Nothing in it is trusted: not its name, its size, its links or its formulas.

Headings are known without accents and in any order; other columns are left alone, and so are lines above the headings.
In a workbook the table stands on the sheet of the form's name, or on the first sheet that has the headings.
"""

import csv
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from handlers.language.names import fold
from handlers.language.tables import texts

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED_BYTES = 60 * 1024 * 1024
MOST_PARTS = 1_000
MOST_COLUMNS = 60
HEADING_WITHIN = 20
FARTHEST_ROW = 60_000
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (",", ";", "\t")

Line = tuple[int, list[str]]


class TableRefused(Exception):
    """The file as a whole cannot be read; its message says in Vietnamese what is wrong and what to do."""


def key(words: str) -> str:
    """Words as they are compared: without accents, capitals, punctuation or spaces."""
    return "".join(character for character in fold(words) if character.isalnum())


@dataclass(frozen=True)
class TableForm:
    """What a table looks like: its headings by column, others they are known by, those it cannot do without, the sheet
    it stands on and the one that is never read, how many rows it may have, and what is said where headings are missing.
    """

    headings: Mapping[str, str]
    required: tuple[str, ...]
    sheet: str
    skipped: str
    most_rows: int
    no_headings: str
    also: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, heading: str) -> str | None:
        """The column that a heading names."""
        wanted = key(heading)
        for name, words in self.headings.items():
            if key(words) == wanted:
                return name
        return next((name for words, name in self.also.items() if key(words) == wanted), None)


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
    readers: dict[str, Callable[[TableForm, bytes], list[Row]]] = {".xlsx": _read_workbook, ".csv": _read_csv}
    ending = Path(name.lower()).suffix
    if ending == ".xls" or content.startswith(_OLD_EXCEL):
        raise TableRefused(texts.OLD_EXCEL)
    if ending not in readers:
        raise TableRefused(texts.TYPE_UNKNOWN)
    rows = readers[ending](form, content)
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


def _read_csv(form: TableForm, content: bytes) -> list[Row]:
    if content.startswith(_ZIP):
        raise TableRefused(texts.WORKBOOK_AS_CSV)
    if content.startswith(_UTF16):
        raise TableRefused(texts.NOT_UTF8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Guessing an older encoding would import names with wrong accents, silently.
        raise TableRefused(texts.NOT_UTF8) from None
    if "\0" in text:
        raise TableRefused(texts.BROKEN)
    for delimiter in _DELIMITERS:
        lines = list(_csv_lines(form, text, delimiter))
        if _find_headings(form, lines) is not None:
            return _rows(form, lines)
    raise _no_headings(form)


def _csv_lines(form: TableForm, text: str, delimiter: str) -> Iterator[Line]:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        yield from _filled(form, ([_clean(cell) for cell in cells[:MOST_COLUMNS]] for cells in rows))
    except csv.Error:
        raise TableRefused(texts.BROKEN) from None


def _read_workbook(form: TableForm, content: bytes) -> list[Row]:
    _check_archive(content)
    try:
        # openpyxl warns of styles and extensions that it leaves out: nothing that a reader of cells would miss.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheets = _sheets(form, content)
            return _rows(form, next(sheets))
    except (TableRefused, MemoryError):
        raise
    except StopIteration:
        raise _no_headings(form) from None
    except Exception:
        # A damaged workbook makes openpyxl raise nearly anything, from KeyError to expat's own errors.
        raise TableRefused(texts.BROKEN) from None


def _check_archive(content: bytes) -> None:
    """Refuse what is no workbook, and what would unpack to far more than a table needs."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise TableRefused(texts.NOT_A_WORKBOOK)
            # zipfile never unpacks more of a part than it declares, so that the declared sizes can be relied on.
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
                raise TableRefused(texts.SWOLLEN)
            if any(_declares_entities(archive, part) for part in parts):
                raise TableRefused(texts.BROKEN)
    except TableRefused:
        raise
    except zipfile.BadZipFile:
        raise TableRefused(texts.NOT_A_WORKBOOK) from None
    except Exception:
        # A damaged part makes zipfile raise the errors of whatever it was packed with.
        raise TableRefused(texts.BROKEN) from None


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part begins with a document type, by which entities could be made to swell."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(4_096).upper()


def _sheets(form: TableForm, content: bytes) -> Iterator[list[Line]]:
    """The lines of the sheets that have headings, the one of the form's name first."""
    # It takes long to load, at each start: it waits until somebody wants a table read.
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if key(sheet.title) != key(form.skipped)]
    for sheet in sorted(sheets, key=lambda sheet: key(sheet.title) != key(form.sheet)):
        # The extent that a file states may be wrong; it is found out by reading.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=FARTHEST_ROW, max_col=MOST_COLUMNS, values_only=True)
        lines = list(_filled(form, ([_as_text(value) for value in values] for values in rows)))
        if _find_headings(form, lines) is not None:
            yield lines


def _filled(form: TableForm, rows: Iterable[list[str]]) -> Iterator[Line]:
    """The lines in which anything stands, with their numbers. Raises TableRefused where there are too many."""
    found = 0
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            found += 1
            yield number, cells
        if number >= FARTHEST_ROW or found > form.most_rows + HEADING_WITHIN:
            raise TableRefused(texts.TOO_MANY_ROWS.format(rows=form.most_rows))


def _as_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if not isinstance(value, str | int | float):
        # openpyxl's objects for array formulas and data tables.
        return "="
    return _clean(str(value))


def _clean(text: str) -> str:
    """One line without invisible characters, its accents composed."""
    shown = "".join(character if category(character)[0] != "C" else " " for character in normalize("NFC", text))
    return " ".join(shown.split())


def _find_headings(form: TableForm, lines: list[Line]) -> int | None:
    """Where the headings are: the first line, not far down, that has two of the required ones."""
    for index, (_, cells) in enumerate(lines[:HEADING_WITHIN]):
        columns = {form.column_of(cell) for cell in cells if cell}
        if len(columns & set(form.required)) >= 2:
            return index
    return None


def _rows(form: TableForm, lines: list[Line]) -> list[Row]:
    index = _find_headings(form, lines)
    if index is None:
        raise _no_headings(form)
    columns = [form.column_of(cell) if cell else None for cell in lines[index][1]]
    _check_headings(form, [column for column in columns if column is not None])
    rows = []
    for number, cells in lines[index + 1 :]:
        filled = {column: cell for column, cell in zip(columns, cells, strict=False) if column is not None and cell}
        if filled:
            rows.append(Row(number, filled))
    return rows


def _check_headings(form: TableForm, columns: list[str]) -> None:
    for column in columns:
        if columns.count(column) > 1:
            raise TableRefused(texts.TWICE_HEADED.format(column=form.headings[column]))
    missing = [form.headings[column] for column in form.required if column not in columns]
    if missing:
        raise TableRefused(texts.MISSING_COLUMNS.format(columns=", ".join(missing)))


def _no_headings(form: TableForm) -> TableRefused:
    return TableRefused(form.no_headings.format(columns=", ".join(form.headings[column] for column in form.required)))
