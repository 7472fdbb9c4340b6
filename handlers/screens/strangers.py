"""One whom nobody knows is answered once an hour, however much they send: nobody else's room is used up by that."""

from datetime import datetime

from handlers.screens.screen import Screen, message_payload
from storage.database import Db
from storage.outbox import Outgoing, enqueue, key_exists

KIND = "stranger"


def turn_away(db: Db, channel: str, chat_id: int, screen: Screen, now: datetime) -> None:
    """Say so, unless this chat was told something within this hour."""
    payload = message_payload(screen, chat_id)
    enqueue(db, Outgoing(channel, chat_id, "sendMessage", payload, KIND, unique_key=_key(chat_id, now)), now)


def turned_away(db: Db, chat_id: int, now: datetime) -> bool:
    """Whether this chat has had its answer of this hour."""
    return key_exists(db, _key(chat_id, now))


def _key(chat_id: int, now: datetime) -> str:
    return f"{KIND}|chat:{chat_id}||{now:%Y-%m-%dT%H}"
