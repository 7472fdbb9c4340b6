"""Zalo's Bot Platform among the channels: its settings, and how its updates come in."""

from collections.abc import Mapping
from typing import Any

from bot.channels.api import BotApi, Reply
from bot.channels.bot_api.kind import BotKind
from bot.channels.bot_api.polling import POLL_SECONDS
from bot.channels.bot_api.settings import BotSettings
from bot.channels.channel import Channel
from bot.channels.kind import Publish
from bot.channels.meanings import Meaning
from bot.channels.zalo.numbers import chat_number
from bot.channels.zalo.reach import NAME, REACH
from bot.channels.zalo.verdicts import meaning

# getUpdates knows no offset: it hands out one update for good, so that one lost on the way is lost. The webhook has no
# such gap.
ASKING: Mapping[str, Any] = {"timeout": POLL_SECONDS}
WISHES: Mapping[str, Any] = {}
HEADER = "X-Bot-Api-Secret-Token"


class ZaloSettings(BotSettings):
    """The text-only channel; off while it has no token."""

    base_url: str = "https://bot-api.zaloplatforms.com"


class ZaloKind(BotKind[ZaloSettings]):
    name = section = NAME
    settings = ZaloSettings
    reach = REACH
    asking, wishes, header = ASKING, WISHES, HEADER
    giver = "Zalo Bot Platform"

    def channel(self, api: BotApi, bot_id: str, publish: Publish) -> Channel:
        from bot.channels.zalo.channel import ZaloChannel

        return ZaloChannel(api, bot_id, publish)

    def meaning(self, reply: Reply) -> Meaning:
        return meaning(reply)

    def chat_number(self, external_id: str) -> int:
        return chat_number(external_id)


KIND = ZaloKind()
