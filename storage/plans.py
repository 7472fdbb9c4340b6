"""The year's plan around its items (storage/sessions.py): their history, the ward's remarks, guests by name."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person
from storage.sessions import Approval, Session, SessionKind, SessionState


class ChangeKind(StrEnum):
    """What happened to an item of the plan."""

    ADDED = "added"
    CHANGED = "changed"
    SENT = "sent"
    TAKEN_BACK = "taken_back"
    APPROVED = "approved"
    RETURNED = "returned"


class PlanChange(Base):
    """One event in an item's history. `fields` holds what was changed, as {field: [before, after]} in words.

    Moves and callings-off are in `session_moves`. Rows are only added.
    """

    __tablename__ = "plan_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    kind: Mapped[str]
    fields: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship()


class Remark(Base):
    """What the ward wants changed in one field of a returned item, which then said `was`. `settled_at`: the secretary
    has dealt with it; `answer` is what they said where they left the field as it is.
    """

    __tablename__ = "plan_remarks"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    field: Mapped[str]
    text: Mapped[str]
    was: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="")


class GuestState(StrEnum):
    """How far the secretary has come with a guest: not asked, asked, accepts, cannot come."""

    OPEN = ""
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Guest(Base):
    """Somebody invited who is no member of the cell. `person_id`: they are in the roster and may have an account.

    `standing` is what the secretary noted of who does not answer by the bot, since `standing_at`.
    """

    __tablename__ = "session_guests"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    invited_by: Mapped[str] = mapped_column(default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    standing: Mapped[str] = mapped_column(default=GuestState.OPEN)
    standing_at: Mapped[datetime | None]
    person: Mapped[Person | None] = relationship()


def plan_of_cell(db: Db, cell_id: int, start: datetime, end: datetime) -> list[Session]:
    """The cell's items that start in [start, end), whatever their state, the earliest first."""
    query = select(Session).where(
        Session.cell_id == cell_id,
        Session.kind == SessionKind.THEMATIC,
        Session.starts_at >= start,
        Session.starts_at < end,
    )
    return list(db.scalars(query.order_by(Session.starts_at, Session.id)))


def waiting_in(db: Db, cell_ids: Collection[int]) -> list[Session]:
    """What waits for the ward's decision in these cells, the longest waiting first."""
    query = select(Session).where(
        Session.cell_id.in_(list(cell_ids)), Session.approval == Approval.WAITING, Session.state == SessionState.PLANNED
    )
    return list(db.scalars(query.order_by(Session.sent_at, Session.id)))


def waiting_since(db: Db, moment: datetime) -> list[Session]:
    """What was sent at `moment` or before and still waits, the longest waiting first."""
    query = select(Session).where(
        Session.approval == Approval.WAITING, Session.state == SessionState.PLANNED, Session.sent_at <= moment
    )
    return list(db.scalars(query.order_by(Session.sent_at, Session.id)))


def sessions_between(db: Db, cell_ids: Collection[int], start: datetime, end: datetime) -> list[Session]:
    """The sessions of these cells that start in [start, end) and are not called off, the earliest first; one that is
    postponed stands at the date that no longer holds.
    """
    query = select(Session).where(
        Session.cell_id.in_(list(cell_ids)),
        Session.kind == SessionKind.THEMATIC,
        Session.state != SessionState.CANCELLED,
        Session.starts_at >= start,
        Session.starts_at < end,
    )
    return list(db.scalars(query.order_by(Session.starts_at, Session.id)))


def changes_of(db: Db, session_id: int) -> list[PlanChange]:
    """An item's history, the earliest first."""
    query = select(PlanChange).where(PlanChange.session_id == session_id).order_by(PlanChange.id)
    return list(db.scalars(query))


def open_remarks(db: Db, session_ids: Collection[int]) -> list[Remark]:
    """The remarks on these items that nobody has dealt with yet, in the order they were made."""
    query = select(Remark).where(Remark.session_id.in_(list(session_ids)), Remark.settled_at.is_(None))
    return list(db.scalars(query.order_by(Remark.id)))


def latest_remarks(db: Db, session_id: int) -> list[Remark]:
    """The remarks with which the ward returned the item last, in the order they were made."""
    latest = select(func.max(Remark.at)).where(Remark.session_id == session_id).scalar_subquery()
    query = select(Remark).where(Remark.session_id == session_id, Remark.at == latest)
    return list(db.scalars(query.order_by(Remark.id)))


def guests_of(db: Db, session_id: int) -> list[Guest]:
    return list(db.scalars(select(Guest).where(Guest.session_id == session_id).order_by(Guest.position)))


def sessions_of_guest(db: Db, person_id: int) -> list[Session]:
    """The planned sessions of which a person is a guest, the earliest first."""
    query = (
        select(Session)
        .join(Guest, Guest.session_id == Session.id)
        .where(Guest.person_id == person_id, Session.state == SessionState.PLANNED)
        .order_by(Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def forget_standings(db: Db, session_id: int) -> None:
    """The session has another date: all guests have to be asked anew."""
    values = {"standing": GuestState.OPEN, "standing_at": None}
    db.execute(update(Guest).where(Guest.session_id == session_id).values(**values))


def replace_guests(db: Db, session_id: int, guests: Collection[Guest]) -> None:
    """Make these the guests of the session."""
    db.execute(delete(Guest).where(Guest.session_id == session_id))
    db.add_all(guests)
    db.flush()


def presented_by(db: Db, person_id: int) -> list[Session]:
    """The themes that a person prepared and that were held, the earliest first."""
    query = select(Session).where(
        Session.preparer_id == person_id, Session.kind == SessionKind.THEMATIC, Session.state == SessionState.HELD
    )
    return list(db.scalars(query.order_by(Session.starts_at)))
