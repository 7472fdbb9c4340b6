"""Each channel starts, fails and ends on its own: run as a whole bot is, over HTTP, beside one that does not work."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from bot.channels.api import BadToken
from bot.channels.bot_api.polling import OtherPoller
from bot.clock import JumpingClock, MovableClock, StandingClock
from bot.config import Settings, load
from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.web.http import api_site
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from bot.run.exit_codes import Exit
from bot.run.running import run_bot
from bot.run.standing import Standing
from storage.database import Database
from tests.bot.run.loglines import logging_as_before

TOKEN, ZALO_TOKEN = "1234567:of-the-telegram-bot", "7654321:of-the-zalo-bot"
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    with logging_as_before():
        yield


@pytest.fixture
def zalo() -> Iterator[ZaloServer]:
    server = ZaloServer(MovableClock(), ZALO_TOKEN)
    yield server
    server.close()


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    server = TelegramServer(MovableClock(), TOKEN)
    yield server
    server.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings(database: Database, port: int = 0, **channels: Any) -> Settings:
    quiet = {"start": "00:00", "end": "23:59:59.999"}
    storage = {"url": database.url, "files": Path("files")}
    return load(storage=storage, web={"port": port}, quiet_hours=quiet, **channels)


async def until(server: ApiServer, come: Callable[[], bool]) -> None:
    changed = asyncio.Event()
    for changes in (server.changes, server.calls.changes):
        changes.listen(changed.set)
    async with asyncio.timeout(60):
        while not come():
            changed.clear()
            await changed.wait()


@asynccontextmanager
async def running(wanted: Settings) -> AsyncIterator[None]:
    stop = asyncio.Event()
    bot = asyncio.create_task(run_bot(wanted, stop))
    yield
    assert not bot.done(), f"it ended with {bot.result()}"
    stop.set()
    async with asyncio.timeout(60):
        assert await bot == Exit.STOPPED


async def answered(zalo: ZaloServer) -> None:
    stranger = ZaloPerson(zalo, "somebody", "Người lạ (mẫu)")
    stranger.says("xin chào")
    await until(zalo, lambda: any(message.from_bot for message in stranger.chat()))


async def test_a_ward_on_one_channel_needs_nothing_of_another(database: Database, zalo: ZaloServer) -> None:
    async with api_site(zalo) as api, running(settings(database, zalo={"token": ZALO_TOKEN, "base_url": api.url})):
        await answered(zalo)


async def test_another_s_token_that_is_refused_stops_nobody_and_is_shown(
    database: Database, zalo: ZaloServer, telegram: TelegramServer
) -> None:
    telegram.revoked, port = True, free_port()
    async with api_site(zalo, telegram) as api:
        both: dict[str, Any] = {
            "zalo": {"token": ZALO_TOKEN, "base_url": api.url},
            "telegram": {"token": TOKEN, "base_url": api.url},
        }
        async with running(settings(database, port, **both)):
            await answered(zalo)
            async with httpx.AsyncClient() as client:
                told = (await client.get(f"http://127.0.0.1:{port}/health")).json()
            assert "telegram.token: is refused" in told["channels_failing"]["telegram"]
            assert "zalo" not in told["channels_failing"]


async def test_another_s_network_keeps_nobody_waiting(database: Database, zalo: ZaloServer) -> None:
    async with api_site(zalo) as api:
        both: dict[str, Any] = {
            "zalo": {"token": ZALO_TOKEN, "base_url": api.url},
            "telegram": {"token": TOKEN, "base_url": NOWHERE},
        }
        async with running(settings(database, **both)):
            await answered(zalo)


async def test_where_no_channel_is_left_it_ends_with_the_fault_s_code(
    database: Database, zalo: ZaloServer, telegram: TelegramServer
) -> None:
    zalo.revoked = telegram.revoked = True
    async with api_site(zalo, telegram) as api:
        both: dict[str, Any] = {
            "zalo": {"token": ZALO_TOKEN, "base_url": api.url},
            "telegram": {"token": TOKEN, "base_url": api.url},
        }
        async with asyncio.timeout(60):
            assert await run_bot(settings(database, **both), asyncio.Event()) == Exit.BAD_TOKEN
            alone = settings(database, zalo=both["zalo"])
            assert await run_bot(alone, asyncio.Event()) == Exit.BAD_TOKEN


async def test_who_learns_the_bot_s_name_late_goes_on_with_it(
    database: Database, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.run.learning.LEARN_AGAIN_SECONDS", 0.05)
    port = free_port()
    bot = {"token": TOKEN, "base_url": f"http://127.0.0.1:{port}"}
    async with running(settings(database, telegram=bot)):
        await asyncio.sleep(0.3)
        async with api_site(telegram, port=port):
            await until(telegram, lambda: bool(telegram.calls.of("getUpdates")))


def test_a_fault_is_said_once() -> None:
    clock = StandingClock(NOW)
    standing = Standing(("a", "b"), clock)
    with capture_logs() as lines:
        for _ in range(3):
            standing.report("a", "away")
        assert standing.failing() == {"a": "away"} and standing.failing_for_long() == []
        clock.move(timedelta(minutes=10))
        assert standing.failing_for_long() == ["a"]
        standing.report("a", "")
        standing.report("a", "")
    assert [one["event"] for one in lines] == ["channel.fails", "channel.works"]
    assert standing.failing() == {} == dict.fromkeys(standing.failing_for_long())


async def test_what_fails_is_tried_again_each_minute_until_it_works() -> None:
    clock, tries = JumpingClock(NOW), list[datetime]()

    async def part() -> None:
        tries.append(clock.now())
        if len(tries) < 4:
            raise OtherPoller

    standing = Standing(("a", "b"), clock)
    await standing.on_its_own("a", part)
    assert [one - NOW for one in tries] == [timedelta(minutes=number) for number in range(4)]
    assert standing.failing() == {}


async def test_the_last_to_end_ends_it_all() -> None:
    standing = Standing(("a", "b"), JumpingClock(NOW))
    standing.ends("a", OtherPoller())
    with pytest.raises(BadToken):
        standing.ends("b", BadToken())
    standing.works("a")
    standing.ends("b", BadToken())
