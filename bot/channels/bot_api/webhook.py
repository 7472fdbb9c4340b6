"""The webhook: an update is committed before it is answered with 200. Any other answer brings it again."""

import hmac
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import structlog
from pydantic import SecretStr
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.channels.api import BadToken, BotApi, FateUnknown, NotSent, Reply
from bot.channels.keeping import Intake
from bot.channels.kind import Report, nobody_listens
from bot.channels.meanings import Meaning, MeaningOf
from bot.clock import MovableClock
from storage.database import DatabaseBusy

LARGEST_BODY_BYTES = 1024 * 1024
LONGEST_PAUSE = 60.0

log = structlog.get_logger(__name__)


class WebhookRefused(Exception):
    """The API will not deliver to this address; the message is the API's."""


@dataclass(frozen=True)
class Hook:
    """Where one channel's updates are delivered: the public `url`, and the secret that comes in `header`.

    `probed`: the app tries the address without the secret, and with nothing in it; that is answered, and does nothing.
    `doubt` is what its answer to setWebhook says against the address, "" where that is well.
    """

    url: str
    secret: SecretStr
    header: str
    wishes: Mapping[str, Any]
    intake: Intake
    meaning: MeaningOf
    probed: bool = False
    doubt: Callable[[Reply], str] = lambda reply: ""

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"

    async def receive(self, request: Request) -> Response:
        """Answer one delivery: 401 for a wrong secret, 400 or 413 for what is no update, 503 to have it again later."""
        given = request.headers.get(self.header, "").encode("latin-1")
        if self.probed and not given:
            log.info("intake.probed", channel=self.intake.channel.name)
            return Response(status_code=200)
        if not hmac.compare_digest(given, self.secret.get_secret_value().encode()):
            return Response(status_code=401)
        try:
            body = await _read(request)
            if self.probed and not body.strip():
                return Response(status_code=200)
            raw = json.loads(body, strict=False)
        except _TooLong:
            return Response(status_code=413)
        except (ValueError, RecursionError, ClientDisconnect):
            return Response(status_code=400)
        return Response(status_code=await self._keep(raw) if isinstance(raw, dict) else 400)

    async def _keep(self, raw: dict[str, Any]) -> int:
        try:
            await self.intake.keep([raw])
        except DatabaseBusy as error:
            log.warning("intake.database_busy", channel=self.intake.channel.name, error=str(error.orig))
            return 503
        return 200


class _TooLong(Exception):
    pass


async def _read(request: Request) -> str:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            raise _TooLong
    return body.decode("utf-8", "replace")


async def set_webhook(hook: Hook, clock: MovableClock, report: Report = nobody_listens) -> None:
    """Tell the API where to deliver, trying until it can be reached. Raises WebhookRefused, BadToken."""
    api, pause = hook.intake.channel.api, 1.0
    while (why := await _try_to_set(api, hook)) is not None:
        log.warning("intake.webhook_waits", channel=hook.intake.channel.name, error=why, seconds=pause)
        report(hook.intake.channel.name, why)
        await clock.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)
    log.info("intake.webhook_set", channel=hook.intake.channel.name)
    report(hook.intake.channel.name, "")


async def _try_to_set(api: BotApi, hook: Hook) -> str | None:
    """None when it is set; otherwise why it has to be tried again."""
    params = {"url": hook.url, "secret_token": hook.secret.get_secret_value(), **hook.wishes}
    try:
        reply = await api.call("setWebhook", params)
    except (NotSent, FateUnknown) as error:
        return str(error)
    if reply.ok:
        if doubt := hook.doubt(reply):
            # It is set all the same, and may well work from elsewhere.
            log.warning("intake.webhook_doubted", channel=hook.intake.channel.name, why=doubt)
        return None
    match hook.meaning(reply):
        case Meaning.BAD_TOKEN:
            raise BadToken
        case Meaning.OURS:
            raise WebhookRefused(str(reply.body.get("description", reply.code)))
        case _:
            return str(reply.code)
