"""The inbox: what came in, raw, before anything understands it. Hot path: Core statements only.

Whose turn it is, is in storage/turns.py.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Index,
    UniqueConstraint,
    bindparam,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, aliased, mapped_column

from storage.base import Base, table_of
from storage.database import Db, announce, leave_no_trace


class InboxState(StrEnum):
    """REFUSED: too much of its chat waited. It was never received: its sender was told so; nothing of it is kept."""

    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set_aside"
    REFUSED = "refused"


_KEPT = "done_at IS NOT NULL AND raw <> '{}'"
_WAITS = "state = 'waiting'"
_WAITS_NO_MORE = "state <> 'waiting'"


class InboxRow(Base):
    """One update as it came. `source` names the channel and the bot ("telegram:123"); `update_key` is unique in it.

    `turn` is the number of the turn in which it was taken last; before that, of the turn that was the last when it
    came. Turns are counted, not timed: a clock may step back.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "update_key"),
        Index("ix_inbox_waiting", "chat_key", "id", sqlite_where=text(_WAITS), postgresql_where=text(_WAITS)),
        Index(
            "ix_inbox_taken",
            "chat_key",
            "turn",
            sqlite_where=text(_WAITS_NO_MORE),
            postgresql_where=text(_WAITS_NO_MORE),
        ),
        Index("ix_inbox_turn", "turn"),
        # What storage/retention.py still has to empty; rows that wait are not in it.
        Index("ix_inbox_kept", "done_at", sqlite_where=text(_KEPT), postgresql_where=text(_KEPT)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    update_key: Mapped[str]
    update_number: Mapped[int | None] = mapped_column(BigInteger)
    chat_key: Mapped[str]
    raw: Mapped[str]
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=InboxState.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int | None] = mapped_column(BigInteger)
    not_before: Mapped[datetime | None]
    reference: Mapped[str | None]
    done_at: Mapped[datetime | None]


@dataclass(frozen=True)
class Arrival:
    """One update to be written down: see `InboxRow`."""

    source: str
    update_key: str
    chat_key: str
    raw: str
    update_number: int | None = None


_TABLE = table_of(InboxRow)
_C = _TABLE.c
BLANK = '{"scrubbed": true}'
EMPTY = "{}"
# As literals: a partial index serves no condition whose value is given later.
WAITS: ColumnElement[bool] = literal_column("inbox.state = 'waiting'")
NO_BOUND = 2**31 - 1
_WRITTEN = ("source", "update_key", "update_number", "chat_key", "raw", "received_at", "state", "tries", "turn")


def last_turn() -> Any:
    """The number of the last turn that was given."""
    taken = _TABLE.alias("taken")
    return select(func.coalesce(func.max(taken.c.turn), 0)).scalar_subquery()


@cache
def _insert(dialect: str) -> Any:
    """Rows that are not there yet, of chats of which less than `most` waits. Built once for each kind of database."""
    waiting = _TABLE.alias("waiting")
    count = select(func.count()).where(
        waiting.c.chat_key == bindparam("its_chat_key"), literal_column("waiting.state = 'waiting'")
    )
    values = [bindparam(f"its_{name}", type_=_C[name].type) for name in _WRITTEN[:-1]]
    rows = select(*values, last_turn()).where(count.scalar_subquery() < bindparam("most"))
    insert = (postgresql if dialect == "postgresql" else sqlite).insert(_TABLE)
    return insert.from_select(_WRITTEN, rows, include_defaults=False).on_conflict_do_nothing(
        index_elements=["source", "update_key"]
    )


def put(db: Db, arrivals: Sequence[Arrival], now: datetime, most: int = NO_BOUND) -> int:
    """Write arrivals down in their order; those already there are passed over, and those of which `most` of their chat
    wait. Returns how many were new.
    """
    if not arrivals:
        return 0
    more = {"received_at": now, "state": InboxState.WAITING, "tries": 0}
    rows = [{f"its_{name}": value for name, value in (asdict(one) | more).items()} for one in arrivals]
    announce(db, "inbox")
    statement = _insert(db.get_bind().dialect.name)
    return int(db.execute(statement, [row | {"most": most} for row in rows]).rowcount)  # type: ignore[attr-defined]


def take_in(db: Db, arrivals: Sequence[Arrival], now: datetime, most: int) -> list[Arrival]:
    """Write arrivals down as `put` does. Returns those for which there was no room; they are noted as refused, so that
    they stay so when they come again.
    """
    if put(db, arrivals, now, most) == len(arrivals):
        return []
    known = _known(db, arrivals)
    refused = list({(one.source, one.update_key): one for one in arrivals}.items())
    refused_now = [one for key, one in refused if key not in known]
    if refused_now:
        ended = {"received_at": now, "done_at": now, "state": InboxState.REFUSED, "tries": 0, "raw": EMPTY}
        db.execute(_TABLE.insert(), [asdict(one) | ended for one in refused_now])
    return refused_now


def _known(db: Db, arrivals: Sequence[Arrival]) -> set[tuple[str, str]]:
    """Which of these are there, as (source, key)."""
    sources, keys = {one.source for one in arrivals}, {one.update_key for one in arrivals}
    query = select(_C.source, _C.update_key).where(_C.source.in_(sources), _C.update_key.in_(keys))
    return {(source, key) for source, key in db.execute(query)}


def blank(db: Db, row_id: int) -> None:
    """Scrub what a row holds: what came in must not be kept."""
    leave_no_trace(db)
    db.execute(update(_TABLE).where(_TABLE.c.id == row_id).values(raw=BLANK))


def blank_mentioning(db: Db, chat_key: str, word: str) -> int:
    """Scrub the rows of a chat that mention `word` (a file's id). Returns how many."""
    leave_no_trace(db)
    mentioning = (_TABLE.c.chat_key == chat_key, _TABLE.c.raw.contains(word, autoescape=True))
    result = db.execute(update(_TABLE).where(*mentioning).values(raw=BLANK))
    return int(result.rowcount)  # type: ignore[attr-defined]


def last_received(db: Db, source: str) -> tuple[int, datetime] | None:
    """The number and time of the update that came last from `source` (last by arrival, not by number)."""
    columns = _TABLE.c
    query = (
        select(columns.update_number, columns.received_at)
        .where(columns.source == source, columns.update_number.is_not(None))
        .order_by(columns.id.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    return None if row is None else (row[0], row[1])


def received_at(db: Db, row_id: int) -> datetime:
    """When a row came in. Raises NoResultFound."""
    return db.scalars(select(InboxRow.received_at).where(InboxRow.id == row_id)).one()


def came_before(db: Db, row_id: int, most: int) -> list[tuple[int, str, datetime]]:
    """What came in the same chat before this row, the latest first: (row, raw, when it came in)."""
    row = aliased(InboxRow)
    query = (
        select(InboxRow.id, InboxRow.raw, InboxRow.received_at)
        .join(row, (row.chat_key == InboxRow.chat_key) & (row.source == InboxRow.source))
        .where(row.id == row_id, InboxRow.id < row_id)
        .order_by(InboxRow.id.desc())
        .limit(most)
    )
    return [(found.id, found.raw, found.received_at) for found in db.execute(query)]


def count_waiting(db: Db) -> int:
    return db.scalar(select(func.count()).select_from(_TABLE).where(WAITS)) or 0


def oldest_waiting(db: Db) -> datetime | None:
    """When the row came that waits longest."""
    return db.execute(select(func.min(_C.received_at)).where(WAITS)).scalar()
