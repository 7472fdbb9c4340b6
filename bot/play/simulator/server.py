"""What the simulated servers share: faults, the log, and the way from a method's name to its answer."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from bot.channels.api import Reply, Upload
from bot.clock import MovableClock
from bot.play.simulator.calls import Call, CallLog
from bot.play.simulator.changes import Changes
from bot.play.simulator.faults import CutOff, Fault, Faults, Hung
from bot.play.simulator.files import FileShelf, Stored, measure
from bot.play.simulator.parameters import Params
from bot.play.simulator.refusal import Refusal
from bot.play.simulator.updates import UpdateQueue
from bot.play.simulator.webhook import Poster, Webhook

DOWNLOAD = "download"
Files = Mapping[str, Upload]
Method = Callable[[Params, Files], Any | Awaitable[Any]]


@dataclass(frozen=True)
class Bare:
    """A result that is the whole answer, without the usual "ok" around it."""

    body: dict[str, Any]


class ApiServer:
    """A Bot API without the network. Subclasses fill `methods`, by their names in lower case.

    `public_url` is where files are said to be by URL, on apps that name them so; "" for others.
    """

    def __init__(self, clock: MovableClock, token: str, secret_header: str, poster: Poster | None) -> None:
        self.clock = clock
        self.token = token
        self.calls = CallLog()
        self.faults = Faults()
        self.changes = Changes()
        self.files = FileShelf()
        self.updates = UpdateQueue(clock)
        self.webhook = Webhook(clock, self.updates, secret_header, poster)
        self.methods: dict[str, tuple[str, Method]] = {}
        self.public_url = ""
        # The token is not good (any more): every call is refused.
        self.revoked = False

    def offer(self, *methods: tuple[str, Method]) -> None:
        """Make methods callable by their names, whatever the case of the letters."""
        self.methods |= {name.lower(): (name, method) for name, method in methods}

    def url_of(self, path: str) -> str:
        """Where a file can be downloaded by its URL."""
        return f"{self.public_url}/files/{path}"

    def publish(self, upload: Upload) -> str:
        """Put a file where people can fetch it; returns its URL."""
        picture = measure(upload.content) is not None
        stored = self.files.keep_photo(upload.content)[-1] if picture else self.files.keep_document(upload)
        return self.url_of(stored.path)

    def chat_of(self, params: Mapping[str, Any]) -> str:
        """The chat that a call is for, as the app calls it; "" where it is for none."""
        return str(params.get("chat_id") or "")

    def spoken(self) -> Iterator[tuple[str, str]]:
        """(chat, message) of everything that the bot has said and that still stands, as the app calls them."""
        raise NotImplementedError

    def status_of(self, refusal: Refusal) -> int:
        """The HTTP status with which a refusal comes."""
        return refusal.code

    def path_of(self, address: str) -> str:
        """The `file_path` that an address means; here, itself."""
        return address

    def close(self) -> None:
        """End every long poll and the webhook's delivery."""
        self.updates.close()
        self.webhook.remove()

    async def call(
        self, method: str, params: Mapping[str, Any], files: Files | None = None, via: str = "inprocess"
    ) -> Reply:
        """Make one call. Every refusal is a Reply; raises `Hung` or `CutOff` only where a fault was ordered."""
        name, carry_out = self.methods.get(method.lower(), (method, _unknown))
        carry_out = _unauthorized if self.revoked else carry_out
        given = Params(params)
        call = self.calls.begin(name, given.raw(), self.clock.now(), via)
        fault = self.faults.take(name)
        if fault is not None and fault.kind == "hang":
            raise Hung(name)
        if fault is not None and fault.kind == "fail":
            return self._answer(call, fault.status, fault.body)
        reply = await self._carry_out(call, carry_out, given, files or {}, cut=fault is not None)
        if fault is not None:
            raise CutOff(name)
        return reply

    def fetch(self, address: str, via: str = "inprocess") -> Stored:
        """A file by its `file_path` or URL. A Refusal where there is none; faults for `DOWNLOAD` befall it as calls."""
        path = self.path_of(address)
        call = self.calls.begin(DOWNLOAD, {"file_path": path}, self.clock.now(), via)
        try:
            stored = self._fetch(path)
        except Refusal as refusal:
            self.calls.end(call, refusal.code, refusal.description)
            raise
        self.calls.end(call, 200, "")
        return stored

    def _fetch(self, path: str) -> Stored:
        match self.faults.take(DOWNLOAD):
            case Fault(kind="hang"):
                raise Hung(DOWNLOAD)
            case Fault(kind="cut"):
                raise CutOff(DOWNLOAD)
            case Fault() as fault:
                raise Refusal(fault.status, str(fault.body.get("description", "")))
        stored = self.files.by_path(path)
        if stored is None:
            raise Refusal(404, "Not Found")
        return stored

    async def _carry_out(self, call: Call, method: Method, params: Params, files: Files, cut: bool) -> Reply:
        try:
            result = method(params, files)
            if isawaitable(result):
                result = await result
        except Refusal as refusal:
            status, body = self.status_of(refusal), refusal.body()
        else:
            status, body = 200, result.body if isinstance(result, Bare) else {"ok": True, "result": result}
        return Reply(status, body) if cut else self._answer(call, status, body)

    def _answer(self, call: Call, status: int, body: dict[str, Any]) -> Reply:
        self.calls.end(call, status, str(body.get("description", "")))
        return Reply(status, body)


def _unknown(params: Params, files: Files) -> Any:
    raise Refusal(404, "Not Found")


def _unauthorized(params: Params, files: Files) -> Any:
    raise Refusal(401, "Unauthorized")
