"""The first thing that happens to an update: it becomes an inbox row as it is, understood or not."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.channels.channel import Channel
from bot.clock import MovableClock
from storage import inbox
from storage.database import Database
from storage.inbox import Arrival

_LARGEST_NUMBER = 2**63 - 1


class Intake:
    """Writes down one channel's updates. It never looks into them, so that none can stand in the way of another."""

    def __init__(self, channel: Channel, database: Database, clock: MovableClock) -> None:
        self.channel = channel
        self._database = database
        self._clock = clock

    async def keep(self, raws: Sequence[Any]) -> list[Arrival]:
        """Commit all of them, each once however often it comes. Raises OperationalError: then nothing is kept."""
        arrivals = [self._arrival(raw) for raw in raws]
        async with self._database.writing() as unit:
            inbox.put(unit.session, arrivals, self._clock.now())
            unit.commit()
        return arrivals

    def _arrival(self, raw: Any) -> Arrival:
        arrival = self.channel.arrival(raw)
        if _fits(arrival):
            return arrival
        # ASCII alone always fits: characters that are no Unicode stay escaped.
        whole = json.dumps(raw)
        plain = replace(arrival, raw=whole)
        if _fits(plain):
            return plain
        key = f"bad:{hashlib.sha256(whole.encode()).hexdigest()}"
        return Arrival(self.channel.source, key, f"{self.channel.name}:", whole)


def _fits(arrival: Arrival) -> bool:
    """Whether a database can hold it."""
    try:
        (arrival.update_key + arrival.chat_key + arrival.raw).encode()
    except UnicodeEncodeError:
        return False
    return abs(arrival.update_number or 0) <= _LARGEST_NUMBER
