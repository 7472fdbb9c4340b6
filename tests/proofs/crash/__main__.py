"""The proof: play both runs, compare, print one table, and say whether every promise was kept."""

import argparse
import asyncio
import random
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.web.http import api_site
from bot.play.simulator.web.posting import HttpPoster
from bot.play.simulator.zalo.server import ZaloServer
from storage import inbox
from storage.database import Database
from storage.outbox import OutboxRow, OutboxState
from tests.key import KEY
from tests.proofs import crash
from tests.proofs.crash.apps import TELEGRAM, ZALO, App, server_of
from tests.proofs.crash.comparing import Counts, compare, compare_reminders
from tests.proofs.crash.process import BotProcess
from tests.proofs.crash.reporters import Reporter, Reporting
from tests.proofs.crash.typing_reporters import TypingReporter
from tests.proofs.crash.ward import TOKEN, Member, Ward, build, write_config

# The last reminders are due before the last bot starts, which looks for them at once.
MEETINGS_A_KILL, MOST_MEETINGS, SECONDS_A_KILL = 4, 120, 2.0
SETTLE_SECONDS = 240.0

LINES = (
    ("kills", "kills"),
    ("updates that came in", "updates"),
    ("reports sent", "reports"),
    ("  refused, and told so", "reports_refused"),
    ("  lost", "reports_lost"),
    ("  doubled", "reports_doubled"),
    ("questions never answered", "unanswered"),
    ("reminders due", "reminders"),
    ("  lost", "reminders_lost"),
    ("messages", "messages"),
    ("  lost", "messages_lost"),
    ("  interrupted in mid-send", "interrupted"),
    ("  repeated", "repeated"),
    ("    without saying so", "repeated_unmarked"),
    ("    more than once an interruption", "repeated_too_often"),
    ("updates refused", "refused"),
    ("updates not done at the end", "not_done"),
    ("exit code of the last bot", "exit_code"),
    ("seconds", "seconds"),
)


async def play(mode: str, kills: int, seed: int, folder: Path) -> Counts:
    """One run: a bot in this mode is killed so many times while people report, then left alone until all is done."""
    began, chance, counts = time.monotonic(), random.Random(f"{seed} {mode}"), Counts(kills=kills)
    database, poster = Database(f"sqlite:///{folder / 'chibo.db'}", KEY), HttpPoster()
    app = ZALO if mode == ZALO.name else TELEGRAM
    server = server_of(app, TOKEN, poster, chance)
    meetings = min(MEETINGS_A_KILL * kills, MOST_MEETINGS)
    ward = build(database, meetings, timedelta(seconds=SECONDS_A_KILL * kills / meetings), app=app)
    async with AsyncExitStack() as stack:
        stack.callback(database.close)
        stack.push_async_callback(poster.close)
        site = await stack.enter_async_context(api_site(server))
        stack.callback(server.close)
        way = "webhook" if app is ZALO else mode
        write_config(folder / "config.toml", site.url, database.url, way, _free_port(), app)
        bot = BotProcess(folder / "config.toml", folder / "bot.log", server, chance)
        await _crash(bot, kills, ward, database, counts, app)
    counts.seconds = round(time.monotonic() - began, 1)
    return counts


async def _crash(bot: BotProcess, kills: int, ward: Ward, database: Database, counts: Counts, app: App) -> None:
    stop = asyncio.Event()
    reporters = [_reporter(bot.server, member, bot.chance) for member in ward.members]
    reporting = [asyncio.create_task(reporter.run(stop)) for reporter in reporters]
    for _ in range(kills):
        await bot.live_and_die()
    last = await bot.live()
    stop.set()
    await asyncio.gather(*reporting)
    await _settle(bot.server, database, ward)
    counts.exit_code = await bot.stop(last)
    with database.reading() as db:
        compare(db, counts, reporters, bot.server.calls, app)
    compare_reminders(counts, ward.meetings, bot.server.calls, app)


def _reporter(server: ApiServer, member: Member, chance: random.Random) -> Reporting:
    if isinstance(server, ZaloServer):
        return TypingReporter(server, member, chance)
    assert isinstance(server, TelegramServer)
    return Reporter(server, member, chance)


async def _settle(server: ApiServer, database: Database, ward: Ward) -> None:
    """Until nothing is left to do, or for as long as anybody would wait."""
    last_due = max(meeting.reminded_at for meeting in ward.meetings)
    async with asyncio.timeout(SETTLE_SECONDS):
        while server.clock.now() < last_due + timedelta(seconds=1) or not _nothing_left(server, database, ward):
            await server.clock.sleep(0.5)


def _nothing_left(server: ApiServer, database: Database, ward: Ward) -> bool:
    with database.reading() as db:
        open_states = (OutboxState.WAITING, OutboxState.SENDING)
        leaving = db.scalar(select(func.count()).where(OutboxRow.state.in_(open_states)))
        reminders = db.scalar(select(func.count()).where(OutboxRow.unique_key.startswith("reminder|")))
        due = sum(len(meeting.chat_ids) for meeting in ward.meetings)
        return not (leaving or len(server.updates) or inbox.count_waiting(db)) and reminders == due


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def table(runs: dict[str, Counts]) -> str:
    rows = [["", *runs]] + [[label, *(str(getattr(one, name)) for one in runs.values())] for label, name in LINES]
    return "\n".join(f"{row[0]:34}" + "".join(f"{cell:>10}" for cell in row[1:]) for row in rows)


def prove(kills: int, seed: int, folder: Path) -> dict[str, Counts]:
    """The runs beside one another: half of the kills by each of Telegram's ways, as many again by Zalo's webhook."""
    modes = {"polling": kills - kills // 2, "webhook": kills // 2, ZALO.name: kills}
    for mode in modes:
        (folder / mode).mkdir(parents=True)
    return dict(zip(modes, asyncio.run(_all(modes, seed, folder)), strict=True))


async def _all(modes: dict[str, int], seed: int, folder: Path) -> list[Counts]:
    return await asyncio.gather(*(play(mode, kills, seed, folder / mode) for mode, kills in modes.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=crash.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a new folder in which databases and logs are kept")
    given = parser.parse_args(arguments)
    folder = given.keep or Path(tempfile.mkdtemp(prefix="chibo-crash-")) / "runs"
    runs = prove(given.kills, given.seed, folder)
    print(table(runs))
    for note in [note for counts in runs.values() for note in counts.notes][:10]:
        print(note)
    kept = all(counts.kept() for counts in runs.values())
    print(f"{given.kills} kills: every promise was kept." if kept else f"A PROMISE WAS BROKEN: see {folder}")
    if kept and given.keep is None:
        shutil.rmtree(folder.parent)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
