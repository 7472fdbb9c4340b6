"""People who report again and again where there are no buttons: they type what they choose."""

import asyncio
import random
from functools import partial

from bot.channels.plaintext import plain
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloMessage, ZaloServer
from handlers.screens import texts as shared
from handlers.tasks import texts
from tests.proofs.crash.apps import ZALO
from tests.proofs.crash.reporters import PATIENCE_SECONDS, SENT, Reporting
from tests.proofs.crash.ward import Member

_LOOKED_AT = 6
# Nobody types the moment that a message comes.
LOOKING_SECONDS = 0.3
OLD = str(shared.OLD_BUTTON)
LABELS = frozenset({texts.RESULTS["doing"], shared.SKIP, texts.SEND})


class TypingReporter(Reporting):
    """One member, as in `reporters`."""

    def __init__(self, server: ZaloServer, member: Member, chance: random.Random) -> None:
        self.hand = ZaloPerson(server, member.external_id, member.name)
        super().__init__(server, member, chance)
        self.hand.start()

    async def _report(self) -> None:
        words = self.next_words()
        await self._type("/baocao", texts.RESULTS["doing"])
        await self._type(texts.RESULTS["doing"], plain(str(texts.ASK_WORK["doing"]).partition("\n")[0]))
        shown = await self._type(words, shared.SKIP, texts.SEND)
        if texts.SEND not in shown:
            await self._type(shared.SKIP, texts.SEND)
        self.sent[words] = self.server.updates.next_number
        await self._type(texts.SEND, SENT)

    async def _type(self, typed: str, *wanted: str) -> str:
        """Type, and wait for a message with any of these words; where it was too early (a screen counts once it is
        known to have arrived), look again and type again. Raises TimeoutError.
        """
        asked_again = (OLD, typed) if typed in LABELS else ()
        async with asyncio.timeout(PATIENCE_SECONDS):
            while True:
                await asyncio.sleep(LOOKING_SECONDS)
                seen = self.server.changes.count
                self.hand.says(typed)
                said = await self.wait_for(partial(self._found, seen, wanted, asked_again), PATIENCE_SECONDS)
                if any(words in said for words in wanted):
                    return said

    def _found(self, seen: int, wanted: tuple[str, ...], asked_again: tuple[str, ...]) -> str | None:
        """What repeats a message may be what was waited for, but is no answer to what was typed since."""
        newest: list[ZaloMessage] = [one for one in self.hand._chat.messages[-_LOOKED_AT:] if one.from_bot]
        fresh = [one.text for one in reversed(newest) if one.revision > seen]
        answers = [text for text in fresh if not text.startswith(ZALO.again)]
        found = (text for words in wanted for text in fresh if words in text)
        return next(found, None) or next((text for words in asked_again for text in answers if words in text), None)
