"""Moving the clock far: in small steps, letting the bot do what is due after each, as if the time had passed."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.clock import MovableClock

STEP = timedelta(minutes=15)
MONDAY_AT = time(7, 30)
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Walk:
    """One walk at a time. `settle` does everything that has become due; without the steps, it would all be late."""

    def __init__(
        self, clock: MovableClock, zone: ZoneInfo, settle: Callable[[], Awaitable[None]], step: timedelta = STEP
    ) -> None:
        self._clock, self._zone, self._settle, self._step = clock, zone, settle, step
        self.goal: datetime | None = None

    def goal_of(self, step: str) -> datetime:
        """Where "hour", "day" or "monday" leads from now. KeyError for another word."""
        now = self._clock.now()
        return {"hour": now + timedelta(hours=1), "day": now + timedelta(days=1), "monday": self._monday(now)}[step]

    async def to(self, goal: datetime) -> bool:
        """Walk there. False where a walk is under way: then nothing is done."""
        if self.goal is not None:
            return False
        self.goal = goal
        try:
            while (now := self._clock.now()) < goal:
                self._clock.move(min(self._next_stop(now), goal) - now)
                await self._settle()
        finally:
            self.goal = None
        return True

    def _next_stop(self, now: datetime) -> datetime:
        """The next full step of the day: what is due at a round time then goes out at that very time."""
        return now + self._step - (now - EPOCH) % self._step

    def _monday(self, now: datetime) -> datetime:
        local = now.astimezone(self._zone)
        day = local.date() + timedelta(days=-local.weekday() % 7)
        monday = datetime.combine(day, MONDAY_AT, self._zone)
        return monday if monday > now else datetime.combine(day + timedelta(days=7), MONDAY_AT, self._zone)
