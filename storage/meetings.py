"""Meetings as they were held: who was there, what was said and concluded."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, case, func, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person
from storage.sessions import Session, SessionKind, SessionState


class Presence(StrEnum):
    """How a member is marked. Those exempt from meetings are noted, so that the log stays true, but not counted."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"
    EXEMPT = "exempt"


class Meeting(Base):
    """The log of one session. `speakers` is the number the chair typed; nothing counts who spoke.

    `votes_for`, `votes_against` and `votes_abstaining` are of `votes_of` with the right to vote. `earlier` says line by
    line how the last meeting's conclusions were carried out; `score` is the filled-in form
    (handlers/meetings/log/scoring).
    `chair_id` and `taker_id` are who chaired and who took the minutes: they sign; `logged_by_id` who saved them here.
    `adopted_at`: when the minutes were read out and adopted; since that was said they are locked.
    `uploaded_at` and `reported_at`: somebody ticked off that the file is in the national handbook, and that the ward
    has the report.
    """

    __tablename__ = "meetings"
    __table_args__ = (Index("ix_meetings_cell_id_started_at", "cell_id", "started_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), unique=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime]
    guests: Mapped[str] = mapped_column(default="")
    speakers: Mapped[int | None]
    conclusion: Mapped[str]
    votes_for: Mapped[int | None]
    votes_of: Mapped[int | None]
    votes_against: Mapped[int | None]
    votes_abstaining: Mapped[int | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    taker_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    earlier: Mapped[list[Any]] = mapped_column(default=list)
    score: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    adopted_at: Mapped[datetime | None]
    uploaded_at: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    logged_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    logged_at: Mapped[datetime]
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    session: Mapped[Session] = relationship()
    attendance: Mapped[list["Attendance"]] = relationship(cascade="all, delete-orphan")
    opinions: Mapped[list["Opinion"]] = relationship(cascade="all, delete-orphan", order_by="Opinion.position")
    conclusions: Mapped[list["Conclusion"]] = relationship(cascade="all, delete-orphan", order_by="Conclusion.position")
    photos: Mapped[list["MeetingPhoto"]] = relationship(cascade="all, delete-orphan", order_by="MeetingPhoto.position")
    addenda: Mapped[list["Addendum"]] = relationship(order_by="Addendum.id")

    @property
    def responsible_ids(self) -> list[int]:
        """Who sees to the minutes: who chaired, who took them, and who saved them here; nobody twice."""
        named = (self.chair_id, self.taker_id, self.logged_by_id)
        return list(dict.fromkeys(one for one in named if one is not None))


class Attendance(Base):
    """One member at one meeting."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    presence: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    person: Mapped[Person] = relationship()


class Opinion(Base):
    """What somebody said at a meeting, for its minutes only: nothing lists or counts it elsewhere.

    A remark on a place has `speaker` "". `sent`: who said it was away, and had it passed on.
    """

    __tablename__ = "opinions"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    position: Mapped[int]
    speaker: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    content: Mapped[str]
    sent: Mapped[bool] = mapped_column(default=False)


class Conclusion(Base):
    """One conclusion of a meeting. Its tasks name it by `Task.conclusion`, its position."""

    __tablename__ = "conclusions"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    position: Mapped[int]
    content: Mapped[str]


class MeetingPhoto(Base):
    """A photo of the flip chart or of a hand-written sheet. `file_hash` is None until the download has come in."""

    __tablename__ = "meeting_photos"
    __table_args__ = (UniqueConstraint("meeting_id", "remote_unique_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int]
    remote_id: Mapped[str]
    remote_unique_id: Mapped[str] = mapped_column(index=True)
    file_hash: Mapped[str | None] = mapped_column(ForeignKey("files.hash"))


class Addendum(Base):
    """What was added to minutes after they were adopted. Rows are only added."""

    __tablename__ = "addenda"

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    words: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship()


def meeting_of_session(db: Db, session_id: int) -> Meeting | None:
    return db.scalar(select(Meeting).where(Meeting.session_id == session_id))


def latest_before(db: Db, sitting: Session) -> Meeting | None:
    """The cell's last meeting before `sitting`, of those it looks back to: a meeting of the whole cell to the last of
    the whole cell (its committee's sittings in between close nothing), one of the committee to the last of any kind.
    """
    query = select(Meeting).where(
        Meeting.cell_id == sitting.cell_id, Meeting.started_at < sitting.starts_at, Meeting.session_id != sitting.id
    )
    if sitting.kind != SessionKind.COMMITTEE:
        query = query.join(Session).where(Session.kind != SessionKind.COMMITTEE)
    return db.scalars(query.order_by(Meeting.started_at.desc(), Meeting.id.desc()).limit(1)).first()


def next_sitting(db: Db, meeting: Meeting) -> Session | None:
    """The cell's next sitting after a meeting that was not called off: for a meeting of the whole cell one of the whole
    cell, for its committee's one of any kind.
    """
    query = select(Session).where(
        Session.cell_id == meeting.cell_id,
        Session.starts_at > meeting.ended_at,
        Session.state.in_((SessionState.PLANNED, SessionState.HELD)),
    )
    if meeting.session.kind != SessionKind.COMMITTEE:
        query = query.where(Session.kind != SessionKind.COMMITTEE)
    return db.scalars(query.order_by(Session.starts_at, Session.id).limit(1)).first()


def photos_waiting_for(db: Db, session_id: int, unique_id: str) -> list[MeetingPhoto]:
    """The photos of the session's saved meeting whose file has not come in yet."""
    query = (
        select(MeetingPhoto)
        .join(Meeting, Meeting.id == MeetingPhoto.meeting_id)
        .where(
            Meeting.session_id == session_id,
            MeetingPhoto.remote_unique_id == unique_id,
            MeetingPhoto.file_hash.is_(None),
        )
    )
    return list(db.scalars(query))


def unfinished_minutes(db: Db, since: datetime) -> list[Meeting]:
    """The meetings logged or adopted at `since` or later whose minutes are not adopted, uploaded and reported."""
    open_still = or_(Meeting.adopted_at.is_(None), Meeting.uploaded_at.is_(None), Meeting.reported_at.is_(None))
    lately = or_(Meeting.logged_at >= since, Meeting.adopted_at >= since)
    return list(db.scalars(select(Meeting).where(lately, open_still).order_by(Meeting.id)))


def meetings_of_cell(db: Db, cell_id: int) -> list[Meeting]:
    """All meetings of a cell, of any kind, the latest first."""
    query = select(Meeting).where(Meeting.cell_id == cell_id)
    return list(db.scalars(query.order_by(Meeting.started_at.desc(), Meeting.id.desc())))


def held_since(db: Db, cell_ids: Collection[int], since: datetime) -> list[Meeting]:
    """The meetings of these cells that began at `since` or later, the latest first."""
    query = select(Meeting).where(Meeting.cell_id.in_(list(cell_ids)), Meeting.started_at >= since)
    return list(db.scalars(query.order_by(Meeting.started_at.desc(), Meeting.id.desc())))


def logged_since(db: Db, since: datetime) -> list[Meeting]:
    """The meetings whose log was saved at `since` or later."""
    return list(db.scalars(select(Meeting).where(Meeting.logged_at >= since).order_by(Meeting.id)))


def marks_of_cells(
    db: Db, cell_ids: Collection[int], since: datetime, until: datetime
) -> list[tuple[int, int, int, str]]:
    """(cell, meeting, person, presence) of the meetings of these whole cells that began in [since, until), the earliest
    first.
    """
    query = (
        select(Meeting.cell_id, Meeting.id, Attendance.person_id, Attendance.presence)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Session, Session.id == Meeting.session_id)
        .where(Meeting.cell_id.in_(list(cell_ids)), Meeting.started_at >= since, Meeting.started_at < until)
        .where(Session.kind != SessionKind.COMMITTEE)
        .order_by(Meeting.started_at, Meeting.id, Attendance.id)
    )
    return [(row[0], row[1], row[2], row[3]) for row in db.execute(query)]


def latest_of_cells(db: Db, cell_ids: Collection[int], limit: int) -> list[Meeting]:
    """The meetings of these cells that were held last, the latest first."""
    query = select(Meeting).where(Meeting.cell_id.in_(list(cell_ids))).order_by(Meeting.started_at.desc(), Meeting.id)
    return list(db.scalars(query.limit(limit)))


def meetings_of_sessions(db: Db, session_ids: Collection[int]) -> list[Meeting]:
    """The meetings that these sessions have become, in the order in which they were logged."""
    if not session_ids:
        return []
    return list(db.scalars(select(Meeting).where(Meeting.session_id.in_(list(session_ids))).order_by(Meeting.id)))


def conclusions_of(db: Db, meeting_ids: Collection[int]) -> list[Conclusion]:
    """The conclusions of several meetings, each meeting's in their order."""
    if not meeting_ids:
        return []
    query = select(Conclusion).where(Conclusion.meeting_id.in_(list(meeting_ids)))
    return list(db.scalars(query.order_by(Conclusion.id)))


def who_came(db: Db, meeting_id: int) -> tuple[int, int]:
    """How many members were present, of how many that are counted (all but the exempt)."""
    came = func.count(case((Attendance.presence == Presence.PRESENT, 1)))
    counted = func.count(case((Attendance.presence != Presence.EXEMPT, 1)))
    row = db.execute(select(came, counted).where(Attendance.meeting_id == meeting_id)).one()
    return row[0], row[1]


def opinions_under(db: Db, speaker: str) -> list[tuple[Opinion, datetime]]:
    """What stands in minutes under this very name, with when the meeting began, in the order of writing."""
    query = select(Opinion, Meeting.started_at).join(Meeting).where(Opinion.speaker == speaker).order_by(Opinion.id)
    return [(opinion, at) for opinion, at in db.execute(query)]


def count_photos(db: Db, cell_id: int) -> int:
    """How many photos there are at the logs of a cell's meetings."""
    return db.scalar(select(func.count(MeetingPhoto.id)).join(Meeting).where(Meeting.cell_id == cell_id)) or 0


def newest_meeting(db: Db) -> Meeting | None:
    """The meeting that was logged last, whichever cell's it is."""
    return db.scalars(select(Meeting).order_by(Meeting.id.desc()).limit(1)).first()
