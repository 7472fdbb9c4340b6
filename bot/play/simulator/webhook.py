"""Delivery of updates to a webhook: in order, with the secret, and again until it is answered with 2xx."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator.updates import UpdateQueue

Poster = Callable[[str, bytes, Mapping[str, str]], Awaitable[int]]
LONGEST_PAUSE = 60.0


class Webhook:
    """One bot's webhook. `poster(url, body, headers)` makes the request and returns the status; it may raise OSError.

    `wrapped`: the update is posted as the `result` of an answer, as some apps do.
    """

    def __init__(
        self, clock: MovableClock, queue: UpdateQueue, secret_header: str, poster: Poster | None = None
    ) -> None:
        self.url = ""
        self.poster = poster
        self.wrapped = False
        self.last_error: tuple[int, str] | None = None
        self._clock, self._queue, self._secret_header = clock, queue, secret_header
        self._secret = ""
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str) -> None:
        """Deliver to `url` from now on, beginning with what waits."""
        self.remove()
        self.url, self._secret, self.last_error = url, secret, None
        self._task = asyncio.get_running_loop().create_task(self._deliver())

    def remove(self) -> None:
        self.url = ""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def notify(self) -> None:
        """Say that an update has come in."""
        self._news.set()

    def info(self) -> dict[str, Any]:
        """What `getWebhookInfo` tells."""
        info = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(self._queue)}
        if self.last_error:
            info |= {"last_error_date": self.last_error[0], "last_error_message": self.last_error[1]}
        return info

    async def _deliver(self) -> None:
        pause = 1.0
        while True:
            waiting = self._queue.first()
            if not waiting:
                self._news.clear()
                await self._news.wait()
            elif await self._post(waiting[0].body):
                self._queue.confirm_before(waiting[0].number + 1)
                pause = 1.0
            else:
                await self._clock.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def probe(self, url: str) -> int | None:
        """Post nothing, and without the secret; returns the status, None where nobody answers."""
        if self.poster is None:
            return None
        try:
            return await self.poster(url, b"", {})
        except OSError:
            return None

    async def _post(self, body: dict[str, Any]) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[self._secret_header] = self._secret
        assert self.poster is not None
        try:
            posted = {"ok": True, "result": body} if self.wrapped else body
            status = await self.poster(self.url, json.dumps(posted).encode(), headers)
        except OSError:
            return self._failed("Connection failed")
        return 200 <= status < 300 or self._failed(f"Wrong response from the webhook: {status}")

    def _failed(self, reason: str) -> bool:
        self.last_error = (int(self._clock.now().timestamp()), reason)
        return False
