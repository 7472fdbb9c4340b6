"""The alarm clock: APScheduler, in memory only, says when to look; what is due is worked out from the database.

So nothing is lost with the process, any downtime is caught up by the first look, and a moved clock is a look at once.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import MovableClock
from bot.compose import meetings, people, sessions, tasks, ward
from bot.worker.worker import WorkerSettings
from handlers.context import Work, working
from handlers.screens import failures
from handlers.sessions.reminders.tick import MOST_AT_ONCE, remind
from storage.database import Database, DatabaseBusy

Tick = Callable[[Work], int]

# What looks at the clock, in this order. Each writes what is due by now and returns how many things it wrote; one that
# returns MOST_AT_ONCE (or more) is called again in a new unit of work, so that other writers are not kept waiting.
TICKS: tuple[Tick, ...] = (*ward.TICKS, remind, *tasks.TICKS, *people.TICKS, *sessions.TICKS, *meetings.TICKS)
EVERY_SECONDS = 60
MOST_ROUNDS = 200

log = structlog.get_logger(__name__)


class Schedule:
    """Looks at the clock every minute, and whenever it is moved."""

    def __init__(
        self, database: Database, clock: MovableClock, settings: WorkerSettings, ticks: Sequence[Tick] = TICKS
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
        alarm.add_job(_set, "interval", args=(self._wake,), seconds=EVERY_SECONDS, misfire_grace_time=None)
        alarm.start()
        try:
            while True:
                self._wake.clear()
                await self.tick()
                if not self._wake.is_set():
                    self._rested.set()
                await self._wake.wait()
        finally:
            alarm.shutdown(wait=False)

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

    async def _one(self, tick: Tick) -> int:
        written = 0
        try:
            for _ in range(MOST_ROUNDS):
                written += (wrote := await self._round(tick))
                if wrote < MOST_AT_ONCE:
                    break
        except DatabaseBusy as error:
            log.warning("schedule.database_busy", tick=tick.__name__, error=str(error.orig))
        except Exception as error:
            log.error("schedule.failed", tick=tick.__name__, exc_info=error)
            await self._tell(tick.__name__, type(error).__name__)
        else:
            self._told = {kind for kind in self._told if kind[0] != tick.__name__}
        return written

    async def _round(self, tick: Tick) -> int:
        settings = self._settings
        async with self._database.writing() as unit:
            work = Work(
                unit=unit,
                now=self._clock.now(),
                zone=settings.zone,
                policy=settings.policy,
                bot_username=settings.bot_username,
                files=settings.files,
            )
            with working(work):
                wrote = tick(work)
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
