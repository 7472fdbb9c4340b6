"""Lessons for secretaries as they were sent and answered, and which texts of the library were found helpful."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, case, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person


class LessonSent(Base):
    """One short lesson sent to one person; `choice` is the answer they tapped, from 0 (None: not answered)."""

    __tablename__ = "lessons"
    __table_args__ = (UniqueConstraint("person_id", "lesson"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    lesson: Mapped[str]
    sent_at: Mapped[datetime]
    choice: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship()


class TextVote(Base):
    """Whether one text of the library helped one person; the last word counts."""

    __tablename__ = "text_votes"
    __table_args__ = (UniqueConstraint("person_id", "text"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    text: Mapped[str]
    helped: Mapped[bool]
    at: Mapped[datetime]


def lessons_of(db: Db, person_id: int) -> list[LessonSent]:
    """What the person was sent, the latest first."""
    query = select(LessonSent).where(LessonSent.person_id == person_id)
    return list(db.scalars(query.order_by(LessonSent.sent_at.desc(), LessonSent.id.desc())))


def lessons_among(db: Db, person_ids: Collection[int]) -> dict[int, set[str]]:
    """Which lessons these people were sent, by person; who was sent none is left out."""
    found: dict[int, set[str]] = {}
    query = select(LessonSent.person_id, LessonSent.lesson).where(LessonSent.person_id.in_(list(person_ids)))
    for person_id, lesson in db.execute(query):
        found.setdefault(person_id, set()).add(lesson)
    return found


def vote(db: Db, person_id: int, text: str, helped: bool, now: datetime) -> None:
    known = db.scalar(select(TextVote).where(TextVote.person_id == person_id, TextVote.text == text))
    if known is None:
        db.add(TextVote(person_id=person_id, text=text, helped=helped, at=now))
    else:
        known.helped, known.at = helped, now
    db.flush()


def votes_by_text(db: Db) -> dict[str, tuple[int, int]]:
    """For each text how many it helped, of how many who said so."""
    helped = func.count(case((TextVote.helped, 1)))
    query = select(TextVote.text, helped, func.count()).group_by(TextVote.text)
    return {text: (well, of) for text, well, of in db.execute(query)}


def latest_lessons(db: Db) -> dict[int, datetime]:
    """When each person was last sent a lesson."""
    query = select(LessonSent.person_id, func.max(LessonSent.sent_at)).group_by(LessonSent.person_id)
    return {person_id: at for person_id, at in db.execute(query) if at is not None}
