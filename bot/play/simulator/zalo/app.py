"""Zalo among the simulated apps."""

from typing import Any

from bot.channels.zalo.kind import KIND
from bot.clock import MovableClock
from bot.play.simulator.app import App, AppWords
from bot.play.simulator.cast import Cast
from bot.play.simulator.person import SimulatedPerson
from bot.play.simulator.zalo import keeping, texts
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer


class ZaloApp(App[ZaloServer]):
    kind = KIND
    token = "7654321:sample-token-of-the-simulator"
    words = AppWords(texts.LABEL, texts.SWITCHED, mark=texts.LABEL)

    def server(self, clock: MovableClock, token: str) -> ZaloServer:
        return ZaloServer(clock, token)

    def user_id(self, cast: Cast) -> str:
        return f"{KIND.name}-{cast.key.lower()}"

    def person(self, server: ZaloServer, cast: Cast) -> SimulatedPerson:
        return ZaloPerson(server, self.user_id(cast), cast.name)

    def keep(self, server: ZaloServer) -> dict[str, Any]:
        return keeping.keep(server)

    def restore(self, server: ZaloServer, kept: dict[str, Any]) -> None:
        keeping.restore(server, kept)


APP = ZaloApp()
