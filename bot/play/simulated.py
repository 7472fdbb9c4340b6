"""The sample ward's bot on the simulated channels, in one process: what the demo and the tour stand on."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.api import Upload
from bot.clock import MovableClock
from bot.compose.bot import House, Outside, learn_identity
from bot.config import Settings, Storage, Telegram
from bot.play.sample import ward
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.players import TELEGRAM, ZALO, Player, Players, players_of
from bot.play.simulator.shelf import measure
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.server import ZaloServer
from storage import schema
from storage.accounts import account_of_external
from storage.database import Database, Db

TOKEN = "1234567:sample-token-of-the-simulator"
ZALO_TOKEN = "7654321:sample-token-of-the-simulator"


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
            ward.join_everybody(unit.db, now, TELEGRAM)
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
    first = account_of_external(db, TELEGRAM, str(cast.telegram_user_id))
    if first is None or not first.bindings:
        return
    ward.join(db, cast, now, player.channel)
    external_id = cast.zalo_user_id if player.channel == ZALO else str(cast.telegram_user_id)
    account = account_of_external(db, player.channel, external_id)
    for binding in account.bindings if account else ():
        binding.consent_at = now


@asynccontextmanager
async def simulated(folder: Path, clock: MovableClock) -> AsyncIterator[Simulated]:
    """A bot over a migrated database in `folder`, on both channels. Nothing runs yet; leaving closes everything."""
    url = f"sqlite:///{folder / 'chibo.db'}"
    database = Database(url)
    schema.migrate(database.engine)
    storage = Storage(url=url, files=folder / "files")
    settings = Settings(telegram=Telegram.model_validate({"token": TOKEN}), storage=storage)
    telegram, zalo = TelegramServer(clock, TOKEN), ZaloServer(clock, ZALO_TOKEN)
    api, zalo_api = InProcessApi(telegram), InProcessApi(zalo)

    def publish(upload: Upload) -> str:
        """Put a file where the text-only channel's people can fetch it."""
        picture = measure(upload.content) is not None
        stored = zalo.files.keep_photo(upload.content)[-1] if picture else zalo.files.keep_document(upload)
        return zalo.url_of(stored.path)

    try:
        me = await learn_identity(database, TELEGRAM, api)
        outside = Outside(clock, api, zalo_api, ZALO_TOKEN.partition(":")[0], publish)
        players = players_of(clock, telegram, zalo, ward.cast())

        def build() -> House:
            return House(settings, database, outside, me)

        yield Simulated(build(), database, players, settings.clock.zone, build)
    finally:
        telegram.close()
        zalo.close()
        database.close()
