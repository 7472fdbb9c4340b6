"""A CSV file as lines. UTF-8 alone: guessing an older encoding would import names with wrong accents, silently."""

import csv
from collections.abc import Iterator
from io import StringIO

from handlers.language.tables import texts
from handlers.language.tables.form import MOST_COLUMNS, Line, TableForm, TableRefused, filled, find_headings
from handlers.language.tables.shown import clean

_ZIP = b"PK\x03\x04"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = (",", ";", "\t")


def csv_lines(form: TableForm, content: bytes) -> list[Line] | None:
    """The lines of the file; None where nothing in it are the form's headings. Raises TableRefused."""
    if content.startswith(_ZIP):
        raise TableRefused(texts.WORKBOOK_AS_CSV)
    if content.startswith(_UTF16):
        raise TableRefused(texts.NOT_UTF8)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableRefused(texts.NOT_UTF8) from None
    if "\0" in text:
        raise TableRefused(texts.BROKEN)
    tried = (list(_lines(form, text, delimiter)) for delimiter in _DELIMITERS)
    return next((lines for lines in tried if find_headings(form, lines) is not None), None)


def _lines(form: TableForm, text: str, delimiter: str) -> Iterator[Line]:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        yield from filled(form, (([clean(cell) for cell in cells[:MOST_COLUMNS]], False) for cells in rows))
    except csv.Error:
        raise TableRefused(texts.BROKEN) from None
