"""How fast a bot may send: overall, to one person, to a group. All on the movable clock."""

import math
from collections import deque
from datetime import datetime, timedelta

from bot.clock import MovableClock
from bot.play.simulator.refusal import Refusal

OVERALL_PER_SECOND = 30
GROUP_PER_MINUTE = 20
PRIVATE_BURST = 3
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


class _Window:
    """At most `limit` in any `span`."""

    def __init__(self, limit: int, span: timedelta) -> None:
        self._limit, self._span = limit, span
        self._sent: deque[datetime] = deque()

    def wait(self, now: datetime) -> timedelta:
        while self._sent and now - self._sent[0] >= self._span:
            self._sent.popleft()
        return self._sent[0] + self._span - now if len(self._sent) >= self._limit else timedelta()

    def note(self, now: datetime) -> None:
        self._sent.append(now)


class _Bucket:
    """One a second, with `burst` in hand after a rest."""

    def __init__(self, burst: int) -> None:
        self._slack = SECOND * (burst - 1)
        self._next: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        return timedelta() if self._next is None else max(self._next - self._slack - now, timedelta())

    def note(self, now: datetime) -> None:
        self._next = max(self._next or now, now) + SECOND


class SimulatedPace:
    """Counts what was sent; refuses with 429 and `retry_after` (whole seconds) what comes too fast."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self._overall = _Window(OVERALL_PER_SECOND, SECOND)
        self._chats: dict[object, _Window | _Bucket] = {}

    def check(self, chat_id: object, group: bool) -> None:
        """Count one message to the chat, or raise a 429 and count nothing."""
        now = self._clock.now()
        default = _Window(GROUP_PER_MINUTE, MINUTE) if group else _Bucket(PRIVATE_BURST)
        chat = self._chats.setdefault(chat_id, default)
        wait = max(self._overall.wait(now), chat.wait(now))
        if wait > timedelta():
            seconds = max(1, math.ceil(wait.total_seconds()))
            raise Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        self._overall.note(now)
        chat.note(now)
