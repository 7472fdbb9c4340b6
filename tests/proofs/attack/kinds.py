"""Updates of every kind that Telegram may send, made from its own description, and events as Zalo sends them.

`telegram_updates.json` holds the types that an update can contain, of the Bot API's schema: a field's name (with "!"
where it is always there) and its type, or the types that one may be. Zalo's events are those of its documentation and
of operators' logs, some of them without what the documentation says is always there.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.proofs.fuzz.messages import WORDS

TYPES: dict[str, Any] = json.loads(Path(__file__).with_name("telegram_updates.json").read_text(encoding="utf-8"))
# What is no id has 32 bits.
NUMBERS, IDS = (0, 1, 2, 7, -1, 2**31 - 1), (0, 1, -1, 2**31, 2**52)
DEEPEST = 6
MESSAGES = ("message", "callback_query", "my_chat_member")
ZALO_EVENTS = (
    "message.text.received",
    "message.image.received",
    "message.sticker.received",
    "message.voice.received",
    "message.unsupported.received",
    "message.link.received",
    "user.follow",
    "",
)


class TelegramKinds:
    """Makes updates: first each kind, and each field a message can have, once; then whatever chance gives."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._number = 9_000_000
        fields = [name.rstrip("!") for name in TYPES["Message"]]
        self._first: Iterator[tuple[str, str]] = iter(
            [(name.rstrip("!"), "") for name in TYPES["Update"] if name != "update_id!"]
            + [("message", field) for field in fields]
        )
        self.kinds: set[str] = set()

    def make(self, user: int, chat: int, at: int) -> dict[str, Any]:
        kind, field = next(self._first, ("", ""))
        if not kind:
            likely = self._chance.random() < 0.7
            kind = self._chance.choice(MESSAGES if likely else [name.rstrip("!") for name in TYPES["Update"]])
            kind = "poll" if kind == "update_id" else kind
        self.kinds.add(f"{kind}.{field}" if field else kind)
        self._user, self._chat, self._at = user, chat, at
        self._number += 1
        (type_of,) = [one for name, one in TYPES["Update"].items() if name.rstrip("!") == kind]
        return {"update_id": self._number, kind: self._value(type_of, 0, field, kind)}

    def _value(self, kind: str, depth: int, wanted: str = "", name: str = "") -> Any:
        if kind.startswith("Array of "):
            return [self._value(kind.removeprefix("Array of "), depth + 1) for _ in range(self._chance.randrange(3))]
        given = TYPES.get(kind)
        if isinstance(given, list):
            return self._value(self._chance.choice(given), depth, wanted)
        if isinstance(given, dict):
            return self._made(kind, given, depth, wanted)
        match kind:
            case "Integer":
                if name.endswith("date"):
                    return self._at
                return self._chance.choice(IDS if name.endswith("_id") else NUMBERS)
            case "Float":
                return self._chance.choice((0.0, 1.5, -91.0))
            case "Boolean" | "True":
                return True
            case _:
                return self._chance.choice(WORDS).replace("\ud83d", "?")

    def _made(self, kind: str, fields: dict[str, str], depth: int, wanted: str) -> dict[str, Any]:
        if kind == "User":
            return {"id": self._user, "is_bot": False, "first_name": "A"}
        if kind == "Chat":
            private = self._chat > 0
            return {"id": self._chat, "type": "private" if private else "supergroup", "title": "Nhóm (mẫu)"}
        made = {}
        for name, type_of in fields.items():
            often = 0.12 if depth < 2 else 0.03
            if name.endswith("!") or name == wanted or (depth < DEEPEST and self._chance.random() < often):
                made[name.rstrip("!")] = self._value(type_of, depth + 1, name=name.rstrip("!"))
        if kind in ("Message", "CallbackQuery") and "from" in fields:
            made["from"] = {"id": self._user, "is_bot": False, "first_name": "A"}
        return made


class ZaloKinds:
    """Makes events, wrapped as a webhook brings them or bare; a third lack something."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._number = 0
        self.kinds: set[str] = set()

    def make(self, user: str, at: int) -> Any:
        chance = self._chance
        self._number += 1
        event = ZALO_EVENTS[self._number % len(ZALO_EVENTS)]
        self.kinds.add(event or "without a name")
        message: dict[str, Any] = {
            "message_id": f"z{self._number}",
            "date": at * 1000,
            "from": {"id": user, "display_name": "A", "is_bot": False},
            "chat": {"id": user, "chat_type": chance.choice(("PRIVATE", "GROUP"))},
        }
        message |= chance.choice(
            (
                {"text": chance.choice(WORDS).replace("\ud83d", "?")},
                {"photo_url": "https://pictures.invalid/x.jpg", "message_type": "CHAT_PHOTO", "caption": "x"},
                {"photo": "https://pictures.invalid/x.jpg"},
                {"sticker": "s", "url": "https://pictures.invalid/s.png"},
                {"voice_url": "https://pictures.invalid/v.aac"},
                {},
            )
        )
        if chance.random() < 0.33:
            message.pop(chance.choice(list(message)), None)
        body: dict[str, Any] = {"event_name": event, "message": message}
        if chance.random() < 0.05:
            body.pop("message")
        return {"ok": True, "result": body} if chance.random() < 0.5 else body
