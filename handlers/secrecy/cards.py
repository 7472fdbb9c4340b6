"""What a visiting card (vCard) or an entry of a calendar says, however its lines are folded and its letters encoded.

Pure. Phones still write vCard 2.1, where every letter with an accent is quoted-printable.
"""

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator

_BEGINS = re.compile(r"^\s*BEGIN:V(?:CARD|CALENDAR)\b", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"CHARSET=([\w.-]+)", re.IGNORECASE)
_QUOTED, _BASE64 = "QUOTED-PRINTABLE", re.compile(r"ENCODING=(?:B|BASE64)\b|;BASE64\b", re.IGNORECASE)
_PARTS = re.compile(r"[:;\n\r]|\\[nN]")


def is_card(words: str) -> bool:
    return _BEGINS.search(words) is not None


def parts_of(words: str) -> Iterator[str]:
    """The values of a card, part by part, as they are meant and as they stand there."""
    for head, value in _properties(words):
        yield from _PARTS.split(head)
        yield from _PARTS.split(value)
        if (meant := _decoded(head, value)) is not None:
            yield from _PARTS.split(meant)


def _properties(words: str) -> Iterator[tuple[str, str]]:
    """(name and parameters, value) of each, its lines put together: one that begins with a space goes on with the line
    before, and of quoted-printable one behind "=".
    """
    lines: list[list[str]] = []
    goes_on = False
    for line in words.splitlines():
        if lines and (goes_on or line[:1] in (" ", "\t")):
            lines[-1].append(line if goes_on else line[1:])
        else:
            lines.append([line])
        goes_on = line.endswith("=") and _QUOTED in lines[-1][0].upper()
        if goes_on:
            lines[-1][-1] = lines[-1][-1].removesuffix("=")
    for pieces in lines:
        head, _, value = "".join(pieces).partition(":")
        yield head, value


def _decoded(head: str, value: str) -> str | None:
    named = _CHARSET.search(head)
    try:
        if _QUOTED in head.upper():
            content = quopri.decodestring(value.encode())
        elif _BASE64.search(head):
            content = b64decode(value)
        else:
            return None
        return content.decode(named[1] if named else "utf-8", "replace")
    except (LookupError, binascii.Error):
        return None
