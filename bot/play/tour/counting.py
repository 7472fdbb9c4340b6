"""What became of every message: the outbox, which knows what was owed, against the apps, which know what came."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.channels.channel import Channel, Outbound
from bot.play.simulated import Simulated
from bot.play.simulator.players import TELEGRAM, ZALO
from storage.accounts import external_ids_of
from storage.database import Db
from storage.outbox import SECRET, OutboxRow, OutboxState, rows_but_for

# Taken back, or too late for anybody to want it: never to arrive.
_NOT_OWED = (OutboxState.WITHDRAWN, OutboxState.EXPIRED)
_SOME_PICTURE = "https://picture.invalid/"


@dataclass(frozen=True)
class Count:
    """`sent`: messages of the bot's in the chats. `lost`: owed, and not there. `doubled`: there, and owed by no row."""

    sent: int
    lost: int
    doubled: int

    def __str__(self) -> str:
        return f"sent {self.sent}, lost {self.lost}, doubled {self.doubled}"


def count(everything: Simulated) -> Count:
    """Compare the two. On Telegram message by message; on the text-only app, whose edits are new messages, by chat."""
    with everything.database.reading() as db:
        overdue = sum(1 for row in _rows(db) if _overdue(everything, row))
        telegram = Counter(_arrived_on_telegram(db))
        zalo = Counter(dict(_arrived_on_zalo(db, everything.house.channels[ZALO])))
    there, there_zalo = Counter(_on_telegram(everything)), _on_zalo(everything)
    return Count(
        sent=there.total() + there_zalo.total(),
        lost=overdue + (telegram - there).total() + (zalo - there_zalo).total(),
        doubled=(there - telegram).total() + (there_zalo - zalo).total(),
    )


def _rows(db: Db) -> list[OutboxRow]:
    return rows_but_for(db, _NOT_OWED)


def _overdue(everything: Simulated, row: OutboxRow) -> bool:
    """Whether a message should have arrived by now, and the outbox itself knows that it has not."""
    due = row.not_before is None or row.not_before <= everything.clock.now()
    return row.method.startswith("send") and row.state != OutboxState.SENT and due


def _arrived_on_telegram(db: Db) -> Iterator[tuple[int, str]]:
    """(chat, message id) of what the outbox says has arrived, and has not been taken away by the bot since."""
    rows = [row for row in _rows(db) if (row.channel, row.state) == (TELEGRAM, OutboxState.SENT)]
    # A message that the bot has sent is called by minus its row's id.
    removed = {-json.loads(row.payload)["message_id"] for row in rows if row.method == "deleteMessage"}
    for row in rows:
        if row.method.startswith("send") and row.id not in removed:
            yield from ((row.chat_id, one) for one in (row.external_ids or "").split(",") if one)


def _on_telegram(everything: Simulated) -> Iterator[tuple[int, str]]:
    for chat in everything.players.telegram.chats:
        yield from ((chat.id, str(kept.id)) for kept in chat.messages.values() if kept.from_bot)


def _arrived_on_zalo(db: Db, channel: Channel) -> Iterator[tuple[str, int]]:
    """(chat, how many messages) of what the outbox says has arrived."""
    sums: Counter[str] = Counter()
    rows = _rows(db)
    chats = external_ids_of(db, {row.chat_id for row in rows})
    for row in rows:
        if (row.channel, row.state) == (ZALO, OutboxState.SENT) and row.chat_id in chats:
            sums[chats[row.chat_id]] += _messages_of(row, channel)
    yield from sums.items()


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


def _on_zalo(everything: Simulated) -> Counter[str]:
    chats = everything.players.zalo.chats.values()
    return Counter({chat.id: sum(message.from_bot for message in chat.messages) for chat in chats})
