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
            inbox.put(unit.db, arrivals, self._clock.now())
            unit.commit()
        return arrivals

    def _arrival(self, raw: Any) -> Arrival:
        """As the channel reads it, if a database can hold that; else as it is, in ASCII, where everything fits."""
        whole = json.dumps(raw)
        try:
            arrival = self.channel.arrival(raw)
        except ValueError:
            arrival = Arrival(self.channel.source, _key(whole), f"{self.channel.name}:", whole)
        if not _fits(arrival):
            arrival = replace(arrival, raw=whole)
        return arrival if _fits(arrival) else Arrival(arrival.source, _key(whole), f"{self.channel.name}:", whole)


def _key(whole: str) -> str:
    return f"bad:{hashlib.sha256(whole.encode()).hexdigest()}"


def _fits(arrival: Arrival) -> bool:
    """Whether a database can hold it."""
    try:
        (arrival.update_key + arrival.chat_key + arrival.raw).encode()
    except UnicodeEncodeError:
        return False
    return abs(arrival.update_number or 0) <= _LARGEST_NUMBER
