"""Drains the outbox: marks what may leave in one unit of work, lets it leave, writes down what has become of it."""

import asyncio
import contextlib
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import structlog

from bot.channels.channel import Channel
from bot.channels.verdicts import Failed, Verdict
from bot.clock import MovableClock
from bot.delivery.attachments import Attachments, Render
from bot.delivery.budget import VIETNAM, Budget
from bot.delivery.other_ways import other_ways
from bot.delivery.pacer import Pacer
from bot.delivery.preparing import Preparing, Ready
from bot.delivery.recording import record
from bot.delivery.sending import Sender
from storage import delivering
from storage.database import Database, DatabaseBusy, Db, UnitOfWork, announce, is_unavailable
from storage.delivering import DueRow
from storage.files import FileStore
from storage.outbox import EDITS, Lane, OutboxState

MOST_CHATS_AT_ONCE = 40
MOST_TAPS_AT_ONCE = 40
# At the end, what is on its way is waited for: real seconds, whatever the clock does.
LAST_SECONDS = 3.0
# What has waited longer is asked again whether it is still to go.
ASKED_AGAIN_AFTER = timedelta(seconds=30)

# Whether the row of a unique key is still to go, as things are at this moment. It writes nothing.
LastCheck = Callable[[UnitOfWork, DueRow, datetime], str | None]

log = structlog.get_logger(__name__)


@dataclass
class TurnTaken:
    """What one look at the outbox brought.

    `changed`: there is something to commit; `dropped`: rows have ended here, so that there is room for others.
    """

    ready: list[Ready] = field(default_factory=list)
    unmade: list[DueRow] = field(default_factory=list)
    changed: bool = False
    dropped: bool = False
    pace: datetime | None = None
    planned: datetime | None = None

    @property
    def next_look(self) -> datetime | None:
        return min((moment for moment in (self.pace, self.planned) if moment is not None), default=None)


class Delivery:
    """In order per chat, chats beside one another; tap answers in a lane of their own. One of them runs at a time."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        channels: Mapping[str, Channel],
        files: FileStore,
        render: Render,
        last_check: LastCheck = lambda unit, row, now: None,
        zone: ZoneInfo = VIETNAM,
    ) -> None:
        self._database, self._clock, self._channels = database, clock, channels
        self._pacers = {name: Pacer(clock, channel.pace) for name, channel in channels.items()}
        self._last_check = last_check
        self._attachments = Attachments(files, render)
        self._preparing = Preparing(channels)
        self._budget = Budget(channels, zone)
        self._sender = Sender(channels, clock, self._pacers, self._attachments, self._budget)
        self._on_the_way: set[asyncio.Task[None]] = set()
        self._busy_chats: set[int] = set()
        self._taps = 0
        self._finished: list[tuple[DueRow, Verdict]] = []
        self._wake = asyncio.Event()
        database.on_commit(self._wake.set, "outbox")

    async def recover(self) -> int:
        """At a start, before anything is sent: put back what a crash interrupted. Returns how many rows."""
        async with self._database.writing() as unit:
            interrupted = delivering.recover_interrupted(unit.db, self._clock.now())
            unit.commit()
        if interrupted:
            log.warning("delivery.interrupted", rows=interrupted)
        return interrupted

    async def run(self) -> None:
        """Deliver until cancelled; then wait a little for what is on its way, and write down how it ended."""
        try:
            while True:
                try:
                    turn = await self._take_turn()
                except DatabaseBusy as error:
                    if not is_unavailable(error):
                        raise
                    log.warning("delivery.database_busy", error=str(error.orig))
                    await self._clock.sleep(1)
                else:
                    await self._sleep_until(turn.next_look)
        finally:
            await self._end()

    async def drain(self) -> int:
        """Deliver all that may go now. What only the pace holds back is waited for, on a clock that passes.

        Returns how many rows have ended or are put back for later.
        """
        ended = 0
        while True:
            ended += len(self._finished)
            turn = await self._take_turn()
            pace = turn.pace if self._clock.passes else None
            if self._on_the_way or pace is not None:
                await self._first_of(self._on_the_way, pace)
            elif not turn.changed:
                return ended

    async def _take_turn(self) -> TurnTaken:
        """Write down what has ended, choose what may leave, commit both, and only then let it leave."""
        async with self._database.writing() as unit:
            # From here to the commit nothing is awaited: all that ended or was committed before is seen.
            now = self._clock.now()
            record(unit.db, self._finished, now)
            self._budget.write(unit.db, now)
            turn = self._choose(unit, now)
            turn.changed |= bool(self._finished)
            if turn.changed:
                announce(unit.db, "delivered")
                unit.commit()
            self._finished.clear()
            if not turn.dropped:
                self._wake.clear()
        for row in turn.unmade:
            self._start(row, self._make_files(row))
        for ready in turn.ready:
            self._start(ready.row, self._send(ready))
        return turn

    def _choose(self, unit: UnitOfWork, now: datetime) -> TurnTaken:
        turn, db = TurnTaken(), unit.db
        shut = {name for name, pacer in self._pacers.items() if pacer.is_shut()}
        if shut:
            turn.changed |= bool(other_ways(db, shut, self._channels.keys() - shut))
        taps = delivering.due_taps(db, now, self._channels.keys() - shut, MOST_TAPS_AT_ONCE - self._taps)
        chosen, left = self._pick_rows(db, now)
        going = []
        for row in (*taps, *chosen):
            if row.expires_at is not None and row.expires_at <= now:
                delivering.mark_ended(db, row.id, OutboxState.EXPIRED, "too late", now)
                turn.changed = turn.dropped = True
            elif (why := self._refused(unit, row, now)) is not None:
                delivering.mark_ended(db, row.id, OutboxState.WITHDRAWN, why, now)
                turn.changed = turn.dropped = True
            elif self._attachments.missing(row):
                turn.unmade.append(row)
            else:
                going.append(row)
        if going:
            turn.changed = True
            turn.ready = self._preparing.prepare(db, going, now)
            turn.dropped |= len(turn.ready) < len(going)
        for ready in turn.ready:
            self._note_pace(ready.row)
        turn.pace = self._when_paced(left, now)
        if not turn.changed and turn.pace is None:
            turn.planned = delivering.next_due(db, now)
        return turn

    def _refused(self, unit: UnitOfWork, row: DueRow, now: datetime) -> str | None:
        """Why a row that has waited is not to go after all; None where it is."""
        # One from a clock that ran ahead has an age below nothing, and may be as old as can be.
        if timedelta() <= now - row.created_at <= ASKED_AGAIN_AFTER:
            return None
        try:
            return self._last_check(unit, row, now)
        except Exception:
            # What cannot be asked about goes: it was right when it was written.
            log.exception("delivery.unasked", row=row.id)
            return None

    def _pick_rows(self, db: Db, now: datetime) -> tuple[list[DueRow], list[DueRow]]:
        """Those who go now, and those who could but for the pace: one a chat, as many as each channel has room for."""
        free = MOST_CHATS_AT_ONCE - len(self._busy_chats)
        rooms = {name: min(pacer.room(), free) for name, pacer in self._pacers.items()}
        closed = {name: pacer.closed() for name, pacer in self._pacers.items()}
        most = {name: room + 2 * len(closed[name]) + 1 for name, room in rooms.items()}
        rows = self._due_rows(db, now, most)
        return _pick(rows, rooms, free, set[int]().union(*closed.values()))

    def _due_rows(self, db: Db, now: datetime, most: Mapping[str, int]) -> list[DueRow]:
        """What is due, at least so many of each channel, those who waited longest first. One channel's many do not hide
        another's few.
        """
        rows = delivering.due_rows(db, now, self._channels, self._busy_chats, sum(most.values()))
        if len(most) == 1 or len(rows) < sum(most.values()):
            return rows
        found = [delivering.due_rows(db, now, (name,), self._busy_chats, count) for name, count in most.items()]
        return sorted((row for rows in found for row in rows), key=lambda row: (row.lane, row.id))

    def _note_pace(self, row: DueRow) -> None:
        if row.lane is not Lane.TAP and (row.method.startswith("send") or row.method in EDITS):
            self._pacers[row.channel].note(row.chat_id, edit=row.method in EDITS)

    def _when_paced(self, left: list[DueRow], now: datetime) -> datetime | None:
        """When the pace lets the first of these go. Where too many are on the way, the end of one wakes us instead."""
        if len(self._busy_chats) >= MOST_CHATS_AT_ONCE:
            return None
        return min((max(now, self._opens(row)) for row in left), default=None)

    def _opens(self, row: DueRow) -> datetime:
        pacer = self._pacers[row.channel]
        return max(pacer.opens(), pacer.chat_opens(row.chat_id))

    def _start(self, row: DueRow, work: Coroutine[None, None, None]) -> None:
        if row.lane is Lane.TAP:
            self._taps += 1
        else:
            self._busy_chats.add(row.chat_id)
        task = asyncio.create_task(work)
        self._on_the_way.add(task)
        task.add_done_callback(lambda done: self._ended(row, done))

    def _ended(self, row: DueRow, task: asyncio.Task[None]) -> None:
        self._on_the_way.discard(task)
        if row.lane is Lane.TAP:
            self._taps -= 1
        else:
            self._busy_chats.discard(row.chat_id)
        self._wake.set()

    async def _send(self, ready: Ready) -> None:
        verdict = await self._sender.send(ready)
        self._finished.append((ready.row, verdict))

    async def _make_files(self, row: DueRow) -> None:
        try:
            await self._attachments.make(row)
        except Exception as error:
            log.exception("delivery.unmade", row=row.id)
            self._finished.append((row, Failed(type(error).__name__, unmade=True)))

    async def _sleep_until(self, moment: datetime | None) -> None:
        """Wait for the moment or for a commit, whichever comes first."""
        if self._wake.is_set():
            return
        woken = asyncio.ensure_future(self._wake.wait())
        try:
            await self._first_of({woken}, moment)
        finally:
            woken.cancel()

    async def _first_of(self, events: Collection[asyncio.Future[Any]], moment: datetime | None) -> None:
        alarm = None if moment is None else asyncio.ensure_future(self._clock.sleep_until(moment))
        try:
            waiting = [*events] if alarm is None else [*events, alarm]
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if alarm is not None:
                alarm.cancel()

    async def _end(self) -> None:
        if self._on_the_way:
            await asyncio.wait(self._on_the_way, timeout=LAST_SECONDS)
        for task in self._on_the_way:
            task.cancel()
        with contextlib.suppress(DatabaseBusy):
            async with self._database.writing() as unit:
                record(unit.db, self._finished, self._clock.now())
                unit.commit()
        self._finished.clear()


def _pick(rows: list[DueRow], rooms: dict[str, int], free: int, closed: set[int]) -> tuple[list[DueRow], list[DueRow]]:
    """Of rows in their order: those who go, one a chat, at most `free` and `rooms` of a channel; and who must wait."""
    chosen: list[DueRow] = []
    left: list[DueRow] = []
    chats: set[int] = set()
    for row in rows:
        if row.chat_id in chats:
            continue
        if row.chat_id in closed or len(chats) >= free or not rooms[row.channel]:
            left.append(row)
        else:
            chosen.append(row)
            chats.add(row.chat_id)
            rooms[row.channel] -= 1
    return chosen, left
