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
from sqlalchemy.orm.attributes import flag_modified

from storage.base import Base
from storage.database import Db


class DraftState(StrEnum):
    LIVE = "live"
    PARKED = "parked"
    SAVED = "saved"
    DROPPED = "dropped"
    EMPTIED = "emptied"


class Draft(Base):
    """One form being filled in: `kind` names the conversation, `subject` what it is about ("" or "task:12").

    `version` grows with every change; a button of an older version is an old button. `trail` is the way back: the names
    of the steps answered so far. `mending` names the part being mended from the summary, or is "".
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
    trail: Mapped[list[Any]] = mapped_column(default=list)
    mending: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(default=DraftState.LIVE)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


# Built once: every update asks it, and building a statement costs more than running it.
_LIVE = select(Draft).where(Draft.person_id == bindparam("person"), Draft.state == DraftState.LIVE)
_ABOUT = (
    select(Draft)
    .where(
        Draft.person_id == bindparam("person"),
        Draft.kind == bindparam("kind"),
        Draft.subject == bindparam("subject"),
        Draft.state.in_((DraftState.LIVE, DraftState.PARKED)),
    )
    .order_by(Draft.id.desc())
)


def live_draft(db: Db, person_id: int) -> Draft | None:
    return db.scalar(_LIVE, {"person": person_id})


def parked_drafts(db: Db, person_id: int) -> list[Draft]:
    """The parked drafts of a person, the latest first."""
    query = (
        select(Draft)
        .where(Draft.person_id == person_id, Draft.state == DraftState.PARKED)
        .order_by(Draft.updated_at.desc(), Draft.id.desc())
    )
    return list(db.scalars(query))


def draft_about(db: Db, person_id: int, kind: str, subject: str) -> Draft | None:
    """The unfinished draft of this kind about this subject, if the person has one."""
    return db.scalars(_ABOUT, {"person": person_id, "kind": kind, "subject": subject}).first()


def unfinished_about(db: Db, kinds: Collection[str], subject: str) -> list[Draft]:
    """The live and parked drafts of these kinds about one subject, whoever's they are."""
    query = select(Draft).where(
        Draft.kind.in_(list(kinds)), Draft.subject == subject, Draft.state.in_((DraftState.LIVE, DraftState.PARKED))
    )
    return list(db.scalars(query.order_by(Draft.id)))


def unfinished_drafts(db: Db, person_ids: Collection[int], kind: str) -> list[Draft]:
    """The live and parked drafts of this kind of several people."""
    query = select(Draft).where(
        Draft.person_id.in_(list(person_ids)), Draft.kind == kind, Draft.state.in_((DraftState.LIVE, DraftState.PARKED))
    )
    return list(db.scalars(query.order_by(Draft.id)))


def draft_before(db: Db, draft: Draft) -> Draft | None:
    """The person's draft of the same kind about the same subject before this one, whatever became of it."""
    query = select(Draft).where(
        Draft.person_id == draft.person_id,
        Draft.kind == draft.kind,
        Draft.subject == draft.subject,
        Draft.id < draft.id,
    )
    return db.scalars(query.order_by(Draft.id.desc())).first()


def touched(draft: Draft) -> None:
    """Let what the draft holds be written, also where only something within one of its values has changed."""
    flag_modified(draft, "data")
