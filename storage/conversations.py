"""Where each conversation stands, for python-telegram-bot's persistence. Hot path: Core statements only."""

from sqlalchemy import BigInteger, bindparam, delete, select, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, table_of
from storage.database import Db

Key = tuple[int | str, ...]


class ConversationRow(Base):
    """The state of one named conversation in one chat."""

    __tablename__ = "conversations"

    name: Mapped[str] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    state: Mapped[str]


_TABLE = table_of(ConversationRow)


_THIS = (
    _TABLE.c.name == bindparam("this_name"),
    _TABLE.c.chat_id == bindparam("this_chat"),
    _TABLE.c.user_id == bindparam("this_user"),
)
_FORGET = delete(_TABLE).where(*_THIS)
_MOVE = update(_TABLE).where(*_THIS).values(state=bindparam("new_state"))


def states(db: Db, name: str) -> dict[Key, str]:
    """All states of the conversation `name` by (chat id, user id)."""
    columns = _TABLE.c
    rows = db.execute(select(columns.chat_id, columns.user_id, columns.state).where(columns.name == name))
    return {(chat_id, user_id): state for chat_id, user_id, state in rows}


def keep_state(db: Db, name: str, key: Key, state: str | None) -> None:
    """Store the state of one conversation; None forgets it."""
    chat_id, user_id = key
    this = {"this_name": name, "this_chat": chat_id, "this_user": user_id}
    if state is None:
        db.connection().execute(_FORGET, this)
        return
    if db.connection().execute(_MOVE, {**this, "new_state": state}).rowcount == 0:
        db.execute(_TABLE.insert().values(name=name, chat_id=chat_id, user_id=user_id, state=state))
