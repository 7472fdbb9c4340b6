"""Somebody else's client, python-zalo-bot, against our stand-in for Zalo: what both know has to fit.

It reads live payloads alone (`photo_url`, an update as the `result`), and tells refusals by their HTTP status.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.clock import MovableClock
from bot.play.simulator.web.http import api_site
from bot.play.simulator.zalo.behaviour import Behaviour
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ACCOUNT_NAME, ZaloServer
from tests.bot.play.simulator.asking import picture
from tests.bot.play.simulator.test_webhook import Receiver

zalo_bot = pytest.importorskip("zalo_bot", reason="python-zalo-bot is not installed: make workshop")

TOKEN, CHAT = "7654321:a-token-of-the-simulator", "zalo-lan"
URL = "https://chibo.invalid/zalo"


@pytest.fixture
async def server() -> AsyncIterator[ZaloServer]:
    made = ZaloServer(MovableClock(), TOKEN, poster=Receiver(), behaviour=Behaviour(by_status=True))
    yield made
    made.close()


@pytest.fixture
async def client(server: ZaloServer) -> AsyncIterator[Any]:
    async with api_site(server) as site:
        server.public_url = f"{site.url}/zalo"
        async with zalo_bot.Bot(TOKEN, site.url) as bot:
            yield bot


@pytest.fixture
def lan(server: ZaloServer) -> ZaloPerson:
    person = ZaloPerson(server, CHAT, "Lan (mẫu)")
    person.let_in()
    return person


async def test_who_the_bot_is(client: Any) -> None:
    me = await client.get_me()
    assert (me.id, me.account_name, me.account_type, me.can_join_groups) == ("7654321", ACCOUNT_NAME, "BASIC", False)
    assert me.display_name == "Chibo" and not me.api_kwargs


async def test_what_people_send(client: Any, lan: ZaloPerson) -> None:
    lan.says("chào")
    said = (await client.get_update(timeout=1)).message
    assert (said.text, said.chat.id, said.chat.type, said.message_type) == ("chào", CHAT, "PRIVATE", "CHAT_MESSAGE")
    assert (said.from_user.id, said.from_user.display_name, said.from_user.is_bot) == (CHAT, "Lan (mẫu)", False)
    assert said.message_id and abs(said.date.timestamp() - lan.server.clock.now().timestamp()) < 60
    lan.sends_photo(picture(), "xong")
    photo = (await client.get_update(timeout=1)).message
    assert photo.photo_url.startswith(lan.server.public_url) and photo.message_type == "CHAT_PHOTO"
    lan.sends_sticker()
    assert (await client.get_update(timeout=1)).message.sticker
    lan.sends_recording(b"sound")
    lan.sends_document("a.docx", b"PK", "application/msword")
    for _ in range(2):
        assert (await client.get_update(timeout=1)).message.text is None


async def test_what_the_bot_says(client: Any, lan: ZaloPerson) -> None:
    sent = await client.send_message(CHAT, "chào", reply_to_message_id="0f")
    assert sent.message_id == lan.chat()[-1].message_id and lan.chat()[-1].text == "chào"
    await client.send_photo(CHAT, "ảnh", "https://chibo.invalid/a.png")
    assert (lan.chat()[-1].photo, lan.chat()[-1].text) == ("https://chibo.invalid/a.png", "ảnh")
    await client.send_sticker(CHAT, "d063f44dc80821567819")
    assert lan.chat()[-1].sticker
    assert await client.send_chat_action(CHAT, zalo_bot.constants.ChatAction.TYPING) is True


async def test_the_webhook(client: Any, server: ZaloServer) -> None:
    assert await client._set_webhook_async(URL, "a_secret_of_nobody") is True
    found = await client._get_webhook_info_async()
    assert found.url == URL and found.updated_at and not found.api_kwargs
    assert await client._delete_webhook_async() is True
    assert server.webhook.url == ""


async def test_what_is_refused(client: Any, server: ZaloServer, lan: ZaloPerson) -> None:
    with pytest.raises(zalo_bot.error.BadRequest, match=r"(?i)chat not found"):
        await client.send_message("nobody", "chào")
    with pytest.raises(zalo_bot.error.NetworkError, match="408"):
        await client.get_update(timeout=0)
    server.plan.messages = 0
    with pytest.raises(zalo_bot.error.NetworkError, match="429"):
        await client.send_message(CHAT, "chào")
    server.revoked = True
    with pytest.raises(zalo_bot.error.InvalidToken):
        await client.get_me()
