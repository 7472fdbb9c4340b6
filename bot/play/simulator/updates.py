"""What happened and waits for the bot: handed out by polling or by webhook."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator.refusal import Refusal

KEPT_FOR = timedelta(hours=24)
# Numbers go on rising over restarts, because they begin at the seconds since this moment (2020-01-01).
NUMBERS_BEGAN = 1_577_836_800
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True)
class WaitingUpdate:
    """One update that has not been confirmed."""

    number: int
    body: dict[str, Any]
    at: datetime


class UpdateQueue:
    """Updates in order of arrival, kept for a day. `close` ends every wait, and lets none begin."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._waiting: list[WaitingUpdate] = []
        self._next = max(1, int(clock.now().timestamp()) - NUMBERS_BEGAN)
        self._poller: asyncio.Future[None] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def polled(self) -> bool:
        """Whether somebody waits for an update."""
        return self._poller is not None and not self._poller.done()

    @property
    def next_number(self) -> int:
        return self._next

    def everything(self) -> list[WaitingUpdate]:
        """What waits, also what is too old."""
        return list(self._waiting)

    def put_back(self, waiting: list[WaitingUpdate], next_number: int) -> None:
        """Take in what waited before, and go on counting from there (or from now, where that is later)."""
        self._waiting = [*waiting, *self._waiting]
        self._next = max(self._next, next_number)
        self._wake()

    def put(self, body: dict[str, Any]) -> int:
        """Add one update; returns its number, which counts up by one."""
        number, self._next = self._next, self._next + 1
        self._waiting.append(WaitingUpdate(number, body, self._clock.now()))
        self._wake()
        return number

    def first(self, limit: int = 1) -> list[WaitingUpdate]:
        """The oldest ones that are not too old."""
        oldest = self._clock.now() - KEPT_FOR
        self._waiting = [one for one in self._waiting if one.at >= oldest]
        return self._waiting[:limit]

    def take(self) -> WaitingUpdate | None:
        """The oldest one, handed out for good."""
        first = self.first()
        return self._waiting.pop(0) if first else None

    def confirm_before(self, number: int) -> None:
        """Forget all numbers below `number`."""
        self._waiting = [one for one in self._waiting if one.number >= number]

    def keep_last(self, count: int) -> None:
        """Forget all but the newest `count`."""
        self._waiting = self._waiting[-count:]

    def clear(self) -> None:
        self._waiting.clear()

    def close(self) -> None:
        self._closed = True
        self._wake()

    async def filled(self, seconds: float) -> None:
        """Return when there is an update, after `seconds`, or on closing. A later poller ends this wait with a 409."""
        if self._poller is not None and self.polled:
            self._poller.set_exception(Refusal(409, CONFLICT))
        if self.first() or self._closed or seconds <= 0:
            return
        poller = self._poller = asyncio.get_running_loop().create_future()
        sleeper = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            await asyncio.wait((poller, sleeper), return_when=asyncio.FIRST_COMPLETED)
            if poller.done():
                poller.result()
        finally:
            sleeper.cancel()
            poller.cancel()

    def _wake(self) -> None:
        if self._poller is not None and self.polled:
            self._poller.set_result(None)
