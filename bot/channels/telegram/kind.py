"""Telegram among the channels: its settings, how its updates come in, and how it is named."""

from collections.abc import Mapping
from typing import Any

from bot.channels.api import BotApi, Reply
from bot.channels.bot_api.kind import BotKind
from bot.channels.bot_api.polling import POLL_SECONDS
from bot.channels.bot_api.settings import BotSettings
from bot.channels.channel import Channel
from bot.channels.kind import Publish
from bot.channels.meanings import Meaning
from bot.channels.telegram.kinds import WANTED
from bot.channels.telegram.reach import NAME, REACH
from bot.channels.telegram.verdicts import meaning

ASKING: Mapping[str, Any] = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": WANTED}
WISHES: Mapping[str, Any] = {"allowed_updates": WANTED}
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class TelegramSettings(BotSettings):
    """The Telegram bot. `base_url` is the root to which /bot<token>/ and /file/bot<token>/ are added."""

    base_url: str = "https://api.telegram.org"


class TelegramKind(BotKind[TelegramSettings]):
    name = section = NAME
    settings = TelegramSettings
    reach = REACH
    needed = f"{NAME}.token: is empty; get one from @BotFather (or try `chibo demo`, which needs none)"
    asking, wishes, header = ASKING, WISHES, HEADER
    giver = "@BotFather"

    def channel(self, settings: TelegramSettings, api: BotApi, publish: Publish) -> Channel:
        # Not before it is needed: most commands ask for settings alone, and start in half the time.
        from bot.channels.telegram.channel import TelegramChannel

        return TelegramChannel(api, settings.bot_id)

    def meaning(self, reply: Reply) -> Meaning:
        return meaning(reply)

    def chat_number(self, external_id: str) -> int:
        return int(external_id)


KIND = TelegramKind()
