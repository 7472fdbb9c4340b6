"""Zalo's Bot Platform among the channels: its settings, and how its updates come in."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from bot.channels.api import BotApi, Reply
from bot.channels.bot_api.kind import BotKind
from bot.channels.bot_api.polling import POLL_SECONDS
from bot.channels.bot_api.settings import BotSettings
from bot.channels.channel import Channel
from bot.channels.kind import Plan, Publish
from bot.channels.meanings import Meaning
from bot.channels.zalo.numbers import chat_number
from bot.channels.zalo.reach import NAME, REACH
from bot.channels.zalo.verdicts import meaning
from bot.channels.zalo.verification import doubt

# getUpdates knows no offset: it hands out one update for good, so that one lost on the way is lost. The webhook has no
# such gap.
ASKING: Mapping[str, Any] = {"timeout": POLL_SECONDS}
WISHES: Mapping[str, Any] = {}
HEADER = "X-Bot-Api-Secret-Token"


class ZaloSettings(BotSettings):
    """The text-only channel; off while it has no token. `messages_a_month` and `users` are what its plan allows;
    0: without end.
    """

    base_url: str = "https://bot-api.zaloplatforms.com"
    messages_a_month: int = Field(3000, ge=0)
    users: int = Field(50, ge=0)

    @property
    def plan(self) -> Plan:
        return Plan(self.messages_a_month, self.users)


class ZaloKind(BotKind[ZaloSettings]):
    name = section = NAME
    settings = ZaloSettings
    reach = REACH
    needed = f"{NAME}.token: is empty; get one from the Zalo Bot Platform"
    asking, wishes, header = ASKING, WISHES, HEADER
    giver = "Zalo Bot Platform"
    probed = True

    def channel(self, settings: ZaloSettings, api: BotApi, publish: Publish) -> Channel:
        from bot.channels.zalo.channel import ZaloChannel

        return ZaloChannel(api, settings.bot_id, publish, settings.messages_a_month)

    def meaning(self, reply: Reply) -> Meaning:
        return meaning(reply)

    def doubt(self, reply: Reply) -> str:
        return doubt(reply)

    async def try_webhook(self, api: BotApi) -> str:
        return doubt(await api.call("testWebhook", {}, wait=30))

    def chat_number(self, external_id: str) -> int:
        return chat_number(external_id)


KIND = ZaloKind()
