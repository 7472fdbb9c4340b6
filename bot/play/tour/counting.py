"""What became of every message: the outbox, which knows what was owed, against the apps, which know what came."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.channels.channel import Channel, Outbound
from bot.play.simulated import Simulated
from storage.accounts import external_ids_of
from storage.database import Db
from storage.outbox import SECRET, OutboxRow, OutboxState, rows_but_for

# Taken back, or too late for anybody to want it: never to arrive.
_NOT_OWED = (OutboxState.WITHDRAWN, OutboxState.EXPIRED)
_SOME_PICTURE = "https://picture.invalid/"
T = TypeVar("T")


@dataclass(frozen=True)
class Tally:
    """`sent`: messages of the bot's in the chats. `lost`: owed, and not there. `doubled`: there, and owed by no row."""

    sent: int
    lost: int
    doubled: int

    def __str__(self) -> str:
        return f"sent {self.sent}, lost {self.lost}, doubled {self.doubled}"


def count(everything: Simulated) -> Tally:
    """Compare the two. Message by message; by chat where there are no edits, as each is one more message there."""
    sums = [_compare(everything, name) for name in everything.players.servers]
    with everything.database.reading() as db:
        overdue = sum(1 for row in _rows(db) if _overdue(everything, row))
    return Tally(
        sent=sum(one.sent for one in sums),
        lost=sum(one.lost for one in sums) + overdue,
        doubled=sum(one.doubled for one in sums),
    )


def _compare(everything: Simulated, name: str) -> Tally:
    """What came on one app, against what the outbox says has arrived there."""
    channel = everything.house.channels[name]
    came = list(everything.players.servers[name].spoken())
    with everything.database.reading() as db:
        rows = [row for row in _rows(db) if (row.channel, row.state) == (name, OutboxState.SENT)]
        chats = external_ids_of(db, {row.chat_id for row in rows})
        if channel.reach.edits:
            return _count(Counter(came), Counter(_messages(rows)))
        return _count(Counter(chat for chat, _ in came), _by_chat(rows, channel, chats))


def _count(there: Counter[T], owed: Counter[T]) -> Tally:
    return Tally(there.total(), (owed - there).total(), (there - owed).total())


def _rows(db: Db) -> list[OutboxRow]:
    return rows_but_for(db, _NOT_OWED)


def _overdue(everything: Simulated, row: OutboxRow) -> bool:
    """Whether a message should have arrived by now, and the outbox itself knows that it has not."""
    due = row.not_before is None or row.not_before <= everything.clock.now()
    return row.method.startswith("send") and row.state != OutboxState.SENT and due


def _messages(rows: list[OutboxRow]) -> Iterator[tuple[str, str]]:
    """(chat, message id) of what the outbox says has arrived, and has not been taken away by the bot since."""
    # A message that the bot has sent is called by minus its row's id.
    removed = {-json.loads(row.payload)["message_id"] for row in rows if row.method == "deleteMessage"}
    for row in rows:
        if row.method.startswith("send") and row.id not in removed:
            yield from ((str(row.chat_id), one) for one in (row.external_ids or "").split(",") if one)


def _by_chat(rows: list[OutboxRow], channel: Channel, chats: dict[int, str]) -> Counter[str]:
    """How many messages have arrived in each chat; `chats` is how the app calls them."""
    sums: Counter[str] = Counter()
    for row in rows:
        if row.chat_id in chats:
            sums[chats[row.chat_id]] += _messages_of(row, channel)
    return sums


def _messages_of(row: OutboxRow, channel: Channel) -> int:
    """How many messages the channel makes of a row. A secret's words are gone; it was one."""
    if row.kind == SECRET:
        return 1
    payload = _without_files(json.loads(row.payload))
    numbered = bool(payload.pop("numbered", True))
    return len(channel.calls(Outbound(row.method, payload, str(row.chat_id), numbered=numbered)))


def _without_files(value: Any) -> Any:
    """The payload with some picture's address in the place of each file."""
    if isinstance(value, dict):
        if "file_hash" in value or "render" in value:
            return _SOME_PICTURE
        return {name: _without_files(part) for name, part in value.items()}
    return [_without_files(part) for part in value] if isinstance(value, list) else value
