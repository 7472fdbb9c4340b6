"""The composition: all parts of one running bot, made once and joined here."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.channels.api import BotApi, Identity
from bot.channels.kind import Ground, Publish, Report, WayIn, nobody_listens, nowhere
from bot.clock import MovableClock
from bot.compose.application import application_builder
from bot.compose.features import FEATURES
from bot.compose.schedule import Schedule, last_check_by
from bot.config import Settings
from bot.delivery import Delivery
from bot.delivery.renderings import Renderings
from bot.intake.downloads import Downloads
from bot.intake.quota import Quota
from bot.worker.worker import Worker, WorkerSettings
from handlers.forms.files import FileHandler
from storage.database import Database
from storage.files import FileStore

# python-telegram-bot wants a token, and never uses it: its requests become rows (bot/worker/request.py).
_NO_TOKEN = "none"


@dataclass(frozen=True)
class Outside:
    """What a house stands on: the edge of the machine. A channel whose API is not among `apis` (by name) is off.

    `publish` puts a file where a channel without files can show it by URL, or returns None; `report` hears how each
    channel does. `names`: who the bot is on each channel; by default, on the first alone.
    """

    clock: MovableClock
    apis: Mapping[str, BotApi]
    publish: Publish = nowhere
    report: Report = nobody_listens
    names: Mapping[str, Identity] = field(default_factory=dict)


class House:
    """One bot's worker, delivery, downloads and schedule over one database, and the channels' ways in."""

    def __init__(self, settings: Settings, database: Database, outside: Outside, me: Identity) -> None:
        self.database, self.clock, self.me = database, outside.clock, me
        self.files = FileStore(settings.storage.files, database.key)
        self._settings, self._ground = (
            settings,
            Ground(database, self.clock, outside.publish, settings.intake.waiting_per_chat, outside.report),
        )
        self.channels = {
            kind.name: kind.build(table, outside.apis[kind.name], self._ground)
            for kind, table in settings.channels()
            if kind.name in outside.apis
        }
        first = next((kind.name for kind in settings.kinds if kind.name in outside.apis), "")
        given = worker_settings(settings, me, self.files, outside.names or {first: me})
        build = application_builder(database, me, self.files, _NO_TOKEN)
        self.worker = Worker(database, self.clock, self.channels, build, given)
        render = Renderings(database, self.files)
        self.delivery = Delivery(
            database, self.clock, self.channels, self.files, render, last_check_by(given), settings.clock.zone
        )
        readers = {name: reader for feature in FEATURES for name, reader in feature.readers.items()}
        takers = [one for feature in FEATURES for one in feature.handlers if isinstance(one, FileHandler)]
        fits = {one.purpose: one.fit for one in takers if one.fit is not None}
        quota = Quota.of(settings.intake)
        self.downloads = Downloads(database, self.clock, self.channels, self.files, quota, readers, fits)
        self.schedule = Schedule(database, self.clock, given)
        self._more = asyncio.Event()
        for what in ("inbox", "downloads"):
            database.on_commit(self._more.set, what)

    def ways_in(self) -> dict[str, WayIn]:
        """How each channel's updates come in, by the channel's name."""
        return {
            kind.name: kind.way_in(table, self.channels[kind.name], self._ground)
            for kind, table in self._settings.channels()
            if kind.name in self.channels
        }

    async def settle(self) -> None:
        """Do everything that can be done now, until nothing is left: for whoever moves the clock by hand."""
        self._more.set()
        while self._more.is_set():
            self._more.clear()
            await self.worker.drain()
            await self.downloads.drain()
            await self.delivery.drain()


def worker_settings(
    settings: Settings, me: Identity, files: FileStore, names: Mapping[str, Identity]
) -> WorkerSettings:
    """What every unit of work is told of this bot, and of all channels, used or not. `names`: who it is on each."""
    found = (kind.door(names[kind.name]) for kind in settings.kinds if kind.name in names)
    doors = tuple(door for door in found if door is not None)
    return WorkerSettings(
        settings,
        settings.clock.zone,
        me.username,
        files,
        reaches={kind.name: kind.reach for kind in settings.kinds},
        deep_link=next((door.link for door in doors if door.carries), ""),
        doors=doors,
    )
