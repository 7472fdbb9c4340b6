"""The words of a PDF: its pages, what is noted on them and filled in, its properties, and the files attached to it."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from handlers.secrecy.lines import Line, Unreadable, Wordless

MOST_PAGES = 400
# What a note or a field of a form says.
_NOTED = ("/Contents", "/V", "/DV", "/TU", "/T", "/Subj", "/RC", "/NM")
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
        words = page.extract_text()
        yield from (Line(line) for line in words.splitlines())
        # Words that are set at an angle come letter by letter.
        yield Line("".join(words.split()) if len(words) < 100 else "", False)
        yield from _noted(page)
        if not words.strip() and _shows_a_picture(page):
            raise Wordless
    for name, contents in reader.attachments.items():
        yield Line(name, False)
        for one in contents:
            yield from (Line(line.words, False) for line in inner(one))


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
