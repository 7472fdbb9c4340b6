"""The words of a PDF: its pages, what is noted on them and filled in, its properties, and the files attached to it."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from handlers.secrecy.lines import Line, Unreadable, Wordless

MOST_PAGES = 400
# What a note or a field of a form says.
_NOTED = ("/Contents", "/V", "/DV", "/TU", "/T", "/Subj", "/RC", "/NM")
# A line that climbs less than this lies level: scans are a little askew.
_LEVEL = 0.02
Inner = Callable[[bytes], Iterator[Line]]


def lines_of_pdf(content: bytes, inner: Inner) -> Iterator[Line]:
    """Raises Unreadable, Wordless, and nearly anything where the file is damaged."""
    # It takes long to load, at each start: it waits until somebody wants a PDF looked into.
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("locked")
    if len(reader.pages) > MOST_PAGES:
        raise Unreadable("too long")
    yield from _beside(reader)
    for page in reader.pages:
        slanted = _Slanted()
        words = page.extract_text(visitor_text=slanted.take)
        yield from (Line(line) for line in words.splitlines())
        yield from (Line(line, False) for line in slanted.lines())
        yield from _noted(page)
        if not words.strip() and _shows_a_picture(page):
            raise Wordless
    for name, contents in reader.attachments.items():
        yield Line(name, False)
        for one in contents:
            yield from (Line(line.words, False) for line in inner(one))


class _Slanted:
    """Words that are set at an angle, as stamps across a page are: they come letter by letter or torn."""

    def __init__(self) -> None:
        self._pieces: list[list[str]] = [[]]

    def take(self, words: str, page: Sequence[float], text: Sequence[float], *_: Any) -> None:
        """A piece of the page as it is read, with how the page and the text lie there; "" where a text begins."""
        along = text[0] * page[0] + text[1] * page[2]
        across = text[0] * page[1] + text[1] * page[3]
        if words and min(abs(along), abs(across)) > _LEVEL * max(abs(along), abs(across)):
            self._pieces[-1].append(words)
        elif not words and self._pieces[-1]:
            self._pieces.append([])

    def lines(self) -> Iterator[str]:
        """Each text by itself, and all together."""
        texts = ["".join("".join(pieces).split()) for pieces in self._pieces]
        yield from (*texts, "".join(texts))


def _beside(reader: Any) -> Iterator[Line]:
    """Properties, old and new, and the titles of parts."""
    for value in (reader.metadata or {}).values():
        yield Line(str(value), False)
    xmp = reader.root_object.get("/Metadata")
    if xmp is not None:
        words = xmp.get_object().get_data().decode("utf-8", "replace")
        yield from (Line(piece, False) for piece in words.replace(">", "\n").replace("<", "\n").splitlines())
    yield from _titles(reader.outline)


def _titles(outline: Any) -> Iterator[Line]:
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield Line(str(one.title), False)


def _noted(page: Any) -> Iterator[Line]:
    for reference in page.get("/Annots") or ():
        note = reference.get_object()
        fields = (note, note["/Parent"].get_object()) if "/Parent" in note else (note,)
        yield from (Line(str(field[name]), False) for field in fields for name in _NOTED if name in field)
        look = (note.get("/AP") or {}).get("/N")
        if look is not None and hasattr(look.get_object(), "get_data"):
            yield from (Line(one, False) for one in page.extract_xform_text(look.get_object()).splitlines())


def _shows_a_picture(page: Any) -> bool:
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources is not None else None
    return bool(drawn is not None and drawn.get_object())
