"""A whole bot, run as it is run: over HTTP, on sockets of this machine, in real time, and how it comes to its end."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.config import Settings, load
from bot.play.sample.ward import cast, fill, join_everybody
from bot.play.simulator.server import ApiServer
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.web.http import api_site
from bot.play.simulator.web.posting import HttpPoster
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from bot.run.exit_codes import Exit
from bot.run.running import STOP_SECONDS, run_bot
from storage.database import Database
from storage.keys import Key
from storage.schema import current_revision
from tests.bot.run.loglines import logging_as_before
from tests.house import ZONE
from tests.key import KEY
from tests.storage.other_version import made_by_another

ROOT = Path(__file__).parents[3]
TOKEN, ZALO_TOKEN = "1234567:CANARY-of-the-telegram-bot", "7654321:CANARY-of-the-zalo-bot"
PATIENCE_SECONDS = 60
AGAIN = "(Tin gửi lại, có thể đồng chí đã nhận rồi.)"


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    with logging_as_before():
        yield


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    poster = HttpPoster()
    server = TelegramServer(MovableClock(), TOKEN, poster=poster)
    yield server
    server.close()
    await poster.close()


@pytest.fixture
def ward(database: Database) -> Database:
    now = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
    with database.unit_of_work() as unit:
        fill(unit.db, now, ZONE)
        join_everybody(unit.db, now)
        unit.commit()
    return database


def settings(database: Database, api: str, **more: Any) -> Settings:
    telegram = {"token": TOKEN, "base_url": api, **more.pop("telegram", {})}
    storage = {"url": database.url, "files": Path("files"), **more.pop("storage", {})}
    # These run by the real clock: whatever its hour, nothing goes out that nobody asked for.
    more.setdefault("quiet_hours", {"start": "00:00", "end": "23:59:59.999"})
    return load(telegram=telegram, storage=storage, web={"port": 0, **more.pop("web", {})}, **more)


async def until(server: ApiServer, come: Callable[[], bool]) -> None:
    """Wait until something is so on the simulated server."""
    changed = asyncio.Event()
    for changes in (server.changes, server.calls.changes):
        changes.listen(changed.set)
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not come():
            changed.clear()
            await changed.wait()


@asynccontextmanager
async def running(wanted: Settings, server: ApiServer, first: str = "getUpdates") -> AsyncIterator[asyncio.Task[int]]:
    """A bot that has come so far that it makes its first call of this kind; at the end it is stopped, and well."""
    stop = asyncio.Event()
    bot = asyncio.create_task(run_bot(wanted, stop))
    waiting = asyncio.create_task(until(server, lambda: bool(server.calls.of(first))))
    await asyncio.wait((bot, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    assert not bot.done(), f"it ended with {bot.result()}"
    yield bot
    stop.set()
    async with asyncio.timeout(60):
        assert await bot == Exit.STOPPED


def lan(server: TelegramServer) -> TelegramPerson:
    one = next(one for one in cast() if one.name.endswith("Lan"))
    person = TelegramPerson(server, one.number, one.name)
    person.start()
    return person


async def test_somebody_is_answered_by_polling(ward: Database, telegram: TelegramServer) -> None:
    async with api_site(telegram) as api, running(settings(ward, api.url), telegram):
        person = lan(telegram)
        await until(telegram, lambda: bool(person.keyboard()))
    assert any("Lê Thị Lan" in message.text for message in person.unread())
    assert {call.status for call in telegram.calls if call.method == "sendMessage"} == {200}


async def test_somebody_is_answered_by_webhook(ward: Database, telegram: TelegramServer) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    hook = {
        "mode": "webhook",
        "webhook_url": f"http://127.0.0.1:{port}/telegram",
        "webhook_secret": "a_secret_of_nobody",
    }
    async with api_site(telegram) as api:
        wanted = settings(ward, api.url, telegram=hook, web={"port": port})
        async with running(wanted, telegram, "setWebhook"):
            person = lan(telegram)
            await until(telegram, lambda: bool(person.keyboard()))
    assert telegram.calls.of("getUpdates") == [] and telegram.webhook.last_error is None


async def test_both_channels_at_once(ward: Database, telegram: TelegramServer) -> None:
    zalo = ZaloServer(MovableClock(), ZALO_TOKEN)
    async with api_site(telegram, zalo) as api:
        wanted = settings(ward, api.url, zalo={"token": ZALO_TOKEN, "base_url": api.url})
        async with running(wanted, zalo):
            stranger = ZaloPerson(zalo, "somebody", "Người lạ (mẫu)")
            stranger.says("xin chào")
            await until(zalo, lambda: any(message.from_bot for message in stranger.chat()))
        zalo.close()


async def test_a_token_that_is_refused(database: Database, telegram: TelegramServer) -> None:
    async with api_site(telegram) as api:
        wanted = settings(database, api.url, telegram={"token": "1:another"})
        assert await run_bot(wanted, asyncio.Event()) == Exit.BAD_TOKEN


async def test_a_webhook_that_is_still_set_is_reported_and_left_alone(
    database: Database, telegram: TelegramServer, capsys: pytest.CaptureFixture[str]
) -> None:
    telegram.webhook.url = "https://elsewhere.invalid/hook"
    async with api_site(telegram) as api:
        assert await run_bot(settings(database, api.url), asyncio.Event()) == Exit.WEBHOOK
    assert telegram.webhook.url == "https://elsewhere.invalid/hook"
    assert telegram.calls.of("deleteWebhook") == []
    assert "bot.ends code=5" in capsys.readouterr().err


async def test_it_can_be_stopped_while_the_network_is_away(database: Database) -> None:
    stop = asyncio.Event()
    bot = asyncio.create_task(run_bot(settings(database, "http://127.0.0.1:9"), stop))
    await asyncio.sleep(0.2)
    assert not bot.done()
    stop.set()
    async with asyncio.timeout(60):
        assert await bot == Exit.STOPPED


async def test_a_port_that_is_taken_matters_only_where_somebody_needs_it(
    database: Database, telegram: TelegramServer
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = {"port": other.getsockname()[1]}
        async with api_site(telegram) as api:
            async with running(settings(database, api.url, web=taken), telegram):
                pass
            needed = {**taken, "public_url": "https://chibo.invalid"}
            assert await run_bot(settings(database, api.url, web=needed), asyncio.Event()) == Exit.CONFIGURATION


async def test_a_call_on_its_way_is_waited_for_at_the_end(ward: Database, telegram: TelegramServer) -> None:
    """So that what has arrived is known to have arrived, and is not sent again at the next start."""
    async with api_site(telegram) as api:
        async with running(settings(ward, api.url), telegram):
            person = lan(telegram)
            await until(telegram, lambda: bool(telegram.calls.of("sendMessage")))
        sent = len(telegram.calls.of("sendMessage"))
        telegram.updates.clear()
        async with running(settings(ward, api.url), telegram):
            await until(telegram, lambda: bool(person.keyboard()))
    texts = [call.params["text"] for call in telegram.calls.of("sendMessage")]
    assert len(texts) == len(set(texts)) and sent >= 1


async def test_a_call_that_is_never_answered_does_not_keep_it_from_ending(
    ward: Database, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends all the same, and the next start sends once more what nobody knows the fate of, and says so."""
    assert STOP_SECONDS < 5
    monkeypatch.setattr("bot.run.running.STOP_SECONDS", 0.3)
    async with api_site(telegram) as api:
        telegram.faults.hang_next(1, "sendMessage")
        async with running(settings(ward, api.url), telegram):
            person = lan(telegram)
            await until(telegram, lambda: bool(telegram.calls.of("sendMessage")))
        assert person.unread() == []
        async with running(settings(ward, api.url), telegram):
            await until(telegram, lambda: bool(person.keyboard()))
    (again,) = [message.text for message in person.unread() if "Lê Thị Lan" in message.text]
    assert again.startswith(AGAIN)


async def test_sigterm_ends_the_process_in_time_and_no_token_is_logged(
    database: Database, telegram: TelegramServer
) -> None:
    async with api_site(telegram) as api:
        environment = {
            **os.environ,
            "CHIBO_TELEGRAM__TOKEN": TOKEN,
            "CHIBO_TELEGRAM__BASE_URL": api.url,
            "CHIBO_STORAGE__URL": database.url,
            "CHIBO_WEB__PORT": "0",
            "CHIBO_LOG__LEVEL": "debug",
            "PYTHONPATH": str(ROOT),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
        )
        try:
            async with asyncio.timeout(60):
                await until_asked(telegram)
                process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(60):
                _, said = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    assert process.returncode == 0
    assert b"bot.runs" in said and b"bot.stops" in said and b"CANARY" not in said


async def test_a_database_of_another_version_is_one_line_and_left_alone(
    database: Database, telegram: TelegramServer, capsys: pytest.CaptureFixture[str]
) -> None:
    made_by_another(database.url)
    async with api_site(telegram) as api:
        assert await run_bot(settings(database, api.url), asyncio.Event()) == Exit.REVISION
    (line,) = capsys.readouterr().err.splitlines()
    assert "the database is at revision 0011, which this program does not know" in line and "code=7" in line
    assert current_revision(database.engine) == "0011" and not list(telegram.calls)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"key": "", "key_file": Path("nowhere/chibo.key")},
            "there is no key where storage.key_file says: `chibo key new`",
        ),
        ({"key": "short"}, "storage.key holds no key: a key is written as 64 hexadecimal digits"),
        ({"key": "ab" * 32}, "was sealed with another key, or is damaged"),
        ({"key": "none"}, "is sealed: it opens with its key alone"),
    ],
)
async def test_without_its_key_it_ends_with_one_line_before_anything_is_asked(
    database: Database, telegram: TelegramServer, capfd: pytest.CaptureFixture[str], given: dict[str, object], said: str
) -> None:
    before = {path.name: path.read_bytes() for path in Path(database.url.removeprefix("sqlite:///")).parent.glob("*")}
    async with api_site(telegram) as api:
        wanted = settings(database, api.url, storage=given)
        assert await run_bot(wanted, asyncio.Event()) == Exit.KEY
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line and "code=8" in line and "ab" * 32 not in line
    assert not list(telegram.calls)
    assert {
        name: (Path(database.url.removeprefix("sqlite:///")).parent / name).read_bytes() for name in before
    } == before


async def test_files_sealed_with_another_key_end_it_before_any_is_read(
    database: Database, telegram: TelegramServer, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The database opens, as one on a server does whatever the key."""
    before = {"url": f"sqlite:///{tmp_path / 'before.db'}", "key": Key.new().hex}
    async with api_site(telegram) as api:
        async with running(settings(database, api.url, storage=before), telegram):
            pass
        asked = len(list(telegram.calls))
        for key, said in ((KEY.hex, "were sealed with another key"), ("none", "are sealed: they open with their key")):
            capfd.readouterr()
            opens = database.url if key != "none" else f"sqlite:///{tmp_path / 'plain.db'}"
            wanted = settings(database, api.url, storage={"url": opens, "key": key})
            async with asyncio.timeout(PATIENCE_SECONDS):
                assert await run_bot(wanted, asyncio.Event()) == Exit.KEY
            (line,) = capfd.readouterr().err.splitlines()
            assert f"the files at files {said}" in line and "code=8" in line
    assert len(list(telegram.calls)) == asked


async def until_asked(server: TelegramServer) -> None:
    asked = asyncio.Event()
    server.calls.changes.listen(lambda: asked.set() if server.calls.of("getUpdates") else None)
    await asked.wait()
