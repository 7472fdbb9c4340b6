"""The texts of one XML part of a packed document, piece by piece (paragraphs, cells), read as a stream."""

import zipfile
from collections.abc import Collection, Iterator
from typing import Any
from xml.etree.ElementTree import Element, XMLPullParser

CHUNK = 64 * 1024
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ODF_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_ODF_SPACES = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t", f"{_TEXT}s": " "}


class Broken(Exception):
    """The part says what no honest one does."""


def pieces(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, whole: str, text: str, breaks: Collection[str] = ()
) -> Iterator[str]:
    """The texts of the elements `whole`, put together from those of the elements `text` in them; `breaks` end lines."""
    open_ones: list[list[str]] = []
    for event, element in _events(archive, part):
        if event == "start" and element.tag == whole:
            open_ones.append([])
        elif event == "end" and element.tag == text and open_ones:
            open_ones[-1].append(element.text or "")
        elif event == "end" and element.tag in breaks and open_ones:
            open_ones[-1].append("\n")
        elif event == "end" and element.tag == whole:
            yield from "".join(open_ones.pop()).splitlines()
            element.clear()


def odf_pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[str]:
    """The paragraphs and headings of an OpenDocument part; what stands in a frame within one comes before it."""
    for event, element in _events(archive, part):
        if event == "end" and element.tag in _ODF_SPACES:
            element.text = _ODF_SPACES[element.tag]
        elif event == "end" and element.tag in _ODF_PARAGRAPHS:
            yield from "".join(element.itertext()).splitlines()
            tail = element.tail
            element.clear()
            element.tail = tail


def _events(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[str, Element]]:
    parser: Any = XMLPullParser(("start", "end"))
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                raise Broken("entities")
            parser.feed(chunk)
            yield from parser.read_events()
