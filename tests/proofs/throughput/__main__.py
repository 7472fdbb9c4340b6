"""Measure both, print one table."""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.config import UNSEALED
from storage.database import Database
from storage.keys import Key
from tests.key import KEY
from tests.proofs import throughput
from tests.proofs.crash.ward import CELLS, build
from tests.proofs.throughput.people import PEOPLE, People, Server

ROOT = Path(__file__).parents[3]
ECHO, HOUSE = "python-telegram-bot, bare echo", "this house, durable"


@dataclass(frozen=True)
class Measured:
    """One run: updates answered, and calls made, in a second; the bot's processor time for an update, in ms."""

    updates: float
    calls: float
    cpu_ms: float


async def measure(kind: str, rounds: int, folder: Path, key: Key | None = KEY) -> Measured:
    """Let one bot answer everybody's five steps so many times: from the first step to the last answer. What the house
    keeps is sealed with `key`.
    """
    people = People(rounds, patient=kind == HOUSE)
    runner = web.AppRunner(Server(people).app(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.proofs.throughput.bots",
        *_arguments(kind, base_url, folder, key),
        cwd=ROOT,
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        await asyncio.sleep(6)
        began, used = time.perf_counter(), _cpu_seconds(process.pid)
        people.begin()
        async with asyncio.timeout(300):
            await people.finished.wait()
        seconds, used = time.perf_counter() - began, _cpu_seconds(process.pid) - used
    finally:
        process.kill()
        await process.wait()
        await runner.cleanup()
    return Measured(people.steps / seconds, people.calls / seconds, 1000 * used / people.steps)


def _cpu_seconds(pid: int) -> float:
    """The processor time that a process has used; Linux only."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _arguments(kind: str, base_url: str, folder: Path, key: Key | None) -> list[str]:
    if kind == ECHO:
        return ["echo", base_url]
    url = f"sqlite:///{folder / 'chibo.db'}"
    database = Database(url, key)
    build(database, meetings=0, apart=timedelta(), members=CELLS + PEOPLE)
    database.close()
    return ["house", base_url, url, UNSEALED if key is None else key.hex]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=throughput.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=10, help="reports of each person in one run")
    parser.add_argument("--times", type=int, default=3, help="runs of each bot, in turns")
    given = parser.parse_args()
    runs: dict[str, list[Measured]] = {ECHO: [], HOUSE: []}
    for _ in range(given.times):
        for kind in runs:
            folder = Path(tempfile.mkdtemp(prefix="chibo-throughput-"))
            runs[kind].append(asyncio.run(measure(kind, given.rounds, folder)))
            shutil.rmtree(folder)
    floor = statistics.median(one.updates for one in runs[ECHO])
    print(f"{'':34}{'updates/s':>12}{'ratio':>8}{'calls/s':>10}{'CPU ms/update':>16}")
    for kind, found in runs.items():
        names = ("updates", "calls", "cpu_ms")
        updates, calls, cpu = (statistics.median(getattr(one, name) for one in found) for name in names)
        print(f"{kind:34}{updates:>12.0f}{updates / floor:>8.2f}{calls:>10.0f}{cpu:>16.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
