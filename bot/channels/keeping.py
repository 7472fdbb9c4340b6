"""The first thing that happens to an update: it becomes an inbox row as it is, understood or not."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import structlog

from bot.channels.channel import Channel
from bot.clock import MovableClock
from handlers.screens.slowing import slow_down
from storage import inbox
from storage.database import Database, Db
from storage.inbox import Arrival
from storage.turns import chat_number

_LARGEST_NUMBER = 2**63 - 1
# Well above an album, or what a phone has stored while it was without a network (`intake.waiting_per_chat`).
WAITING_PER_CHAT = 60

log = structlog.get_logger(__name__)


class Intake:
    """Writes down one channel's updates. It never looks into them, so that none can stand in the way of another.

    It looks at the envelope alone: what a group's members say among themselves is not the bot's to keep, and of a chat
    no more than `most` may wait. What is left out is counted: `dropped`.
    """

    def __init__(self, channel: Channel, database: Database, clock: MovableClock, most: int = WAITING_PER_CHAT) -> None:
        self.channel = channel
        self._database = database
        self._clock = clock
        self._most = most
        self.dropped = 0

    async def keep(self, raws: Sequence[Any]) -> list[Arrival]:
        """Commit all of them, each once however often it comes. Raises OperationalError: then nothing is kept.

        What is over the bound of its chat is committed as refused, with the answer that says so.
        """
        arrivals = [self._arrival(raw) for raw in raws]
        wanted = [one for one, raw in zip(arrivals, raws, strict=True) if self._is_wanted(raw)]
        if len(wanted) < len(arrivals):
            self.dropped += len(arrivals) - len(wanted)
            log.debug("intake.dropped", channel=self.channel.name, updates=self.dropped)
        if wanted:
            async with self._database.writing() as unit:
                refused = inbox.take_in(unit.db, wanted, self._clock.now(), self._most)
                for chat_key in {one.chat_key for one in refused}:
                    self._slow_down(unit.db, chat_key)
                unit.commit()
            if refused:
                log.warning("intake.refused", channel=self.channel.name, updates=len(refused))
        return arrivals

    def _is_wanted(self, raw: Any) -> bool:
        return not isinstance(raw, Mapping) or self.channel.kept(raw) is not None

    def _slow_down(self, db: Db, chat_key: str) -> None:
        chat_id = chat_number(chat_key)
        if chat_id is not None:
            slow_down(db, self.channel.name, chat_id, self.channel.reach.own_numbers, self._clock.now())

    def _arrival(self, raw: Any) -> Arrival:
        """As the channel reads what may be kept, if a database can hold that; else as it is, in ASCII, where everything
        fits.
        """
        if isinstance(raw, Mapping):
            raw = self.channel.kept(raw) or raw
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
