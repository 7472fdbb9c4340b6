"""The words of XML, whatever document it is a part of: paragraphs and cells put together, properties, attributes.

Names are compared without their namespaces: Strict Open XML, Word's single XML file and what comes next say the same by
others. Capitals that are only a format (of a run or of its style) are read as they look.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol
from xml.etree.ElementTree import Element, XMLPullParser

from handlers.secrecy.lines import Line, Unreadable

# What is a line of its own: paragraphs and headings, shared strings, cells, notes of cells.
_BLOCKS = frozenset({"p", "h", "si", "c", "text"})
_WORDS = frozenset({"t", "v", "delText"})
_BREAKS = {"br": "\n", "cr": "\n", "line-break": "\n", "tab": "\t", "ptab": "\t", "s": " "}
_NO_WORDS = frozenset({"pPr", "rPr", "rPh", "endParaRPr"})
_ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PAGE_HEADS = frozenset({"oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter"})
_HEAD_CODES = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f+\-]{5,6}|&\d+|&[BIUESXYGADFNPTZOH]')
_HEAD_PARTS = re.compile(r"&[LCR]")
# A letter as Excel writes those that XML may not hold, and any other that somebody wants it to.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CAPITALS_FONT = re.compile(r"\.vn.*h", re.IGNORECASE)
_DOCTYPE = (b"<!DOCTYPE", b"<!ENTITY")

Styles = Mapping[str, bool]


def local(name: str) -> str:
    return name.rpartition("}")[2]


def _value(element: Element, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if local(key) == name), None)


def events(chunks: Iterable[bytes]) -> Iterator[tuple[str, Element]]:
    """The elements of a stream as they begin and end. Raises Unreadable, xml.etree.ElementTree.ParseError."""
    parser: Any = XMLPullParser(("start", "end"))
    for chunk in chunks:
        if any(one in chunk for one in _DOCTYPE):
            raise Unreadable("entities")
        parser.feed(chunk)
        yield from parser.read_events()
    parser.close()


class Surroundings(Protocol):
    """What words stand in, which may show them in capitals (slides.py): told of each element as it begins and ends."""

    @property
    def in_capitals(self) -> bool: ...

    def begins(self, element: Element) -> None: ...

    def ends(self, element: Element) -> None: ...


def lines_of_xml(chunks: Iterable[bytes], styles: Styles, around: Surroundings | None = None) -> Iterator[Line]:
    """All words of an XML part. `styles`: which styles, by id or name, are capitals."""
    depth = 0
    in_capitals = {**styles, "": True}
    for event, element in events(chunks):
        name = local(element.tag)
        if around is not None:
            (around.begins if event == "start" else around.ends)(element)
        if event == "start":
            depth += name in _BLOCKS
            yield from (Line(value, False) for value in element.attrib.values() if not value.isascii())
            continue
        if name in _BLOCKS:
            depth -= 1
            yield from _lines_of_block(element, in_capitals if around is not None and around.in_capitals else styles)
            tail = element.tail
            element.clear()
            element.tail = tail
        elif element.text and (depth == 0 or name in ("f", "instrText")):
            yield Line(_without_codes(name, element.text), False)


def _without_codes(name: str, words: str) -> str:
    words = _unescaped(words)
    return _HEAD_CODES.sub("", _HEAD_PARTS.sub("\n", words)) if name in _PAGE_HEADS else words


def _unescaped(words: str) -> str:
    if "_x" not in words:
        return words
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), words).replace("\r", "\n")


def _lines_of_block(block: Element, styles: Styles) -> Iterator[Line]:
    pieces = [*_pieces(block, styles, _capitals_of_block(block, styles), flowing=block.tag.startswith(_ODF_TEXT))]
    words = "".join(piece for piece, _ in pieces)
    shown = "".join(piece.upper() if capitals else piece for piece, capitals in pieces)
    for one in dict.fromkeys((words, shown)):
        yield from (Line(line) for line in _unescaped(one).splitlines())


def _pieces(element: Element, styles: Styles, capitals: bool, flowing: bool) -> Iterator[tuple[str, bool]]:
    name = local(element.tag)
    if name in _NO_WORDS:
        return
    if name == "r":
        capitals = _capitals_of_run(element, styles, capitals)
    elif flowing:
        capitals = styles.get(_value(element, "style-name") or "", capitals)
    if name in _BREAKS:
        yield _BREAKS[name], False
    elif element.text and (flowing or name in _WORDS or (name == "text" and not len(element))):
        yield element.text, capitals
    for child in element:
        yield from _pieces(child, styles, capitals, flowing)
        if flowing and child.tail:
            yield child.tail, capitals


def _capitals_of_block(block: Element, styles: Styles) -> bool:
    style = next((_value(one, "val") for one in block.iter() if local(one.tag) == "pStyle"), None)
    return styles.get(style if style is not None else "", False)


def _capitals_of_run(run: Element, styles: Styles, otherwise: bool) -> bool:
    properties = next((one for one in run if local(one.tag) == "rPr"), None)
    if properties is None:
        return otherwise
    said = capitals_said(properties)
    style = next((_value(one, "val") for one in properties if local(one.tag) == "rStyle"), None)
    return said if said is not None else (style is not None and styles.get(style, False)) or otherwise


def capitals_said(properties: Element) -> bool | None:
    """Whether the properties of a run make it capitals; None where they leave that open."""
    if (cap := _value(properties, "cap")) is not None:
        return cap != "none"
    for one in properties:
        if local(one.tag) in ("caps", "smallCaps"):
            return (_value(one, "val") or "true").lower() not in ("0", "false", "off", "none")
        fonts = one.attrib.values() if local(one.tag) in ("rFonts", "latin") else ()
        if any(map(_CAPITALS_FONT.fullmatch, fonts)):
            return True
    return None


def styles_of(chunks: Iterable[bytes]) -> dict[str, bool]:
    """Which styles are capitals, by id (Word) or name (OpenDocument); "" is the one meant where none is named."""
    said: dict[str, bool | None] = {}
    above: dict[str, str] = {}
    usual = ""
    for event, element in events(chunks):
        if event == "start" or local(element.tag) not in ("style", "rPrDefault"):
            continue
        name = _value(element, "styleId") or _value(element, "name") or ""
        parent = _value(element, "parent-style-name")
        for one in element:
            kind = local(one.tag)
            if kind == "rPr":
                said[name] = capitals_said(one)
            elif kind == "text-properties":
                said[name] = _capitals_in_odf(one)
            elif kind == "basedOn":
                parent = _value(one, "val")
        above[name] = parent or ""
        if _value(element, "type") == "paragraph" and _value(element, "default") in ("1", "true"):
            usual = name
    found = {name: _said_above(name, said, above) for name in {*above, *said}}
    return {**found, "": found.get(usual, False)}


def _capitals_in_odf(properties: Element) -> bool | None:
    transform, variant = _value(properties, "text-transform"), _value(properties, "font-variant")
    return None if transform is None and variant is None else transform == "uppercase" or variant == "small-caps"


def _said_above(name: str, said: Mapping[str, bool | None], above: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        if (own := said.get(name)) is not None:
            return own
        name = above.get(name, "")
    return False
