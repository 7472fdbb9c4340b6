"""The bot's own small web application: the channels' routes, /health, and files for channels that want them by URL."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.delivery.public_files import PublicFiles
from storage import inbox, outbox
from storage.database import Database, DatabaseFault


def web_app(database: Database, ways_in: Sequence[Route] = (), files: PublicFiles | None = None) -> Starlette:
    """The application. Whatever is not asked for has no route at all."""
    own = [Route("/health", _Health(database).tell)]
    return Starlette(routes=[*own, *ways_in, *(files.routes() if files is not None else [])])


class _Health:
    """How much waits: numbers alone, nothing of anybody. 503 where the database cannot be read.

    `scrub_waits`: what was scrubbed may still be read from the database's log, as somebody is reading.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def tell(self, request: Request) -> Response:
        try:
            with self._database.reading() as db:
                waiting = {"inbox_waiting": inbox.count_waiting(db), "outbox_waiting": outbox.count_waiting(db)}
        except DatabaseFault:
            return JSONResponse({"ok": False}, status_code=503)
        return JSONResponse({"ok": True, **waiting, "scrub_waits": self._database.scrub_waits})
