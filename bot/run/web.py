"""The bot's own small web application: the channels' routes, /health, and files for channels that want them by URL."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.delivery.public_files import PublicFiles
from bot.run.health import Health
from storage.database import DatabaseFault


def web_app(health: Health, ways_in: Sequence[Route] = (), files: PublicFiles | None = None) -> Starlette:
    """The application. Whatever is not asked for has no route at all."""

    async def tell(request: Request) -> Response:
        """503 where the database cannot be read; who only watches the status sees "degraded" in the answer."""
        try:
            return JSONResponse(health.look().as_json())
        except DatabaseFault:
            return JSONResponse({"ok": False, "status": "down"}, status_code=503)

    own = [Route("/health", tell)]
    return Starlette(routes=[*own, *ways_in, *(files.routes() if files is not None else [])])
