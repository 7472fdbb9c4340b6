"""The outbox: everything that is to leave, as rows written with the facts it speaks of. Hot path: Core statements only.

A row is waiting (or held, as long as whom it is for has not consented to what is stored), then sending (marked before
the call leaves), then sent, failed, expired or withdrawn. A row found
sending at a start was interrupted: nobody knows whether it arrived. How rows leave is in storage/delivering.py.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index, bindparam, case, func, insert, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base, table_of
from storage.database import Db, announce

SECRET = "secret"
ABOUT = "about"


class OutboxState(StrEnum):
    HELD = "held"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Lane(IntEnum):
    """Who goes first: the answer to a tap (unpaced), somebody who waits, then what nobody waits for."""

    TAP = 0
    PERSON = 1
    BROADCAST = 2


_TOLD = "unique_key IS NOT NULL"
_KEPT = "finished_at IS NOT NULL AND payload <> '{}'"


class OutboxRow(Base):
    """One call of the channel's API that is to be made.

    `payload` is the JSON of the call's parameters; under "render" it may hold a recipe for a file made on delivery.
    `about` names the rows that a message's buttons stand for ("tasks:12"), for whoever answers it.
    `unique_key` is (kind, subject, recipient, slot) for what must never go twice; by it, what was said unasked is asked
    again where it has waited. `speaker_id` is the person whom an answer is for, None where nobody known spoke.
    `target_id` is the outbox id of the message an edit is for; `external_ids` the real message ids, comma-separated,
    once it is sent.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_state_lane_id", "state", "lane", "id"),
        Index("ix_outbox_chat_id_state", "chat_id", "state", "id"),
        Index("ix_outbox_subject_state", "subject", "state"),
        Index("ix_outbox_chat_id_external_ids", "chat_id", "external_ids"),
        # What came unasked to a chat, by the time it came.
        Index("ix_outbox_told", "chat_id", "finished_at", sqlite_where=text(_TOLD), postgresql_where=text(_TOLD)),
        # What storage/retention.py still has to empty; rows that wait are not in it.
        Index("ix_outbox_kept", "finished_at", sqlite_where=text(_KEPT), postgresql_where=text(_KEPT)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[str]
    payload: Mapped[str]
    about: Mapped[list[Any]] = mapped_column(default=list)
    kind: Mapped[str]
    unique_key: Mapped[str | None] = mapped_column(unique=True)
    speaker_id: Mapped[int | None]
    subject: Mapped[str] = mapped_column(default="")
    lane: Mapped[int]
    state: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    resent: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    external_ids: Mapped[str | None]
    error: Mapped[str | None]


@dataclass(frozen=True)
class Outgoing:
    """What is to be sent: the words of `OutboxRow`, before it is a row. What the buttons are about comes in `payload`
    under "about", and is kept beside it: no channel sees it.
    """

    channel: str
    chat_id: int
    method: str
    payload: dict[str, Any]
    kind: str = "answer"
    lane: Lane = Lane.PERSON
    unique_key: str | None = None
    speaker_id: int | None = None
    subject: str = ""
    target_id: int | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    held: bool = False


NOT_TRIED = (OutboxState.HELD, OutboxState.WAITING)
_TABLE = table_of(OutboxRow)
_C = _TABLE.c
# Methods that play a recording, and in which of their fields it stands.
PLAYING = {"sendVoice": "voice", "sendAudio": "audio", "sendVideo": "video"}
EDITS = ("editMessageText", "editMessageReplyMarkup", "editMessageCaption", "editMessageMedia")

# What is left of a row's payload where the row ends: an invitation's secret goes, whatever became of it.
WITHOUT_SECRETS = case((_C.kind == SECRET, "{}"), else_=_C.payload)

# Built once: for each update, building a statement costs more than running it.
_INSERT = insert(_TABLE)
_OF_KEY = select(_C.id).where(_C.unique_key == bindparam("key"))
_WAITING_EDIT = select(_C.id).where(
    _C.state == OutboxState.WAITING, _C.chat_id == bindparam("chat"), _C.method == bindparam("edit"), _C.tries == 0
)
_WAITING_EDIT_OF = _WAITING_EDIT.where(_C.target_id == bindparam("target"))
_WAITING_EDIT_AT = _WAITING_EDIT.where(_C.target_id.is_(None), _C.external_ids == bindparam("at"))
_OF_MESSAGE = (
    select(_C.id)
    .where(_C.chat_id == bindparam("chat"), _C.external_ids == bindparam("at"), _C.method.startswith("send"))
    .order_by(_C.id.desc())
    .limit(1)
)


def enqueue(db: Db, outgoing: Outgoing, now: datetime) -> int | None:
    """Write a row; returns its id, or None where its unique key is there already (it is not written twice).

    A waiting edit of the same message is replaced by this one: only the newest matters.
    """
    if outgoing.unique_key is not None and key_exists(db, outgoing.unique_key):
        return None
    if outgoing.method in EDITS and (replaced := _replace_waiting_edit(db, outgoing)) is not None:
        return replaced
    values = {
        "channel": outgoing.channel,
        "chat_id": outgoing.chat_id,
        "method": outgoing.method,
        **_content(outgoing),
        "kind": outgoing.kind,
        "unique_key": outgoing.unique_key,
        "speaker_id": outgoing.speaker_id,
        "subject": outgoing.subject,
        "lane": int(outgoing.lane),
        "state": OutboxState.HELD if outgoing.held else OutboxState.WAITING,
        "target_id": outgoing.target_id,
        "created_at": now,
        "not_before": outgoing.not_before,
        "expires_at": outgoing.expires_at,
        "tries": 0,
        "resent": False,
    }
    announce(db, "outbox")
    result = db.connection().execute(_INSERT, values)
    return int(result.inserted_primary_key[0])  # type: ignore[index]


@dataclass(frozen=True)
class Waiting:
    """A row that waits for its first try, with its payload."""

    id: int
    unique_key: str
    payload: dict[str, Any]


def waiting_in_chat(db: Db, chat_id: int, kind: str, subject: str) -> list[Waiting]:
    """What of this kind about `subject` waits for its first try in a chat, and may leave at once."""
    found = db.execute(
        select(_C.id, _C.unique_key, _C.payload).where(
            _C.subject == subject,
            _C.chat_id == chat_id,
            _C.kind == kind,
            _C.state == OutboxState.WAITING,
            _C.tries == 0,
            _C.unique_key.is_not(None),
            _C.not_before.is_(None),
        )
    )
    return [Waiting(row.id, row.unique_key, json.loads(row.payload)) for row in found]


def say_with(db: Db, waiting: Waiting, payload: dict[str, Any], outgoing: Outgoing, now: datetime) -> bool:
    """Let a row that waits say `outgoing` as well: it gets `payload`, and `outgoing` is written as sent with it. False
    where it has left meanwhile: nothing is written then.
    """
    kept = json.dumps(payload, ensure_ascii=False)
    still = _C.state == OutboxState.WAITING
    changed = db.execute(update(_TABLE).where(_C.id == waiting.id, still, _C.tries == 0).values(payload=kept))
    if not changed.rowcount:  # type: ignore[attr-defined]
        return False
    added = enqueue(db, replace(outgoing, payload={}), now)
    db.execute(update(_TABLE).where(_C.id == added).values(state=OutboxState.SENT, finished_at=now))
    return True


def _content(outgoing: Outgoing) -> dict[str, Any]:
    payload = {name: value for name, value in outgoing.payload.items() if name != ABOUT}
    return {"payload": json.dumps(payload, ensure_ascii=False), "about": outgoing.payload.get(ABOUT, [])}


def key_exists(db: Db, unique_key: str) -> bool:
    return db.connection().execute(_OF_KEY, {"key": unique_key}).first() is not None


def row_of_key(db: Db, unique_key: str) -> OutboxRow | None:
    return db.scalar(select(OutboxRow).where(OutboxRow.unique_key == unique_key))


def _replace_waiting_edit(db: Db, outgoing: Outgoing) -> int | None:
    given = {"chat": outgoing.chat_id, "edit": outgoing.method}
    if outgoing.target_id is not None:
        row = db.connection().execute(_WAITING_EDIT_OF, {**given, "target": outgoing.target_id}).first()
    else:
        at = str(outgoing.payload.get("message_id"))
        row = db.connection().execute(_WAITING_EDIT_AT, {**given, "at": at}).first()
    if row is None:
        return None
    db.execute(update(_TABLE).where(_C.id == row.id).values({**_content(outgoing), "lane": int(outgoing.lane)}))
    return int(row.id)


def _withdrawn(now: datetime) -> dict[str, Any]:
    return {"state": OutboxState.WITHDRAWN, "finished_at": now, "payload": WITHOUT_SECRETS}


def withdraw(db: Db, subject: str, kinds: Collection[str], now: datetime) -> int:
    """Take back the waiting rows about `subject`. Returns how many."""
    result = db.execute(
        update(_TABLE)
        .where(_C.subject == subject, _C.kind.in_(list(kinds)), _C.state.in_(NOT_TRIED), _C.tries == 0)
        .values(_withdrawn(now))
    )
    return int(result.rowcount)  # type: ignore[attr-defined]


def withdraw_from_chat(db: Db, chat_id: int, person_id: int | None, now: datetime) -> int:
    """Take back all that waits for a chat, tried before or not; with `person_id`, only what is for that person there.
    Returns how many.
    """
    waiting = [_C.chat_id == chat_id, _C.state == OutboxState.WAITING]
    if person_id is not None:
        waiting.append(_C.unique_key.contains(f"|{person_id}|"))
    result = db.execute(update(_TABLE).where(*waiting).values(_withdrawn(now)))
    return int(result.rowcount)  # type: ignore[attr-defined]


def empty(db: Db, unique_key: str) -> None:
    """Forget what a row says, unless it is on its way: what was sent stays sent."""
    ended = _C.state.in_((OutboxState.SENT, OutboxState.WITHDRAWN))
    db.execute(update(_TABLE).where(_C.unique_key == unique_key, ended).values(payload="{}"))


def row_of_message(db: Db, chat_id: int, external_id: str) -> int | None:
    """The outbox id of the message that the chat app knows as `external_id`."""
    found = db.connection().execute(_OF_MESSAGE, {"chat": chat_id, "at": external_id}).first()
    return None if found is None else int(found.id)


def key_of_message(db: Db, chat_id: int, message_id: int) -> str | None:
    """The unique key of a message by its number in the chat; a negative one is our own, from before it left."""
    row_id = -message_id if message_id < 0 else row_of_message(db, chat_id, str(message_id))
    return db.scalar(select(OutboxRow.unique_key).where(OutboxRow.id == row_id, OutboxRow.chat_id == chat_id))


def count_waiting(db: Db) -> int:
    return db.scalar(select(func.count()).where(OutboxRow.state == OutboxState.WAITING)) or 0


def keys_about(db: Db, subjects: Iterable[str], kinds: Collection[str]) -> list[tuple[str, str, datetime]]:
    """The unique keys of everything of these kinds ever written about `subjects`, each with the row's state, and when
    it was written.
    """
    found: list[tuple[str, str, datetime]] = []
    wanted = list(subjects)
    for start in range(0, len(wanted), 500):
        chunk = wanted[start : start + 500]
        query = select(OutboxRow.unique_key, OutboxRow.state, OutboxRow.created_at).where(
            OutboxRow.subject.in_(chunk), OutboxRow.kind.in_(list(kinds)), OutboxRow.unique_key.is_not(None)
        )
        found.extend((key, state, at) for key, state, at in db.execute(query) if key is not None)
    return found


def withdraw_keys(db: Db, unique_keys: Collection[str], now: datetime) -> int:
    """Take back those of these rows that are still waiting for their first try. Returns how many."""
    result = db.execute(
        update(_TABLE)
        .where(_C.unique_key.in_(list(unique_keys)), _C.state.in_(NOT_TRIED), _C.tries == 0)
        .values(_withdrawn(now))
    )
    return int(result.rowcount)  # type: ignore[attr-defined]


def message_is_about(db: Db, chat_id: int, external_id: str, table: str) -> set[int]:
    """The ids of the rows of `table` that the buttons of a message in a chat stood for as it was sent."""
    row_id = row_of_message(db, chat_id, external_id)
    about = db.scalar(select(OutboxRow.about).where(OutboxRow.id == row_id)) or []
    return {int(number) for name, _, number in (str(one).partition(":") for one in about) if name == table}


def told_between(db: Db, chat_id: int, kinds: Collection[str], since: datetime, until: datetime) -> list[str]:
    """The unique keys of what came unasked to a chat after `since`, until `until`, of these kinds."""
    query = select(_C.unique_key).where(
        _C.chat_id == chat_id,
        _C.unique_key.is_not(None),
        _C.finished_at > since,
        _C.finished_at <= until,
        _C.state == OutboxState.SENT,
        _C.kind.in_(list(kinds)),
    )
    return [str(key) for (key,) in db.execute(query)]


def shown_in(db: Db, chat_id: int, external_id: str) -> list[OutboxRow]:
    """A message in a chat, and what it has been changed to since: as the rows that sent it and that changed it."""
    row_id = row_of_message(db, chat_id, external_id)
    if row_id is None:
        return []
    return list(db.scalars(select(OutboxRow).where(or_(OutboxRow.id == row_id, OutboxRow.target_id == row_id))))


def rows_but_for(db: Db, states: Collection[OutboxState]) -> list[OutboxRow]:
    """All messages ever written that are in none of these states."""
    return list(db.scalars(select(OutboxRow).where(OutboxRow.state.not_in(list(states)))))
