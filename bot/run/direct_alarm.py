"""The one message that goes past the outbox: that nothing can be written down. On a full disk no row can say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.channels.channel import Channel, Outbound
from bot.clock import MovableClock
from handlers.rights.recipients import operators
from handlers.screens import texts
from handlers.screens.screen import Screen, message_payload
from storage.accounts import accounts_of_person
from storage.database import Db

AT_MOST_EVERY = timedelta(hours=1)

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Hearer:
    """Where somebody who keeps chibo running is reached."""

    channel: str
    external_id: str
    chat_id: int


class DirectAlarm:
    """Tells who keeps chibo running, once an hour at most. All that it needs is in memory: whom to tell was learned
    while the database could be read. What was sent leaves no trace but a line of the log.
    """

    def __init__(self, channels: Mapping[str, Channel], clock: MovableClock) -> None:
        self._channels, self._clock = channels, clock
        self._hearers: tuple[Hearer, ...] = ()
        self._told_at: datetime | None = None

    def learn(self, db: Db) -> None:
        """Whom to tell: each at the device that they joined with last."""
        found = (accounts_of_person(db, person.id)[:1] for person, _ in operators(db))
        self._hearers = tuple(Hearer(one.channel, one.external_id, one.chat_id) for all_ in found for one in all_)

    async def tell(self) -> None:
        """Never raises: whoever calls has no other way to tell."""
        now = self._clock.steady()
        if self._told_at is not None and now - self._told_at < AT_MOST_EVERY:
            return
        reached = 0
        for hearer in self._hearers:
            reached += await self._reaches(hearer)
        if reached:
            self._told_at = now
        log.error("health.told_directly", reached=reached)

    async def _reaches(self, hearer: Hearer) -> bool:
        channel = self._channels.get(hearer.channel)
        if channel is None:
            return False
        payload = message_payload(Screen(texts.NOTHING_WRITTEN), hearer.chat_id)
        try:
            calls = channel.calls(Outbound("sendMessage", payload, hearer.external_id))
            return all([(await channel.api.call(one.method, one.params, one.files)).ok for one in calls])
        except Exception as error:
            log.warning("health.not_told_directly", error=type(error).__name__)
            return False
