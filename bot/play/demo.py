"""The demo: the sample ward, its bot and the simulator in one process, and the page to chat from.

A second start goes on where the first stopped: the bot from its database, the chats and the clock from what
`bot.play.simulator.keeping` has kept beside it.
"""

import asyncio
import fcntl
import os
import shutil
import sys
import webbrowser
from collections.abc import Coroutine
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

import typer
from starlette.types import ASGIApp

from bot.clock import MovableClock
from bot.play.simulated import Simulated, simulated
from bot.play.simulator.keeping import Keeper
from bot.play.simulator.web.clock_moves import Walk
from bot.play.simulator.web.page_server import Hooks, page_app
from bot.run.serving import Site
from storage import delivering, schema, turns
from storage.database import open_engine
from storage.keys import Key, NoKey, WrongKey, read_key_file, write_key_file

MOST_SECONDS_A_STEP = 20
OTHER_PORTS = 20
SIMULATOR = "simulator"
WAKING, MORNING = (time(7), time(19)), time(9)
DATABASE = "chibo.db"
MADE = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "files", SIMULATOR)


async def run_demo(folder: Path, port: int, reset: bool, browser: bool, stop: asyncio.Event) -> int:
    """Run until `stop` is set. `port` is taken where it is free, else one after it. Returns the exit code."""
    with _lock_in(folder) as lock:
        if not _locked(lock):
            typer.echo(f"A demo is running on {folder} already.", err=True)
            return 1
        clock = MovableClock()
        if reset:
            _forget(folder)
        elif (aside := _put_aside(folder, clock.now().astimezone())) is not None:
            typer.echo(f"The demo that was here is of another version: it is kept in {aside}, and a new one begins.")
        key = key_of(folder)
        begins = not (folder / SIMULATOR).exists()
        async with simulated(folder, clock, key) as everything:
            if begins:
                everything.clock.move(until_morning(everything.clock.now().astimezone(everything.zone)))
            demo = Demo(everything, folder)
            site = demo.listen(port)
            typer.echo(f"The sample ward is at {site.url} (Ctrl-C ends it; `make demo-reset` starts over).")
            if browser and _has_display():
                await asyncio.to_thread(webbrowser.open, site.url)
            async with site:
                await demo.run(stop)
    typer.echo(f"The demo has stopped; it is kept in {folder}, and goes on from there.")
    return 0


class Demo:
    """Runs every part of the bot beside the page."""

    def __init__(self, everything: Simulated, folder: Path) -> None:
        self._all = everything
        self._keeper = Keeper(everything.players, folder / SIMULATOR)
        walk = Walk(everything.clock, everything.zone, self.settle)
        self._app = page_app(everything.players, Hooks(walk, everything.take_up))
        self._written = asyncio.Event()
        everything.database.on_commit(self._written.set)

    def listen(self, port: int) -> Site:
        """The page's site, listening; the chats are as they were kept, or begin."""
        site = _listening(self._app, port)
        for name, server in self._all.players.servers.items():
            server.public_url = f"{site.url}/{name}"
        if not self._keeper.restore():
            self._all.begin()
            for player in self._all.joined():
                player.hand.start()
        return site

    async def run(self, stop: asyncio.Event) -> None:
        """Run until `stop` is set; or until a part fails, which is raised then."""
        await self._all.house.delivery.recover()
        tasks = [asyncio.create_task(part) for part in self._parts()]
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
        failed = [error for task in tasks if task.done() and (error := task.exception())]
        for task in (*tasks, stopping):
            task.cancel()
        await asyncio.gather(*tasks, stopping, return_exceptions=True)
        self._keeper.keep()
        for error in failed:
            raise error

    def _parts(self) -> list[Coroutine[Any, Any, None]]:
        house = self._all.house
        coming = [part() for way in house.ways_in().values() for part in way.parts]
        working = [house.worker.run(), house.delivery.run(), house.downloads.run(), house.schedule.run()]
        return [*coming, *working, self._keeper.run()]

    async def settle(self) -> None:
        """Wait until everything that is due has been done, after each step of the clock; but not for ever."""
        try:
            async with asyncio.timeout(MOST_SECONDS_A_STEP):
                await self._all.house.schedule.looked()
                while self._busy():
                    self._written.clear()
                    await self._written.wait()
        except TimeoutError:
            return

    def _busy(self) -> bool:
        now = self._all.clock.now()
        with self._all.database.reading() as db:
            return delivering.anything_due(db, now) or bool(turns.next_waiting(db, now))


def until_morning(now: datetime) -> timedelta:
    """How far to the next nine o'clock from an hour at which people sleep: a demo that began then would be silent."""
    if WAKING[0] <= now.time() < WAKING[1]:
        return timedelta()
    morning = datetime.combine(now.date(), MORNING, now.tzinfo)
    return (morning if now < morning else morning + timedelta(days=1)) - now


def _listening(app: ASGIApp, port: int) -> Site:
    """A site at `port`, or at one after it, or at any."""
    for tried in [*range(port, port + OTHER_PORTS), 0] if port else [0]:
        site = Site(app, tried)
        try:
            site.listen()
        except OSError:
            continue
        return site
    raise OSError("no port is free")


def _put_aside(folder: Path, now: datetime) -> Path | None:
    """Move what a demo has made out of the way, into a folder with a dated name beside its own, if its tables are not
    those of this version. Returns where it is now; None where it can go on, or there is none.
    """
    database = folder / DATABASE
    if not database.exists() or _can_go_on(database, key_file_of(folder)):
        return None
    aside = folder.resolve().with_name(f"{folder.resolve().name}-{now:%Y%m%d-%H%M%S}")
    aside.mkdir()
    if key_file_of(folder).exists():
        shutil.move(key_file_of(folder), key_file_of(aside))
    for name in MADE:
        if (folder / name).exists():
            shutil.move(folder / name, aside / name)
    return aside


def _can_go_on(database: Path, key_file: Path) -> bool:
    try:
        engine = open_engine(f"sqlite:///{database}", read_key_file(key_file))
    except NoKey:
        return False
    try:
        return schema.unknown_revision(engine) is None
    except WrongKey:
        return False
    finally:
        engine.dispose()


def key_file_of(folder: Path) -> Path:
    """Where the key of the demo in a folder lies: beside the folder, and not in it."""
    return folder.resolve().with_name(f"{folder.resolve().name}.key")


def key_of(folder: Path) -> Key:
    """The demo's key; it makes one where there is none, and says so."""
    path = key_file_of(folder)
    if not path.exists():
        write_key_file(path, Key.new())
        typer.echo(f"What the demo keeps is sealed with a key of its own, made just now: {path}")
    return read_key_file(path)


def _forget(folder: Path) -> None:
    """Remove what a demo has made in its folder, and nothing else."""
    for name in MADE:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _lock_in(folder: Path) -> IO[str]:
    folder.mkdir(parents=True, exist_ok=True)
    return (folder / "lock").open("w")


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _has_display() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
