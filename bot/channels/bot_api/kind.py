"""What the kinds of channels with a Bot API have in common: a token, polling or a webhook, the same check."""

from abc import abstractmethod
from collections.abc import AsyncIterator, Mapping
from functools import partial
from typing import Any, TypeVar

from starlette.routing import Route

from bot.channels.api import BadToken, BotApi, Identity, Reply
from bot.channels.bot_api.checking import check_bot
from bot.channels.bot_api.identity import learn_identity
from bot.channels.bot_api.polling import Poller
from bot.channels.bot_api.settings import BotSettings
from bot.channels.bot_api.webhook import Hook, set_webhook
from bot.channels.channel import Channel
from bot.channels.keeping import Intake
from bot.channels.kind import ChannelKind, Finding, Ground, Publish, WayIn
from bot.channels.meanings import Meaning
from storage.database import Database

S = TypeVar("S", bound=BotSettings)


class BotKind(ChannelKind[S]):
    """`asking` are the parameters of getUpdates, `wishes` those of setWebhook beside its address and secret, which then
    comes in `header`. `giver` is who hands out tokens; `probed`: whether the app tries the address without them.
    """

    asking: Mapping[str, Any]
    wishes: Mapping[str, Any]
    header: str
    giver: str
    probed: bool = False

    def doubt(self, reply: Reply) -> str:
        """What an answer of the app says against the webhook's address, and its hint; "" where that is well."""
        return ""

    async def try_webhook(self, api: BotApi) -> str:
        """Have the app try the webhook that is set; returns what it says against the address."""
        return ""

    @abstractmethod
    def meaning(self, reply: Reply) -> Meaning:
        """What a refusal means."""

    @abstractmethod
    def channel(self, settings: S, api: BotApi, publish: Publish) -> Channel:
        """The channel of the bot of these settings."""

    def client(self, settings: S, ground: Ground) -> BotApi:
        return self._api(settings)

    def _api(self, settings: S) -> BotApi:
        # Not before it is needed: most commands never call.
        from bot.channels.bot_api.http import HttpBotApi

        return HttpBotApi(settings.base_url, settings.token.get_secret_value())

    def build(self, settings: S, api: BotApi, ground: Ground) -> Channel:
        return self.channel(settings, api, ground.publish)

    def poller(self, channel: Channel, ground: Ground) -> Poller:
        intake = self._intake(channel, ground)
        return Poller(intake, ground.database, ground.clock, self.asking, self.meaning, ground.report)

    def _intake(self, channel: Channel, ground: Ground) -> Intake:
        return Intake(channel, ground.database, ground.clock, ground.waiting_per_chat)

    def hook(self, settings: S, channel: Channel, ground: Ground) -> Hook:
        intake = self._intake(channel, ground)
        return Hook(
            settings.webhook_url,
            settings.webhook_secret,
            self.header,
            self.wishes,
            intake,
            self.meaning,
            self.probed,
            self.doubt,
        )

    def way_in(self, settings: S, channel: Channel, ground: Ground) -> WayIn:
        if settings.mode == "polling":
            return WayIn(parts=(self.poller(channel, ground).run,))
        hook = self.hook(settings, channel, ground)
        route = Route(hook.path, hook.receive, methods=["POST"])
        return WayIn(parts=(partial(set_webhook, hook, ground.clock, ground.report),), routes=(route,))

    async def learn(self, database: Database, api: BotApi) -> Identity | None:
        try:
            return await learn_identity(database, self.name, api, self.meaning)
        except BadToken:
            raise BadToken(f"{self.section}.token: is refused; copy it again from {self.giver}") from None

    async def check(self, settings: S) -> AsyncIterator[Finding]:
        api = self._api(settings)
        try:
            async for finding in check_bot(self.section, settings, api, self.giver, self.try_webhook):
                yield finding
        finally:
            await api.close()
