"""How the simulated servers reach a bot's webhook."""

from collections.abc import Mapping

import aiohttp

WAIT_SECONDS = 10


class HttpPoster:
    """A `Poster` over HTTP. OSError where there was no answer."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    async def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> int:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=WAIT_SECONDS))
        try:
            async with self._session.post(url, data=body, headers=dict(headers), allow_redirects=False) as answer:
                return answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            raise ConnectionError(str(error)) from error

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
