"""Whose turn it is: the chat that waited longest since its last turn, and in it the row that came first.

So one who sends a thousand messages waits for themself. A chat that never had a turn waits since it first came: nobody
goes before the others by being new. Hot path: Core statements only.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Integer,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    update,
)

from storage.accounts import Account, Binding
from storage.base import UtcDateTime, table_of
from storage.database import Db, leave_no_trace
from storage.inbox import BLANK, WAITS, InboxRow, InboxState, last_turn

# No row is held back for longer. What is to wait until later than this was written by a clock that went wrong.
FURTHEST = timedelta(minutes=1)


@dataclass(frozen=True)
class Waiting:
    """An inbox row whose turn it is."""

    id: int
    source: str
    chat_key: str
    raw: str
    tries: int
    received_at: datetime


_TABLE = table_of(InboxRow)
_C = _TABLE.c
_ROW = (_C.id, _C.source, _C.chat_key, _C.raw, _C.tries, _C.received_at)
_NOW = bindparam("now", type_=UtcDateTime())
_MOST = bindparam("most", type_=Integer())
_ID = bindparam("row", type_=Integer())
_TAKEN = _TABLE.alias("taken")

# Built once: for each update, building a statement costs more than running it.
_FIRSTS = select(_C.chat_key, func.min(_C.id).label("first"), func.count().label("waiting")).where(WAITS)
_FIRST_OF_CHATS = _FIRSTS.group_by(_C.chat_key).subquery("firsts")
_LAST_TURN_OF_CHAT = (
    select(func.max(_TAKEN.c.turn))
    .where(_TAKEN.c.chat_key == _FIRST_OF_CHATS.c.chat_key, literal_column("taken.state <> 'waiting'"))
    .scalar_subquery()
)
# A row that was tried is its chat's last turn: what is behind it has had none since. Who came newly goes before the
# one who had his turn just then, and behind all others.
_WAITS_SINCE = case((_C.tries > 0, 2 * _C.turn), else_=func.coalesce(2 * _LAST_TURN_OF_CHAT, 2 * _C.turn - 1))
_MAY_GO = or_(
    _C.not_before.is_(None), _C.not_before <= _NOW, _C.not_before > bindparam("furthest", type_=UtcDateTime())
)
_NEXT = (
    select(*_ROW, _FIRST_OF_CHATS.c.waiting)
    .join_from(_FIRST_OF_CHATS, _TABLE, _C.id == _FIRST_OF_CHATS.c.first)
    .where(_MAY_GO)
    .order_by(_WAITS_SINCE, _C.id)
    .limit(_MOST)
)
_BEHIND = select(*_ROW).where(WAITS, _C.chat_key == bindparam("chat"), _C.id > _ID).order_by(_C.id).limit(_MOST)
_RETRY = select(func.min(_C.not_before)).where(WAITS, _C.not_before.is_not(None))

# Whether anybody uses the chat, who is not just joining: of whom nobody knows, nothing is kept (docs/decisions/0009).
_KNOWN = exists().where(
    Account.chat_id == bindparam("chat_number", type_=BigInteger()),
    Account.joining == "",
    Binding.account_id == Account.id,
)
_STAYS = bindparam("stays", type_=Boolean())
_RAW = case((and_(_STAYS, _KNOWN), _C.raw), else_=BLANK)
_ENDED = update(_TABLE).where(_C.id == _ID)
_FINISH = _ENDED.values(state=InboxState.DONE, done_at=_NOW, turn=last_turn() + 1, raw=_RAW)
_SET_ASIDE = _ENDED.values(
    state=InboxState.SET_ASIDE,
    done_at=_NOW,
    turn=last_turn() + 1,
    raw=_RAW,
    tries=_C.tries + 1,
    reference=bindparam("its_reference"),
)


def next_waiting(db: Db, now: datetime, most: int = 1) -> list[Waiting]:
    """Rows whose turn it is, in the order of turns: one of each chat, the first that waits there. More of a chat only
    where no other waits. A row that is to be tried again later holds its chat back.
    """
    found = db.connection().execute(_NEXT, {"now": now, "furthest": now + FURTHEST, "most": most}).all()
    rows = [Waiting(*row[:-1]) for row in found]
    if len(found) == 1 and most > 1 and found[0].waiting > 1:
        behind = {"chat": rows[0].chat_key, "row": rows[0].id, "most": most - 1}
        rows += [Waiting(*row) for row in db.connection().execute(_BEHIND, behind)]
    return rows


def next_retry(db: Db, now: datetime) -> datetime | None:
    """When the earliest held-back row may be tried again: never further ahead than FURTHEST."""
    retry = db.connection().execute(_RETRY).scalar()
    return None if retry is None else min(retry, now + FURTHEST)


def finish(db: Db, row_id: int, chat_key: str, now: datetime, stays: bool = True) -> None:
    """The row is done. What it holds stays for a while, if it `stays` and comes from somebody who has joined."""
    if not stays:
        leave_no_trace(db)
    db.connection().execute(_FINISH, _ending(row_id, chat_key, now, stays))


def set_aside(db: Db, row_id: int, chat_key: str, reference: str, now: datetime, stays: bool = True) -> None:
    """Take a poison row out of the way, under the reference code that its sender was given. As `finish`, else."""
    db.connection().execute(_SET_ASIDE, _ending(row_id, chat_key, now, stays) | {"its_reference": reference})


def _ending(row_id: int, chat_key: str, now: datetime, stays: bool) -> dict[str, Any]:
    return {"row": row_id, "now": now, "stays": stays, "chat_number": chat_number(chat_key)}


def chat_number(chat_key: str) -> int | None:
    """The number by which the house knows the chat "telegram:42"; None where it is no number."""
    number = chat_key.partition(":")[2]
    return int(number) if number.removeprefix("-").isdecimal() and number.isascii() else None


def retry_later(db: Db, row_id: int, not_before: datetime) -> None:
    """Count a failed try (it was a turn), and hold the row (and its chat) back until `not_before`."""
    held = {"tries": _C.tries + 1, "not_before": not_before, "turn": last_turn() + 1}
    db.execute(update(_TABLE).where(_C.id == row_id).values(held))
