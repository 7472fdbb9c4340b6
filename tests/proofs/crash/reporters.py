"""People who report on their task again and again. They know nothing of crashes: they go by what they see."""

import asyncio
import random
from collections.abc import Callable, Iterator
from itertools import islice

from bot.play.simulator.telegram.chats import KeptMessage
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from handlers.screens import texts as shared
from handlers.tasks import texts
from tests.proofs.crash.ward import Member

# However often the bot dies and however slow the machine is, an answer has to come by then.
PATIENCE_SECONDS = 300.0
_LOOKED_AT = 12
_SENT = str(texts.SENT).partition("\n")[0]
Wanted = Callable[[KeptMessage], bool]


class Reporter:
    """One member. `sent` are the words of the reports they sent off, each with the number of the update that did it;
    `unanswered` counts what was never answered.
    """

    def __init__(self, server: TelegramServer, member: Member, chance: random.Random) -> None:
        self.member = member
        self.hand = TelegramPerson(server, member.chat_id, member.name)
        self.hand.start()
        self.sent: dict[str, int] = {}
        self.unanswered = 0
        self._begun = 0
        self._server, self._chance = server, chance
        self._news = asyncio.Event()
        server.changes.listen(self._news.set)

    async def run(self, stop: asyncio.Event) -> None:
        """Report until told to stop; what is begun is ended."""
        await asyncio.sleep(self._chance.uniform(0, 2))
        while not stop.is_set():
            try:
                await self._report()
            except TimeoutError:
                self.unanswered += 1
            await asyncio.sleep(self._chance.uniform(0, 0.5))

    async def _report(self) -> None:
        self._begun += 1
        words = f"{self.member.name}: lần {self._begun}"
        await self._say("/baocao", _offers(texts.RESULTS["doing"]))
        await self._tap(texts.RESULTS["doing"], _says(str(texts.ASK_WORK["doing"]).partition("\n")[0]))
        shown = await self._say(words, _offers(shared.SKIP, texts.SEND))
        if _button(shown, texts.SEND) is None:
            await self._tap(shared.SKIP, _offers(texts.SEND))
        self.sent[words] = self._server.updates.next_number
        await self._tap(texts.SEND, _says(_SENT))

    async def _say(self, words: str, until: Wanted) -> KeptMessage:
        seen = self._server.changes.count
        self.hand.says(words)
        return await self._wait(seen, until)

    async def _tap(self, label: str, until: Wanted) -> KeptMessage:
        seen = self._server.changes.count
        message = next(one for one in self._newest() if _button(one, label) is not None)
        data = _button(message, label)
        assert data is not None
        self._server.arriving.tap(self.hand.user, message.json, data)
        return await self._wait(seen, until)

    async def _wait(self, seen: int, wanted: Wanted) -> KeptMessage:
        """The first message that is wanted, and has come or changed since. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                for message in self._newest():
                    if message.revision > seen and wanted(message):
                        return message
                self._news.clear()
                await self._news.wait()

    def _newest(self) -> list[KeptMessage]:
        messages = reversed(self.hand._chat.messages.values())
        newest = islice((message for message in messages if message.from_bot), _LOOKED_AT)
        return sorted(newest, key=lambda message: -message.revision)


def _says(words: str) -> Wanted:
    return lambda message: words in message.json.get("text", "")


def _offers(*labels: str) -> Wanted:
    return lambda message: any(_button(message, label) is not None for label in labels)


def _button(message: KeptMessage, label: str) -> str | None:
    return next((data for text, data in _buttons(message) if text == label), None)


def _buttons(message: KeptMessage) -> Iterator[tuple[str, str]]:
    for row in (message.markup or {}).get("inline_keyboard", ()):
        for button in row:
            yield button["text"], button.get("callback_data", "")
