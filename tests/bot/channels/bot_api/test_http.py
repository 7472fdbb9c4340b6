"""The HTTP client, against a server on this machine: what leaves, what each failure means, and that no token shows."""

import asyncio
import json
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.channels.api import FateUnknown, NotSent, Reply, TooLarge, Upload
from bot.channels.bot_api.http import HttpBotApi

TOKEN = "123456:CANARY-do_not_show_this_anywhere"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    """A server that answers everything by `handler`; gives its root."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def calling(handler: Handler) -> AsyncIterator[HttpBotApi]:
    async with serving(handler) as root:
        api = HttpBotApi(root, TOKEN)
        try:
            yield api
        finally:
            await api.close()


def answering(status: int, body: bytes, **headers: str) -> Handler:
    async def handler(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, body=body, headers=headers)

    return handler


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Read the request, and cut the connection without an answer."""
    await request.read()
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def hang(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


async def test_parameters_go_as_one_json_object() -> None:
    seen: list[tuple[str, dict[str, Any]]] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        seen.append((request.path, await request.json()))
        return web.json_response({"ok": True, "result": {"message_id": 5}})

    async with calling(handler) as api:
        markup = {"inline_keyboard": [[{"text": "Dự được", "callback_data": "t:1:2:yes"}]]}
        reply = await api.call(
            "sendMessage",
            {"chat_id": 42, "text": "Chào đồng chí & 😀", "reply_markup": markup, "protect": True, "none": None},
        )
    assert reply == Reply(200, {"ok": True, "result": {"message_id": 5}})
    ((path, given),) = seen
    assert path == f"/bot{TOKEN}/sendMessage"
    assert given == {"chat_id": 42, "text": "Chào đồng chí & 😀", "reply_markup": markup, "protect": True}


async def test_uploads_go_as_multipart() -> None:
    seen: dict[str, Any] = {}

    async def handler(request: web.Request) -> web.StreamResponse:
        form = dict(await request.post())
        sent = form.pop("file0")
        assert isinstance(sent, web.FileField)
        seen.update(form, file=(sent.filename, sent.content_type, sent.file.read()))
        return web.json_response({"ok": True, "result": True})

    async with calling(handler) as api:
        files = {"file0": Upload("biên bản\r\n.docx", b"\x00\xff", "application/msword")}
        await api.call("sendMediaGroup", {"chat_id": 1, "media": [{"media": "attach://file0"}]}, files)
    assert seen["chat_id"] == "1" and json.loads(seen["media"]) == [{"media": "attach://file0"}]
    assert seen["file"] == ("biên bản.docx", "application/msword", b"\x00\xff")


async def test_error_answers_are_replies_with_their_bodies() -> None:
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 3}}
    async with calling(answering(429, json.dumps(body).encode())) as api:
        assert await api.call("sendMessage", {}) == Reply(429, body)


@pytest.mark.parametrize("body", [b"<html>502 Bad Gateway</html>", b"[1]", b"", b"\xff\xfe", b"[" * 100_000])
async def test_an_error_without_json_survives(body: bytes) -> None:
    async with calling(answering(502, body)) as api:
        reply = await api.call("sendMessage", {})
    assert (reply.status, reply.ok, reply.body["error_code"]) == (502, False, 502)


async def test_a_success_without_json_is_of_unknown_fate() -> None:
    async with calling(answering(200, b"<html>")) as api:
        with pytest.raises(FateUnknown):
            await api.call("sendMessage", {})


async def test_one_broken_name_does_not_spoil_the_other_updates() -> None:
    body = b'{"ok": true, "result": [{"update_id": 1, "name": "\xff\x01"}, {"update_id": 2}]}'
    async with calling(answering(200, body)) as api:
        reply = await api.call("getUpdates", {})
    assert [update["update_id"] for update in reply.body["result"]] == [1, 2]


async def test_a_redirect_is_not_followed() -> None:
    async with calling(answering(307, b"", Location="http://127.0.0.1:9/elsewhere")) as api:
        assert (await api.call("sendMessage", {})).status == 307


async def test_text_that_is_no_unicode_is_sent_all_the_same() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": await request.json()})

    async with calling(handler) as api:
        assert (await api.call("sendMessage", {"text": "a\ud800b"})).body["result"] == {"text": "a?b"}


async def test_nobody_there_means_not_sent() -> None:
    async with serving(hang) as root:
        pass
    api = HttpBotApi(root, TOKEN)
    with pytest.raises(NotSent):
        await api.call("sendMessage", {})
    with pytest.raises(NotSent):
        await api.download("photos/1.jpg", 10)
    await api.close()


@pytest.mark.parametrize("handler", [hang_up, hang])
async def test_cut_or_timed_out_after_sending_means_unknown(handler: Handler) -> None:
    async with calling(handler) as api:
        with pytest.raises(FateUnknown):
            await api.call("sendMessage", {"text": "x"}, wait=0.2)


async def test_an_answer_that_breaks_off_means_unknown() -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok": true')
        assert request.transport is not None
        request.transport.close()
        return response

    async with calling(half) as api:
        with pytest.raises(FateUnknown):
            await api.call("sendMessage", {})
        with pytest.raises(NotSent):
            await api.download("a.jpg", 1000)


async def test_a_file_by_its_path_and_by_a_whole_url() -> None:
    async def handler(request: web.Request) -> web.StreamResponse:
        return web.Response(body=request.path.encode())

    async with serving(handler) as root:
        api = HttpBotApi(f"{root}/", TOKEN)
        assert await api.download("photos/file_1.jpg", 1000) == f"/file/bot{TOKEN}/photos/file_1.jpg".encode()
        assert await api.download(f"{root}/elsewhere/2.jpg", 1000) == b"/elsewhere/2.jpg"
        await api.close()


async def test_a_whole_url_never_leads_to_this_machine_or_network() -> None:
    """A sender writes the URL of a picture: it must not become a way to ask the servers beside this one."""
    asked: list[str] = []

    async def note(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(body=b"secret")

    async with serving(note) as other, calling(answering(200, b"")) as api:
        port = other.rpartition(":")[2]
        for url in (
            f"{other}/x",
            f"https://127.0.0.1:{port}/x",
            f"https://localhost:{port}/x",
            "https://localhost/x",
            "http://example.com/x",
            "https://10.0.0.1/x",
            "https://[::ffff:7f00:1]/x",
            "https://a@169.254.169.254/",
        ):
            with pytest.raises(FileNotFoundError):
                await api.download(url, 1000)
    assert asked == []


async def test_a_file_of_the_api_that_sends_on_is_not_followed() -> None:
    asked: list[str] = []

    async def note(request: web.Request) -> web.StreamResponse:
        asked.append(request.path)
        return web.Response(body=b"secret")

    async with serving(note) as other, calling(answering(302, b"", Location=f"{other}/x")) as api:
        with pytest.raises(NotSent):
            await api.download("a.jpg", 1000)
    assert asked == []


async def test_a_file_that_is_gone_or_fails() -> None:
    for status, expected in ((404, FileNotFoundError), (400, FileNotFoundError), (500, NotSent), (429, NotSent)):
        async with calling(answering(status, b"")) as api:
            with pytest.raises(expected):
                await api.download("a.jpg", 10)


async def test_a_file_over_the_limit_is_refused_also_when_its_size_is_not_told() -> None:
    async def streamed(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b"x" * 100)
        return response

    async with calling(answering(200, b"x" * 11)) as api:
        with pytest.raises(TooLarge):
            await api.download("a.jpg", 10)
        assert await api.download("a.jpg", 11) == b"x" * 11
    async with calling(streamed) as api:
        with pytest.raises(TooLarge):
            await api.download("a.jpg", 9_999)
        assert len(await api.download("a.jpg", 10_000)) == 10_000


async def test_the_token_is_in_no_log_and_no_exception(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said: list[str] = []
    with capture_logs() as structured:
        for handler in (hang_up, hang, answering(200, b"<html>"), answering(502, TOKEN.encode())):
            async with calling(handler) as api:
                said += [repr(api), str(api), *await _failures_of(api)]
        said += await _failures_of(HttpBotApi("http://127.0.0.1:9", TOKEN))
        said += await _failures_of(HttpBotApi("http://no-such-host.invalid", TOKEN))
        said += await _failures_of(HttpBotApi("http://a b", TOKEN))
    said += [str(structured), caplog.text, *(repr(vars(record)) for record in caplog.records)]
    assert said and not [one for one in said if "CANARY" in one]


async def _failures_of(api: HttpBotApi) -> list[str]:
    said = []
    for call in (api.call("sendMessage", {"text": "x"}, wait=0.2), api.download("a.jpg", 1)):
        try:
            said.append(repr(await asyncio.wait_for(call, 0.5)))
        except Exception as error:
            said += [str(error), repr(error), *traceback.format_exception(error), repr(error.__context__)]
    await api.close()
    return said
