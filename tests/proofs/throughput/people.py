"""A small Bot API with 50 people behind it, each of whom takes the next of five steps as soon as they are answered."""

import asyncio
import json
import time
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from handlers.screens import texts as shared
from handlers.tasks import texts
from tests.proofs.crash.ward import CELLS, FIRST_CHAT, TOKEN

PEOPLE = 50
# The first of each cell is its secretary, who is told of the reports and writes none.
FIRST = FIRST_CHAT + CELLS
SAY, TAP = "say", "tap"
STEPS = (
    (SAY, "/baocao"),
    (TAP, texts.RESULTS["doing"]),
    (SAY, "Đã gặp tổ trưởng, hẹn sáng Chủ nhật làm"),
    (TAP, shared.SKIP),
    (TAP, texts.SEND),
)
ME = {"id": 1234567, "is_bot": True, "first_name": "Chibo", "username": "chibo_mau_bot"}
Button = Mapping[str, str]


class People:
    """`patient`: they look for the button that they want; otherwise (the echo) any answer will do."""

    def __init__(self, rounds: int, patient: bool) -> None:
        self._steps, self._patient = STEPS * rounds, patient
        self._at = dict.fromkeys(range(FIRST, FIRST + PEOPLE), 0)
        self._left = PEOPLE
        self._updates: list[dict[str, Any]] = []
        self._news, self._numbers = asyncio.Event(), iter(range(1, 10_000_000))
        self.finished = asyncio.Event()
        self.calls = 0

    @property
    def steps(self) -> int:
        return PEOPLE * len(self._steps)

    def begin(self) -> None:
        for chat_id in self._at:
            self._act(chat_id, {}, {})

    def answered(self, chat_id: int, message: dict[str, Any], markup: Mapping[str, Any]) -> None:
        """Somebody has been answered, and goes on."""
        if chat_id in self._at and self._at[chat_id] <= len(self._steps):
            self._act(chat_id, message, markup)

    async def updates(self, offset: int, seconds: float) -> list[dict[str, Any]]:
        self._updates = [one for one in self._updates if one["update_id"] >= offset]
        if not self._updates:
            self._news.clear()
            try:
                async with asyncio.timeout(seconds):
                    await self._news.wait()
            except TimeoutError:
                pass
        return self._updates[:100]

    def _act(self, chat_id: int, message: dict[str, Any], markup: Mapping[str, Any]) -> None:
        at = self._at[chat_id]
        if at == len(self._steps):
            self._at[chat_id] += 1
            self._left -= 1
            if not self._left:
                self.finished.set()
            return
        kind, words = self._steps[at]
        button = next((one for one in _buttons(markup) if one["text"] == words), None)
        if kind == TAP and button is None and self._patient:
            return
        self._at[chat_id] += 1
        user = {"id": chat_id, "is_bot": False, "first_name": "Người"}
        number, chat = next(self._numbers), {"id": chat_id, "type": "private", "first_name": "Người"}
        if kind == SAY:
            said = {"message_id": number, "date": int(time.time()), "chat": chat, "from": user, "text": words}
            if words.startswith("/"):
                said["entities"] = [{"type": "bot_command", "offset": 0, "length": len(words)}]
            self._put({"update_id": number, "message": said})
        else:
            data = button["callback_data"] if button else "echo"
            query = {"id": str(number), "from": user, "message": message, "chat_instance": "1", "data": data}
            self._put({"update_id": number, "callback_query": query})

    def _put(self, update: dict[str, Any]) -> None:
        self._updates.append(update)
        self._news.set()


def _buttons(markup: Mapping[str, Any]) -> Iterator[Button]:
    for row in markup.get("inline_keyboard", ()):
        yield from row


class Server:
    """The methods that the two bots call."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._ids = iter(range(1, 10_000_000))

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post(f"/bot{TOKEN}/{{method}}", self._call)
        return app

    async def _call(self, request: web.Request) -> web.Response:
        body = (await request.read()).decode()
        is_json = request.content_type == "application/json"
        params = json.loads(body or "{}") if is_json else dict(parse_qsl(body))
        result = await self._result(request.match_info["method"], params)
        return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")

    async def _result(self, method: str, params: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return await self._people.updates(int(params.get("offset", 0)), min(float(params.get("timeout", 0)), 5))
        if method == "getMe":
            return ME
        self._people.calls += 1
        if method not in ("sendMessage", "editMessageText"):
            return True
        chat_id, markup = int(params["chat_id"]), params.get("reply_markup") or {}
        markup = json.loads(markup) if isinstance(markup, str) else markup
        message = {
            "message_id": int(params.get("message_id") or next(self._ids)),
            "date": int(time.time()),
            "from": ME,
            "chat": {"id": chat_id, "type": "private", "first_name": "Người"},
            "text": params["text"],
        }
        if "inline_keyboard" in markup:
            message["reply_markup"] = markup
        self._people.answered(chat_id, message, markup)
        return message
