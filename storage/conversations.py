"""Where each conversation stands, for python-telegram-bot's persistence. Hot path: Core statements only."""

from sqlalchemy import BigInteger, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base, table_of

Key = tuple[int | str, ...]


class ConversationRow(Base):
    """The state of one named conversation in one chat."""

    __tablename__ = "conversations"

    name: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    state: Mapped[str]


_TABLE = table_of(ConversationRow)


def states(session: Session, name: str) -> dict[Key, str]:
    """All states of the conversation `name` by (chat id, user id)."""
    columns = _TABLE.c
    rows = session.execute(select(columns.chat_id, columns.user_id, columns.state).where(columns.name == name))
    return {(chat_id, user_id): state for chat_id, user_id, state in rows}


def keep_state(session: Session, name: str, key: Key, state: str | None) -> None:
    """Store the state of one conversation; None forgets it."""
    chat_id, user_id = key
    where = (_TABLE.c.name == name, _TABLE.c.chat_id == chat_id, _TABLE.c.user_id == user_id)
    if state is None:
        session.execute(delete(_TABLE).where(*where))
        return
    changed = session.execute(update(_TABLE).where(*where).values(state=state))
    if changed.rowcount == 0:  # type: ignore[attr-defined]
        session.execute(_TABLE.insert().values(name=name, chat_id=chat_id, user_id=user_id, state=state))
