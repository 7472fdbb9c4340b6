"""A house for each attack: the bot over the sample ward, in a folder of its own."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.play.sample.ward import fill, join_everybody
from storage import schema
from storage.database import Database
from storage.keys import Key
from tests.house import BEGINS, ZONE, House
from tests.key import KEY


@asynccontextmanager
async def house(channel: str = "telegram", key: Key | None = KEY) -> AsyncIterator[House]:
    """Without a key nothing is sealed: what lies in the files can be read."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'chibo.db'}"
        database = Database(url, key)
        schema.migrate(database.engine)
        with database.unit_of_work() as unit:
            fill(unit.db, BEGINS, ZONE)
            join_everybody(unit.db, BEGINS, channel)
            unit.commit()
        database.close()
        made = House(url, Path(folder), channel, {}, key)
        await made.open()
        try:
            yield made
        finally:
            await made.close()
