"""Zalo tries the webhook's address, with nothing and without the secret, and says what it found."""

from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.channels.bot_api.checking import check_bot
from bot.channels.bot_api.webhook import Hook, set_webhook
from bot.channels.kind import Finding, Ground
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.kind import HEADER, KIND, ZaloSettings
from bot.clock import JumpingClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.zalo.server import ZaloServer
from bot.run.health import Health
from bot.run.web import web_app
from storage.database import Database
from storage.inbox import InboxRow
from tests.house import BEGINS, QUOTA, TOKEN

SECRET = "the_secret-of-the-webhook"
SETTINGS = ZaloSettings(token=TOKEN, mode="webhook", webhook_url="https://chibo.invalid/zalo", webhook_secret=SECRET)
EVENT = {
    "event_name": "message.text.received",
    "message": {"message_id": "1", "text": "chào", "chat": {"id": "u", "chat_type": "PRIVATE"}, "from": {"id": "u"}},
}


class Site:
    """The bot's web server, as Zalo reaches it. `guard`: what a CDN in between answers to clients it takes for none."""

    def __init__(self, database: Database, server: ZaloServer, guard: int | None = None) -> None:
        clock = JumpingClock(BEGINS)
        self.channel = ZaloChannel(InProcessApi(server), "1", lambda upload: None)
        self.hook: Hook = KIND.hook(SETTINGS, self.channel, Ground(database, clock))
        routes = [Route(self.hook.path, self.hook.receive, methods=["POST"])]
        app = web_app(Health(database, clock, Path("files"), QUOTA), routes)
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://chibo.invalid")
        self.guard, self.clock, server.webhook.poster = guard, clock, self.post

    async def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        return self.guard or (await self.client.post(url, content=body, headers=dict(headers))).status_code


@pytest.fixture
def server() -> ZaloServer:
    return ZaloServer(JumpingClock(BEGINS), TOKEN)


def count(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count()).select_from(InboxRow)) or 0


async def checked(server: ZaloServer) -> list[Finding]:
    api = InProcessApi(server)
    return [one async for one in check_bot("zalo", SETTINGS, api, KIND.giver, KIND.try_webhook)]


async def test_a_probe_is_answered_and_does_nothing(database: Database, server: ZaloServer) -> None:
    site = Site(database, server)
    assert await site.post("/zalo", b"", {}) == 200
    assert await site.post("/zalo", b"{}", {}) == 200
    assert await site.post("/zalo", b"", {HEADER: SECRET}) == 200
    assert await site.post("/zalo", b'{"event_name": "message.text.received"}', {}) == 200
    assert await site.post("/zalo", b"{}", {HEADER: "another"}) == 401
    assert count(database) == 0


async def test_what_it_found_is_well(database: Database, server: ZaloServer) -> None:
    site = Site(database, server)
    with capture_logs() as lines:
        await set_webhook(site.hook, site.clock)
    assert [one["event"] for one in lines if one["log_level"] == "warning"] == []
    assert all(one.well for one in await checked(server))
    server.close()


async def test_a_cdn_in_the_way_is_said_in_the_log_and_by_check(database: Database, server: ZaloServer) -> None:
    site = Site(database, server, guard=403)
    with capture_logs() as lines:
        await set_webhook(site.hook, site.clock)
    (warning,) = [one for one in lines if one["log_level"] == "warning"]
    assert warning["event"] == "intake.webhook_doubted" and "Java clients" in warning["why"]
    assert server.webhook.url
    *_, last = await checked(server)
    assert (last.what, last.well) == ("zalo webhook answers", False) and "BAD_STATUS" in last.mend
    server.close()


async def test_what_is_unknown_or_lacks_whoever_speaks_is_counted_and_left(
    database: Database, server: ZaloServer
) -> None:
    site = Site(database, server)
    odd = (
        b'{"ok": true, "result": {"event_name": "message.reaction.received", "message": {"from": {"id": "u"}}}}',
        b'{"event_name": "user.follow"}',
        b'{"event_name": "message.text.received", "message": {"text": "hello"}}',
        b'{"ok": true}',
    )
    for body in odd:
        assert await site.post("/zalo", body, {HEADER: SECRET}) == 200
    assert count(database) == 0 and site.hook.intake.dropped == len(odd)
    (raw,) = [httpx.Request("POST", "https://x", json=EVENT).content]
    assert await site.post("/zalo", raw, {HEADER: SECRET}) == 200
    assert count(database) == 1
