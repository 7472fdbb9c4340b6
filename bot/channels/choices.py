"""A typed number or label is a tap (docs/decisions/0003): which choice of the screen just shown do these words mean?"""

import re
from typing import Any, Literal

from handlers.forms.showing import TYPED
from handlers.language.names import plain_label
from handlers.screens.menu import every_label
from storage.shown_choices import ScreenRow

_NUMBER = re.compile(r"\s*(\d{1,3})\s*[.)]?\s*")
_MENU = {plain_label(label): label for label in every_label()}
Meant = tuple[Literal["tap", "label"], str]


def resolve(text: str, screen: ScreenRow | None, numbers: bool) -> Meant | None:
    """What `text` means on `screen`: ("tap", the button's data), ("label", the menu's exact label), or None: words.

    `numbers`: the channel prints numbers before the choices. Words that two choices bear mean neither. The menu's words
    are understood whether or not it has been shown. A command is itself: /huy is not the "✖ Hủy" of an old form.
    """
    if text.startswith("/"):
        return None
    if numbers and screen is not None and screen.numbered and (number := _NUMBER.fullmatch(text)):
        return _numbered(int(number[1]), screen)
    words = plain_label(text)
    if not words:
        return None
    if (label := _MENU.get(words)) is not None:
        return "label", label
    if screen is None:
        return None
    found = {data for label, data in screen.choices if plain_label(label) == words}
    return ("tap", found.pop()) if len(found) == 1 else None


def _numbered(number: int, screen: ScreenRow) -> Meant | None:
    if 1 <= number <= len(screen.choices):
        return "tap", screen.choices[number - 1][1]
    if not screen.choices and 1 <= number <= len(screen.labels):
        return "label", screen.labels[number - 1]
    return None


def as_callback_update(data: dict[str, Any], chosen: str, outbox_id: int) -> dict[str, Any]:
    """The update `data` of a typed message as the tap that it means, on the message of outbox row `outbox_id`."""
    message = data["message"]
    shown = {"message_id": -outbox_id, "date": message["date"], "chat": message["chat"]}
    query = {
        "id": f"{TYPED}{data['update_id']}",
        "from": message["from"],
        "message": shown,
        "data": chosen,
        "chat_instance": str(message["chat"]["id"]),
    }
    return {"update_id": data["update_id"], "callback_query": query}
