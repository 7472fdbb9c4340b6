"""The text of a document that was sent, line by line. Nothing in the file is trusted, and nothing is passed unread.

Read are Open XML (Word, Excel, PowerPoint), OpenDocument, PDF, XML, web pages and plain text, whole or not at all: what
is larger than the bounds is refused. Kinds that hold text which cannot be looked into (old Word and Excel, RTF, mail,
packed files, whatever is not known) are sealed. Pictures and recordings are no documents.
"""

import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from handlers.secrecy.archives import lines_of_archive
from handlers.secrecy.lines import Line, Sealed, Unreadable, Wordless
from handlers.secrecy.markup import lines_of_xml, styles_of
from handlers.secrecy.pdf import lines_of_pdf
from handlers.secrecy.plain_text import encodings_of, lines_of_text

MOST_LINES = 200_000
# A document in a document in a document.
DEEPEST = 3
_ZIP = b"PK\x03\x04"
_PDF = b"%PDF-"
_BEGINNING = 1_024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"PK\x05\x06", b"PK\x07\x08")
_RTF = b"{\\rtf"
_RTF_WITHIN = 64
_MAIL = b"mime-version:"
_SHOWN_OR_HEARD = (
    *(b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\1\0"),
    *(
        b"OggS",
        b"ID3",
        b"\xff\xfb",
        b"\xff\xf3",
        b"\xff\xf2",
        b"\xff\xf1",
        b"\xff\xf9",
        b"fLaC",
        b"#!AMR",
        b"\x1aE\xdf\xa3",
    ),
)


def is_document(content: bytes) -> bool:
    """Whether a content may hold text: everything but pictures, recordings, and nothing at all."""
    return bool(content) and not _is_shown_or_heard(content)


def _is_shown_or_heard(content: bytes) -> bool:
    # Words may begin like a picture ("BM 01 – Biểu mẫu"), and a PDF may begin with anything.
    begins = content.startswith(_SHOWN_OR_HEARD)
    if content.startswith(b"BM"):
        begins = content[6:10] == b"\0\0\0\0"
    elif content.startswith(b"ID3"):
        begins = content[3:4] in (b"\2", b"\3", b"\4")
    wrapped = content[:4] == b"RIFF" or (content[4:8] == b"ftyp" and content[:2] == b"\0\0")
    return (wrapped or begins) and _PDF not in content[:_BEGINNING] and not zipfile.is_zipfile(BytesIO(content))


def is_sealed(content: bytes) -> bool:
    """Whether a content is of a kind that holds text, and cannot be looked into."""
    beginning = content[:_BEGINNING].lower()
    return (
        content.startswith((_OLD_OFFICE, *_PACKED))
        or _RTF in beginning[:_RTF_WITHIN]
        or beginning.startswith(_MAIL)
        or b"\n" + _MAIL in beginning
    )


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a document, whatever its name says. Raises Unreadable, Sealed, Wordless, the last at its end."""
    spoke, count = False, 0
    try:
        for line in _lines(content):
            count += 1
            if count > MOST_LINES:
                raise Unreadable("too long")
            spoke = spoke or (line.body and any(map(str.isalnum, line.words)))
            yield line.words
    except Unreadable:
        raise
    except Exception as error:
        # Damaged documents make their readers raise nearly anything.
        raise Unreadable(type(error).__name__) from None
    if not spoke and is_document(content):
        raise Wordless


def _lines(content: bytes, depth: int = 0) -> Iterator[Line]:
    if depth > DEEPEST:
        raise Unreadable("too deep")
    inner = partial(_lines_within, depth=depth + 1)
    if not is_document(content):
        return
    if content.startswith(_ZIP) or zipfile.is_zipfile(BytesIO(content)):
        yield from lines_of_archive(content, inner)
    elif _PDF in content[:_BEGINNING]:
        yield from lines_of_pdf(content, inner)
    elif is_sealed(content):
        raise Sealed
    elif content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        yield from lines_of_xml([content], styles_of([content]))
        yield from (Line(line.words, False) for line in lines_of_text(content))
    elif encodings_of(content):
        yield from lines_of_text(content)
    else:
        raise Sealed


def _lines_within(content: bytes, depth: int) -> Iterator[Line]:
    """What is in a document may be a picture, a font, a drawing: only what is a document is looked into."""
    known = content.startswith(_ZIP) or _PDF in content[:_BEGINNING] or is_sealed(content)
    if known or encodings_of(content):
        yield from _lines(content, depth)
