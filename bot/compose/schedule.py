"""The alarm clock: APScheduler, in memory only, says when to look; what is due is worked out from the database.

So nothing is lost with the process, any downtime is caught up by the first look, and a moved clock is a look at once.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from weakref import WeakKeyDictionary

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import MovableClock
from bot.compose.features import FEATURES
from bot.compose.news import NEWS
from bot.delivery import LastCheck
from bot.worker.worker import WorkerSettings
from handlers.context import Work, working
from handlers.forms.feature import Chore
from handlers.reminders.last_check import LastCheck as Check
from handlers.reminders.last_check import Waited
from handlers.reminders.reminder import Reminder
from handlers.reminders.runner import MOST_AT_ONCE, run
from handlers.screens import failures
from storage.database import Database, DatabaseBusy, UnitOfWork
from storage.delivering import DueRow

CHORES = tuple(chore for feature in FEATURES for chore in feature.chores)
DUE = tuple(reminder for feature in FEATURES for reminder in feature.due)
# What looks at the clock, in this order: a reminder speaks of what a chore has just found. One that did MOST_AT_ONCE
# things (or more) is called again in a new unit of work, so that other writers are not kept waiting.
TICKS: tuple[Chore | Reminder, ...] = (*CHORES, *DUE)
EVERY_SECONDS = 60
MOST_ROUNDS = 200

log = structlog.get_logger(__name__)


def name_of(tick: Chore | Reminder) -> str:
    """What a look is called in logs, and to administrators."""
    return tick.due.__name__ if isinstance(tick, Reminder) else tick.__name__


def do(tick: Chore | Reminder, work: Work) -> int:
    """One round of a look. Returns how much it did."""
    return run(work, tick) if isinstance(tick, Reminder) else tick(work)


def last_check_by(settings: WorkerSettings, due: Sequence[Reminder] = DUE) -> LastCheck:
    """What delivery asks of a row that has waited: whether it is to be said still, to this person. The rows of one unit
    of work are asked about together.
    """
    by_kind = {one.kind: one for one in due}
    checks: WeakKeyDictionary[UnitOfWork, Check] = WeakKeyDictionary()

    def refused(unit: UnitOfWork, row: DueRow, now: datetime) -> str | None:
        if unit not in checks:
            checks[unit] = Check(settings.work(unit, now), by_kind, NEWS)
        with working(checks[unit].work):
            return checks[unit].refused(Waited(row.chat_id, row.unique_key, row.speaker_id))

    return refused


class Schedule:
    """Looks at the clock every minute, and whenever it is moved."""

    def __init__(
        self,
        database: Database,
        clock: MovableClock,
        settings: WorkerSettings,
        ticks: Sequence[Chore | Reminder] = TICKS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._ticks = ticks
        self._told: set[tuple[str, str]] = set()
        self._wake, self._rested = asyncio.Event(), asyncio.Event()
        clock.on_move(self._wake.set)

    async def run(self) -> None:
        """Tick until cancelled, beginning at once (which catches up a downtime)."""
        alarm = AsyncIOScheduler(timezone=UTC)
        self._set_alarm(alarm)
        alarm.start()
        try:
            while True:
                self._wake.clear()
                await self.tick()
                if not self._wake.is_set():
                    self._rested.set()
                await self._woken(alarm)
        finally:
            alarm.shutdown(wait=False)

    async def _woken(self, alarm: AsyncIOScheduler) -> None:
        """Wait for the alarm. It goes by the time of day, and would be silent for as long as that has stepped back: one
        that is overdue by the monotonic clock is set anew.
        """
        while not self._wake.is_set():
            try:
                async with asyncio.timeout(2 * EVERY_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                log.warning("schedule.alarm_set_anew")
                alarm.remove_all_jobs()
                self._set_alarm(alarm)
                self._wake.set()

    def _set_alarm(self, alarm: AsyncIOScheduler) -> None:
        alarm.add_job(_set, "interval", args=(self._wake,), seconds=EVERY_SECONDS, misfire_grace_time=None)

    async def looked(self) -> None:
        """Wait until `run` has looked at the clock as it stands now. For one who waits at a time."""
        self._rested.clear()
        self._wake.set()
        await self._rested.wait()

    async def tick(self) -> int:
        """One look. What fails is rolled back, told, and does not keep the others from theirs. Returns how much was
        written.
        """
        return sum([await self._one(tick) for tick in self._ticks])

    async def _one(self, tick: Chore | Reminder) -> int:
        written, name = 0, name_of(tick)
        try:
            for _ in range(MOST_ROUNDS):
                written += (wrote := await self._round(tick))
                if wrote < MOST_AT_ONCE:
                    break
        except DatabaseBusy as error:
            log.warning("schedule.database_busy", tick=name, error=str(error.orig))
        except Exception as error:
            log.error("schedule.failed", tick=name, exc_info=error)
            await self._tell(name, type(error).__name__)
        else:
            self._told = {kind for kind in self._told if kind[0] != name}
        return written

    async def _round(self, tick: Chore | Reminder) -> int:
        async with self._database.writing() as unit:
            with working(self._settings.work(unit, self._clock.now())) as work:
                wrote = do(tick, work)
            unit.commit()
            return wrote

    async def _tell(self, name: str, error: str) -> None:
        """Tell the administrators, once for each kind of failure until that tick goes well again."""
        if (name, error) in self._told:
            return
        try:
            async with self._database.writing() as unit:
                failures.report_schedule(unit.db, name, error, self._clock.now())
                unit.commit()
        except DatabaseBusy as busy:
            log.warning("schedule.database_busy", tick=name, error=str(busy.orig))
        else:
            self._told.add((name, error))


async def _set(event: asyncio.Event) -> None:
    event.set()
