"""What a person is filling in: a row, never an object in memory.

At most one draft of a person is live; the others are parked until they are taken up again, saved or dropped. Long after
that they are emptied (storage/retention.py).
"""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, bindparam, select, text
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db


class DraftState(StrEnum):
    LIVE = "live"
    PARKED = "parked"
    SAVED = "saved"
    DROPPED = "dropped"
    EMPTIED = "emptied"


class DraftRow(Base):
    """One form being filled in: `kind` names the conversation, `subject` what it is about ("" or "task:12").

    `data` holds the answers in the shape of the form's model, `layout` the version of that shape; `opened` what the
    form began with ({"data", "path"}), `passing` what is needed on the way alone (handlers/forms/draft.py). `version`
    grows with every change; a button of an older version is an old button. `trail` is the way back: the names of the
    steps answered so far. `mending` names the part being mended from the summary, or is "".
    """

    __tablename__ = "drafts"
    __table_args__ = (
        Index(
            "uq_drafts_live",
            "person_id",
            unique=True,
            sqlite_where=text("state = 'live'"),
            postgresql_where=text("state = 'live'"),
        ),
        Index("ix_drafts_state_updated_at", "state", "updated_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    step: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(MutableDict.as_mutable(JSON()), default=dict)
    layout: Mapped[int] = mapped_column(default=1)
    opened: Mapped[dict[str, Any]] = mapped_column(default=dict)
    passing: Mapped[dict[str, Any]] = mapped_column(default=dict)
    trail: Mapped[list[Any]] = mapped_column(default=list)
    mending: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default=DraftState.LIVE)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


# Built once: every update asks it, and building a statement costs more than running it.
_LIVE = select(DraftRow).where(DraftRow.person_id == bindparam("person"), DraftRow.state == DraftState.LIVE)
_ABOUT = (
    select(DraftRow)
    .where(
        DraftRow.person_id == bindparam("person"),
        DraftRow.kind == bindparam("kind"),
        DraftRow.subject == bindparam("subject"),
        DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)),
    )
    .order_by(DraftRow.id.desc())
)


def live_draft(db: Db, person_id: int) -> DraftRow | None:
    return db.scalar(_LIVE, {"person": person_id})


def parked_drafts(db: Db, person_id: int) -> list[DraftRow]:
    """The parked drafts of a person, the latest first."""
    query = (
        select(DraftRow)
        .where(DraftRow.person_id == person_id, DraftRow.state == DraftState.PARKED)
        .order_by(DraftRow.updated_at.desc(), DraftRow.id.desc())
    )
    return list(db.scalars(query))


def draft_about(db: Db, person_id: int, kind: str, subject: str) -> DraftRow | None:
    """The unfinished draft of this kind about this subject, if the person has one."""
    return db.scalars(_ABOUT, {"person": person_id, "kind": kind, "subject": subject}).first()


def unfinished_about(db: Db, kinds: Collection[str], subject: str) -> list[DraftRow]:
    """The live and parked drafts of these kinds about one subject, whoever's they are."""
    query = select(DraftRow).where(
        DraftRow.kind.in_(list(kinds)),
        DraftRow.subject == subject,
        DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)),
    )
    return list(db.scalars(query.order_by(DraftRow.id)))


def unfinished_drafts(db: Db, person_ids: Collection[int], kind: str) -> list[DraftRow]:
    """The live and parked drafts of this kind of several people."""
    query = select(DraftRow).where(
        DraftRow.person_id.in_(list(person_ids)),
        DraftRow.kind == kind,
        DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)),
    )
    return list(db.scalars(query.order_by(DraftRow.id)))


def latest_draft(db: Db, person_id: int, kind: str) -> DraftRow | None:
    """The person's latest draft of this kind, whatever became of it."""
    query = select(DraftRow).where(DraftRow.person_id == person_id, DraftRow.kind == kind)
    return db.scalars(query.order_by(DraftRow.id.desc()).limit(1)).first()


def draft_before(db: Db, draft: DraftRow) -> DraftRow | None:
    """The person's draft of the same kind about the same subject before this one, whatever became of it."""
    query = select(DraftRow).where(
        DraftRow.person_id == draft.person_id,
        DraftRow.kind == draft.kind,
        DraftRow.subject == draft.subject,
        DraftRow.id < draft.id,
    )
    return db.scalars(query.order_by(DraftRow.id.desc())).first()
