"""The choices that each chat was last shown, so that a typed number or label can stand for a tap."""

from typing import Any

from sqlalchemy import JSON, BigInteger, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, table_of
from storage.database import Db


class ScreenRow(Base):
    """The last choices of one chat: `choices` is a list of [label, callback data], `labels` the menu's labels.

    `numbered` is false where the screen asks for a number itself, so that "2" is an answer and not the second choice.
    """

    __tablename__ = "screens"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    outbox_id: Mapped[int]
    choices: Mapped[list[Any]] = mapped_column(JSON)
    labels: Mapped[list[Any]] = mapped_column(JSON)
    numbered: Mapped[bool]


_TABLE = table_of(ScreenRow)


_OF_CHAT = select(ScreenRow).where(ScreenRow.chat_id == bindparam("chat"))
_AT_CHAT = update(_TABLE).where(_TABLE.c.chat_id == bindparam("chat"))
_UNCHOOSE = _AT_CHAT.where(_TABLE.c.outbox_id == bindparam("row")).values(choices=[])


def remember(db: Db, chat_id: int, outbox_id: int, payload: dict[str, Any]) -> None:
    """A message with this payload has just been shown: from now on its buttons are what the chat may choose from.

    A message that lost its buttons takes its choices with it; one without buttons leaves what was there.
    """
    markup = payload.get("reply_markup") or {}
    if "inline_keyboard" in markup:
        buttons = [button for row in markup["inline_keyboard"] for button in row if "callback_data" in button]
        choices = [(button["text"], button["callback_data"]) for button in buttons]
        _keep(db, chat_id, {"outbox_id": outbox_id, "choices": choices, "numbered": payload.get("numbered", True)})
    elif "keyboard" in markup:
        labels = [
            button["text"] if isinstance(button, dict) else button for row in markup["keyboard"] for button in row
        ]
        _keep(db, chat_id, {"outbox_id": outbox_id, "choices": [], "labels": labels, "numbered": True})
    else:
        db.connection().execute(_UNCHOOSE, {"chat": chat_id, "row": outbox_id})


def _keep(db: Db, chat_id: int, values: dict[str, Any]) -> None:
    if db.connection().execute(_AT_CHAT, {"chat": chat_id, **values}).rowcount == 0:
        db.execute(_TABLE.insert().values({"chat_id": chat_id, "labels": [], **values}))


def last_screen(db: Db, chat_id: int) -> ScreenRow | None:
    return db.scalar(_OF_CHAT, {"chat": chat_id})


def answered(db: Db, chat_id: int) -> None:
    """The last choices have been answered by words: nothing typed from now on stands for them."""
    db.execute(update(_TABLE).where(_TABLE.c.chat_id == chat_id).values(choices=[]))


def forget(db: Db, chat_id: int) -> None:
    db.execute(delete(_TABLE).where(_TABLE.c.chat_id == chat_id))
