"""The edge of the machine: how a channel's Bot API is called, over HTTP or, in tests, inside the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Upload:
    """One file of a call."""

    filename: str
    content: bytes
    mime: str


@dataclass(frozen=True)
class Reply:
    """The answer: the HTTP status and the JSON body as it came (`ok`, `result`, `description`, `parameters`)."""

    status: int
    body: dict[str, Any]

    @property
    def ok(self) -> bool:
        return self.body.get("ok") is True

    @property
    def code(self) -> int:
        """Its `error_code`, which goes before the HTTP status: some apps refuse with 200."""
        code = self.body.get("error_code")
        return code if isinstance(code, int) else self.status


@dataclass(frozen=True)
class Identity:
    """Who the bot is, as `getMe` last said."""

    id: int
    username: str
    first_name: str


# A bot on channels that give it no name.
UNNAMED = Identity(0, "", "chibo")


class FateUnknown(Exception):
    """Timed out or cut off: the call may or may not have been carried out."""


class NotSent(Exception):
    """The call surely was not carried out: nobody was reached."""


class BadToken(Exception):
    """The API refuses the token. The message, where there is one, says how to mend it."""


class TooLarge(Exception):
    """A file is larger than the limit."""


class BotApi(Protocol):
    """One bot's API. `params` are plain Python values; nested ones are encoded by the implementation."""

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None, wait: float = 30.0
    ) -> Reply:
        """Make one call, giving up after `wait` seconds. Raises FateUnknown or NotSent; an error answer is a Reply."""
        ...

    async def download(self, file_path: str, limit: int) -> bytes:
        """A file's content, at most `limit` bytes. Raises TooLarge, NotSent, FileNotFoundError."""
        ...

    async def close(self) -> None: ...
