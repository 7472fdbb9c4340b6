"""How each channel does. One that fails is said once, tried again, and stops no other; where none is left, it ends."""

from collections.abc import Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.channels.api import BadToken
from bot.channels.bot_api.polling import OtherPoller, WebhookSet
from bot.channels.bot_api.webhook import WebhookRefused
from bot.channels.kind import Part
from bot.clock import MovableClock

# What somebody has to mend at one channel alone.
FAULTS = (BadToken, OtherPoller, WebhookSet, WebhookRefused)
AGAIN_SECONDS = 60.0
# A network may be away for a moment.
PATIENCE = timedelta(minutes=10)

log = structlog.get_logger(__name__)


def _said(name: str, error: Exception) -> str:
    """In words, of a fault that brings none."""
    return f"{name}.token: is refused; copy it again" if isinstance(error, BadToken) else type(error).__name__


class Standing:
    """Of the channels with these names."""

    def __init__(self, names: tuple[str, ...], clock: MovableClock) -> None:
        self._names, self._clock = names, clock
        self._failing: dict[str, tuple[str, datetime]] = {}
        self._ended: set[str] = set()

    def fails(self, name: str, why: str) -> None:
        """The channel does not work just now, for this reason."""
        before = self._failing.get(name)
        self._failing[name] = why, before[1] if before else self._clock.steady()
        if before is None or before[0] != why:
            log.warning("channel.fails", channel=name, why=why)

    def works(self, name: str) -> None:
        self._ended.discard(name)
        if self._failing.pop(name, None) is not None:
            log.info("channel.works", channel=name)

    def report(self, name: str, why: str) -> None:
        """How a channel does, in one word for both: "" where it works."""
        if why:
            self.fails(name, why)
        else:
            self.works(name)

    def ends(self, name: str, error: Exception) -> None:
        """The channel has ended by a fault that somebody has to mend. Raises it where no other channel is left."""
        self._ended.add(name)
        if self._ended >= set(self._names):
            raise error
        self.fails(name, str(error) or _said(name, error))

    def has_ended(self, name: str) -> bool:
        return name in self._ended

    def failing(self) -> Mapping[str, str]:
        """Which channels do not work, and why."""
        return {name: why for name, (why, _) in self._failing.items()}

    def failing_for_long(self) -> list[str]:
        """Those that fail for longer than a network is away for a moment."""
        now = self._clock.steady()
        return [name for name, (_, since) in self._failing.items() if now - since >= PATIENCE]

    async def on_its_own(self, name: str, part: Part) -> None:
        """Run a channel's part; where it fails, again after a minute."""
        while True:
            running: Coroutine[Any, Any, None] = part()
            try:
                await running
            except FAULTS as error:
                self.ends(name, error)
                await self._clock.sleep(AGAIN_SECONDS)
            else:
                self.works(name)
                return
