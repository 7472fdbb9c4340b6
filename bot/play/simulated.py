"""The sample ward's bot on the simulated channels, in one process: what the demo and the tour stand on."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.api import UNNAMED
from bot.clock import MovableClock
from bot.compose.bot import House, Outside
from bot.config import settings_with
from bot.play.sample import ward
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.players import Player, Players, players_of, servers_of
from bot.play.simulator.registry import APPS, BY_NAME, FIRST
from storage import schema
from storage.accounts import account_of_external
from storage.database import Database, Db
from storage.keys import Key


@dataclass
class Simulated:
    """The bot, its database, and everybody who can talk to it."""

    house: House
    database: Database
    players: Players
    zone: ZoneInfo
    build: Callable[[], House]

    async def restart(self) -> None:
        """Lose all that the bot holds in memory, and begin again over the same database."""
        self.house = self.build()
        await self.house.delivery.recover()

    @property
    def clock(self) -> MovableClock:
        return self.players.clock

    def begin(self) -> None:
        """The first start: the sample ward, in which everybody but one has joined."""
        now = self.clock.now()
        with self.database.unit_of_work() as unit:
            ward.fill(unit.db, now, self.zone)
            ward.join_everybody(unit.db, now, FIRST)
            unit.commit()
        for player in self.joined():
            player.let_in()

    async def take_up(self, player: Player) -> None:
        """Somebody has taken up the other app (`player.channel`): from now on the bot's own messages go there."""
        async with self.database.writing() as unit:
            _prefer(unit.db, player, self.clock.now())
            unit.commit()
        if not player.hand.started:
            player.hand.start()

    def joined(self) -> list[Player]:
        """Everybody who has joined when the sample ward begins."""
        return [player for key, player in self.players.people.items() if key != ward.NOT_JOINED]


def _prefer(db: Db, player: Player, now: datetime) -> None:
    """Make the app in a person's hand the one that they joined last. Whoever has not joined, has not."""
    cast = player.cast
    first = account_of_external(db, FIRST, BY_NAME[FIRST].user_id(cast))
    if first is None or not first.bindings:
        return
    ward.join(db, cast, now, player.channel)
    account = account_of_external(db, player.channel, player.app.user_id(cast))
    for binding in account.bindings if account else ():
        binding.consent_at = now


@asynccontextmanager
async def simulated(folder: Path, clock: MovableClock, key: Key | None) -> AsyncIterator[Simulated]:
    """A bot over a migrated database in `folder`, on every app. Nothing runs yet; leaving closes everything."""
    url = f"sqlite:///{folder / 'chibo.db'}"
    database = Database(url, key)
    schema.migrate(database.engine)
    tables = {app.kind.section: {"token": app.token} for app in APPS}
    storage = {"url": url, "files": folder / "files"}
    settings = settings_with([app.kind for app in APPS]).model_validate({"storage": storage, **tables})
    servers = servers_of(clock)
    # What an app without files shows by URL lies where its people can fetch it.
    public = next(servers[app.name] for app in APPS if not app.kind.reach.files)
    apis = {name: InProcessApi(server) for name, server in servers.items()}
    try:
        me = await APPS[0].kind.learn(database, apis[FIRST])
        outside = Outside(clock, apis, public.publish)
        players = players_of(clock, servers, ward.cast())

        def build() -> House:
            return House(settings, database, outside, me or UNNAMED)

        yield Simulated(build(), database, players, settings.clock.zone, build)
    finally:
        for server in servers.values():
            server.close()
        database.close()
