"""The inbox: what came in, raw, before anything understands it. Hot path: Core statements only."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index, Integer, UniqueConstraint, bindparam, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, UtcDateTime, table_of
from storage.database import Db, announce, leave_no_trace


class InboxState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    SET_ASIDE = "set_aside"


_KEPT = "done_at IS NOT NULL AND raw <> '{}'"


class InboxRow(Base):
    """One update as it came. `source` names the channel and the bot ("telegram:123"); `update_key` is unique in it."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("source", "update_key"),
        Index("ix_inbox_state_id", "state", "id"),
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
BLANK = '{"scrubbed": true}'


def put(db: Db, arrivals: Sequence[Arrival], now: datetime) -> int:
    """Write arrivals down in their order; those already there are passed over. Returns how many were new."""
    if not arrivals:
        return 0
    rows = [{**asdict(arrival), "received_at": now, "state": InboxState.WAITING, "tries": 0} for arrival in arrivals]
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    announce(db, "inbox")
    statement = dialect.insert(_TABLE).on_conflict_do_nothing(index_elements=["source", "update_key"])
    return int(db.execute(statement, rows).rowcount)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Waiting:
    """An inbox row whose turn it is."""

    id: int
    source: str
    chat_key: str
    raw: str
    tries: int
    received_at: datetime


# Built once: for each update, building a statement costs more than running it.
_NOW = bindparam("now", type_=UtcDateTime())
_HELD_BACK = select(_TABLE.c.chat_key).where(_TABLE.c.state == InboxState.WAITING, _TABLE.c.not_before > _NOW)
_NEXT = (
    select(_TABLE.c.id, _TABLE.c.source, _TABLE.c.chat_key, _TABLE.c.raw, _TABLE.c.tries, _TABLE.c.received_at)
    .where(_TABLE.c.state == InboxState.WAITING, _TABLE.c.chat_key.not_in(_HELD_BACK))
    .order_by(_TABLE.c.id)
    .limit(bindparam("most", type_=Integer()))
)
_FINISH = update(_TABLE).where(_TABLE.c.id == bindparam("row")).values(state=InboxState.DONE, done_at=_NOW)


def next_waiting(db: Db, now: datetime, most: int = 1) -> list[Waiting]:
    """The earliest rows whose chats have no row waiting for another try, in their order."""
    return [Waiting(*row) for row in db.connection().execute(_NEXT, {"now": now, "most": most})]


def next_retry(db: Db) -> datetime | None:
    """When the earliest held-back row may be tried again."""
    return db.scalar(
        select(func.min(InboxRow.not_before)).where(
            InboxRow.state == InboxState.WAITING, InboxRow.not_before.is_not(None)
        )
    )


def finish(db: Db, row_id: int, now: datetime) -> None:
    db.connection().execute(_FINISH, {"row": row_id, "now": now})


def retry_later(db: Db, row_id: int, not_before: datetime) -> None:
    """Count a failed try, and hold the row (and its chat) back until `not_before`."""
    db.execute(update(_TABLE).where(_TABLE.c.id == row_id).values(tries=_TABLE.c.tries + 1, not_before=not_before))


def set_aside(db: Db, row_id: int, reference: str, now: datetime) -> None:
    """Take a poison row out of the way, under the reference code that its sender was given."""
    db.execute(
        update(_TABLE)
        .where(_TABLE.c.id == row_id)
        .values(state=InboxState.SET_ASIDE, tries=_TABLE.c.tries + 1, reference=reference, done_at=now)
    )


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


def count_waiting(db: Db) -> int:
    return db.scalar(select(func.count()).where(InboxRow.state == InboxState.WAITING)) or 0
