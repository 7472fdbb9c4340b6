"""The sample ward's bot on the simulated channels, in one process: what the demo and the tour stand on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.api import Upload
from bot.clock import MovableClock
from bot.config import Settings, Storage, Telegram
from bot.house import House, Outside, learn_identity
from bot.sample import ward
from bot.simulator.inprocess import InProcessApi
from bot.simulator.players import TELEGRAM, Player, Players, players_of
from bot.simulator.shelf import measure
from bot.simulator.telegram import TelegramServer
from bot.simulator.zalo import ZaloServer
from storage import schema
from storage.database import Database

TOKEN = "1234567:sample-token-of-the-simulator"
ZALO_TOKEN = "7654321:sample-token-of-the-simulator"


@dataclass(frozen=True)
class Simulated:
    """The bot, its database, and everybody who can talk to it."""

    house: House
    database: Database
    players: Players
    zone: ZoneInfo

    @property
    def clock(self) -> MovableClock:
        return self.players.clock

    def begin(self) -> None:
        """The first start: the sample ward, in which everybody but one has joined."""
        now = self.clock.now()
        with self.database.unit_of_work() as unit:
            ward.fill(unit.session, now, self.zone)
            ward.join_everybody(unit.session, now, TELEGRAM)
            unit.commit()
        for player in self.joined():
            player.let_in()

    def joined(self) -> list[Player]:
        """Everybody who has joined when the sample ward begins."""
        return [player for key, player in self.players.people.items() if key != ward.NOT_JOINED]


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
        house = House(settings, database, outside, me)
        yield Simulated(house, database, players_of(clock, telegram, zalo, ward.cast()), settings.clock.zone)
    finally:
        telegram.close()
        zalo.close()
        database.close()
