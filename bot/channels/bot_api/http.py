"""A Bot API over HTTP, by a lean client.

The token stands in every URL. So nothing that is raised here holds a URL, or what the client's own exceptions say.
"""

import json
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from yarl import URL

from bot.channels.api import FateUnknown, NotSent, Reply, TooLarge, Upload
from bot.channels.bot_api import media
from bot.channels.bot_api.media import LeadsNowhere, PublicResolver

CONNECT_SECONDS = 10.0
DOWNLOAD_SECONDS = 120.0
MOST_REDIRECTS = 3
_GONE = ("400", "404", "410")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_FAILURES = (aiohttp.ClientError, TimeoutError, OSError)
_JSON = {"Content-Type": "application/json"}
_AS_IT_IS = {"Accept-Encoding": "identity"}


@dataclass
class _Progress:
    """How far a request came: once its first bytes may have left, the call may have been carried out."""

    begun: bool = False


class HttpBotApi:
    """The API of one bot at `base_url`, the root to which /bot<token>/ and /file/bot<token>/ are added.

    Parameters go as one JSON object; with files, as a multipart form whose nested values are JSON. A proxy is
    taken from the environment (HTTPS_PROXY, NO_PROXY), but never to this machine itself.
    """

    def __init__(self, base_url: str, token: str) -> None:
        root = base_url.rstrip("/")
        self._methods = f"{root}/bot{token}/"
        self._files = f"{root}/file/bot{token}/"
        self._proxy = _proxy_for(root)
        self._origin = "{0.scheme}://{0.netloc}/".format(urlsplit(root))
        self._sessions: dict[str, aiohttp.ClientSession] = {}

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        """One call. An answer without JSON is a Reply where it is an error; otherwise nobody knows: FateUnknown."""
        progress, failure = _Progress(), ""
        timeout = aiohttp.ClientTimeout(total=wait, sock_connect=CONNECT_SECONDS)
        try:
            async with self._post(method, self._body(params, files or {}), timeout, progress) as response:
                status, content = response.status, await response.read()
        except _FAILURES as error:
            failure = type(error).__name__
        if failure:
            # Raised out here, so that not even its context leads to the client's exception.
            raise FateUnknown(f"{method}: {failure}") if progress.begun else NotSent(f"{method}: {failure}")
        return _reply(method, status, content)

    def _post(
        self, method: str, body: dict[str, Any], timeout: aiohttp.ClientTimeout, progress: _Progress
    ) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        # A redirect is not followed: it would repeat the call, or carry the token to another host.
        return self._opened().post(
            self._methods + method,
            **body,
            proxy=self._proxy,
            timeout=timeout,
            allow_redirects=False,
            trace_request_ctx=progress,
        )

    def _body(self, params: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
        given = {name: value for name, value in params.items() if value is not None}
        if files:
            return {"data": _multipart(given, files)}
        return {"data": json.dumps(given, ensure_ascii=False).encode("utf-8", "replace"), "headers": _JSON}

    async def download(self, file_path: str, limit: int) -> bytes:
        """A file by its `file_path`, or by a whole URL: this API's own, or one that leads out (see media.py). What goes
        wrong, but for its size or absence, is NotSent.
        """
        content, failure = None, ""
        try:
            content, failure = await self._fetch(file_path, limit)
        except LeadsNowhere:
            raise FileNotFoundError("download: leads nowhere") from None
        except _FAILURES as error:
            failure = type(error).__name__
        if content is not None:
            return content
        raise FileNotFoundError(f"download: {failure}") if failure in _GONE else NotSent(f"download: {failure}")

    async def _fetch(self, file_path: str, limit: int) -> tuple[bytes | None, str]:
        """The content and the status."""
        if file_path.startswith(self._origin):
            return await self._get(file_path, limit)
        if not file_path.startswith(("https://", "http://")):
            return await self._get(self._files + file_path.lstrip("/"), limit)
        url: URL | None = media.out(file_path)
        for _ in range(MOST_REDIRECTS + 1):
            assert url is not None
            async with self._asked(self._media_session(str(url)), str(url)) as response:
                url = media.sent_on(url, response)
                if url is None:
                    return await _read_file(response, limit), str(response.status)
        raise LeadsNowhere

    async def _get(self, url: str, limit: int) -> tuple[bytes | None, str]:
        async with self._asked(self._opened(), url) as response:
            return await _read_file(response, limit), str(response.status)

    def _asked(self, session: aiohttp.ClientSession, url: str) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        timeout = aiohttp.ClientTimeout(total=DOWNLOAD_SECONDS, sock_connect=CONNECT_SECONDS)
        return session.get(url, proxy=_proxy_for(url), timeout=timeout, headers=_AS_IT_IS, allow_redirects=False)

    async def close(self) -> None:
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()

    def _opened(self) -> aiohttp.ClientSession:
        """The session for this API."""
        if "api" not in self._sessions:
            tracing = aiohttp.TraceConfig()
            tracing.on_request_headers_sent.append(_note_begin)
            self._sessions["api"] = aiohttp.ClientSession(trace_configs=[tracing], cookie_jar=aiohttp.DummyCookieJar())
        return self._sessions["api"]

    def _media_session(self, url: str) -> aiohttp.ClientSession:
        """The session for what is elsewhere. A proxy may well be near: it is not to be held to being public."""
        if _proxy_for(url) is not None:
            return self._opened()
        if "media" not in self._sessions:
            connector = aiohttp.TCPConnector(resolver=PublicResolver())
            self._sessions["media"] = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._sessions["media"]


async def _note_begin(session: aiohttp.ClientSession, context: SimpleNamespace, params: object) -> None:
    if isinstance(context.trace_request_ctx, _Progress):
        context.trace_request_ctx.begun = True


async def _read_file(response: aiohttp.ClientResponse, limit: int) -> bytes | None:
    """The content; None where there is none. Raises TooLarge as soon as that is known."""
    if response.status != 200:
        return None
    if (response.content_length or 0) > limit:
        raise TooLarge(f"over {limit} bytes")
    content = bytearray()
    async for chunk in response.content.iter_any():
        content += chunk
        if len(content) > limit:
            raise TooLarge(f"over {limit} bytes")
    return bytes(content)


def _reply(method: str, status: int, content: bytes) -> Reply:
    """The answer. Bytes and characters that JSON forbids are let through: one bad name must not spoil 99 updates."""
    try:
        body = json.loads(content.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        body = None
    if isinstance(body, dict):
        return Reply(status, body)
    if status < 300:
        raise FateUnknown(f"{method}: an answer {status} that is no JSON object")
    return Reply(status, {"ok": False, "error_code": status, "description": "an answer that is no JSON object"})


def _written(value: Any) -> str:
    """One parameter as a form has it."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, bool | dict | list | tuple):
        return json.dumps(value)
    return str(value)


def _multipart(params: Mapping[str, Any], files: Mapping[str, Upload]) -> aiohttp.FormData:
    # Names of files go as they are, in UTF-8: percent signs would be shown to people.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        form.add_field(name, _written(value))
    for name, upload in files.items():
        form.add_field(name, upload.content, filename=_printable(upload.filename), content_type=upload.mime)
    return form


def _printable(filename: str) -> str:
    return "".join(sign for sign in _written(filename) if sign.isprintable()) or "file"


def _proxy_for(url: str) -> str | None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _LOOPBACK or proxy_bypass(host):
        return None
    return getproxies().get(parts.scheme)
