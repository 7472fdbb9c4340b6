"""What is said to one who sends faster than anybody could be served: what is over the bound was not received."""

from datetime import datetime

from handlers.screens import strangers, texts
from handlers.screens.screen import Screen, message_payload
from storage.accounts import account_and_people
from storage.database import Db
from storage.outbox import Outgoing, enqueue

KIND = "slow_down"


def slow_down(db: Db, channel: str, chat_id: int, own_numbers: bool, now: datetime) -> None:
    """Ask a chat of which too much waits to go slower: once a minute at most while that is so; one whom nobody knows,
    and a group, once an hour. Where a chat of the channel has no number of its own (`own_numbers`), one that is not
    known yet cannot be written to.
    """
    account, people, _ = account_and_people(db, chat_id)
    if account is None and not own_numbers:
        return
    screen = Screen(texts.SLOW_DOWN)
    if not people:
        strangers.turn_away(db, channel, chat_id, screen, now)
        return
    key = f"{KIND}|chat:{chat_id}||{now:%Y-%m-%dT%H:%M}"
    payload = message_payload(screen, chat_id)
    enqueue(db, Outgoing(channel, chat_id, "sendMessage", payload, KIND, unique_key=key), now)
