"""Events without content: for files, for links pasted into the chat, and for ever for whomever Zalo protects. That is
said once a day, with a way that works; the rest of the day they are left alone.
"""

from collections.abc import Mapping
from typing import Any

from bot.channels.zalo.reach import NAME
from bot.channels.zalo.texts import UNREADABLE
from handlers.screens.screen import Screen, message_payload
from storage import inbox
from storage.database import Db
from storage.outbox import Outgoing, enqueue

EVENT = "message.unsupported.received"
KIND = "unreadable"


def is_unreadable(event: str, message: Mapping[str, Any]) -> bool:
    return event == EVENT and not any(message.get(one) for one in ("text", "photo", "photo_url"))


def say_so(db: Db, chat_id: int, number: int) -> None:
    """Tell the chat, unless it was told today; `number` is the inbox row's."""
    now = inbox.received_at(db, number)
    key = f"{KIND}|chat:{chat_id}||{now:%Y-%m-%d}"
    payload = message_payload(Screen(UNREADABLE), chat_id)
    enqueue(db, Outgoing(NAME, chat_id, "sendMessage", payload, KIND, unique_key=key), now)
