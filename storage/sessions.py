"""Thematic sessions: the items of a cell's plan, when and where they are held, and who said they would come."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, UniqueConstraint, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person, Unit
from storage.search_words import keep_folded


class SessionState(StrEnum):
    """What becomes of a session. `POSTPONED`: its date no longer holds, and there is no new one yet."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"
    POSTPONED = "postponed"


class Approval(StrEnum):
    """How far the ward has come with an item of the plan: Bản nháp, Chờ duyệt, Đã duyệt, Yêu cầu chỉnh sửa."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"


class SessionKind(StrEnum):
    """What kind of sitting it is. Only thematic ones are planned, invited to and counted as thematic sessions."""

    THEMATIC = "thematic"
    REGULAR = "regular"
    COMMITTEE = "committee"


class Session(Base):
    """A session, thematic unless `kind` says otherwise, from its first line in the year's plan to its being held.

    `version` grows when it is moved or called off, so that an old button of an invitation is known as old;
    `plan_version` grows with every other change, of its words as of its approval. `reason` is the question that
    residents raise, `area` where. `sent_reason` says why it was sent although it is very like another, or general.
    `agenda` is a list of {"title", "minutes", "part"} once the secretary has changed it, before the meeting begins.
    `month` is the first day of the month whose regular or committee meeting it is, where the cell's rhythm laid it
    (storage/rhythms.py).
    `late_reason` says why it was registered only after it was held ("": it was registered ahead).
    """

    __tablename__ = "sessions"
    __table_args__ = (
        Index("ix_sessions_state_starts_at", "state", "starts_at"),
        Index("ix_sessions_cell_id_state_starts_at", "cell_id", "state", "starts_at"),
        Index("ix_sessions_approval_sent_at", "approval", "sent_at"),
        Index("ix_sessions_cell_id_month", "cell_id", "month"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str] = mapped_column(default=SessionKind.THEMATIC)
    theme: Mapped[str]
    field: Mapped[str]
    reason: Mapped[str]
    place: Mapped[str]
    area: Mapped[str]
    starts_at: Mapped[datetime]
    preparer_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    guests: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default=SessionState.PLANNED)
    version: Mapped[int] = mapped_column(default=1)
    registered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    registered_at: Mapped[datetime]
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    folded: Mapped[str] = mapped_column(default="")
    aim: Mapped[str] = mapped_column(default="")
    expected: Mapped[str] = mapped_column(default="")
    materials: Mapped[str] = mapped_column(default="")
    practice: Mapped[str] = mapped_column(default="")
    approval: Mapped[str] = mapped_column(default=Approval.DRAFT)
    plan_version: Mapped[int] = mapped_column(default=1)
    sent_at: Mapped[datetime | None]
    sent_reason: Mapped[str] = mapped_column(default="")
    late_reason: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None]
    agenda: Mapped[list[Any] | None] = mapped_column(JSON)
    month: Mapped[date | None]
    cell: Mapped[Unit] = relationship()
    preparer: Mapped[Person | None] = relationship(foreign_keys=[preparer_id])

    @property
    def registered_late(self) -> bool:
        """Whether it was registered only after it was held."""
        return bool(self.late_reason)


keep_folded(Session, "theme", "field", "place", "area")


class SessionMove(Base):
    """One change of a session's time, with the reason given. Where `to_start` is None it has no time any more: it was
    called off, or (`postponed`) waits for a new date.
    """

    __tablename__ = "session_moves"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    from_start: Mapped[datetime]
    to_start: Mapped[datetime | None]
    postponed: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship()


class AttendanceAnswer(Base):
    """What a member answered to the invitation: will come, or asks to be excused with a reason."""

    __tablename__ = "attendance_answers"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    coming: Mapped[bool]
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]


def planned_of_cell(db: Db, cell_id: int) -> list[Session]:
    """The cell's sessions that are still planned, the earliest first."""
    query = (
        select(Session)
        .where(Session.cell_id == cell_id, Session.state == SessionState.PLANNED)
        .order_by(Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def postponed_of_cell(db: Db, cell_id: int) -> list[Session]:
    """The cell's sessions that wait for a new date, the earliest date that no longer holds first."""
    query = (
        select(Session)
        .where(Session.cell_id == cell_id, Session.state == SessionState.POSTPONED)
        .order_by(Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def planned_from(db: Db, cell_ids: Collection[int], start: datetime) -> list[Session]:
    """The planned sessions of these cells that start at `start` or later, the earliest first."""
    query = (
        select(Session)
        .where(Session.cell_id.in_(list(cell_ids)), Session.state == SessionState.PLANNED, Session.starts_at >= start)
        .order_by(Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def planned_between(db: Db, start: datetime, end: datetime) -> list[Session]:
    """All planned sessions that start in [start, end), the earliest first."""
    query = (
        select(Session)
        .where(Session.state == SessionState.PLANNED, Session.starts_at >= start, Session.starts_at < end)
        .order_by(Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def answers_by(db: Db, person_id: int, since: datetime) -> list[AttendanceAnswer]:
    """What a person has answered to sessions that begin after `since`, the latest answer first."""
    query = (
        select(AttendanceAnswer)
        .join(Session, Session.id == AttendanceAnswer.session_id)
        .where(AttendanceAnswer.person_id == person_id, Session.starts_at > since)
    )
    return list(db.scalars(query.order_by(AttendanceAnswer.at.desc(), AttendanceAnswer.id.desc())))


def answer_of(db: Db, session_id: int, person_id: int) -> AttendanceAnswer | None:
    return db.scalar(
        select(AttendanceAnswer).where(
            AttendanceAnswer.session_id == session_id, AttendanceAnswer.person_id == person_id
        )
    )


def answers_to(db: Db, session_id: int) -> dict[int, AttendanceAnswer]:
    """The answers to one invitation by person id."""
    rows = db.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id == session_id))
    return {row.person_id: row for row in rows}


def answers_among(db: Db, session_ids: Collection[int]) -> list[AttendanceAnswer]:
    return list(db.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id.in_(list(session_ids)))))


def moves_among(db: Db, session_ids: Collection[int]) -> list[SessionMove]:
    """The changes of time of these sessions, the earliest first."""
    query = select(SessionMove).where(SessionMove.session_id.in_(list(session_ids))).order_by(SessionMove.id)
    return list(db.scalars(query))


def forget_answers(db: Db, session_id: int) -> None:
    """The session moved: what was answered is no longer about it."""
    db.execute(delete(AttendanceAnswer).where(AttendanceAnswer.session_id == session_id))


_DATED = (
    select(Session)
    .where(Session.state.in_((SessionState.PLANNED, SessionState.HELD)))
    .order_by(Session.starts_at, Session.id)
)
_THEMATIC = _DATED.where(Session.kind == SessionKind.THEMATIC)


def dated_between(db: Db, start: datetime, end: datetime) -> list[Session]:
    """All sessions of every kind, planned or held, that start in [start, end), the earliest first."""
    return list(db.scalars(_DATED.where(Session.starts_at >= start, Session.starts_at < end)))


def thematic_between(db: Db, start: datetime, end: datetime) -> list[Session]:
    """All thematic sessions, planned or held, that start in [start, end), the earliest first."""
    return list(db.scalars(_THEMATIC.where(Session.starts_at >= start, Session.starts_at < end)))


def cells_at_work(db: Db) -> set[int]:
    """The cells that have ever had a session in their calendar."""
    return set(db.scalars(select(Session.cell_id).distinct()))


def count_planned(db: Db, cell_id: int) -> int:
    """How many of the cell's sessions are still planned."""
    planned = (Session.cell_id == cell_id, Session.state == SessionState.PLANNED)
    return db.scalar(select(func.count()).select_from(Session).where(*planned)) or 0


def count_of_cell(db: Db, cell_id: int) -> int:
    """How many sessions the cell has, but for those called off."""
    return db.scalar(select(func.count()).select_from(Session).where(*_not_called_off(cell_id))) or 0


def sessions_of_cell(db: Db, cell_id: int, skip: int, limit: int) -> list[Session]:
    """The cell's sessions, but for those called off, the latest first."""
    query = select(Session).where(*_not_called_off(cell_id)).order_by(Session.starts_at.desc(), Session.id.desc())
    return list(db.scalars(query.offset(skip).limit(limit)))


def _not_called_off(cell_id: int) -> tuple[ColumnElement[bool], ...]:
    return Session.cell_id == cell_id, Session.state != SessionState.CANCELLED


def thematic_of_cell(db: Db, cell_id: int, start: datetime, end: datetime) -> list[Session]:
    """The cell's thematic sessions, planned or held, that start in [start, end), the earliest first."""
    query = _THEMATIC.where(Session.cell_id == cell_id, Session.starts_at >= start, Session.starts_at < end)
    return list(db.scalars(query))


def of_kind_between(db: Db, cell_id: int, kind: str, start: datetime, end: datetime) -> list[Session]:
    """The cell's sessions of a kind that start in [start, end) and are not called off, the earliest first."""
    query = select(Session).where(
        *_not_called_off(cell_id), Session.kind == kind, Session.starts_at >= start, Session.starts_at < end
    )
    return list(db.scalars(query.order_by(Session.starts_at, Session.id)))


def registered_late_of_cell(db: Db, cell_id: int, start: datetime, end: datetime) -> list[Session]:
    """The cell's sessions of any kind that start in [start, end) and were registered only after they were held."""
    query = select(Session).where(
        *_not_called_off(cell_id), Session.late_reason != "", Session.starts_at >= start, Session.starts_at < end
    )
    return list(db.scalars(query.order_by(Session.starts_at, Session.id)))


def words_of(db: Db, session_ids: Collection[int], fields: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(session, cell, what stands in `fields`) of those of these sessions that are not called off, in any order."""
    query = select(Session.id, Session.cell_id, *(getattr(Session, name) for name in fields)).where(
        Session.id.in_(list(session_ids)), Session.state != SessionState.CANCELLED
    )
    return [(row[0], row[1], tuple(row[2:])) for row in db.execute(query)]
