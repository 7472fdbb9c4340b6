"""What a channel is: the way between the house, which speaks Telegram's shape, and one chat app's Bot API.

A channel is pure but for its `api`: it says how an update reads and which calls make a message; others make them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.channels.api import BotApi, Reply, Upload
from bot.channels.pace import Pace
from bot.channels.verdicts import Verdict
from handlers.reach import Reach
from storage.database import Db
from storage.delivering import DueRow
from storage.inbox import Arrival


@dataclass(frozen=True)
class Outbound:
    """One outbox row with everything resolved: what a channel makes its calls of.

    `payload` is the row's, without "numbered" and "instead"; a photo, a document or an album's media is an `Upload` in
    its place (made or read on delivery), or the app's own file id. `recipient` is the chat as the app knows it,
    `target` its id of the message that an edit, a pin or a deletion is for. `again`: it may have arrived before, and
    says so. `instead` is said in place of a document and its caption where a channel has no way to hand it over.
    """

    method: str
    payload: dict[str, Any]
    recipient: str
    target: str | None = None
    again: bool = False
    numbered: bool = True
    instead: str = ""


@dataclass(frozen=True)
class ApiCall:
    """One call to be made."""

    method: str
    params: dict[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)


class Channel(Protocol):
    """One chat app, for one bot. `name` is the outbox's channel, `source` the inbox's ("telegram:123")."""

    name: str
    source: str
    reach: Reach
    pace: Pace
    api: BotApi

    def arrival(self, raw: Mapping[str, Any]) -> Arrival:
        """How one raw update is written down. Never raises: what cannot be understood still has a key and a chat ""."""
        ...

    def kept(self, raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What of an update may be written down, by its envelope alone (the kind of chat, the kind of update): all of
        it where it comes from a private chat; of a group, only what the bot must act on; None where that is nothing.
        """
        ...

    def to_update(self, raw: Any, db: Db, number: int) -> dict[str, Any]:
        """A raw update in Telegram's shape; `number` is the inbox row's. May raise anything: the row is tried again."""
        ...

    def calls(self, outbound: Outbound) -> list[ApiCall]:
        """The calls that make this message, in order; none where the app has no such thing (commands, tap answers)."""
        ...

    def judge(self, row: DueRow, reply: Reply, troubles: int) -> Verdict:
        """What an answer that is not ok means for its row, which has met trouble of the server's so often before."""
        ...

    def external_ids(self, replies: list[Reply]) -> list[str]:
        """The app's ids of the messages that these answers speak of, those of the message that has the choices last."""
        ...

    async def fetch(self, remote_id: str, limit: int) -> bytes:
        """A file that a person sent. Raises TooLarge, FileNotFoundError, NotSent, FateUnknown."""
        ...
