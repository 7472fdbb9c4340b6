"""The text of a document that was sent, line by line, as far as it can be read. Nothing in the file is trusted.

Read are DOCX (with headers, footers and text boxes), XLSX (cell by cell), PPTX, the OpenDocument kinds, PDF (its text;
a scan has none) and plain text. What is larger than the bounds is read up to them. Kinds that hold text which cannot be
looked into (old Word and Excel, RTF, packed files) are sealed.
"""

import re
import zipfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from handlers.secrecy.pieces import Broken, odf_pieces, pieces

MOST_UNPACKED_BYTES = 80 * 1024 * 1024
MOST_PARTS = 2_000
MOST_PAGES = 60
MOST_LINES = 200_000
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_BEGINNING = 1_024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"PK\x05\x06", b"PK\x07\x08")
_RTF = b"{\\rtf"
_RTF_WITHIN = 64
_TAGS = re.compile(r"<[^<>]*>")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Unreadable(Exception):
    """The document is damaged, locked or swollen, so that it cannot be looked at."""


class Sealed(Unreadable):
    """The document is whole, but of a kind that cannot be looked into."""


def is_document(content: bytes) -> bool:
    """Whether there is anything in a content to look into, if only it could be."""
    return content.startswith(_ZIP) or _PDF in content[:_BEGINNING] or is_sealed(content) or is_text(content)


def is_sealed(content: bytes) -> bool:
    """Whether a content is of a kind that holds text, and cannot be looked into."""
    return content.startswith((_OLD_OFFICE, *_PACKED)) or _RTF in content[:_RTF_WITHIN].lower()


def is_text(content: bytes) -> bool:
    """Whether a content is plain text, as far as its beginning tells."""
    beginning = content[:_BEGINNING]
    if beginning.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return True
    try:
        # What is cut in the middle of a letter is text all the same.
        words = getincrementaldecoder("utf-8")().decode(beginning)
    except UnicodeDecodeError:
        return False
    return bool(words) and "\0" not in words


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a document, whatever its name says; nothing where it is none. Raises Unreadable, Sealed."""
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
    elif _PDF in content[:_BEGINNING]:
        yield from _lines_of_pdf(content)
    elif is_sealed(content):
        raise Sealed
    elif is_text(content):
        yield from _lines_of_text(content)


def _lines_of_archive(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise Unreadable("swollen")
        if not any(_holds_text(part.filename.lower()) for part in parts):
            raise Sealed
        for part in parts:
            try:
                yield from _lines_of_part(archive, part)
            except Broken as error:
                raise Unreadable(str(error)) from None


def _holds_text(name: str) -> bool:
    return name.startswith(("word/", "xl/", "ppt/")) or name == "content.xml"


def _lines_of_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    name = part.filename.lower()
    if name.startswith("word/") and name.endswith(".xml"):
        yield from pieces(archive, part, f"{_WORD}p", f"{_WORD}t", (f"{_WORD}br", f"{_WORD}cr"))
    elif name == "xl/sharedstrings.xml":
        yield from pieces(archive, part, f"{_SHEET}si", f"{_SHEET}t")
    elif name.startswith("xl/worksheets/") and name.endswith(".xml"):
        yield from pieces(archive, part, f"{_SHEET}c", f"{_SHEET}t")
    elif name.startswith("ppt/") and name.endswith(".xml"):
        yield from pieces(archive, part, f"{_DRAWING}p", f"{_DRAWING}t", (f"{_DRAWING}br",))
    elif name in ("content.xml", "styles.xml"):
        yield from odf_pieces(archive, part)


def _lines_of_pdf(content: bytes) -> Iterator[str]:
    # It takes long to load, at each start: it waits until somebody wants a PDF looked into.
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("locked")
    for page in islice(reader.pages, MOST_PAGES):
        yield from page.extract_text().splitlines()


def _lines_of_text(content: bytes) -> Iterator[str]:
    """Of a web page what stands between its tags."""
    wide = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    words = content.removeprefix(BOM_UTF8).decode("utf-16" if wide else "utf-8", "replace")
    yield from (_TAGS.sub("\n", words) if words.lstrip().startswith("<") else words).splitlines()
