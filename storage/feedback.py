"""What a visitor from the ward said about a meeting: four parts of how it was chaired, one good, one to try."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.meetings import Meeting
from storage.people import Person


class Feedback(Base):
    """One visitor's word on one meeting. `marks` holds points by the key of the part (settings: scoring.chairing);
    `score_note` is "" where the visitor agrees with the cell's score, and None where they were not asked; `thanks` is
    what they chose to send with it, "" for nothing.
    """

    __tablename__ = "feedback"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    marks: Mapped[dict[str, Any]]
    good: Mapped[str]
    to_try: Mapped[str]
    score_note: Mapped[str | None]
    thanks: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime] = mapped_column(index=True)
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    meeting: Mapped[Meeting] = relationship()
    person: Mapped[Person] = relationship()


def feedback_by(db: Db, meeting_id: int, person_id: int) -> Feedback | None:
    return db.scalar(select(Feedback).where(Feedback.meeting_id == meeting_id, Feedback.person_id == person_id))


def feedback_of_cells(db: Db, cell_ids: Collection[int], since: datetime) -> list[Feedback]:
    """What visitors said about the meetings of these cells at `since` or later, the latest first."""
    query = (
        select(Feedback)
        .join(Meeting, Meeting.id == Feedback.meeting_id)
        .where(Meeting.cell_id.in_(list(cell_ids)), Feedback.at >= since)
        .order_by(Feedback.at.desc(), Feedback.id.desc())
    )
    return list(db.scalars(query))


def feedback_to(db: Db, chair_id: int) -> list[Feedback]:
    """What visitors said of the meetings that the person chaired, the earliest first."""
    query = select(Feedback).join(Meeting).where(Meeting.chair_id == chair_id).order_by(Feedback.id)
    return list(db.scalars(query))
