"""Signs of mere form as they were first seen, and what the secretary answered."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.meetings import Meeting
from storage.people import Unit, UnitKind


class Sign(Base):
    """One sign: `rule` names what was seen, `session_id` at which session, `facts` what the reason is made of.

    The secretary is told at `seen_at`; those above the cell see it from `shown_from` on, with the answer beside it.
    `gone_at`: the reason is no more (a task was given a date).
    """

    __tablename__ = "signs"
    __table_args__ = (
        UniqueConstraint("session_id", "rule"),
        Index("ix_signs_cell_id_shown_from", "cell_id", "shown_from"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    rule: Mapped[str]
    facts: Mapped[dict[str, Any]]
    seen_at: Mapped[datetime]
    shown_from: Mapped[datetime]
    gone_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
    cell: Mapped[Unit] = relationship()


class SignLook(Base):
    """When a cell was last looked at for signs: rarely, and again when a meeting has been logged since."""

    __tablename__ = "sign_looks"

    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    at: Mapped[datetime]


def cells_to_look_at(db: Db, before: datetime, limit: int) -> list[Unit]:
    """The cells in use that were last looked at before a moment or before their newest meeting was logged, or never."""
    newest = select(func.max(Meeting.logged_at)).where(Meeting.cell_id == Unit.id).scalar_subquery()
    query = (
        select(Unit)
        .outerjoin(SignLook, SignLook.cell_id == Unit.id)
        .where(Unit.kind == UnitKind.CELL, Unit.dissolved_at.is_(None))
        .where(or_(SignLook.at.is_(None), SignLook.at < before, SignLook.at < newest))
        .order_by(SignLook.at, Unit.id)
        .limit(limit)
    )
    return list(db.scalars(query))


def note_look(db: Db, cell_id: int, now: datetime) -> None:
    known = db.get(SignLook, cell_id)
    if known is None:
        db.add(SignLook(cell_id=cell_id, at=now))
    else:
        known.at = now
    db.flush()


def signs_of_session(db: Db, session_id: int) -> list[Sign]:
    """All signs of one session that hold still, the earliest seen first."""
    query = select(Sign).where(Sign.session_id == session_id, Sign.gone_at.is_(None))
    return list(db.scalars(query.order_by(Sign.seen_at, Sign.id)))


def signs_of_cell(db: Db, cell_id: int, since: datetime) -> list[Sign]:
    """The cell's own signs since a moment, also those not shown above yet, the latest first."""
    query = select(Sign).where(Sign.cell_id == cell_id, Sign.gone_at.is_(None), Sign.seen_at >= since)
    return list(db.scalars(query.order_by(Sign.seen_at.desc(), Sign.id.desc())))


def signs_to_answer(db: Db, now: datetime) -> list[Sign]:
    """The signs that hold, have no answer yet and are not shown above the cell yet, the earliest seen first."""
    query = select(Sign).where(Sign.gone_at.is_(None), Sign.answered_at.is_(None), Sign.shown_from > now)
    return list(db.scalars(query.order_by(Sign.seen_at, Sign.id)))


def signs_about(db: Db, session_ids: Collection[int]) -> list[Sign]:
    """All signs ever seen at these sessions, also those that are gone."""
    return list(db.scalars(select(Sign).where(Sign.session_id.in_(list(session_ids)))))
