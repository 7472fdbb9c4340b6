"""The free plan: so many messages a month, counted from the month's first day in Vietnam."""

from datetime import datetime, timedelta, timezone

from bot.clock import MovableClock
from bot.play.simulator.refusal import Refusal

MESSAGES_A_MONTH = 3000
USED_UP = "Message quota exceeded"
TOO_MANY = "Too Many Requests"
_VIETNAM = timezone(timedelta(hours=7))


class Plan:
    """Counts what was sent; refuses with 429 what is over the month's `messages`."""

    def __init__(self, clock: MovableClock, messages: int = MESSAGES_A_MONTH) -> None:
        self.messages = messages
        self.sent = 0
        self._clock = clock
        self._month = self._now()

    def use(self, named: bool) -> None:
        """Count one message. `named`: the refusal says that it is the quota's."""
        if (month := self._now()) != self._month:
            self._month, self.sent = month, 0
        if self.sent >= self.messages:
            raise Refusal(429, USED_UP if named else TOO_MANY)
        self.sent += 1

    def _now(self) -> tuple[int, int]:
        now: datetime = self._clock.now().astimezone(_VIETNAM)
        return now.year, now.month
