"""The choices that each chat was last shown, so that a typed number or label can stand for a tap."""

from typing import Any

from sqlalchemy import JSON, BigInteger, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, table_of


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


def remember(
    session: Session,
    chat_id: int,
    outbox_id: int,
    choices: list[tuple[str, str]],
    labels: list[str] | None,
    numbered: bool,
) -> None:
    """Store what a chat may choose from now. `labels` None keeps the menu as it was."""
    values: dict[str, Any] = {"outbox_id": outbox_id, "choices": choices, "numbered": numbered}
    if labels is not None:
        values["labels"] = labels
    changed = session.execute(update(_TABLE).where(_TABLE.c.chat_id == chat_id).values(values))
    if changed.rowcount == 0:  # type: ignore[attr-defined]
        session.execute(_TABLE.insert().values({"chat_id": chat_id, "labels": labels or [], **values}))


def forget_choices(session: Session, chat_id: int, outbox_id: int) -> None:
    """The message that held the choices lost its buttons."""
    session.execute(
        update(_TABLE).where(_TABLE.c.chat_id == chat_id, _TABLE.c.outbox_id == outbox_id).values(choices=[])
    )


def last_screen(session: Session, chat_id: int) -> ScreenRow | None:
    return session.scalar(select(ScreenRow).where(ScreenRow.chat_id == chat_id))


def forget(session: Session, chat_id: int) -> None:
    session.execute(delete(_TABLE).where(_TABLE.c.chat_id == chat_id))
