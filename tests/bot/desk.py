"""Delivery alone, on the strict simulator: rows are written by hand, and people look at their phones."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import select

from bot.channels.channel import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.zalo.channel import ZaloChannel
from bot.clock import JumpingClock, MovableClock
from bot.delivery import Delivery, LastCheck
from bot.delivery.attachments import Render
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from storage import outbox
from storage.database import Database
from storage.files import FileStore
from storage.outbox import Lane, OutboxRow, OutboxState, Outgoing
from tests.key import KEY

START = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
TOKEN = "1234567:a-token-of-the-simulator"


def picture(side: int) -> bytes:
    """A black PNG."""
    content = io.BytesIO()
    Image.new("RGB", (side, side)).save(content, "PNG")
    return content.getvalue()


PNG = picture(8)


@dataclass
class Row:
    """What the outbox holds of a row."""

    state: str
    tries: int
    error: str | None
    resent: bool


def _quick(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    return f"{recipe['name']}.png", PNG, "image/png"


class Desk:
    """One delivery over a database. `restart` loses all that is in memory."""

    def __init__(self, database: Database, folder: Path, clock: MovableClock | None = None) -> None:
        self.clock = clock or JumpingClock(START)
        self.database = database
        self.render: Render = _quick
        self.last_check: LastCheck = lambda unit, row, now: None
        self.telegram = TelegramServer(self.clock, TOKEN)
        self.zalo = ZaloServer(self.clock, TOKEN)
        self.files = FileStore(folder, KEY)
        self.channels: dict[str, Channel] = {
            "telegram": TelegramChannel(InProcessApi(self.telegram), 1234567),
            "zalo": ZaloChannel(InProcessApi(self.zalo), "1", lambda upload: None),
        }
        self.restart()

    def restart(self) -> None:
        self.delivery = Delivery(self.database, self.clock, self.channels, self.files, self.render, self.last_check)

    def person(self, number: int = 42) -> TelegramPerson:
        person = TelegramPerson(self.telegram, number, "Lan")
        person.start()
        return person

    def zalo_person(self) -> ZaloPerson:
        person = ZaloPerson(self.zalo, "a1b2", "Lan")
        person.start()
        return person

    def group(self) -> TelegramGroup:
        group = TelegramGroup(self.telegram, -100, "Chi bộ (mẫu)")
        group.adds_bot(self.person(7))
        return group

    def write(self, method: str, payload: dict[str, Any], **more: Any) -> int:
        """Write one row to the chat that the payload names (or `chat_id`)."""
        chat_id = int(more.pop("chat_id", None) or payload["chat_id"])
        outgoing = Outgoing(more.pop("channel", "telegram"), chat_id, method, payload, **more)
        with self.database.unit_of_work() as unit:
            row_id = outbox.enqueue(unit.db, outgoing, self.clock.now())
            unit.commit()
        assert row_id is not None
        return row_id

    def say(self, text: str, chat_id: int = 42, **more: Any) -> int:
        return self.write("sendMessage", {"chat_id": chat_id, "text": text}, **more)

    def edit(self, target: int, text: str, chat_id: int = 42, **more: Any) -> int:
        payload = {"chat_id": chat_id, "message_id": -target, "text": text, **more}
        return self.write("editMessageText", payload, target_id=target)

    def row(self, row_id: int) -> Row:
        with self.database.reading() as db:
            found = db.get_one(OutboxRow, row_id)
            return Row(found.state, found.tries, found.error, found.resent)

    def state(self, row_id: int) -> OutboxState:
        return OutboxState(self.row(row_id).state)

    def rows(self) -> list[OutboxRow]:
        with self.database.reading() as db:
            return list(db.scalars(select(OutboxRow).order_by(OutboxRow.id)))

    def texts(self, person: TelegramPerson | ZaloPerson) -> list[str]:
        """What stands in the chat of the bot's messages, oldest first."""
        return [message.text for message in person.chat() if message.from_bot]

    def calls(self, method: str) -> list[dict[str, Any]]:
        return [call.params for call in self.telegram.calls.of(method)]


__all__ = ["PNG", "START", "TOKEN", "Desk", "Lane", "OutboxState", "picture"]
