"""The Bot API without a network: calls go straight into a simulated server."""

import json
from collections.abc import Mapping
from typing import Any

from bot.channels.api import NotSent, Reply, TooLarge, Upload
from bot.play.simulator.refusal import Refusal
from bot.play.simulator.server import ApiServer


class InProcessApi:
    """A `BotApi` over a server's core. What passes is copied as JSON, as on the wire, so nobody shares an object."""

    def __init__(self, server: ApiServer) -> None:
        self._server = server

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        """One call. Raises FateUnknown at once where a fault was ordered; long polls wait on the server's clock."""
        reply = await self._server.call(method, json.loads(json.dumps(params)), files, via="inprocess")
        return Reply(reply.status, json.loads(json.dumps(reply.body)))

    async def download(self, file_path: str, limit: int) -> bytes:
        """A file that was sent, by its `file_path` or its URL, as the app names it.

        Raises TooLarge, FileNotFoundError, NotSent, and FateUnknown where a fault was ordered.
        """
        try:
            stored = self._server.fetch(file_path)
        except Refusal as refusal:
            raise (FileNotFoundError if refusal.code == 404 else NotSent)(file_path) from None
        if len(stored.content) > limit:
            raise TooLarge(file_path)
        return stored.content

    async def close(self) -> None:
        """Nothing is open: the server lives on."""
