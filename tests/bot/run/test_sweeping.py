"""What nobody can use any more goes from the disk, also when nothing new comes."""

import os
from datetime import datetime, timedelta
from pathlib import Path

from bot.channels.api import Upload
from bot.delivery.public_files import LIFETIME, PublicFiles
from bot.run.sweeping import Sweeper
from storage.files import FileStore
from tests.house import House

DAYS = timedelta(days=7)
HOUR = timedelta(hours=1)


def written(path: Path, at: datetime) -> Path:
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


async def test_files_that_no_row_knows_go_after_the_days_and_others_stay(house: House) -> None:
    store, now = FileStore(house.settings.storage.files, house.database.key), house.clock.now()
    with house.database.unit_of_work() as unit:
        known = store.keep(unit.db, b"known", "image/jpeg", now)
        unit.commit()
    for digest, content in (("0" * 64, b"stray"), ("1" * 64, b"stray too")):
        store.write(digest, content)
    stray, fresh, kept = store.path("0" * 64), store.path("1" * 64), store.path(known)
    half = stray.with_name("half.1.part")
    half.write_bytes(b"x")
    for path, age in ((stray, DAYS + HOUR), (half, DAYS + HOUR), (fresh, DAYS - HOUR), (kept, 9 * DAYS)):
        written(path, now - age)
    assert await Sweeper(house.database, house.clock, store, DAYS).sweep() == 2
    assert [path.exists() for path in (stray, half, fresh, kept)] == [False, False, True, True]


async def test_what_is_taken_in_while_the_folders_are_gone_through_stays(house: House) -> None:
    store, now = FileStore(house.settings.storage.files, house.database.key), house.clock.now()
    digest = "0" * 64
    store.write(digest, b"just written")
    written(store.path(digest), now - 9 * DAYS)
    sweeper = Sweeper(house.database, house.clock, store, DAYS)
    other = "f" * 64
    looks = iter(([other], [other, digest]))
    sweeper._known = lambda: next(looks)  # type: ignore[method-assign]
    assert await sweeper.sweep() == 0 and store.path(digest).exists()


async def test_beside_an_empty_database_or_another_one_nothing_is_touched(house: House) -> None:
    """A slip in the database's address must not cost the files: they look like nobody's then, all of them."""
    store, now = FileStore(house.settings.storage.files, house.database.key), house.clock.now()
    digests = [f"{number:064x}" for number in range(30)]
    for digest in digests:
        store.write(digest, b"kept by another database")
        written(store.path(digest), now - 9 * DAYS)
    sweeper = Sweeper(house.database, house.clock, store, DAYS)
    assert await sweeper.sweep() == 0
    sweeper._known = lambda: ["f" * 64] * 5  # type: ignore[method-assign]
    assert await sweeper.sweep() == 0
    assert all(store.path(digest).exists() for digest in digests)


async def test_published_copies_go_when_their_last_link_has_ended(house: House) -> None:
    files = house.settings.storage.files
    public = PublicFiles("https://chibo.example.vn", files, house.clock, house.database.key)
    public.publish(Upload("x.png", b"picture", "image/png"))
    store = FileStore(files, house.database.key)
    sweeper = Sweeper(house.database, house.clock, store, DAYS)
    assert await sweeper.sweep() == 0
    house.clock.move(LIFETIME + HOUR)
    assert await sweeper.sweep() == 1
    assert [path.name for path in (files / "published").iterdir()] == [".key"]
