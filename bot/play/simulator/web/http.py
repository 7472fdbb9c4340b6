"""The simulated Bot APIs over HTTP, called as the apps' own servers are: real sockets, connections really dropped.

`/bot<token>/<method>` takes GET and POST, with a query, a form, a multipart form or JSON; `/file/bot<token>/<path>`
and, for apps with files by URL, `/files/<path>` hand out files. Several servers can share one address: the token tells
them apart.
"""

import asyncio
import json
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.channels.api import FateUnknown, Reply, Upload
from bot.play.simulator.faults import CutOff
from bot.play.simulator.refusal import Refusal, bad_request
from bot.play.simulator.server import ApiServer
from bot.run.serving import Site

MOST_BYTES_A_FIELD = 4 * 1024 * 1024


def api_site(*servers: ApiServer, port: int = 0) -> Site:
    """The servers' address on this machine. Their long polls are ended by `ApiServer.close`, not by this."""
    return Site(api_app(*servers), port, http=CuttableProtocol)


def api_app(*servers: ApiServer) -> Starlette:
    """The application; cut connections work only behind `CuttableProtocol`."""
    doors = _Doors(servers)
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", doors.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", doors.bots_file),
            Route("/files/{path:path}", doors.public_file),
        ],
        exception_handlers={HTTPException: _refused},
    )


class CuttableProtocol(H11Protocol):
    """Lets the application drop its connection: the transport is in the request's state."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Doors:
    """What the routes lead to."""

    def __init__(self, servers: tuple[ApiServer, ...]) -> None:
        self._servers = {server.token: server for server in servers}

    async def call(self, request: Request) -> Response:
        server = self._servers.get(request.path_params["token"])
        if server is None:
            return _answer(Reply(401, Refusal(401, "Unauthorized").body()))
        try:
            params, files = await read_call(request)
        except Refusal as refusal:
            return _answer(Reply(refusal.code, refusal.body()))
        calling = asyncio.ensure_future(server.call(request.path_params["method"], params, files, via="http"))
        try:
            reply = await _unless_gone(request, calling)
        except FateUnknown as fault:
            return _NoAnswer(cut=isinstance(fault, CutOff))
        return _NoAnswer(cut=True) if reply is None else _answer(reply)

    async def bots_file(self, request: Request) -> Response:
        return _file(self._servers.get(request.path_params["token"]), request.path_params["path"])

    async def public_file(self, request: Request) -> Response:
        path = request.path_params["path"]
        servers = (server for server in self._servers.values() if server.public_url)
        return _file(next((server for server in servers if server.files.by_path(path)), None), path)


async def read_call(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """A call's parameters and files. The body's go before the query's. A Refusal for what cannot be read."""
    params: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        params |= _read_json(await request.body())
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        async with request.form(max_part_size=MOST_BYTES_A_FIELD) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, await value.read(), mime)
                else:
                    params[name] = value
    return params, files


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        bad_request("can't parse request: the body is not valid JSON")
    if not isinstance(given, dict):
        bad_request("can't parse request: an object is expected")
    return given


async def _unless_gone(request: Request, calling: asyncio.Future[Reply]) -> Reply | None:
    """The reply; None where the caller went away first, which ends a long poll without handing anything out."""
    leaving = asyncio.ensure_future(_gone(request.receive))
    try:
        await asyncio.wait((calling, leaving), return_when=asyncio.FIRST_COMPLETED)
        return calling.result() if calling.done() else None
    finally:
        leaving.cancel()
        calling.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class _NoAnswer(Response):
    """Never answers; where `cut`, drops the connection as well."""

    def __init__(self, cut: bool) -> None:
        super().__init__()
        self._cut = cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._cut:
            scope["state"]["transport"].abort()
        await _gone(receive)


def _answer(reply: Reply) -> Response:
    headers = {}
    if after := reply.body.get("parameters", {}).get("retry_after"):
        headers["Retry-After"] = str(after)
    return JSONResponse(reply.body, reply.status, headers)


def _file(server: ApiServer | None, path: str) -> Response:
    try:
        if server is None:
            raise Refusal(404, "Not Found")
        return Response(server.fetch(path, via="http").content, media_type="application/octet-stream")
    except Refusal as refusal:
        return _answer(Reply(refusal.code, refusal.body()))
    except FateUnknown as fault:
        return _NoAnswer(cut=isinstance(fault, CutOff))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _answer(Reply(error.status_code, Refusal(error.status_code, error.detail).body()))
