"""The page to chat from, and the little API behind it. For this machine alone: other origins and hosts are refused.

`page_app` needs no bot: whoever runs one gives `Hooks`.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.play.simulator.calls import Call
from bot.play.simulator.files import SOUNDS
from bot.play.simulator.players import Player, Players
from bot.play.simulator.registry import APPS, FIRST
from bot.play.simulator.web import actions, views
from bot.play.simulator.web.clock_moves import Walk
from bot.play.simulator.web.events import Events
from bot.play.simulator.web.guarding import SAFETY, ThisMachineAlone, attachment

PAGE = Path(__file__).with_name("page")
MOST_CALLS = 200
FAILING_CALLS = 3


@dataclass(frozen=True)
class Hooks:
    """What the page asks of whoever runs the bot: the far-moving clock, and to let a person change the app."""

    walk: Walk
    switched: Callable[[Player], Awaitable[None]]


def page_app(players: Players, hooks: Hooks) -> Starlette:
    """The application."""
    page = _Page(players, hooks)
    return Starlette(
        routes=[
            Route("/", lambda request: FileResponse(PAGE / "index.html")),
            Route("/api/overview", page.overview),
            Route("/api/chat/{key}", page.chat),
            Route("/api/chat/{key}/read", page.read, methods=["POST"]),
            Route("/api/chat/{key}/channel", page.switch, methods=["POST"]),
            Route("/api/chat/{key}/{deed}", page.act, methods=["POST"]),
            Route("/api/clock", page.move_clock, methods=["POST"]),
            Route("/api/calls", page.calls),
            Route("/api/faults", page.order_fault, methods=["POST"]),
            Route("/api/events", page.events),
            Route("/{channel}/files/{path:path}", page.file),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        middleware=[Middleware(ThisMachineAlone)],
        exception_handlers={HTTPException: _refused},
    )


# Folders of what the page plays.
PLAYED = tuple(f"{kind}s/" for kind in SOUNDS)


class _Page:
    """What the routes lead to."""

    def __init__(self, players: Players, hooks: Hooks) -> None:
        self._players, self._hooks = players, hooks
        self._news = Events(players)

    async def overview(self, request: Request) -> Response:
        clock, walk = self._players.clock, self._hooks.walk
        people = [views.person_json(player) for player in self._players.people.values()]
        goal = walk.goal.isoformat() if walk.goal else None
        group = views.group_line(self._players.group)
        apps = [views.app_json(app) for app in APPS]
        now = clock.now().isoformat()
        return JSONResponse({"now": now, "goal": goal, "people": people, "group": group, "apps": apps})

    async def chat(self, request: Request) -> Response:
        since = _number(request.query_params.get("since", "0"))
        if request.path_params["key"] == actions.GROUP:
            return JSONResponse(views.group_json(self._players.group, since))
        return JSONResponse(views.chat_json(self._player(request), since))

    async def read(self, request: Request) -> Response:
        if request.path_params["key"] != actions.GROUP:
            self._player(request).look()
            self._news.tell()
        return JSONResponse({})

    async def switch(self, request: Request) -> Response:
        player, channel = self._player(request), (await _body(request)).get("channel")
        if channel not in player.hands:
            raise HTTPException(400, "channel")
        player.channel = channel
        await self._hooks.switched(player)
        self._news.tell()
        return JSONResponse({})

    async def act(self, request: Request) -> Response:
        """Somebody does something. 409 where it cannot be done (any more)."""
        deed, key = request.path_params["deed"], request.path_params["key"]
        body = await _body(request)
        try:
            if key == actions.GROUP:
                actions.in_group(self._players, deed, body)
            else:
                actions.alone(self._player(request), deed, body)
        except actions.Impossible as error:
            raise HTTPException(409, str(error)) from None
        return JSONResponse({})

    async def move_clock(self, request: Request) -> Response:
        walk = self._hooks.walk
        try:
            goal = walk.goal_of(str((await _body(request)).get("step")))
        except KeyError:
            raise HTTPException(400, "step") from None
        if not await walk.to(goal):
            raise HTTPException(409, "walking")
        return JSONResponse({"now": self._players.clock.now().isoformat()})

    async def calls(self, request: Request) -> Response:
        """The newest calls of all servers, oldest first."""
        names = self._players.names()
        found = [
            (call.at, views.call_json(call, channel, names.get(server.chat_of(call.params), "")))
            for channel, server in self._players.servers.items()
            for call in server.calls[-MOST_CALLS:]
            if _worth_showing(call)
        ]
        found.sort(key=lambda one: one[0])
        return JSONResponse([shown for _, shown in found[-MOST_CALLS:]])

    async def order_fault(self, request: Request) -> Response:
        """The next calls to the first app fail, or the next one's answer is lost."""
        faults = self._players.servers[FIRST].faults
        match (await _body(request)).get("kind"):
            case "fail":
                faults.fail_next(FAILING_CALLS, status=502)
            case "cut":
                faults.cut_after_next(1, method="sendMessage")
            case _:
                raise HTTPException(400, "kind")
        return JSONResponse({})

    async def events(self, request: Request) -> Response:
        """Server-sent events: one line each time that something has changed; what it was is asked for then."""
        return StreamingResponse(self._news.stream(), media_type="text/event-stream", headers=SAFETY)

    async def file(self, request: Request) -> Response:
        channel, path = request.path_params["channel"], request.path_params["path"]
        server = self._players.servers.get(channel)
        stored = server.files.by_path(path) if server else None
        if stored is None:
            raise HTTPException(404, "file")
        if stored.path.startswith(PLAYED) and stored.mime.startswith(("audio/", "video/")):
            return Response(stored.content, media_type=stored.mime, headers=SAFETY)
        if stored.path.startswith(("photos/", "stickers/")):
            return Response(stored.content, media_type=stored.mime, headers=SAFETY)
        return Response(stored.content, media_type="application/octet-stream", headers=attachment(stored.name))

    def _player(self, request: Request) -> Player:
        player = self._players.people.get(request.path_params["key"])
        if player is None:
            raise HTTPException(404, "person")
        return player


async def _body(request: Request) -> dict[str, Any]:
    """The JSON object that was posted, or a form's fields with its files as uploads under "files"."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        async with request.form() as form:
            fields: dict[str, Any] = {name: value for name, value in form.items() if isinstance(value, str)}
            uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
            return fields | {
                "files": [actions.upload(one.filename, await one.read(), one.content_type) for one in uploads]
            }
    try:
        body = json.loads(await request.body() or b"{}")
    except ValueError:
        raise HTTPException(400, "JSON") from None
    if not isinstance(body, dict):
        raise HTTPException(400, "JSON")
    return {name: value for name, value in body.items() if name != "files"}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _worth_showing(call: Call) -> bool:
    """Polls come every moment, and say nothing."""
    return call.method != "getUpdates"


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"error": error.detail}, error.status_code)
