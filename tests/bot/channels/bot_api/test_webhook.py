"""The webhook: 200 only for what is committed, and nothing at all for whoever does not know the secret."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from starlette.applications import Starlette
from starlette.routing import Route

from bot.channels.api import BadToken, FateUnknown, NotSent
from bot.channels.bot_api.webhook import LARGEST_BODY_BYTES, Hook, WebhookRefused, set_webhook
from bot.channels.keeping import Intake
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.kind import HEADER, WISHES
from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.clock import JumpingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.run.health import Health
from bot.run.web import web_app
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from tests.bot.channels.bot_api.answers import Answer, AnsweringApi, refusal, well
from tests.house import QUOTA

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SECRET = "the_secret-of-the-webhook"
URL = "https://chibo.invalid/telegram/hook"
UPDATE = {"update_id": 5, "message": {"chat": {"id": 42, "type": "private"}, "text": "chào"}}


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock(NOW)


@pytest.fixture
def api() -> AnsweringApi:
    return AnsweringApi()


def app_of(database: Database, hook: Hook) -> Starlette:
    health = Health(database, JumpingClock(NOW), Path("files"), QUOTA)
    return web_app(health, [Route(hook.path, hook.receive, methods=["POST"])])


@pytest.fixture
def hook(database: Database, clock: JumpingClock, api: AnsweringApi) -> Hook:
    intake = Intake(TelegramChannel(api, 77), database, clock)
    return Hook(URL, SecretStr(SECRET), HEADER, WISHES, intake, TELEGRAM.meaning)


@pytest.fixture
async def client(database: Database, hook: Hook) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app_of(database, hook))
    async with httpx.AsyncClient(transport=transport, base_url="https://chibo.invalid") as client:
        yield client


async def deliver(client: httpx.AsyncClient, body: bytes, secret: str | None = SECRET) -> int:
    headers = [] if secret is None else [(HEADER.encode(), secret.encode())]
    return (await client.post("/telegram/hook", content=body, headers=headers)).status_code


def stored(database: Database) -> list[Any]:
    with database.reading() as db:
        return [json.loads(raw) for raw in db.scalars(select(InboxRow.raw).order_by(InboxRow.id))]


async def test_an_update_is_committed_and_then_answered(client: httpx.AsyncClient, database: Database) -> None:
    assert await deliver(client, json.dumps(UPDATE).encode()) == 200
    assert stored(database) == [UPDATE]
    with database.reading() as db:
        row = db.scalars(select(InboxRow)).one()
    assert (row.source, row.update_key, row.chat_key) == ("telegram:77", "5", "telegram:42")


async def test_one_delivered_twice_is_there_once(client: httpx.AsyncClient, database: Database) -> None:
    assert [await deliver(client, json.dumps(UPDATE).encode()) for _ in range(2)] == [200, 200]
    assert stored(database) == [UPDATE]


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], SECRET + "x", SECRET.upper(), "é"])
async def test_a_wrong_secret_gets_nothing_in(
    client: httpx.AsyncClient, database: Database, secret: str | None
) -> None:
    assert await deliver(client, json.dumps(UPDATE).encode(), secret) == 401
    assert stored(database) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff", b"[" * 100_000])
async def test_what_is_no_update_is_a_bad_request(client: httpx.AsyncClient, database: Database, body: bytes) -> None:
    assert await deliver(client, body) == 400
    assert stored(database) == []


async def test_a_strange_update_is_kept_for_the_worker_to_judge(client: httpx.AsyncClient, database: Database) -> None:
    assert await deliver(client, b'{"update_id": "x", "text": "\\ud83d"}') == 200
    assert stored(database) == [{"update_id": "x", "text": "\ud83d"}]


async def test_a_body_over_the_limit_is_not_read_to_its_end(client: httpx.AsyncClient, database: Database) -> None:
    assert await deliver(client, b" " * (LARGEST_BODY_BYTES + 1)) == 413
    assert await deliver(client, json.dumps(UPDATE).encode().ljust(LARGEST_BODY_BYTES)) == 200


async def test_when_the_database_cannot_take_it_it_comes_again(
    client: httpx.AsyncClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(inbox, "put", _locked)
        assert await deliver(client, json.dumps(UPDATE).encode()) == 503
    assert await deliver(client, json.dumps(UPDATE).encode()) == 200
    assert stored(database) == [UPDATE]


def _locked(*given: object) -> int:
    raise OperationalError("insert", {}, Exception("database is locked"))


async def test_no_other_way_in(client: httpx.AsyncClient) -> None:
    headers = {HEADER: SECRET}
    assert (await client.get("/telegram/hook", headers=headers)).status_code == 405
    assert (await client.post("/telegram", headers=headers)).status_code == 404
    assert (await client.get("/docs")).status_code == 404


async def test_setting_it_says_what_is_wanted(hook: Hook, api: AnsweringApi, clock: JumpingClock) -> None:
    api.answers = [well(True)]
    await set_webhook(hook, clock)
    ((method, params),) = api.asked
    assert method == "setWebhook"
    assert params == {
        "url": URL,
        "secret_token": SECRET,
        "allowed_updates": ("message", "callback_query", "my_chat_member", "edited_message"),
    }


async def test_setting_it_waits_for_the_network(hook: Hook, api: AnsweringApi, clock: JumpingClock) -> None:
    api.answers = [NotSent("x"), FateUnknown("x"), refusal(502), well(True)]
    await set_webhook(hook, clock)
    assert clock.now() - NOW == timedelta(seconds=1 + 2 + 4)


@pytest.mark.parametrize(
    ("answer", "error"), [(refusal(400, "Bad Request: bad webhook"), WebhookRefused), (refusal(401), BadToken)]
)
async def test_setting_it_can_be_refused(
    hook: Hook, api: AnsweringApi, clock: JumpingClock, answer: Answer, error: type[Exception]
) -> None:
    api.answers = [answer]
    with pytest.raises(error):
        await set_webhook(hook, clock)


async def test_against_the_strict_server(database: Database, clock: JumpingClock) -> None:
    """The server delivers in order, again after a failure, and with the secret."""
    app: list[httpx.AsyncClient] = []
    statuses: list[int] = []
    both = asyncio.Event()

    async def post(url: str, body: bytes, headers: Any) -> int:
        statuses.append((await app[0].post(url, content=body, headers=dict(headers))).status_code)
        if len(statuses) == 2:
            both.set()
        return statuses[-1]

    server = TelegramServer(clock, "77:a-token", poster=post)
    intake = Intake(TelegramChannel(InProcessApi(server), 77), database, clock)
    hook = Hook(URL, SecretStr(SECRET), HEADER, WISHES, intake, TELEGRAM.meaning)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app_of(database, hook))) as client:
        app.append(client)
        await set_webhook(hook, clock)
        person = TelegramPerson(server, 1001, "Lan (mẫu)")
        person.says("một")
        person.says("hai")
        await asyncio.wait_for(both.wait(), 60)
        server.close()
    assert [raw["message"]["text"] for raw in stored(database)] == ["một", "hai"] and statuses == [200, 200]
