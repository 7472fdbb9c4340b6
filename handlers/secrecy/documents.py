"""The text of a document that was sent, line by line, as far as it can be read. Nothing in the file is trusted.

Read are DOCX (with headers, footers and text boxes), XLSX (cell by cell) and PDF (its text; a scan has none). What is
larger than the bounds is read up to them.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser

from pypdf import PdfReader

MOST_UNPACKED_BYTES = 80 * 1024 * 1024
MOST_PARTS = 2_000
MOST_PAGES = 60
MOST_LINES = 200_000
CHUNK = 64 * 1024
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Unreadable(Exception):
    """The document is damaged, locked or swollen, so that it cannot be looked at."""


def is_document(content: bytes) -> bool:
    """Whether there is anything in a content to look into."""
    return content.startswith(_ZIP) or _PDF in content[:_PDF_WITHIN]


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a DOCX, XLSX or PDF, whatever its name says; nothing for any other kind. Raises Unreadable."""
    try:
        yield from islice(_lines(content), MOST_LINES)
    except Unreadable:
        raise
    except Exception as error:
        # Damaged documents make their readers raise nearly anything.
        raise Unreadable(type(error).__name__) from None


def _lines(content: bytes) -> Iterator[str]:
    if content.startswith(_ZIP):
        yield from _lines_of_archive(content)
    elif _PDF in content[:_PDF_WITHIN]:
        yield from _lines_of_pdf(content)


def _lines_of_archive(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise Unreadable("swollen")
        for part in parts:
            name = part.filename.lower()
            if name.startswith("word/") and name.endswith(".xml"):
                yield from _pieces(archive, part, f"{_WORD}p", f"{_WORD}t")
            elif name == "xl/sharedstrings.xml":
                yield from _pieces(archive, part, f"{_SHEET}si", f"{_SHEET}t")
            elif name.startswith("xl/worksheets/") and name.endswith(".xml"):
                yield from _pieces(archive, part, f"{_SHEET}c", f"{_SHEET}t")


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo, whole: str, text: str) -> Iterator[str]:
    """The texts of the elements `whole` (paragraphs, cells), put together from those of the elements `text` in them."""
    parser: Any = XMLPullParser(("start", "end"))
    open_ones: list[list[str]] = []
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                raise Unreadable("entities")
            parser.feed(chunk)
            for event, element in parser.read_events():
                yield from _take(open_ones, event, element, whole, text)


def _take(open_ones: list[list[str]], event: str, element: Element, whole: str, text: str) -> Iterator[str]:
    if event == "start" and element.tag == whole:
        open_ones.append([])
    elif event == "end" and element.tag == text and open_ones:
        open_ones[-1].append(element.text or "")
    elif event == "end" and element.tag in (f"{_WORD}br", f"{_WORD}cr") and open_ones:
        open_ones[-1].append("\n")
    elif event == "end" and element.tag == whole:
        yield from "".join(open_ones.pop()).splitlines()
        element.clear()


def _lines_of_pdf(content: bytes) -> Iterator[str]:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("locked")
    for page in islice(reader.pages, MOST_PAGES):
        yield from page.extract_text().splitlines()
