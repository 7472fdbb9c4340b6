"""The apps on which people report: how the bot is reached there, and what its messages are as they arrive."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.api import Upload
from bot.channels.channel import Outbound
from bot.channels.plaintext import plain
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.numbers import chat_number
from bot.clock import MovableClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.webhook import Poster
from bot.play.simulator.zalo.behaviour import by_chance
from bot.play.simulator.zalo.server import ZaloServer
from handlers.screens import texts
from storage.outbox import EDITS, OutboxRow

AGAIN = str(texts.SENT_AGAIN)


@dataclass(frozen=True)
class App:
    """`chat` is the number of the chat that the app calls so; `said` the messages that a row becomes there; `again` is
    what one begins with that may have come before.
    """

    name: str
    again: str
    chat: Callable[[str], int]
    said: Callable[[OutboxRow], list[str]]

    def external(self, number: int) -> str:
        """What the app calls the member of this number."""
        return str(number) if self.name == "telegram" else f"zalo-{number}"


def _as_written(row: OutboxRow) -> list[str]:
    return [str(json.loads(row.payload)["text"])] if row.method == "sendMessage" else []


def _in_words(row: OutboxRow) -> list[str]:
    """Where nothing is edited and nothing tapped, an edit and the answer to a choice are messages, too."""
    payload = json.loads(row.payload)
    if row.method not in ("sendMessage", "answerCallbackQuery", *EDITS):
        return []
    numbered = bool(payload.pop("numbered", True))
    calls = _ZALO.calls(Outbound(row.method, payload, "", numbered=numbered))
    return [str(call.params["text"]) for call in calls]


def _nowhere(upload: Upload) -> None:
    return None


_ZALO = ZaloChannel(InProcessApi(ZaloServer(MovableClock(), "1:x")), "1", _nowhere)
TELEGRAM = App("telegram", AGAIN, int, _as_written)
ZALO = App("zalo", plain(AGAIN), chat_number, _in_words)


def server_of(app: App, token: str, poster: Poster, chance: random.Random) -> ApiServer:
    """The app's server. Of what is told of Zalo in two ways, chance decides; its plan ends for nobody here."""
    if app is TELEGRAM:
        return TelegramServer(MovableClock(), token, poster=poster)
    server = ZaloServer(MovableClock(), token, poster=poster, behaviour=by_chance(chance))
    server.plan.messages = 10**9
    return server
