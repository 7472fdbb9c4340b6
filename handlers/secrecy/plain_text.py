"""The words of plain text, of a web page and of a table in plain text, in whatever letters they are kept."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator

from handlers.secrecy import cards
from handlers.secrecy.lines import Line

_MARKED = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BEGINNING = 4_096
# A tag that does not end a line: what stands before and behind it is one word.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|em|font|i|mark|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>", re.IGNORECASE
)
_TAGS = re.compile(r"<[^<>]*>")
_ATTRIBUTES = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_SHOWN_IN_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase|font-variant\s*:\s*small-caps", re.IGNORECASE)
_DELIMITERS = (";", ",", "|")
_LOOKED_AT = 8


def encodings_of(content: bytes) -> tuple[str, ...]:
    """The encodings that a content may be text in; none where it is no text, as far as its beginning tells."""
    beginning = content[:_BEGINNING]
    for mark, encoding in _MARKED:
        if beginning.startswith(mark):
            return (encoding,)
    zeros = beginning[: len(beginning) // 2 * 2]
    if zeros and b"\0" in zeros:
        even, odd = zeros[::2].count(0) * 4 > len(zeros), zeros[1::2].count(0) * 4 > len(zeros)
        return ("utf-16-le",) if odd and not even else ("utf-16-be",) if even and not odd else ()
    if not beginning or _CONTROLS.search(beginning):
        return ()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # One of these it is: the fonts of before Unicode kept their letters among those of Latin.
        return ("utf-8", "latin-1", "cp1258")
    return ("utf-8",)


def lines_of_text(content: bytes) -> Iterator[Line]:
    for encoding in encodings_of(content):
        words = content.decode(encoding, "replace")
        yield from map(Line, _lines(words))


def _lines(words: str) -> Iterator[str]:
    if words.lstrip()[:1] == "<":
        yield from _lines_of_page(words)
        return
    lines = words.splitlines()
    yield from lines
    if cards.is_card(words):
        yield from cards.parts_of(words)
    if delimiter := _delimiter_of([line for line in lines[: _LOOKED_AT * 2] if line.strip()][:_LOOKED_AT]):
        yield from (cell for line in lines for cell in line.split(delimiter))


def _lines_of_page(words: str) -> Iterator[str]:
    lines = _TAGS.sub("\n", _INLINE.sub("", words)).splitlines()
    yield from lines
    if _SHOWN_IN_CAPITALS.search(words):
        yield from (line.upper() for line in lines)
    yield from (one or other for one, other in _ATTRIBUTES.findall(words))
    yield from (
        piece.strip("!- ") for tag in _TAGS.findall(words) if tag.startswith("<!") for piece in tag[1:-1].splitlines()
    )


def _delimiter_of(lines: list[str]) -> str | None:
    """What parts the cells of a table: as often in each of its first lines."""
    for one in _DELIMITERS:
        counts = {line.count(one) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return one
    return None
