"""What a person sees at once: a text, its choices, perhaps the menu. Every screen also makes sense as plain text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.constants import ParseMode

DATA_LIMIT_BYTES = 64


@dataclass(frozen=True)
class Choice:
    """One button: its label, and the data that its tap brings back (at most 64 bytes; ValueError otherwise).

    `about` names the row that it stands for ("tasks:12"): that is kept with the message, for whoever answers it.
    """

    label: str
    data: str
    about: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= DATA_LIMIT_BYTES:
            raise ValueError(f"button data of {len(self.data.encode())} bytes: {self.data}")


@dataclass(frozen=True)
class Screen:
    """`choices` are rows of buttons, `menu` the labels of the reply keyboard (None: leave it as it is).

    `asks_number`: a typed number is the answer itself, so that plain-text channels do not number the choices.
    """

    text: Markup
    choices: tuple[tuple[Choice, ...], ...] = ()
    menu: tuple[str, ...] | None = None
    asks_number: bool = False

    def under(self, heading: Markup) -> "Screen":
        """The same screen with `heading` above its text."""
        return replace(self, text=heading + Markup("\n\n") + self.text)

    def with_rows(self, *rows: tuple[Choice, ...]) -> "Screen":
        return replace(self, choices=(*self.choices, *rows))

    @property
    def about(self) -> list[str]:
        """What the choices are about, each once."""
        return list(dict.fromkeys(choice.about for row in self.choices for choice in row if choice.about))


def one_per_row(choices: Iterable[Choice]) -> tuple[tuple[Choice, ...], ...]:
    return tuple((choice,) for choice in choices)


def in_rows(choices: Sequence[Choice], a_row: int) -> tuple[tuple[Choice, ...], ...]:
    """At most `a_row` of them side by side."""
    return tuple(tuple(choices[first : first + a_row]) for first in range(0, len(choices), a_row))


def inline_keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    if not screen.choices:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(choice.label, callback_data=choice.data) for choice in row] for row in screen.choices]
    )


def menu_keyboard(labels: tuple[str, ...]) -> ReplyKeyboardMarkup:
    """Two big labels a row."""
    rows = [list(labels[start : start + 2]) for start in range(0, len(labels), 2)]
    return ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)


def message_arguments(screen: Screen) -> dict[str, Any]:
    """The screen as arguments of python-telegram-bot's `send_message` and `edit_message_text`."""
    arguments: dict[str, Any] = {"text": str(screen.text), "parse_mode": ParseMode.HTML}
    if (keyboard := inline_keyboard(screen)) is not None:
        arguments["reply_markup"] = keyboard
    elif screen.menu is not None:
        arguments["reply_markup"] = menu_keyboard(screen.menu)
    if more := _beside_the_message(screen):
        arguments["api_kwargs"] = more
    return arguments


def _beside_the_message(screen: Screen) -> dict[str, Any]:
    """What is kept of a screen with its message and never goes to a chat app (storage/outbox.py)."""
    more: dict[str, Any] = {"numbered": False} if screen.asks_number else {}
    return {**more, "about": screen.about} if screen.about else more


def message_payload(screen: Screen, chat_id: int) -> dict[str, Any]:
    """The screen as the payload of a `sendMessage` row of the outbox."""
    arguments = message_arguments(screen)
    payload = {"chat_id": chat_id, "text": arguments["text"], "parse_mode": "HTML", **arguments.get("api_kwargs", {})}
    if "reply_markup" in arguments:
        payload["reply_markup"] = arguments["reply_markup"].to_dict()
    return payload
