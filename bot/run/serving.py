"""A web application on one socket of this machine, run inside the event loop that is there already."""

import asyncio
import contextlib
import socket
from collections.abc import Generator
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.types import ASGIApp

from bot.run.half_sent import WholeRequests

LOOPBACK = "127.0.0.1"
# Longer than any client keeps an idle connection, so that none is closed under a client's next call.
KEEP_ALIVE_SECONDS = 75
# An answer that does not notice that nobody listens any more (a stream of events) must not keep the process.
LAST_SECONDS = 1


class Site:
    """An application and its socket: `async with Site(app) as site: … site.url`.

    Signals are left alone. Leaving stops listening and drops what is still open, within about a second: an answer
    that must not be lost is to be finished before.
    """

    def __init__(self, app: ASGIApp, port: int = 0, host: str = LOOPBACK, http: Any = WholeRequests) -> None:
        config = uvicorn.Config(
            app,
            http=http,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=LAST_SECONDS,
        )
        self._server = _Server(config)
        self._host, self._wanted = host, port
        self._socket: socket.socket | None = None
        self._running: asyncio.Task[None] | None = None

    @property
    def port(self) -> int:
        assert self._socket is not None, "not listening yet"
        return int(self._socket.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self.port}"

    def listen(self) -> None:
        """Take the port; 0 takes any free one. OSError where it is busy. Nothing is answered before `start`."""
        self._socket = socket.create_server((self._host, self._wanted), reuse_port=False)
        self._socket.setblocking(False)

    async def start(self) -> None:
        if self._socket is None:
            self.listen()
        assert self._socket is not None
        self._running = asyncio.create_task(self._server.serve(sockets=[self._socket]))

    async def stop(self) -> None:
        self._server.should_exit = True
        for listener in getattr(self._server, "servers", ()):
            listener.close()
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()
        if self._running is not None:
            await self._running
        if self._socket is not None:
            self._socket.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


class _Server(uvicorn.Server):
    """uvicorn takes SIGTERM and SIGINT for itself; here they belong to whoever runs the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield
