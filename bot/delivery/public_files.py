"""Files that the world may fetch by a URL nobody can guess, for some days: a text-only channel shows pictures by URL.

The signing key is random and stands in a file of its own (`.key`) in the folder of published files, readable by the bot
alone. Whoever deletes it makes all links invalid that are on their way; nothing else is lost.
"""

import asyncio
import base64
import contextlib
import hashlib
import hmac
import os
import re
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.api import Upload
from bot.clock import MovableClock
from storage.keys import Key
from storage.sealing import Sealer

LIFETIME = timedelta(days=7)
FOLDER = "published"
PART = ".part"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOMENT = re.compile(r"[0-9]{1,12}")
# Types that a browser shows (or gives to the calendar) without running anything; whatever else is there is saved.
_SHOWN = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ics": "text/calendar",
}
_HEADERS = {"X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex", "Cache-Control": "private"}


class PublicFiles:
    """`root` is where the world reaches the bot's web server (https://chibo.example.vn)."""

    def __init__(self, root: str, files: Path, clock: MovableClock, key: Key | None) -> None:
        """The files are sealed with `key`; the links are signed with one of their own."""
        self._root = root.rstrip("/")
        self._folder = files / FOLDER
        self._clock = clock
        self._sealer = Sealer(key, "published")
        self._key = _key(self._folder)

    def publish(self, upload: Upload) -> str:
        """Put a file where it can be fetched for seven days, and return its URL."""
        forget_old(self._folder.parent, self._clock.now())
        digest = self._sealer.name(hashlib.sha256(upload.content).hexdigest())
        expires = int((self._clock.now() + LIFETIME).timestamp())
        path = self._folder / digest
        if not path.exists():
            part = path.with_suffix(PART)
            part.write_bytes(self._sealer.seal(digest, upload.content))
            part.replace(path)
        os.utime(path, (expires, expires))
        return self.url_of(digest, upload.filename, expires)

    def url_of(self, digest: str, filename: str, expires: int) -> str:
        """The URL of a published file, good until `expires` (seconds since 1970)."""
        name = filename.replace("/", "_") or "file"
        return f"{self._root}/files/{expires}/{self._sign(digest, name, expires)}/{digest}/{quote(name)}"

    def find(self, digest: str, filename: str, expires: int, signature: str) -> Path | None:
        """The file that a URL means; None where it is forged, too old, or its file is gone."""
        wanted = self._sign(digest, filename, expires)
        if not hmac.compare_digest(wanted.encode(), signature.encode()) or expires < self._now():
            return None
        path = self._folder / digest
        return path if _DIGEST.fullmatch(digest) and path.is_file() else None

    def routes(self) -> list[Route]:
        """The way by which the web server hands files out."""
        return [Route("/files/{expires}/{signature}/{digest}/{name}", self._serve)]

    async def _serve(self, request: Request) -> Response:
        given = request.path_params
        expires = _seconds(given["expires"])
        path = self.find(given["digest"], given["name"], expires, given["signature"]) if expires is not None else None
        if path is None:
            return Response(status_code=404)
        try:
            content = self._sealer.unseal(path.name, await asyncio.to_thread(path.read_bytes))
        except OSError:
            return Response(status_code=404)
        kind = _SHOWN.get(Path(given["name"]).suffix.lower())
        if kind is not None:
            return Response(content, media_type=kind, headers=_HEADERS)
        saved = {"Content-Disposition": _saved_as(given["name"]), **_HEADERS}
        return Response(content, media_type="application/octet-stream", headers=saved)

    def _sign(self, digest: str, filename: str, expires: int) -> str:
        said = f"{expires}/{digest}/{filename}".encode("utf-8", "replace")
        return base64.urlsafe_b64encode(hmac.digest(self._key, said, "sha256")[:18]).decode()

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def forget_old(files: Path, now: datetime) -> int:
    """Take away what was published and whose last link has ended (its file's own time says when), and what a kill left
    half written. Returns how many went.
    """
    folder, gone = files / FOLDER, 0
    for path in folder.iterdir() if folder.is_dir() else ():
        half = path.suffix == PART
        until = path.stat().st_mtime + (LIFETIME.total_seconds() if half else 0)
        if (half or _DIGEST.fullmatch(path.name)) and until < now.timestamp():
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def end_all(files: Path) -> int:
    """End every link there is, by taking away what was published: of a picture nobody can tell whom it shows. Returns
    how many files there were. The key stays, so that what is published from now on can be fetched.
    """
    folder = files / FOLDER
    published = [path for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []
    for path in published:
        path.unlink(missing_ok=True)
    return len(published)


def _saved_as(name: str) -> str:
    quoted = quote(name)
    return f'attachment; filename="{name}"' if quoted == name else f"attachment; filename*=utf-8''{quoted}"


def _seconds(written: str) -> int | None:
    """A moment as it stands in a link; None for anything else. Thousands of digits are no number to Python either."""
    return int(written) if _MOMENT.fullmatch(written) else None


def _key(folder: Path) -> bytes:
    """The signing key of this folder, made when there is none yet; whole from the moment it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    path, part = folder / ".key", folder / f".key.{secrets.token_hex(8)}"
    if not path.exists():
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(part)
        part.unlink()
    return path.read_bytes()
