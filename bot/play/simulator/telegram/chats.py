"""The chats of the simulated Telegram, and what stands in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from bot.play.simulator.changes import Changes
from bot.play.simulator.refusal import Refusal, bad_request


class ChatStanding(Enum):
    """How the bot stands in a chat."""

    STRANGER = "stranger"
    WELCOME = "welcome"
    BLOCKED = "blocked"
    KICKED = "kicked"


_FORBIDDEN = {
    ("private", ChatStanding.STRANGER): "bot can't initiate conversation with a user",
    ("private", ChatStanding.BLOCKED): "bot was blocked by the user",
    ("group", ChatStanding.STRANGER): "bot is not a member of the group chat",
    ("group", ChatStanding.KICKED): "bot was kicked from the group chat",
    ("supergroup", ChatStanding.STRANGER): "bot is not a member of the supergroup chat",
    ("supergroup", ChatStanding.KICKED): "bot was kicked from the supergroup chat",
}


@dataclass(frozen=True)
class Content:
    """What a new message brings: its own fields of the JSON, clean HTML of its text, the markup under it."""

    fields: dict[str, Any]
    html: str = ""
    markup: dict[str, Any] | None = None


@dataclass
class KeptMessage:
    """A message: Telegram's JSON of it, clean HTML of its text, the markup it was sent with, its last change."""

    json: dict[str, Any]
    html: str
    at: datetime
    revision: int
    from_bot: bool
    markup: dict[str, Any] | None = None

    @property
    def id(self) -> int:
        return int(self.json["message_id"])


@dataclass
class Chat:
    """One chat. `messages` by id, oldest first."""

    id: int
    kind: str
    name: str
    username: str = ""
    standing: ChatStanding = ChatStanding.STRANGER
    moved_to: int | None = None
    messages: dict[int, KeptMessage] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0

    @property
    def private(self) -> bool:
        return self.kind == "private"

    def json(self) -> dict[str, Any]:
        name = {"first_name": self.name} if self.private else {"title": self.name}
        return {"id": self.id, "type": self.kind, **name, **({"username": self.username} if self.username else {})}

    def addresses(self) -> tuple[str, ...]:
        """What a `chat_id` parameter may say to mean this chat."""
        return (str(self.id), f"@{self.username}") if self.username else (str(self.id),)

    def let_in(self) -> None:
        """Raises the refusal that the bot meets when it may not write here."""
        if self.moved_to is not None:
            raise Refusal(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.moved_to
            )
        if self.standing is not ChatStanding.WELCOME:
            raise Refusal(403, f"Forbidden: {_FORBIDDEN[self.kind, self.standing]}")


class ChatBook:
    """All chats by id."""

    def __init__(self, changes: Changes) -> None:
        self._chats: dict[int, Chat] = {}
        self._changes = changes

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def add(self, chat: Chat) -> Chat:
        """Put a chat in, unless there is one of that id; returns the one that stands."""
        return self._chats.setdefault(chat.id, chat)

    def get(self, chat_id: int) -> Chat:
        return self._chats[chat_id]

    def find(self, given: str) -> Chat:
        """The chat of a `chat_id` parameter (a number or @username). 400 for one that is unknown."""
        if not given:
            bad_request("chat_id is empty")
        found = next((chat for chat in self._chats.values() if given in chat.addresses()), None)
        if found is None:
            bad_request("chat not found")
        return found

    def put(self, chat: Chat, content: Content, at: datetime, from_bot: bool) -> KeptMessage:
        """A new message in the chat, with the chat's next id."""
        chat.last_id += 1
        whole = {"message_id": chat.last_id, "date": int(at.timestamp()), "chat": chat.json(), **content.fields}
        kept = KeptMessage(whole, content.html, at, 0, from_bot, content.markup)
        if content.markup and "inline_keyboard" in content.markup:
            whole["reply_markup"] = content.markup
        chat.messages[kept.id] = kept
        kept.revision = self._changes.bump()
        return kept

    def touch(self, kept: KeptMessage) -> None:
        """Note that a message was changed."""
        kept.revision = self._changes.bump()
