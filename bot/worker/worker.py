"""The worker: one inbox row after another, each kept whole or not at all, and only when success is asserted.

Chats that wait together are taken together: a row of each in a savepoint of its own, a few in one commit
(docs/decisions/0016). Whose turn it is, is said by storage/turns.py.
"""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import structlog
from telegram import Update
from telegram.ext import Application

from bot.channels import choices
from bot.clock import MovableClock
from bot.intake import downloads
from bot.intake.unpacking import unpack
from handlers.context import FileReady, Way, Work, working
from handlers.reach import Reach, Reaches
from handlers.screens import failures
from handlers.secrecy.guard import have_looked_into, refuse
from handlers.secrecy.incoming import mark_in_update
from handlers.settings.policy import Policy
from storage import inbox, shown_choices, turns
from storage.database import Database, DatabaseBusy, Db, UnitOfWork, is_unavailable
from storage.files import FileStore, purpose_of
from storage.turns import Waiting

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
MOST_TOGETHER = 16
TRIES = 3
BACKOFF = (timedelta(seconds=1), timedelta(seconds=5))

log = structlog.get_logger(__name__)


class UpdateReader(Protocol):
    """How a channel's raw update becomes one of Telegram's shape."""

    reach: Reach

    def to_update(self, raw: Any, db: Db, number: int) -> dict[str, Any]: ...


class NotHandled(Exception):
    """python-telegram-bot reported success although no handler ran."""


@dataclass(frozen=True)
class WorkerSettings:
    """What every `Work` is told."""

    policy: Policy
    zone: ZoneInfo
    bot_username: str
    files: FileStore | None = None
    reaches: Reaches = field(default_factory=dict)
    deep_link: str = ""
    doors: tuple[Way, ...] = ()

    def work(self, unit: UnitOfWork, now: datetime, channel: str = "", inbox_id: int | None = None) -> Work:
        """One unit of work: of an update that came by `channel`, or of a tick."""
        return Work(
            unit=unit,
            now=now,
            zone=self.zone,
            policy=self.policy,
            channel=channel,
            reaches=self.reaches,
            bot_username=self.bot_username,
            deep_link=self.deep_link,
            doors=self.doors,
            files=self.files,
            inbox_id=inbox_id,
        )


@dataclass
class Taken:
    """A row that was taken, and whether it may be kept for a while once it is done."""

    row: Waiting
    stays: bool = True


class Worker:
    """Takes inbox rows in turn. `build` makes a new, initialized Application from the database alone."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        channels: Mapping[str, UpdateReader],
        build: Callable[[], Awaitable[AnyApplication]],
        settings: WorkerSettings,
    ) -> None:
        self._database = database
        self._clock = clock
        self._channels = channels
        self._build = build
        self._settings = settings
        self._application: AnyApplication | None = None
        self._wake = asyncio.Event()
        database.on_commit(self._wake.set, "inbox")

    async def run(self) -> None:
        """Work until cancelled. A cancelled row is rolled back and comes again at the next start."""
        while True:
            self._wake.clear()
            try:
                if not await self.drain():
                    await self._wait()
            except DatabaseBusy as error:
                log.warning("worker.database_busy", error=str(error.orig))
                await self._clock.sleep(1)

    async def drain(self) -> int:
        """Work until nothing is ready. Returns how many rows were taken."""
        taken = 0
        while count := await self.step():
            taken += count
            await asyncio.sleep(0)
        return taken

    async def _wait(self) -> None:
        with self._database.reading() as db:
            retry = turns.next_retry(db, self._clock.now())
        if retry is None:
            await self._wake.wait()
            return
        waiting = [asyncio.ensure_future(self._wake.wait()), asyncio.ensure_future(self._clock.sleep_until(retry))]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()

    async def step(self, most: int = MOST_TOGETHER) -> int:
        """Take the next ready rows in one commit, up to the first that fails. Returns how many were taken."""
        taken: list[Taken] = []
        failure: Exception | None = None
        try:
            async with self._database.writing() as unit:
                for row in turns.next_waiting(unit.db, self._clock.now(), most):
                    taken.append(Taken(row))
                    if (failure := await self._take(unit, taken[-1])) is not None:
                        break
                if len(taken) > (failure is not None):
                    unit.commit()
        except Exception as error:
            if not taken:
                raise
            if len(taken) > 1:
                # None of them is kept; each is taken alone, so that it shows whose fault it was.
                self._application = None
                return await self.step(most=1)
            failure = error
        if failure is not None:
            await self._failed(taken[-1], failure)
        return len(taken)

    async def _take(self, whole: UnitOfWork, taken: Taken) -> Exception | None:
        """Do all that a row asks for. Where it fails, none of it is kept, and the error is returned."""
        row = taken.row
        with whole.part() as unit:
            try:
                await self._handle(unit, taken)
                turns.finish(unit.db, row.id, row.chat_key, self._clock.now(), taken.stays)
                unit.commit()
            except Exception as error:
                return error
        return None

    async def _handle(self, unit: UnitOfWork, taken: Taken) -> None:
        application, row = await self._living_application(), taken.row
        channel = row.source.split(":", 1)[0]
        work = self._settings.work(unit, self._clock.now(), channel, row.id)
        try:
            await self._do(work, row, application)
        finally:
            taken.stays = work.stays

    async def _do(self, work: Work, row: Waiting, application: AnyApplication) -> None:
        if row.raw == inbox.BLANK:
            return
        raw = unpack(row.raw)
        with working(work):
            if row.source == downloads.source_of(work.channel):
                await self._process(work, _file_ready(work.db, raw["download"]), application)
            elif (mark := mark_in_update(raw)) is not None:
                refuse(work, mark, self._in_shape(work, row, raw))
            else:
                await self._process(work, self._read(work, row, raw, application), application)
                have_looked_into(work, raw)

    async def _process(self, work: Work, update: object, application: AnyApplication) -> None:
        await application.process_update(update)
        if not work.handled and work.unit.failure is None:
            raise NotHandled("no handler ran")

    def _in_shape(self, work: Work, row: Waiting, raw: Any) -> dict[str, Any] | None:
        """The update in Telegram's shape; None where it cannot be read, and must be scrubbed all the same."""
        try:
            return self._channels[work.channel].to_update(raw, work.db, row.id)
        except (LookupError, TypeError, ValueError, AttributeError):
            return None

    def _read(self, work: Work, row: Waiting, raw: Any, application: AnyApplication) -> object:
        reader = self._channels[work.channel]
        data = reader.to_update(raw, work.db, row.id)
        data = self._resolve_choice(work.db, data, numbers=not reader.reach.buttons)
        return Update.de_json(data, application.bot)

    def _resolve_choice(self, db: Db, data: dict[str, Any], numbers: bool) -> dict[str, Any]:
        """A typed number or label that stands for a button becomes that tap (or the menu's exact label)."""
        message = data.get("message") or {}
        text, chat = message.get("text"), message.get("chat") or {}
        if not isinstance(text, str) or chat.get("type") != "private":
            return data
        screen = shown_choices.last_screen(db, int(chat.get("id", 0)))
        match choices.resolve(text, screen, numbers):
            case ("tap", chosen) if screen is not None:
                return choices.as_callback_update(data, chosen, screen.outbox_id)
            case ("label", label):
                return {**data, "message": {**message, "text": label, "entities": []}}
        return data

    async def _living_application(self) -> AnyApplication:
        if self._application is None:
            self._application = await self._build()
        return self._application

    async def _failed(self, taken: Taken, error: Exception) -> None:
        """After a rollback: the Application's memory is not to be trusted, so it is thrown away, not shut down."""
        self._application, row = None, taken.row
        if is_unavailable(error):
            log.warning("worker.database_busy", row=row.id)
            await self._clock.sleep(1)
            return
        now = self._clock.now()
        async with self._database.writing() as unit:
            if row.tries + 1 < TRIES:
                log.warning("worker.retry", row=row.id, tries=row.tries + 1, error=type(error).__name__)
                turns.retry_later(unit.db, row.id, now + BACKOFF[row.tries])
            else:
                reference = secrets.token_hex(4).upper()
                log.error("worker.set_aside", row=row.id, reference=reference, exc_info=error)
                turns.set_aside(unit.db, row.id, row.chat_key, reference, now, taken.stays)
                _report(unit.db, row, reference, type(error).__name__, now)
            unit.commit()


def _report(db: Db, row: Waiting, reference: str, error: str, now: datetime) -> None:
    """Tell of a row that was set aside. That this fails as well must not bring the row back, for ever."""
    try:
        with db.begin_nested():
            failures.report(db, row.chat_key, reference, error, now)
    except Exception as failure:
        if is_unavailable(failure):
            raise
        log.error("worker.not_reported", row=row.id, reference=reference, exc_info=failure)


def _file_ready(db: Db, data: dict[str, Any]) -> FileReady:
    names = ("chat_id", "remote_unique_id", "file_hash", "mime", "size", "error", "read")
    told = {name: data.get(name) for name in names}
    purpose, mark = purpose_of(db, int(data["id"])), data.get("mark") or ""
    return FileReady(download_id=data["id"], purpose=purpose, mark=mark, **told)  # type: ignore[arg-type]
