"""A message as the person who looks at the chat sees it, whatever the channel."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.play.simulator.keyboards import Row


@dataclass(frozen=True)
class Toast:
    """The answer to a tap. An empty text ends the button's spinning and shows nothing."""

    user_id: int
    text: str
    alert: bool
    revision: int


@dataclass(frozen=True)
class SimMessage:
    """`text` is plain (of a photo or document: its caption), `html` the same in clean HTML.

    `buttons` are rows of (label, data); `keyboard` the labels of a reply keyboard, [] where it is taken away, None
    where it stays. `photo` is the picture, or its URL where the app has it so; `recording` is a voice message or
    its like: name and content. `path` is the file's path on the server.
    `reply_to` is the id of the message that it answers. `revision` grows with each change of any message.
    """

    message_id: str
    from_bot: bool
    sender: str
    text: str
    html: str
    at: datetime
    revision: int
    buttons: list[Row] = field(default_factory=list)
    keyboard: list[list[str]] | None = None
    photo: bytes | str | None = None
    document: tuple[str, bytes] | None = None
    recording: tuple[str, bytes] | None = None
    path: str = ""
    sticker: bool = False
    edited: bool = False
    pinned: bool = False
    album: str = ""
    service: str = ""
    reply_to: str = ""

    def labels(self) -> list[str]:
        return [label for row in self.buttons for label, _ in row]


def find_button(message: SimMessage, wanted: str, loosely: bool = True) -> tuple[str, str] | None:
    """The button of that label or data; where `loosely`, else the first whose label begins so."""
    buttons = [button for row in message.buttons for button in row]
    exact = (button for button in buttons if wanted in button)
    begun = (button for button in buttons if loosely and button[0].startswith(wanted))
    return next(exact, None) or next(begun, None)


def newest_with_buttons(messages: list[SimMessage]) -> Iterator[SimMessage]:
    """The bot's messages that have buttons, the last changed first."""
    having = [message for message in messages if message.from_bot and message.buttons]
    return iter(sorted(having, key=lambda message: -message.revision))


def visible(messages: list[SimMessage], keyboard: list[list[str]]) -> str:
    """What could be tapped, for the words of a failed test."""
    lines = [f"  {message.message_id}: {message.labels()}" for message in newest_with_buttons(messages)]
    last = next((message.text for message in reversed(messages) if message.from_bot), "")
    return "\n".join(["buttons:", *lines, f"keyboard: {keyboard}", f"last message: {last!r}"])
