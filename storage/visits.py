"""Visits: which member of the ward committee attends which session."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, func, or_, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.feedback import Feedback
from storage.meetings import Meeting
from storage.people import Person
from storage.sessions import Session, SessionState


class VisitState(StrEnum):
    """`HANDED_OVER`: another visitor goes instead (a row of their own); `WITHDRAWN`: nobody goes any more."""

    PLANNED = "planned"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"


class Visit(Base):
    """One visitor of one session; at most one is planned. Whether somebody came is told by the session, once it was
    held, and by what visitors said on it (storage/feedback.py), planned or not.

    `reason` says why it was handed over or withdrawn; `version` grows with every change.
    """

    __tablename__ = "visits"
    __table_args__ = (
        Index(
            "uq_visits_planned",
            "session_id",
            unique=True,
            sqlite_where=text("state = 'planned'"),
            postgresql_where=text("state = 'planned'"),
        ),
        Index("ix_visits_visitor_id_state", "visitor_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    visitor_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[str] = mapped_column(default=VisitState.PLANNED)
    version: Mapped[int] = mapped_column(default=1)
    planned_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    planned_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")
    changed_at: Mapped[datetime | None]
    session: Mapped[Session] = relationship()
    visitor: Mapped[Person] = relationship(foreign_keys=[visitor_id])


def visit_of_session(db: Db, session_id: int) -> Visit | None:
    """The visit that is planned to a session."""
    return db.scalar(select(Visit).where(Visit.session_id == session_id, Visit.state == VisitState.PLANNED))


def visits_among(db: Db, session_ids: Collection[int]) -> dict[int, Visit]:
    """The planned visits to these sessions, by session id."""
    query = select(Visit).where(Visit.session_id.in_(list(session_ids)), Visit.state == VisitState.PLANNED)
    return {visit.session_id: visit for visit in db.scalars(query)}


def visits_of(db: Db, visitor_id: int, since: datetime) -> list[Visit]:
    """A visitor's planned visits to sessions that start at `since` or later and are not called off, earliest first."""
    query = (
        select(Visit)
        .join(Session, Session.id == Visit.session_id)
        .where(
            Visit.visitor_id == visitor_id,
            Visit.state == VisitState.PLANNED,
            Session.state.in_((SessionState.PLANNED, SessionState.HELD)),
            Session.starts_at >= since,
        )
        .order_by(Session.starts_at, Visit.id)
    )
    return list(db.scalars(query))


def visits_between(db: Db, start: datetime, end: datetime) -> list[Visit]:
    """The planned visits to sessions that start in [start, end) and are not called off, the earliest first."""
    query = (
        select(Visit)
        .join(Session, Session.id == Visit.session_id)
        .where(
            Visit.state == VisitState.PLANNED,
            Session.state.in_((SessionState.PLANNED, SessionState.HELD)),
            Session.starts_at >= start,
            Session.starts_at < end,
        )
        .order_by(Session.starts_at, Visit.id)
    )
    return list(db.scalars(query))


def is_visit_planned() -> ColumnElement[bool]:
    """Whether somebody is to visit a session of a query."""
    return exists().where(Visit.session_id == Session.id, Visit.state == VisitState.PLANNED).correlate(Session)


def is_remarked_on() -> ColumnElement[bool]:
    """Whether a visitor has said a word on the meeting of a session of a query: they were there."""
    of_meeting = exists().where(Meeting.session_id == Session.id, Feedback.meeting_id == Meeting.id)
    return of_meeting.correlate(Session)


def last_visited(db: Db, cell_ids: Collection[int]) -> dict[int, datetime]:
    """When each cell last had a visitor at a session that was held, by cell id. Cells never visited are left out."""
    query = (
        select(Session.cell_id, Session.starts_at)
        .where(Session.cell_id.in_(list(cell_ids)), Session.state == SessionState.HELD)
        .where(or_(is_visit_planned(), is_remarked_on()))
        .order_by(Session.starts_at)
    )
    last: dict[int, datetime] = {}
    for cell_id, starts_at in db.execute(query):
        last[cell_id] = starts_at
    return last


def count_visited(db: Db, cell_ids: Collection[int], start: datetime, end: datetime) -> dict[str, int]:
    """How many sessions of these cells that start in [start, end) have or had a visitor, by their state."""
    query = (
        select(Session.state, func.count())
        .where(Session.cell_id.in_(list(cell_ids)), or_(is_visit_planned(), is_remarked_on()))
        .where(Session.starts_at >= start, Session.starts_at < end)
        .group_by(Session.state)
    )
    return {row[0]: row[1] for row in db.execute(query)}
