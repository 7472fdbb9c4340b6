"""What is done before a session: steps of preparation, materials and who has read them, questions asked ahead."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person
from storage.sessions import Session


class StepDone(Base):
    """That a step of preparation is done. The steps themselves are the template in the configuration: their due days
    follow from the session's start, so that moving it moves them. `key` is the step's in the template.
    """

    __tablename__ = "preparation_steps_done"
    __table_args__ = (UniqueConstraint("session_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    key: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship()


class Material(Base):
    """A file for a session. `key` names the step of preparation that it was sent for, or is "". `shared_at`: when it
    was last given to the members (None: only the secretary and the preparer have it).
    """

    __tablename__ = "materials"
    __table_args__ = (UniqueConstraint("session_id", "file_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    key: Mapped[str] = mapped_column(default="")
    file_hash: Mapped[str] = mapped_column(ForeignKey("files.hash"))
    name: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    shared_at: Mapped[datetime | None]


def materials_by_content(db: Db, digests: Collection[str]) -> dict[str, list[tuple[Material, str]]]:
    """Where these contents are materials: each with the theme of its session, by the content's hash."""
    query = select(Material, Session.theme).join(Session, Session.id == Material.session_id)
    found: dict[str, list[tuple[Material, str]]] = {}
    for material, theme in db.execute(query.where(Material.file_hash.in_(list(digests))).order_by(Material.id)):
        found.setdefault(material.file_hash, []).append((material, theme))
    return found


class MaterialRead(Base):
    """That a member tapped "Đã đọc" under the materials of a session."""

    __tablename__ = "materials_read"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Question(Base):
    """A question or opinion sent ahead of a session. Only the secretary and the preparer ever see it; nothing searches,
    counts by person or passes it on. `draft_id` is unique: a draft becomes one question, sent however often.
    """

    __tablename__ = "questions_ahead"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    text: Mapped[str]
    at: Mapped[datetime]
    draft_id: Mapped[int] = mapped_column(unique=True)
    person: Mapped[Person] = relationship()


def steps_done(db: Db, session_ids: Collection[int]) -> list[StepDone]:
    query = select(StepDone).where(StepDone.session_id.in_(list(session_ids))).order_by(StepDone.id)
    return list(db.scalars(query))


def step_done(db: Db, session_id: int, key: str) -> StepDone | None:
    return db.scalar(select(StepDone).where(StepDone.session_id == session_id, StepDone.key == key))


def materials_of(db: Db, session_id: int) -> list[Material]:
    return list(db.scalars(select(Material).where(Material.session_id == session_id).order_by(Material.id)))


def materials_among(db: Db, session_ids: Collection[int]) -> list[Material]:
    query = select(Material).where(Material.session_id.in_(list(session_ids))).order_by(Material.id)
    return list(db.scalars(query))


def readers_of(db: Db, session_id: int) -> set[int]:
    """The ids of those who have read the materials."""
    return set(db.scalars(select(MaterialRead.person_id).where(MaterialRead.session_id == session_id)))


def questions_of(db: Db, session_id: int) -> list[Question]:
    return list(db.scalars(select(Question).where(Question.session_id == session_id).order_by(Question.id)))


def questions_by(db: Db, person_id: int, since: datetime) -> list[Question]:
    """What a person has sent ahead of sessions since then, the latest first."""
    query = select(Question).where(Question.person_id == person_id, Question.at >= since)
    return list(db.scalars(query.order_by(Question.at.desc(), Question.id.desc())))
