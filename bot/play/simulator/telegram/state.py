"""Everything that the simulated Telegram's methods and people share."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.clock import MovableClock
from bot.play.simulator.changes import Changes
from bot.play.simulator.files import FileShelf
from bot.play.simulator.messages import Toast
from bot.play.simulator.pace import SimulatedPace
from bot.play.simulator.telegram.chats import Chat, ChatBook, Content, KeptMessage

TAP_LIFETIME = timedelta(seconds=15)
# A tap's id is whose it is, and so many digits.
TAP_DIGITS = 10


@dataclass
class TapMade:
    """One tap on an inline button; it must be answered once, within 15 seconds."""

    id: str
    user_id: int
    at: datetime
    answered: bool = False


@dataclass
class ChatState:
    """The chats, files, taps and the bot itself."""

    clock: MovableClock
    me: dict[str, Any]
    files: FileShelf
    changes: Changes
    chats: ChatBook
    pace: SimulatedPace
    taps: dict[str, TapMade] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)

    def speak(self, chat: Chat, content: Content) -> KeptMessage:
        """A message of the bot's in a chat that lets it in."""
        fields = {"from": {name: self.me[name] for name in ("id", "is_bot", "first_name", "username")}}
        return self.chats.put(chat, Content(fields | content.fields, content.html, content.markup), self.now(), True)

    def now(self) -> datetime:
        return self.clock.now()
