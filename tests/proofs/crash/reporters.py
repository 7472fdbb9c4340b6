"""People who report on their task again and again. They know nothing of crashes: they go by what they see."""

import asyncio
import random
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.chats import KeptMessage
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from handlers.screens import texts as shared
from handlers.tasks import texts
from tests.proofs.crash.ward import Member

# However often the bot dies and however slow the machine is, an answer has to come by then.
PATIENCE_SECONDS = 300.0
_LOOKED_AT = 12
SENT = str(texts.SENT).partition("\n")[0]
T = TypeVar("T")
Wanted = Callable[[KeptMessage], bool]


class Reporting:
    """One member. `sent` are the words of the reports they sent off, each with the number of the update that did it;
    `unanswered` counts what was never answered.
    """

    def __init__(self, server: ApiServer, member: Member, chance: random.Random) -> None:
        self.server, self.member = server, member
        self.sent: dict[str, int] = {}
        self.unanswered = 0
        self._begun = 0
        self._chance = chance
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
        raise NotImplementedError

    def next_words(self) -> str:
        self._begun += 1
        return f"{self.member.name}: lần {self._begun}"

    async def wait_for(self, find: Callable[[], T | None], seconds: float) -> T:
        """What `find` finds, as soon as it does. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while True:
                if (found := find()) is not None:
                    return found
                self._news.clear()
                await self._news.wait()


class Reporter(Reporting):
    """One who taps."""

    def __init__(self, server: TelegramServer, member: Member, chance: random.Random) -> None:
        self.hand = TelegramPerson(server, member.chat_id, member.name)
        self.hand.start()
        super().__init__(server, member, chance)

    async def _report(self) -> None:
        words = self.next_words()
        await self._say("/baocao", _offers(texts.RESULTS["doing"]))
        await self._tap(texts.RESULTS["doing"], _says(str(texts.ASK_WORK["doing"]).partition("\n")[0]))
        shown = await self._say(words, _offers(shared.SKIP, texts.SEND))
        if _button(shown, texts.SEND) is None:
            await self._tap(shared.SKIP, _offers(texts.SEND))
        self.sent[words] = self.server.updates.next_number
        await self._tap(texts.SEND, _says(SENT))

    async def _say(self, words: str, until: Wanted) -> KeptMessage:
        seen = self.hand.server.changes.count
        self.hand.says(words)
        return await self._wait(seen, until)

    async def _tap(self, label: str, until: Wanted) -> KeptMessage:
        seen = self.hand.server.changes.count
        message = next(one for one in self._newest() if _button(one, label) is not None)
        data = _button(message, label)
        assert data is not None
        self.hand.server.arriving.tap(self.hand.user, message.json, data)
        return await self._wait(seen, until)

    async def _wait(self, seen: int, wanted: Wanted) -> KeptMessage:
        """The first message that is wanted, and has come or changed since. Raises TimeoutError."""
        return await self.wait_for(
            lambda: next((one for one in self._newest() if one.revision > seen and wanted(one)), None), PATIENCE_SECONDS
        )

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
