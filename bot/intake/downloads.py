"""Files that people sent, fetched after the commit that asked for them; each comes back as an inbox row of its chat."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from bot.channels.api import FateUnknown, NotSent, TooLarge
from bot.channels.channel import Channel
from bot.clock import MovableClock
from bot.intake.fair import Fairness
from bot.intake.quota import ALL_FULL, Quota
from handlers.forms.files import Fit
from handlers.forms.recordings import sound_of
from handlers.forms.unfit import Unfit
from handlers.screens import failures, texts
from handlers.secrecy.in_sandbox import mark_in_document
from handlers.secrecy.lines import Sealed, Unreadable, Wordless
from storage import inbox
from storage.database import Database, Db, is_unavailable
from storage.files import LOOK, Download, DownloadState, FileStore, first_downloads, hash_of, next_download
from storage.inbox import Arrival
from storage.photo_metadata import without_notes

LIMIT_BYTES = 20 * 1024 * 1024
AT_ONCE = 4
# About half an hour in all: somebody is waiting, and may just as well send the file again.
BACKOFF = tuple(timedelta(seconds=seconds) for seconds in (1, 5, 30, 60, 300, 600, 900))
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)

Reader = Callable[[bytes], Awaitable[dict[str, Any]]]

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Fetched:
    """How one try ended: with the content, or with an error: "too_large", "gone", "unreadable", "sealed", "wordless",
    "secret" (it bears that `mark`, and is not kept), the `why` of an Unfit, "own_full" or "all_full" (no more can be
    kept: quota.py), or "failed" (only that is retried). `read` is what the reader that was asked for found.
    """

    content: bytes = b""
    error: str | None = None
    mark: str = ""
    read: dict[str, Any] | None = None


class Downloads:
    """Fetches a few files at once. What it was doing when the process ended, it does again."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        channels: Mapping[str, Channel],
        files: FileStore,
        quota: Quota,
        readers: Mapping[str, Reader] | None = None,
        fits: Mapping[str, Fit] | None = None,
    ) -> None:
        """`readers` by name: who reads a file on the way, where the one that asked for it wants that; `fits` by what
        its purpose begins with: what makes it fit for that.
        """
        self._quota = quota
        self._readers, self._fits = readers or {}, fits or {}
        self._database, self._clock, self._channels, self._files = database, clock, channels, files
        self._underway: dict[int, asyncio.Task[None]] = {}
        self._chats: dict[int, tuple[str, int]] = {}
        self._fairness = Fairness()
        self._wake = asyncio.Event()
        database.on_commit(self._wake.set, "downloads")

    async def run(self) -> None:
        """Fetch until cancelled."""
        try:
            while True:
                self._wake.clear()
                self._begin()
                await self._sleep()
        finally:
            for task in self._underway.values():
                task.cancel()

    async def drain(self) -> int:
        """Fetch everything that may be fetched now. Returns how many tries were made."""
        tries = 0
        while True:
            tries += self._begin()
            if not self._underway:
                return tries
            await asyncio.wait(self._underway.values(), return_when=asyncio.FIRST_COMPLETED)

    def _begin(self) -> int:
        """Begin with what is due, each chat in its turn, as long as there is room. Returns how many were begun."""
        begun = 0
        with self._database.reading() as db:
            while len(self._underway) < AT_ONCE and (download := self._next(db)) is not None:
                self._chats[download.id] = (download.channel, download.chat_id)
                task = asyncio.create_task(self._fetch(download))
                self._underway[download.id] = task
                task.add_done_callback(lambda done, number=download.id: self._ended(number))  # type: ignore[misc]
                begun += 1
        return begun

    def _next(self, db: Db) -> Download | None:
        firsts = first_downloads(db, self._clock.now(), self._underway)
        chosen = self._fairness.next_of(firsts, self._chats.values())
        return db.get_one(Download, chosen.id) if chosen is not None else None

    def _ended(self, number: int) -> None:
        del self._underway[number], self._chats[number]
        self._wake.set()

    async def _sleep(self) -> None:
        with self._database.reading() as db:
            again = next_download(db, self._clock.now())
        waiting: list[asyncio.Future[object]] = [asyncio.ensure_future(self._wake.wait())]
        if again is not None:
            waiting.append(asyncio.ensure_future(self._clock.sleep_until(again)))
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()

    async def _fetch(self, download: Download) -> None:
        fetched = await self._try(download)
        while True:
            try:
                async with self._database.writing() as unit:
                    self._record(unit.db, download.id, fetched)
                    unit.commit()
                return
            except Exception as error:
                if is_unavailable(error):
                    log.warning("downloads.database_busy", download=download.id)
                    await self._clock.sleep(1)
                    continue
                log.exception("downloads.not_kept", download=download.id)
                if fetched.error is not None:
                    # Not even that it failed can be written down: it stays underway for a while, or it would be fetched
                    # again at once, without end.
                    await self._clock.sleep(BACKOFF[-1].total_seconds())
                    return
                # What cannot be kept (a folder that cannot be written to) is a try that failed: it backs off, and ends.
                fetched = Fetched(error="failed")

    async def _try(self, download: Download) -> Fetched:
        try:
            content = await self._channels[download.channel].fetch(download.remote_id, LIMIT_BYTES)
            # Before anything is written: what bears a mark of secrecy never comes to lie on the disk.
            mark = await mark_in_document(content)
            if mark is not None:
                return Fetched(error="secret", mark=mark)
            fit = self._fits.get(download.purpose.partition(":")[0] + ":")
            content = await fit(content) if fit is not None else content
            # Before anybody is kept waiting: a long workbook is read while others go on.
            reader = self._readers.get(download.purpose.rpartition(":")[2])
            return Fetched(content, read=await reader(content) if reader is not None else None)
        except Unfit as error:
            return Fetched(error=error.why)
        except Sealed:
            return Fetched(error="sealed")
        except Wordless:
            return Fetched(error="wordless")
        except Unreadable:
            return Fetched(error="unreadable")
        except TooLarge:
            return Fetched(error="too_large")
        except FileNotFoundError:
            return Fetched(error="gone")
        except (NotSent, FateUnknown) as error:
            log.warning("downloads.later", download=download.id, tries=download.tries + 1, error=type(error).__name__)
            return Fetched(error="failed")
        except Exception:
            log.exception("downloads.broken", download=download.id)
            return Fetched(error="failed")

    def _record(self, db: Db, number: int, fetched: Fetched) -> None:
        download = db.get_one(Download, number)
        now = self._clock.now()
        if fetched.error == "failed" and download.tries < len(BACKOFF):
            download.not_before = now + BACKOFF[download.tries]
            download.tries += 1
            return
        mime = mime_of(fetched.content) if fetched.error is None else None
        if mime is not None and download.purpose != LOOK:
            fetched = self._keep(db, download, fetched, mime)
        download.state = DownloadState.DONE if fetched.error is None else DownloadState.FAILED
        download.error = fetched.error
        inbox.put(db, [self._arrival(download, mime, fetched)], now)

    def _keep(self, db: Db, download: Download, fetched: Fetched, mime: str) -> Fetched:
        """Keep the content, unless that would be over a quota: then it is as if it had not come."""
        content, now = without_notes(fetched.content), self._clock.now()
        full = self._quota.refusal(db, download.channel, download.chat_id, hash_of(content), len(content))
        if full is None:
            download.file_hash = self._files.keep(db, content, mime, now)
            return fetched
        if full == ALL_FULL:
            failures.alarm(db, texts.TROUBLES["files_full"], f"files_full@{now:%Y-%m-%dT%H}", now)
        return Fetched(error=full)

    def _arrival(self, download: Download, mime: str | None, fetched: Fetched) -> Arrival:
        told = {
            "id": download.id,
            "chat_id": download.chat_id,
            "remote_unique_id": download.remote_unique_id,
            "file_hash": download.file_hash,
            "mime": mime,
            "error": fetched.error,
            "size": len(fetched.content) if fetched.error is None else None,
            "mark": fetched.mark,
            "read": fetched.read,
        }
        source, chat_key = source_of(download.channel), f"{download.channel}:{download.chat_id}"
        # A download that failed may be asked for again: the moment tells its endings apart.
        key = f"{download.id}@{self._clock.now().isoformat()}"
        return Arrival(source, key, chat_key, json.dumps({"download": told}))


def source_of(channel: str) -> str:
    """The inbox's source of what comes from here. No chat app's updates have it."""
    return f"{channel}:download"


def mime_of(content: bytes) -> str:
    """The type that a content says of itself; what people and their phones say of it is not asked."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    found = (mime for signature, mime in _SIGNATURES if content.startswith(signature))
    return next(found, None) or sound_of(content) or "application/octet-stream"
