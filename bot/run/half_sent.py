"""A request that is begun has to be sent whole within a while; otherwise its connection is closed.

uvicorn bounds an idle connection, but neither the head nor the body of a request: whoever sends them a byte at a time
(slowloris) would hold a connection for ever.
"""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class WholeRequests(H11Protocol):
    """From the first byte of a request to its last: `seconds` over all, however many bytes trickle in between. A new
    connection may be silent as long.
    """

    seconds = 10.0
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Begin to count where a request is half there, and end where it is whole or the connection rests."""
        state = self.conn.their_state
        half = state is h11.SEND_BODY or (state is h11.IDLE and bool(self.conn.trailing_data[0]))
        if half and self._patience is None:
            self._begin()
        elif not half:
            self._end()

    def _begin(self) -> None:
        self._patience = self.loop.call_later(self.seconds, self._give_up)

    def _give_up(self) -> None:
        self._patience = None
        self.transport.abort()

    def _end(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None


def whole_requests(within: float) -> Any:
    """The protocol with this bound, in seconds."""
    return type("WholeRequestsWithin", (WholeRequests,), {"seconds": within})
