"""The real bot in a process whose time of day steps back and forth (libfaketime): messages go out, /health is true."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.web.http import api_site
from storage.database import Database
from tests.bot.run.test_running import ROOT, TOKEN, lan, telegram, until, ward

__all__ = ["telegram", "ward"]
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
REQUIRED = os.environ.get("FAKETIME_TESTS") == "required"
CONFIG = """
[telegram]
token = "{token}"
base_url = "{api}"
[storage]
url = "{database}"
files = "{files}"
[web]
port = {port}
"""


@pytest.fixture(autouse=True)
def _where_it_is_installed() -> None:
    if LIBRARY is None and not REQUIRED:
        pytest.skip("libfaketime is not installed")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@asynccontextmanager
async def bot_at(clock: Path, config: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as a process of its own, whose time of day is off by what stands in the file `clock`."""
    faked = {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(clock), "FAKETIME_NO_CACHE": "1"}
    command = (sys.executable, "-m", "bot", "run", "--config", str(config))
    env = {**os.environ, "PYTHONPATH": str(ROOT), "DONT_FAKE_MONOTONIC": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    process = await asyncio.create_subprocess_exec(*command, cwd=config.parent, env=env | faked)
    try:
        yield process
    finally:
        process.kill()
        await process.wait()


async def asks(person: TelegramPerson, server: TelegramServer) -> None:
    """Somebody asks for the menu, and has it. Raises TimeoutError."""
    person.look()
    person.says("/menu")
    await until(server, lambda: any("Lê Thị Lan" in message.text for message in person.unread()))


def set_back_or_on(clock: Path, step: str) -> None:
    clock.write_text(step)


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    file = tmp_path / "faked-time"
    file.write_text("+0")
    return file


async def test_a_clock_that_steps_back_silences_nobody(
    ward: Database, telegram: TelegramServer, clock: Path, tmp_path: Path
) -> None:
    port, config = free_port(), tmp_path / "config.toml"
    async with api_site(telegram) as api:
        given = {"token": TOKEN, "api": api.url, "database": ward.url, "files": tmp_path / "files", "port": port}
        config.write_text(CONFIG.format(**given))
        async with bot_at(clock, config) as process, httpx.AsyncClient(trust_env=False) as client:
            person = lan(telegram)
            await until(telegram, lambda: bool(person.keyboard()))
            for step in ("-1h", "+0", "+400d", "+0", "-1h"):
                set_back_or_on(clock, step)
                for _ in range(3):
                    await asks(person, telegram)
                health = (await client.get(f"http://127.0.0.1:{port}/health")).json()
                # A jump of 400 days finds what is overdue by that much: it says so. Nothing else is amiss.
                assert health["last_write_ok"] and health["inbox_oldest_seconds"] < 60, health
                assert not {"inbox_stands", "write_failed", "files_unwritable"} & {*health["troubles"]}, health
            assert process.returncode is None
