"""The composition: all parts of one running bot, made once and joined here."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.channels.api import BadToken, BotApi, FateUnknown, NotSent, Upload
from bot.channels.channel import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.zalo.channel import ZaloChannel
from bot.clock import MovableClock
from bot.compose import sessions
from bot.compose.application import application_builder
from bot.compose.schedule import Schedule, last_check_by
from bot.config import Settings
from bot.delivery import Delivery
from bot.delivery.pacer import Pacer
from bot.delivery.renderings import Renderings
from bot.intake.downloads import Downloads
from bot.worker.request import Identity
from bot.worker.worker import Worker, WorkerSettings
from storage import identity
from storage.database import Database
from storage.files import FileStore

Publish = Callable[[Upload], str | None]


@dataclass(frozen=True)
class Outside:
    """What a house stands on: the edge of the machine. `zalo` None: that channel is off.

    `publish` puts a file where a text-only channel can show it by URL, or returns None.
    """

    clock: MovableClock
    telegram: BotApi
    zalo: BotApi | None = None
    zalo_id: str = ""
    publish: Publish = lambda upload: None


class House:
    """One bot's worker, delivery, downloads and schedule over one database. Intake is beside it
    (bot/run/running.py).
    """

    def __init__(self, settings: Settings, database: Database, outside: Outside, me: Identity) -> None:
        self.database, self.clock, self.me = database, outside.clock, me
        self.files = FileStore(settings.storage.files)
        self.channels = _channels(outside, me)
        given = WorkerSettings(settings, settings.clock.zone, me.username, self.files)
        build = application_builder(database, me, self.files, settings.telegram.token.get_secret_value())
        self.worker = Worker(database, self.clock, self.channels, build, given)
        render = Renderings(database, self.files)
        pacer, check = Pacer(self.clock), last_check_by(given)
        self.delivery = Delivery(database, self.clock, self.channels, pacer, self.files, render, check)
        self.downloads = Downloads(database, self.clock, self.channels, self.files, sessions.READERS)
        self.schedule = Schedule(database, self.clock, given)
        self._more = asyncio.Event()
        for what in ("inbox", "downloads"):
            database.on_commit(self._more.set, what)

    async def settle(self) -> None:
        """Do everything that can be done now, until nothing is left: for whoever moves the clock by hand."""
        self._more.set()
        while self._more.is_set():
            self._more.clear()
            await self.worker.drain()
            await self.downloads.drain()
            await self.delivery.drain()


def _channels(outside: Outside, me: Identity) -> Mapping[str, Channel]:
    channels: dict[str, Channel] = {"telegram": TelegramChannel(outside.telegram, me.id)}
    if outside.zalo is not None:
        channels["zalo"] = ZaloChannel(outside.zalo, outside.zalo_id, outside.publish)
    return channels


async def learn_identity(database: Database, name: str, api: BotApi) -> Identity:
    """Who the bot is: asked of the API, or as last known where it cannot be reached. Raises BadToken, NotSent."""
    try:
        reply = await api.call("getMe", {}, wait=10)
    except (NotSent, FateUnknown):
        reply = None
    if reply is not None and reply.status in (401, 404):
        raise BadToken
    async with database.writing() as unit:
        if reply is not None and reply.ok:
            me = reply.body["result"]
            identity.keep(unit.db, name, me["id"], me.get("username", ""), me.get("first_name", ""))
            unit.commit()
    with database.reading() as db:
        known = identity.known(db, name)
    if known is None:
        raise NotSent("the Bot API cannot be reached, and who the bot is has never been learnt")
    return Identity(known.bot_id, known.username, known.first_name)
