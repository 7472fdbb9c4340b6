"""The page is for this machine alone, and runs no script but its own."""

from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
SAFETY = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class ThisMachineAlone:
    """Refuses what a page of another origin sends, and what comes for another host's name."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        well = host.rpartition(":")[0] in LOOPBACK_NAMES and (origin is None or urlsplit(origin).netloc == host)
        if not well:
            await Response("this page is for this machine alone", 403)(scope, receive, send)
            return

        async def send_safely(message: Any) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in message["headers"]}
                more = [(name.lower().encode(), value.encode()) for name, value in SAFETY.items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in names)]
            await send(message)

        await self._app(scope, receive, send_safely)


def attachment(name: str) -> dict[str, str]:
    """The headers of a file that is to be saved, never shown."""
    return {**SAFETY, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
