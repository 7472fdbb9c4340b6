"""A page of the simulator that is open, over HTTP."""

from typing import Any

import aiohttp

from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.players import Player, Players
from tests.bot.play.simulator.asking import Asking


class Page:
    """A page that is open: `get` and `do` return the status and the JSON."""

    def __init__(self, players: Players, session: aiohttp.ClientSession, switched: list[Player]) -> None:
        self.players, self.session, self.switched = players, session, switched
        self.bot = Asking(InProcessApi(players.servers["telegram"]))
        self.zalo_bot = Asking(InProcessApi(players.servers["zalo"]))

    async def get(self, path: str) -> Any:
        async with self.session.get(path) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def do(self, path: str, **body: Any) -> tuple[int, Any]:
        async with self.session.post(path, json=body) as answer:
            return answer.status, await answer.json()

    async def send(self, path: str, *files: tuple[str, bytes, str], **fields: str) -> tuple[int, Any]:
        form = aiohttp.FormData(fields, quote_fields=False)
        for name, content, mime in files:
            form.add_field("files", content, filename=name, content_type=mime)
        async with self.session.post(path, data=form) as answer:
            return answer.status, await answer.json()
