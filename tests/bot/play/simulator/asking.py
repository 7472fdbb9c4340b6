"""The bot's side of a test: calls that must succeed, and calls that must be refused."""

import io
from typing import Any

from PIL import Image

from bot.channels.api import BotApi, Upload


class Asking:
    """Calls a Bot API. `ok` returns the result, `refused` the status and the description of the refusal."""

    def __init__(self, api: BotApi) -> None:
        self.api = api

    async def ok(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> Any:
        reply = await self.api.call(method, params, files)
        assert (reply.status, reply.body.get("ok")) == (200, True), reply.body
        return reply.body["result"]

    async def refused(self, method: str, files: dict[str, Upload] | None = None, **params: Any) -> tuple[int, str]:
        reply = await self.api.call(method, params, files)
        assert not reply.ok, reply.body
        assert reply.status in (200, reply.body["error_code"])
        return reply.body["error_code"], reply.body["description"]


def picture(width: int = 320, height: int = 240, kind: str = "PNG") -> bytes:
    """A plain picture."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (40, 120, 80)).save(buffer, kind)
    return buffer.getvalue()


def inline(*buttons: tuple[str, str]) -> dict[str, Any]:
    """An inline keyboard, a button a row: (label, data)."""
    return {"inline_keyboard": [[{"text": label, "callback_data": data}] for label, data in buttons]}
