"""Telegram among the simulated apps."""

from typing import Any

from bot.channels.telegram.kind import KIND
from bot.clock import MovableClock
from bot.play.simulator.app import App, AppWords
from bot.play.simulator.cast import Cast
from bot.play.simulator.person import SimulatedGroup, SimulatedPerson
from bot.play.simulator.telegram import group, keeping, texts
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer


class TelegramApp(App[TelegramServer]):
    kind = KIND
    token = "1234567:sample-token-of-the-simulator"
    words = AppWords(texts.LABEL, texts.SWITCHED)

    def server(self, clock: MovableClock, token: str) -> TelegramServer:
        return TelegramServer(clock, token)

    def user_id(self, cast: Cast) -> str:
        return str(cast.number)

    def person(self, server: TelegramServer, cast: Cast) -> SimulatedPerson:
        return TelegramPerson(server, cast.number, cast.name)

    def group(self, server: TelegramServer, group_id: int, title: str) -> SimulatedGroup | None:
        return group.TelegramGroup(server, group_id, title)

    def keep(self, server: TelegramServer) -> dict[str, Any]:
        return keeping.keep(server)

    def restore(self, server: TelegramServer, kept: dict[str, Any]) -> None:
        keeping.restore(server, kept)


APP = TelegramApp()
