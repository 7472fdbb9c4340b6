"""The files that people and the bot have sent."""

import hashlib
import io
import mimetypes
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from bot.channels.api import Upload

# What is played, by its field of a message: name and type of what people send as such.
SOUNDS = {
    "voice": ("voice.ogg", "audio/ogg"),
    "audio": ("sound.m4a", "audio/mp4"),
    "video_note": ("round.mp4", "video/mp4"),
    "video": ("moving.mp4", "video/mp4"),
}
THUMBNAIL_SIDE = 90
PHOTO_SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}


@dataclass(frozen=True)
class Stored:
    """One file. `path` is its `file_path`; `unique_id` is the same wherever the same content was sent."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    def json(self) -> dict[str, Any]:
        """The fields that all of Telegram's file objects have."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileShelf:
    """Keeps files by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def keep_photo(self, content: bytes) -> list[Stored]:
        """A picture's sizes, smallest first; what cannot be read as a picture has one size, of no measure."""
        measured = measure(content)
        if measured is None:
            return [self._keep("photos", "photo.jpg", content, "image/jpeg")]
        width, height, mime = measured
        name = f"photo{PHOTO_SUFFIXES.get(mime, '.jpg')}"
        small = shrink(content)
        return [
            self._keep("photos", "photo.jpg", small.content, "image/jpeg", small.width, small.height),
            self._keep("photos", name, content, mime, width, height),
        ]

    def keep_document(self, upload: Upload) -> Stored:
        return self._keep("documents", upload.filename, upload.content, upload.mime)

    def keep_sound(self, kind: str, upload: Upload) -> Stored:
        return self._keep(f"{kind}s", upload.filename, upload.content, upload.mime)

    def keep_sticker(self) -> Stored:
        return self._keep("stickers", "sticker.webp", b"sticker", "image/webp", 512, 512)

    def everything(self) -> list[Stored]:
        """All files, in the order of coming."""
        return list(self._by_id.values())

    def put_back(self, stored: Stored) -> None:
        """Take in a file as it was kept before."""
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored

    def by_id(self, file_id: str) -> Stored | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> Stored | None:
        return self._by_path.get(path)

    def _keep(self, folder: str, name: str, content: bytes, mime: str, width: int = 0, height: int = 0) -> Stored:
        number = len(self._by_id) + 1
        unique = hashlib.sha256(content).hexdigest()[:16]
        suffix = "." + name.rpartition(".")[2] if "." in name else mimetypes.guess_extension(mime) or ""
        path = f"{folder}/file_{number}{suffix if suffix.isascii() else ''}"
        stored = Stored(f"{folder[:-1]}-{number}-{unique}", unique, path, name, mime, content, width, height)
        self.put_back(stored)
        return stored


@dataclass(frozen=True)
class Thumbnail:
    content: bytes
    width: int
    height: int


def shrink(content: bytes) -> Thumbnail:
    """The picture at most 90 pixels wide and high, as JPEG."""
    with Image.open(io.BytesIO(content)) as picture:
        small = picture.convert("RGB")
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    buffer = io.BytesIO()
    small.save(buffer, "JPEG")
    return Thumbnail(buffer.getvalue(), small.width, small.height)


def photo_json(sizes: list[Stored]) -> list[dict[str, Any]]:
    """Telegram's array of PhotoSize."""
    return [{**size.json(), "width": size.width, "height": size.height} for size in sizes]


def sound_json(stored: Stored, kind: str, seconds: int = 7) -> dict[str, Any]:
    """Telegram's Voice, Audio, VideoNote or Video."""
    sides: dict[str, Any] = {"video": {"width": 240, "height": 240}, "video_note": {"length": 240}}.get(kind, {})
    named = {"mime_type": stored.mime} if kind != "video_note" else {}
    return {**stored.json(), **named, **sides, "duration": seconds}


def document_json(stored: Stored) -> dict[str, Any]:
    """Telegram's Document."""
    return {**stored.json(), "file_name": stored.name, "mime_type": stored.mime}


def measure(content: bytes) -> tuple[int, int, str] | None:
    """Width, height and kind of a picture; None for what is none."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.width, picture.height, Image.MIME.get(picture.format or "", "image/jpeg")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
