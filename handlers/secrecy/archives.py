"""The words of a packed document (Open XML, OpenDocument), part by part, and of the documents that are in it."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import ParseError

from handlers.secrecy.lines import Line, Sealed, Unreadable
from handlers.secrecy.markup import lines_of_xml, styles_of
from handlers.secrecy.slides import Frame, kinds_in_capitals, says_formats

MOST_UNPACKED_BYTES = 80 * 1024 * 1024
MOST_PARTS = 2_000
_CHUNK = 64 * 1024
_XML = (".xml", ".rels", ".vml", ".rdf")
# Parts that hold no words of the document: macros, what a printer was told, how the desk looked.
_PASSED_OVER = ("vbaproject.bin", "printersettings", "mimetype", "configurations2/", "thumbnails/", "layout-cache")
_TAGS = re.compile(rb"<[^<>]*>")
_ATTRIBUTES = re.compile(rb'"([^"]*)"')

# Reads a content that is a document itself; nothing where it is none.
Inner = Callable[[bytes], Iterator[Line]]


def lines_of_archive(content: bytes, inner: Inner) -> Iterator[Line]:
    """Raises Unreadable, Sealed, zipfile.BadZipFile, and what readers of XML raise."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
            raise Unreadable("swollen")
        names = {part.filename.lower() for part in parts}
        if not any(map(_is_of_document, names)) or any(one.endswith("workbook.bin") for one in names):
            raise Sealed
        styles: dict[str, bool] = {}
        for part in parts:
            if part.filename.lower().endswith(("styles.xml", "content.xml")):
                styles |= styles_of(_stream(archive, part))
        formats = [part for part in parts if says_formats(part.filename.lower())]
        shown = frozenset[str]().union(*(kinds_in_capitals(_stream(archive, part)) for part in formats))
        for part in parts:
            yield from _lines_of_part(archive, part, styles, shown, inner)


def _is_of_document(name: str) -> bool:
    return name in ("[content_types].xml", "content.xml") or name.startswith(("word/", "xl/", "ppt/"))


def _stream(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _lines_of_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, styles: dict[str, bool], shown: frozenset[str], inner: Inner
) -> Iterator[Line]:
    name = part.filename.lower()
    if not part.filename.isascii():
        yield Line(name.upper(), False)
    if any(one in name for one in _PASSED_OVER):
        return
    if not name.endswith(_XML):
        yield from (Line(line.words, False) for line in inner(archive.read(part)))
        return
    try:
        yield from lines_of_xml(_stream(archive, part), styles, Frame(shown))
    except ParseError:
        if not name.endswith(".vml"):
            raise
        # What Excel writes here is often no XML.
        raw = archive.read(part)
        pieces = [*_ATTRIBUTES.findall(raw), *_TAGS.sub(b"\n", raw).splitlines()]
        yield from (Line(one.decode("utf-8", "replace"), False) for one in pieces)
