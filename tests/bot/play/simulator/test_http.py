"""The simulated servers on real sockets: every way to make a call, dropped connections, files, webhooks."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import StandingClock
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.web.http import api_site
from bot.play.simulator.web.posting import HttpPoster
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from bot.run.serving import Site
from tests.bot.play.simulator.asking import Asking, inline, picture

TELEGRAM, ZALO = "/bot42:token", "/bot43:token"


@pytest.fixture
async def site(telegram: TelegramServer, zalo: ZaloServer) -> AsyncIterator[Site]:
    async with api_site(telegram, zalo) as site:
        zalo.public_url = site.url
        yield site
        telegram.close()
        zalo.close()


@pytest.fixture
async def web(site: Site) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(site.url) as session:
        yield session


async def read(answer: aiohttp.ClientResponse) -> Any:
    async with answer:
        body = await answer.json()
    assert body["ok"] is (answer.status == 200)
    return body["result"] if body["ok"] else (body["error_code"], body["description"])


async def until(happened: asyncio.Event) -> None:
    async with asyncio.timeout(60):
        await happened.wait()


def event_of(telegram: TelegramServer, method: str) -> asyncio.Event:
    """Set when a call of `method` has begun."""
    begun = asyncio.Event()
    telegram.calls.changes.listen(lambda: begun.set() if telegram.calls[-1].method == method else None)
    return begun


async def test_a_call_is_made_by_query_form_json_and_multipart(
    web: aiohttp.ClientSession, an: TelegramPerson, clock: StandingClock
) -> None:
    call = {"chat_id": "7", "text": "một"}
    await read(await web.get(f"{TELEGRAM}/sendMessage", params=call))
    await read(await web.post(f"{TELEGRAM}/sendMessage", data=call | {"text": "hai"}))
    clock.move(timedelta(seconds=3))
    markup = inline(("Nút", "n"))
    await read(await web.post(f"{TELEGRAM}/sendMessage", json={"chat_id": 7, "text": "ba", "reply_markup": markup}))
    form = aiohttp.FormData({"chat_id": "7", "caption": "bốn", "reply_markup": json.dumps(markup)})
    form.add_field("photo", picture(), filename="a.png", content_type="image/png")
    await read(await web.post(f"{TELEGRAM}/sendPhoto", data=form))
    assert [message.text for message in an.unread()] == ["một", "hai", "ba", "bốn"]
    assert [message.labels() for message in an.chat()[-2:]] == [["Nút"], ["Nút"]]
    assert an.chat()[-1].photo == picture()


async def test_an_album_is_uploaded_by_reference(web: aiohttp.ClientSession, an: TelegramPerson) -> None:
    media = [{"type": "photo", "media": f"attach://p{number}"} for number in range(2)]
    form = aiohttp.FormData({"chat_id": "7", "media": json.dumps(media)})
    for number in range(2):
        form.add_field(f"p{number}", picture(10 + number, 10), filename="a.png", content_type="image/png")
    sent = await read(await web.post(f"{TELEGRAM}/sendMediaGroup", data=form))
    assert [message["photo"][-1]["width"] for message in sent] == [10, 11]


async def test_refusals_have_the_status_and_the_words(web: aiohttp.ClientSession, an: TelegramPerson) -> None:
    assert await read(await web.get("/bot1:other/getMe")) == (401, "Unauthorized")
    assert await read(await web.get(f"{TELEGRAM}/getEverything")) == (404, "Not Found")
    assert await read(await web.get("/elsewhere")) == (404, "Not Found")
    said = await read(await web.post(f"{TELEGRAM}/sendMessage", data={"chat_id": "7", "text": "x" * 4097}))
    assert said == (400, "Bad Request: message is too long")
    said = await read(await web.post(f"{TELEGRAM}/sendMessage", data="{", headers={"Content-Type": "application/json"}))
    assert said == (400, "Bad Request: can't parse request: the body is not valid JSON")
    said = await read(await web.post(f"{TELEGRAM}/sendMessage", json=[1]))
    assert said == (400, "Bad Request: can't parse request: an object is expected")


async def test_too_much_says_when_to_come_again(web: aiohttp.ClientSession, an: TelegramPerson) -> None:
    for _ in range(3):
        await read(await web.get(f"{TELEGRAM}/sendMessage", params={"chat_id": 7, "text": "Chào"}))
    async with web.get(f"{TELEGRAM}/sendMessage", params={"chat_id": 7, "text": "Chào"}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
        assert (await answer.json())["parameters"] == {"retry_after": 1}


async def test_a_long_poll_waits_for_what_happens(
    web: aiohttp.ClientSession, telegram: TelegramServer, an: TelegramPerson
) -> None:
    begun = event_of(telegram, "getUpdates")
    poll = asyncio.ensure_future(web.get(f"{TELEGRAM}/getUpdates", params={"timeout": 50}))
    await until(begun)
    an.says("có tin")
    (update,) = await read(await poll)
    assert update["message"]["text"] == "có tin"


async def test_a_second_poller_is_told_apart_over_http(web: aiohttp.ClientSession, telegram: TelegramServer) -> None:
    begun = event_of(telegram, "getUpdates")
    poll = asyncio.ensure_future(web.get(f"{TELEGRAM}/getUpdates", params={"timeout": 50}))
    await until(begun)
    assert await read(await web.get(f"{TELEGRAM}/getUpdates")) == []
    assert (await read(await poll))[0] == 409


async def test_a_poller_that_goes_away_takes_nothing_along(
    site: Site, zalo: ZaloServer, zalo_bot: Asking, binh: ZaloPerson
) -> None:
    begun = asyncio.Event()
    zalo.calls.changes.listen(begun.set)
    async with aiohttp.ClientSession(site.url) as leaving:
        poll = asyncio.ensure_future(leaving.get(f"{ZALO}/getUpdates", params={"timeout": 50}))
        await until(begun)
        poll.cancel()
    async with asyncio.timeout(60):
        while zalo.updates.polled:  # noqa: ASYNC110  the closed socket tells the server, and nobody tells the test
            await asyncio.sleep(0)
    binh.says("còn đây")
    assert (await zalo_bot.ok("getUpdates", timeout=0))["message"]["text"] == "còn đây"


async def test_a_cut_call_is_carried_out_and_its_connection_dropped(
    web: aiohttp.ClientSession, telegram: TelegramServer, an: TelegramPerson
) -> None:
    telegram.faults.cut_after_next(method="sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await web.post(f"{TELEGRAM}/sendMessage", data={"chat_id": 7, "text": "một"})
    assert [message.text for message in an.unread()] == ["một"]
    await read(await web.post(f"{TELEGRAM}/sendMessage", data={"chat_id": 7, "text": "hai"}))


async def test_a_hung_call_is_never_answered_nor_carried_out(
    web: aiohttp.ClientSession, telegram: TelegramServer, an: TelegramPerson
) -> None:
    telegram.faults.hang_next()
    begun = event_of(telegram, "sendMessage")
    call = asyncio.ensure_future(web.post(f"{TELEGRAM}/sendMessage", data={"chat_id": 7, "text": "một"}))
    await until(begun)
    await read(await web.get(f"{TELEGRAM}/getMe"))
    assert not call.done()
    call.cancel()
    assert an.unread() == []


async def test_leaving_drops_what_hangs(telegram: TelegramServer) -> None:
    telegram.faults.hang_next()
    begun = event_of(telegram, "getMe")
    async with aiohttp.ClientSession() as web:
        async with api_site(telegram) as site:
            call = asyncio.ensure_future(web.get(f"{site.url}{TELEGRAM}/getMe"))
            await until(begun)
        with pytest.raises(aiohttp.ClientConnectionError):
            await call


async def test_a_fault_answers_as_it_was_told(web: aiohttp.ClientSession, telegram: TelegramServer) -> None:
    telegram.faults.fail_next(status=502, body={"ok": False, "error_code": 502, "description": "Bad Gateway"})
    assert await read(await web.get(f"{TELEGRAM}/getMe")) == (502, "Bad Gateway")


async def test_files_are_handed_out_by_path(
    web: aiohttp.ClientSession, an: TelegramPerson, binh: ZaloPerson, telegram: TelegramServer
) -> None:
    an.sends_photo(picture())
    async with web.get(f"/file{TELEGRAM}/{an.chat()[-1].path}") as answer:
        assert (answer.status, await answer.read()) == (200, picture())
    binh.sends_photo(picture(10, 10))
    async with web.get(str(binh.chat()[-1].photo)) as answer:
        assert (answer.status, await answer.read()) == (200, picture(10, 10))
    assert await read(await web.get(f"/file{TELEGRAM}/photos/file_99.jpg")) == (404, "Not Found")
    assert await read(await web.get(f"/file/bot1:other/{an.chat()[-1].path}")) == (404, "Not Found")
    telegram.faults.fail_next(status=503)
    assert (await read(await web.get(f"/file{TELEGRAM}/{an.chat()[-1].path}")))[0] == 503


async def test_a_busy_port_is_an_error(site: Site) -> None:
    with pytest.raises(OSError, match="in use"):
        Site(Starlette(), site.port).listen()


async def test_updates_are_posted_to_a_real_webhook(bot: Asking, telegram: TelegramServer, an: TelegramPerson) -> None:
    posted: list[tuple[str | None, Any]] = []
    second = asyncio.Event()

    async def hook(request: Request) -> Response:
        posted.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if len(posted) == 2:
            second.set()
        return Response()

    telegram.webhook.poster = poster = HttpPoster()
    async with Site(Starlette(routes=[Route("/hook", hook, methods=["POST"])])) as own:
        await bot.ok("setWebhook", url=f"{own.url}/hook", secret_token="bi-mat")
        an.says("một")
        an.says("hai")
        await until(second)
    telegram.close()
    await poster.close()
    assert [(secret, body["message"]["text"]) for secret, body in posted] == [("bi-mat", "một"), ("bi-mat", "hai")]


async def test_a_webhook_where_nobody_answers_is_an_oserror() -> None:
    async with Site(Starlette()) as gone:
        port = gone.port
    poster = HttpPoster()
    with pytest.raises(OSError, match="Connect"):
        await poster(f"http://127.0.0.1:{port}/", b"{}", {})
    await poster.close()
