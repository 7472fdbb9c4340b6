"""What a picture tells beside itself (where it was taken, by which phone) is taken off before it is kept.

Nothing is decoded or compressed anew: parts that hold such notes are left out, byte for byte. Of a JPEG's notes only
the way up is kept. A content of any other kind, or one that is broken, is returned as it is, as far as it can be read.
"""

import re
import struct
from collections.abc import Iterator

_JPEG, _PNG, _RIFF, _WEBP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF", b"WEBP"
_EXIF = b"Exif\0\0"
_APP1, _APP13, _COMMENT, _SCAN, _END = 0xE1, 0xED, 0xFE, 0xDA, 0xD9
_ORIENTATION = 0x0112
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_PNG_NOTES = (b"eXIf", b"iTXt", b"tEXt", b"zTXt")
_WEBP_NOTES = (b"EXIF", b"XMP ")


def without_notes(content: bytes) -> bytes:
    """The same picture without its notes."""
    if content.startswith(_JPEG):
        return _JPEG + b"".join(_jpeg_parts(content))
    if content.startswith(_PNG):
        return _PNG + b"".join(_png_parts(content))
    if content[:4] == _RIFF and content[8:12] == _WEBP:
        parts = b"".join(_webp_parts(content))
        return _RIFF + struct.pack("<I", len(parts) + 4) + _WEBP + parts
    return content


def _jpeg_parts(content: bytes) -> Iterator[bytes]:
    """What is kept of a JPEG, up to its end: phones put further pictures, with notes of their own, behind it."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == _END:
            yield content[at : at + 2]
            return
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == _SCAN:
            found = _AFTER_SCAN.search(content, end)
            end = found.start() if found else len(content)
        if marker == _APP1 and content[at + 4 : at + 10] == _EXIF:
            yield _way_up(content[at + 10 : end])
        elif marker not in (_APP1, _APP13, _COMMENT):
            yield content[at:end]
        at = end
    yield content[at:]


def _way_up(tiff: bytes) -> bytes:
    """A JPEG part that says nothing but the way up; empty where it is the usual one or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return b""
    try:
        (start,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, start)
        entries = [struct.unpack_from(order + "HHIHH", tiff, start + 2 + 12 * number) for number in range(count)]
    except struct.error:
        return b""
    way = next((entry[3] for entry in entries if entry[0] == _ORIENTATION), 1)
    if not 2 <= way <= 8:
        return b""
    note = _EXIF + b"MM\0\x2a" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, way, 0, 0)
    return bytes([0xFF, _APP1]) + struct.pack(">H", len(note) + 2) + note


def _png_parts(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 8 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4])
        kind = content[at + 4 : at + 8]
        if kind not in _PNG_NOTES:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end
    yield content[at:]


def _webp_parts(content: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(content):
        (size,) = struct.unpack_from("<I", content, at + 4)
        end, kind = at + 8 + size + size % 2, content[at : at + 4]
        if kind == b"VP8X" and size:
            # Its first byte says which notes follow: bit 3 EXIF, bit 2 XMP.
            yield content[at : at + 8] + bytes([content[at + 8] & ~0b1100]) + content[at + 9 : end]
        elif kind not in _WEBP_NOTES:
            yield content[at:end]
        at = end
