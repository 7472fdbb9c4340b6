"""The only place that reads the time. It can be moved: the demo and the tests move it, and every wait follows.

Three clocks with one face: `MovableClock` runs (with an offset), `StandingClock` stands until it is moved, and
`JumpingClock` moves itself forward whenever somebody sleeps, so that a test or the tour never waits.

What the time is may step back (NTP, a virtual machine that was moved), how long one waits may not: waits are measured
by the monotonic clock.
"""

import asyncio
import contextlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic

# A step forward is noticed by who sleeps after so many seconds.
LOOKED_AT_SECONDS = 60.0


class MovableClock:
    """Real time plus an offset. Sleepers wake when the clock passes their moment, also by being moved.

    `passes`: whether somebody who sleeps wakes without anybody moving the clock.
    """

    passes = True

    def __init__(self) -> None:
        self._offset = timedelta()
        self._began, self._began_at = datetime.now(UTC), monotonic()
        self._moved = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC) + self._offset

    def steady(self) -> datetime:
        """A moment to measure waits within this process by: it never steps back. It is not what the time is."""
        return self._began + timedelta(seconds=monotonic() - self._began_at) + self._offset

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` each time the clock is moved (to look at once for what has become due)."""
        self._listeners.append(listener)

    def move(self, step: timedelta) -> None:
        """Move the clock forward. Raises ValueError for a step back: what was sent cannot be unsent."""
        if step < timedelta():
            raise ValueError("the clock only moves forward")
        self._shift(step)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
        for listener in self._listeners:
            listener()

    def _shift(self, step: timedelta) -> None:
        self._offset += step

    async def sleep(self, seconds: float) -> None:
        await self.sleep_until(self.now() + timedelta(seconds=seconds))

    async def sleep_until(self, moment: datetime) -> None:
        """Until the clock has come to the moment, and never longer than it is until then as the clock stands now."""
        end = self.steady() + (moment - self.now())
        while (left := min(end - self.steady(), moment - self.now()).total_seconds()) > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._real_wait(min(left, LOOKED_AT_SECONDS))):
                    await self._moved.wait()

    def _real_wait(self, left: float) -> float | None:
        return left


class StandingClock(MovableClock):
    """A clock that stands at `at` until it is moved."""

    passes = False

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def steady(self) -> datetime:
        return self._at

    def _shift(self, step: timedelta) -> None:
        self._at += step

    def _real_wait(self, left: float) -> float | None:
        return None


class JumpingClock(StandingClock):
    """A standing clock that moves itself to the sleeper's moment instead of making it wait."""

    passes = True

    async def sleep_until(self, moment: datetime) -> None:
        await asyncio.sleep(0)
        if moment > self._at:
            self._at = moment
