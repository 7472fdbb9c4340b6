"""Visits: which member of the ward committee attends which session."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base
from storage.people import Person
from storage.sessions import SessionState, ThematicSession


class VisitState(StrEnum):
    """`HANDED_OVER`: another visitor goes instead (a row of their own); `WITHDRAWN`: nobody goes any more."""

    PLANNED = "planned"
    HANDED_OVER = "handed_over"
    WITHDRAWN = "withdrawn"


class Visit(Base):
    """One visitor of one session; at most one is planned. Whether it took place is told by the meeting's log.

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
    session: Mapped[ThematicSession] = relationship()
    visitor: Mapped[Person] = relationship(foreign_keys=[visitor_id])


def visit_of_session(session: Session, session_id: int) -> Visit | None:
    """The visit that is planned to a session."""
    return session.scalar(select(Visit).where(Visit.session_id == session_id, Visit.state == VisitState.PLANNED))


def visits_among(session: Session, session_ids: Collection[int]) -> dict[int, Visit]:
    """The planned visits to these sessions, by session id."""
    query = select(Visit).where(Visit.session_id.in_(list(session_ids)), Visit.state == VisitState.PLANNED)
    return {visit.session_id: visit for visit in session.scalars(query)}


def visits_of(session: Session, visitor_id: int, since: datetime) -> list[Visit]:
    """A visitor's planned visits to sessions that start at `since` or later and are not called off, earliest first."""
    query = (
        select(Visit)
        .join(ThematicSession, ThematicSession.id == Visit.session_id)
        .where(
            Visit.visitor_id == visitor_id,
            Visit.state == VisitState.PLANNED,
            ThematicSession.state.in_((SessionState.PLANNED, SessionState.HELD)),
            ThematicSession.starts_at >= since,
        )
        .order_by(ThematicSession.starts_at, Visit.id)
    )
    return list(session.scalars(query))


def visits_between(session: Session, start: datetime, end: datetime) -> list[Visit]:
    """The planned visits to sessions that start in [start, end) and are not called off, the earliest first."""
    query = (
        select(Visit)
        .join(ThematicSession, ThematicSession.id == Visit.session_id)
        .where(
            Visit.state == VisitState.PLANNED,
            ThematicSession.state.in_((SessionState.PLANNED, SessionState.HELD)),
            ThematicSession.starts_at >= start,
            ThematicSession.starts_at < end,
        )
        .order_by(ThematicSession.starts_at, Visit.id)
    )
    return list(session.scalars(query))


def last_visited(session: Session, cell_ids: Collection[int]) -> dict[int, datetime]:
    """When each cell last had a visitor at a session that was held, by cell id. Cells never visited are left out."""
    query = (
        select(ThematicSession.cell_id, ThematicSession.starts_at)
        .join(Visit, Visit.session_id == ThematicSession.id)
        .where(
            ThematicSession.cell_id.in_(list(cell_ids)),
            ThematicSession.state == SessionState.HELD,
            Visit.state == VisitState.PLANNED,
        )
        .order_by(ThematicSession.starts_at)
    )
    last: dict[int, datetime] = {}
    for cell_id, starts_at in session.execute(query):
        last[cell_id] = starts_at
    return last
