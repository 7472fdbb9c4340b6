"""Requests that never come to their end, sent to a real server by a bare socket."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.run.half_sent import WholeRequests, whole_requests
from bot.run.serving import Site

WITHIN = 0.2
HEAD = b"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
WHOLE = HEAD + b"\r\nbody"


async def hook(request: Request) -> Response:
    return Response(await request.body())


async def slow(request: Request) -> Response:
    await asyncio.sleep(3 * WITHIN)
    return Response("late")


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    routes = [Route("/hook", hook, methods=["POST"]), Route("/slow", slow)]
    async with Site(Starlette(routes=routes), http=whole_requests(WITHIN)) as site:
        yield site


async def answer(site: Site, *pieces: bytes, pause: float = 0.0) -> bytes:
    """All that comes back until the server closes. Raises TimeoutError where it keeps the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", site.port)
    try:
        for piece in pieces:
            writer.write(piece)
            await asyncio.sleep(pause)
        async with asyncio.timeout(20):
            return await reader.read()
    except ConnectionError:
        return b""
    finally:
        writer.close()


def test_ten_seconds_are_given() -> None:
    assert WholeRequests.seconds == 10


@pytest.mark.parametrize("sent", [b"", b"POST /ho", HEAD, HEAD + b"\r\n", HEAD + b"\r\nbo"])
async def test_what_is_half_sent_is_closed(site: Site, sent: bytes) -> None:
    assert await answer(site, sent) == b""


async def test_bytes_that_trickle_in_do_not_prolong_it(site: Site) -> None:
    assert await answer(site, *[bytes([one]) for one in HEAD], pause=WITHIN / 10) == b""


async def test_the_next_request_of_a_connection_is_bounded_too(site: Site) -> None:
    told = await answer(site, WHOLE + HEAD)
    assert told.count(b"HTTP/1.1 200") == 1 and told.endswith(b"body")


async def test_who_has_sent_all_is_answered_however_long_that_takes(site: Site) -> None:
    told = await answer(site, b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert told.endswith(b"late")
