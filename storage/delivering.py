"""The outbox as delivery sees it: whose turn it is, and what has become of each row. Hot path: Core statements only."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    update,
)

from storage.base import UtcDateTime, table_of
from storage.database import Db, announce
from storage.outbox import EDITS, WITHOUT_SECRETS, Lane, OutboxRow, OutboxState

_TABLE = table_of(OutboxRow)
_C = _TABLE.c
_DUE = (
    _C.id,
    _C.channel,
    _C.chat_id,
    _C.method,
    _C.payload,
    _C.kind,
    _C.lane,
    _C.target_id,
    _C.expires_at,
    _C.tries,
    _C.resent,
    _C.unique_key,
    _C.created_at,
    _C.speaker_id,
)


# Nothing is planned for longer than over a night, or put back for longer than the app asks for (seconds, mostly).
FURTHEST = timedelta(days=2)

_EARLIER = _TABLE.alias("earlier")
_NOW = bindparam("now", type_=UtcDateTime())
_FURTHEST = bindparam("furthest", type_=UtcDateTime())


def _ready() -> Select[Any]:
    """Rows that may go by now. Built once: building a statement costs more than running it."""
    # What was put back by a clock that has stepped back since, or waits for longer than anything is planned, is due.
    put_back = and_(_C.tries > 0, _C.started_at > _NOW)
    may_go = or_(_C.not_before.is_(None), _C.not_before <= _NOW, put_back, _C.not_before > _FURTHEST)
    on_channels = _C.channel.in_(bindparam("channels", expanding=True))
    query = select(*_DUE).where(_C.state == OutboxState.WAITING, may_go, on_channels)
    return query.order_by(_C.lane, _C.id).limit(bindparam("limit", type_=Integer()))


def _held_back() -> ColumnElement[bool]:
    waits_first = and_(
        _EARLIER.c.state == OutboxState.WAITING,
        _EARLIER.c.id < _C.id,
        _EARLIER.c.lane <= _C.lane,
        or_(_EARLIER.c.not_before.is_(None), _EARLIER.c.not_before <= _NOW, _EARLIER.c.tries > 0),
    )
    return exists().where(
        _EARLIER.c.chat_id == _C.chat_id,
        _EARLIER.c.state.in_((OutboxState.WAITING, OutboxState.SENDING)),
        _EARLIER.c.lane != int(Lane.TAP),
        or_(waits_first, _EARLIER.c.state == OutboxState.SENDING),
    )


_TAPS = _ready().where(_C.lane == int(Lane.TAP))
_ROWS = _ready().where(_C.lane > int(Lane.TAP), _C.chat_id.not_in(bindparam("busy", expanding=True)), ~_held_back())
_ROW_IDS: BindParameter[Any] = bindparam("rows", expanding=True)
_SENDING = update(_TABLE).where(_C.id.in_(_ROW_IDS)).values(state=OutboxState.SENDING, started_at=_NOW)
_SENT = (
    update(_TABLE)
    .where(_C.id == bindparam("row"))
    .values(state=OutboxState.SENT, finished_at=_NOW, external_ids=bindparam("ids"), payload=WITHOUT_SECRETS)
)
_WAITING_EDITS = (
    select(*_DUE)
    .where(_C.target_id.in_(_ROW_IDS), _C.state == OutboxState.WAITING, _C.method.in_(EDITS))
    .order_by(_C.id)
)
_FIRST = select(func.min(_C.not_before)).where(_C.state == OutboxState.WAITING)
_NEXT_DUE = _FIRST.where(_C.not_before > _NOW)
_NEXT_RETRY = _FIRST.where(_C.tries > 0)
_MESSAGES = select(*_DUE, _C.state, _C.external_ids).where(_C.id.in_(_ROW_IDS))


@dataclass(frozen=True)
class DueRow:
    """An outbox row whose turn it is."""

    id: int
    channel: str
    chat_id: int
    method: str
    payload: dict[str, Any]
    kind: str
    lane: Lane
    target_id: int | None
    expires_at: datetime | None
    tries: int
    resent: bool
    unique_key: str | None
    created_at: datetime
    speaker_id: int | None = None


def due_taps(db: Db, now: datetime, channels: Collection[str], limit: int) -> list[DueRow]:
    """Answers to taps that may go now. They have no order and hold nobody back."""
    given = {"now": now, "furthest": now + FURTHEST, "channels": list(channels), "limit": limit}
    return [_due(row) for row in db.connection().execute(_TAPS, given)]


def due_rows(db: Db, now: datetime, channels: Collection[str], busy_chats: Collection[int], limit: int) -> list[DueRow]:
    """The first sendable rows of each chat that is not busy, those whom somebody waits for first; no tap answers.

    Within a chat and a lane the order of writing holds: a row that waits to be tried again holds back those after it.
    Rows that are only planned for later (`not_before` on a first try) hold nothing back, and a broadcast never holds
    back what somebody waits for; so a chat may have one row in each lane.
    """
    moments = {"now": now, "furthest": now + FURTHEST}
    given = moments | {"channels": list(channels), "busy": list(busy_chats), "limit": limit}
    return [_due(row) for row in db.connection().execute(_ROWS, given)]


def _due(row: Any) -> DueRow:
    return DueRow(
        row.id,
        row.channel,
        row.chat_id,
        row.method,
        json.loads(row.payload),
        row.kind,
        Lane(row.lane),
        row.target_id,
        row.expires_at,
        row.tries,
        row.resent,
        row.unique_key,
        row.created_at,
        row.speaker_id,
    )


def next_due(db: Db, now: datetime) -> datetime | None:
    """When the earliest row that is planned for later may go."""
    return db.connection().execute(_NEXT_DUE, {"now": now}).scalar()


def oldest_due(db: Db, now: datetime) -> datetime | None:
    """Since when the row waits that has waited longest for its turn, or for another try."""
    tried = or_(_C.tries > 0, _C.not_before.is_(None))
    since = case((tried, _C.created_at), else_=_C.not_before)
    due = or_(tried, _C.not_before <= now)
    return db.execute(select(func.min(since)).where(_C.state == OutboxState.WAITING, due)).scalar()


def next_retry(db: Db) -> datetime | None:
    """When the earliest row that could not be sent may be tried again."""
    return db.connection().execute(_NEXT_RETRY).scalar()


def mark_sending(db: Db, row_ids: Collection[int], now: datetime) -> None:
    db.connection().execute(_SENDING, {"rows": list(row_ids), "now": now})


def mark_sent(db: Db, sent: Mapping[int, Iterable[str]], now: datetime) -> None:
    """Note which rows have arrived, and as which messages. The payload of a "secret" (an invitation) is blanked."""
    db.connection().execute(
        _SENT, [{"row": row_id, "ids": ",".join(ids) or None, "now": now} for row_id, ids in sent.items()]
    )


def mark_ended(db: Db, row_id: int, state: OutboxState, error: str, now: datetime) -> None:
    """Note that a row will not be sent (any more), and why. A "secret" is blanked here too."""
    ended = {"state": state, "error": error, "finished_at": now, "payload": WITHOUT_SECRETS}
    db.execute(update(_TABLE).where(_C.id == row_id).values(ended))


def mark_retry(db: Db, row_id: int, not_before: datetime, error: str, fate_unknown: bool) -> None:
    """Put a row back. `fate_unknown`: it may have arrived, so the next try has to say that it is one."""
    values: dict[str, Any] = {
        "state": OutboxState.WAITING,
        "not_before": not_before,
        "error": error,
        "tries": _C.tries + 1,
    }
    if fate_unknown:
        values["resent"] = True
    db.execute(update(_TABLE).where(_C.id == row_id).values(values))


def change_call(db: Db, row_id: int, method: str, payload: dict[str, Any], edit_id: int | None = None) -> None:
    """Let a row be another call than the one that was written; what it is about is then as the edit says, if any."""
    changed = {"method": method, "payload": json.dumps(payload, ensure_ascii=False)}
    about = {"about": select(_C.about).where(_C.id == edit_id).scalar_subquery()} if edit_id is not None else {}
    db.execute(update(_TABLE).where(_C.id == row_id).values({**changed, **about}))


def waiting_edits(db: Db, message_ids: Collection[int]) -> list[DueRow]:
    """The edits that wait for their turn and speak of the messages of these rows, oldest first."""
    return [_due(row) for row in db.connection().execute(_WAITING_EDITS, {"rows": list(message_ids)})]


@dataclass(frozen=True)
class Message:
    """What has become of a message: the state of its row, and the app's ids of it where it has arrived."""

    row: DueRow
    state: str
    external_ids: list[str]


def messages(db: Db, row_ids: Collection[int]) -> dict[int, Message]:
    """The messages of these rows, by row. What is not there is left out."""
    return {
        row.id: Message(_due(row), row.state, row.external_ids.split(",") if row.external_ids else [])
        for row in db.connection().execute(_MESSAGES, {"rows": list(row_ids)})
    }


def renew_message(db: Db, row_id: int, external_ids: Iterable[str]) -> None:
    """The message of this row was sent anew: from now on these are its ids."""
    db.execute(update(_TABLE).where(_C.id == row_id).values(external_ids=",".join(external_ids) or None))


def recover_interrupted(db: Db, now: datetime) -> int:
    """At a start: rows found in mid-send. Tap answers are dropped, the rest goes again, marked. Returns how many."""
    taps = (_C.state == OutboxState.SENDING, _C.lane == int(Lane.TAP))
    db.execute(update(_TABLE).where(*taps).values(state=OutboxState.EXPIRED, error="interrupted", finished_at=now))
    result = db.execute(
        update(_TABLE)
        .where(_C.state == OutboxState.SENDING)
        .values(state=OutboxState.WAITING, resent=True, tries=_C.tries + 1, error="interrupted")
    )
    return int(result.rowcount)  # type: ignore[attr-defined]


def waiting_notices(db: Db, channels: Collection[str]) -> list[DueRow]:
    """What waits on these channels that nobody asked for, as whole messages."""
    query = select(*_DUE).where(
        _C.state == OutboxState.WAITING,
        _C.channel.in_(list(channels)),
        _C.unique_key.is_not(None),
        _C.method.startswith("send"),
        _C.target_id.is_(None),
        _C.chat_id > 0,
    )
    return [_due(row) for row in db.execute(query.order_by(_C.id))]


def redirect(db: Db, row: DueRow, channel: str, chat_id: int) -> None:
    """Let a row that waits go to another chat, by another channel."""
    payload = json.dumps({**row.payload, "chat_id": chat_id}, ensure_ascii=False)
    there = {"channel": channel, "chat_id": chat_id, "payload": payload, "tries": 0, "not_before": None}
    if row.tries == 0:
        there.pop("not_before")
    announce(db, "outbox")
    db.execute(update(_TABLE).where(_C.id == row.id).values(there))


def rewrite_chat(db: Db, old_chat_id: int, new_chat_id: int) -> None:
    """A group moved: what waits for it goes to its new id."""
    waiting = (_C.chat_id == old_chat_id, _C.state == OutboxState.WAITING)
    db.execute(update(_TABLE).where(*waiting).values(chat_id=new_chat_id))


def give_up_chat(db: Db, chat_id: int, error: str, now: datetime) -> int:
    """A chat that may not be written to: everything waiting for it ends as failed. Returns how many."""
    waiting = (_C.chat_id == chat_id, _C.state == OutboxState.WAITING)
    ended = {"state": OutboxState.FAILED, "error": error, "finished_at": now, "payload": WITHOUT_SECRETS}
    result = db.execute(update(_TABLE).where(*waiting).values(ended))
    return int(result.rowcount)  # type: ignore[attr-defined]


def anything_due(db: Db, now: datetime) -> bool:
    """Whether something is on its way, or may go now (as far as its time says; the pace may still hold it back)."""
    due = and_(_C.state == OutboxState.WAITING, or_(_C.not_before.is_(None), _C.not_before <= now))
    return db.execute(select(_C.id).where(or_(_C.state == OutboxState.SENDING, due)).limit(1)).first() is not None
