"""An Excel workbook (.xlsx) as lines: of the sheet that bears the form's name, or the first that has its headings.

Only what is seen is taken: not hidden sheets, and of hidden rows the caller is told. A row counts as far down as
something stands in it; a colour is nothing.
"""

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, iterparse

from handlers.language.tables import texts
from handlers.language.tables.form import (
    FARTHEST_ROW,
    MOST_COLUMNS,
    Line,
    TableForm,
    TableRefused,
    filled,
    find_headings,
    key,
)
from handlers.language.tables.shown import shown

if TYPE_CHECKING:
    pass

MOST_UNPACKED_BYTES = 60 * 1024 * 1024
MOST_PARTS = 1_000
# ISO 29500 Strict writes other addresses for the same things; openpyxl knows those of Transitional.
_STRICT = b"http://purl.oclc.org/ooxml/"
_ADDRESSES = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(frozen=True)
class _Extent:
    """How far down a sheet something stands, and which of its rows are hidden."""

    last: int
    hidden: frozenset[int]


def workbook_lines(form: TableForm, content: bytes) -> list[Line] | None:
    """The lines of the sheet; None where none that is seen has the form's headings. Raises TableRefused."""
    _check_archive(content)
    try:
        # openpyxl warns of styles and extensions that it leaves out: nothing that a reader of cells would miss.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _lines(form, _transitional(content))
    except (TableRefused, MemoryError):
        raise
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


def _transitional(content: bytes) -> bytes:
    """The same workbook with the addresses that openpyxl knows."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if _STRICT not in archive.read("xl/workbook.xml"):
            return content
        written = BytesIO()
        with zipfile.ZipFile(written, "w") as copy:
            for part in archive.infolist():
                text = archive.read(part)
                for strict, usual in _ADDRESSES if part.filename.endswith((".xml", ".rels")) else ():
                    text = text.replace(strict, usual)
                copy.writestr(part.filename, text)
    return written.getvalue()


def _lines(form: TableForm, content: bytes) -> list[Line] | None:
    # It takes long to load, at each start: it waits until somebody wants a table read.
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    extents = _extents(content)
    sheets = [sheet for sheet in book.worksheets if key(sheet.title) != key(form.skipped)]
    by_name = sorted(sheets, key=lambda sheet: key(sheet.title) != key(form.sheet))
    for sheet in sorted(by_name, key=lambda sheet: sheet.sheet_state != "visible"):
        lines = list(filled(form, _rows(form, sheet, extents[sheet.title])))
        if find_headings(form, lines) is not None:
            if sheet.sheet_state != "visible":
                raise TableRefused(texts.HIDDEN_SHEET.format(sheet=shown(sheet.title)))
            return lines
    return None


def _rows(form: TableForm, sheet: Any, extent: _Extent) -> Iterator[tuple[list[str], bool]]:
    if extent.last >= FARTHEST_ROW:
        raise TableRefused(texts.TOO_MANY_ROWS.format(rows=form.most_rows))
    # The extent that a file states may be wrong; it is found out by reading.
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=extent.last, max_col=MOST_COLUMNS) if extent.last else ()
    for number, cells in enumerate(rows, start=1):
        texts_of = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in cells]
        yield texts_of, number in extent.hidden


def _extents(content: bytes) -> dict[str, _Extent]:
    """Of each sheet by its title, from its part of the file."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        paths = {
            one.attrib["Id"]: one.attrib["Target"]
            for one in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
        }
        found = {}
        for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
            relation = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
            target = PurePosixPath("xl", paths[relation])
            path = paths[relation].lstrip("/") if paths[relation].startswith("/") else str(target)
            found[sheet.attrib["name"]] = _extent(archive, path) if path in archive.namelist() else _NOTHING
    return found


_NOTHING = _Extent(0, frozenset())


def _extent(archive: zipfile.ZipFile, path: str) -> _Extent:
    last, number, hidden = 0, 0, set()
    for row in _elements(archive, path, "row"):
        number = int(row.attrib.get("r", number + 1))
        if any(one.tag.rpartition("}")[2] in ("v", "is", "f") for one in row.iter()):
            last = max(last, number)
        if row.attrib.get("hidden") in ("1", "true"):
            hidden.add(number)
        row.clear()
    return _Extent(last, frozenset(hidden))


def _elements(archive: zipfile.ZipFile, path: str, name: str) -> Iterator[Element]:
    with archive.open(path) as stream:
        for _, element in iterparse(stream):
            if element.tag.rpartition("}")[2] == name:
                yield element
