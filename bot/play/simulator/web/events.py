"""Tells every open page that something has changed."""

import asyncio
import json
from collections.abc import AsyncIterator

from bot.play.simulator.players import Players

HEARTBEAT_SECONDS = 20


class Events:
    """Listens to all servers and the clock; what it was that changed, the pages then ask for."""

    def __init__(self, players: Players) -> None:
        self._clock, self._count = players.clock, 0
        self._told = asyncio.Event()
        players.clock.on_move(self.tell)
        for server in players.servers.values():
            server.changes.listen(self.tell)
            server.calls.changes.listen(self.tell)

    def tell(self) -> None:
        self._count += 1
        told, self._told = self._told, asyncio.Event()
        told.set()

    async def stream(self) -> AsyncIterator[str]:
        seen = -1
        while True:
            if seen == self._count:
                told = self._told
                try:
                    await asyncio.wait_for(told.wait(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
            seen = self._count
            yield f"data: {json.dumps({'now': self._clock.now().isoformat()})}\n\n"
