"""When people are away (nghỉ phép, đi vắng): no reminders reach them then."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person


class Leave(Base):
    """One span of days, both counted. One called off is `ended_at`."""

    __tablename__ = "leaves"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    first_on: Mapped[date]
    last_on: Mapped[date] = mapped_column(index=True)
    set_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    set_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    person: Mapped[Person] = relationship(foreign_keys=[person_id])


def on_leave(db: Db, day: date) -> set[int]:
    """The ids of those who are away on `day`."""
    query = select(Leave.person_id).where(Leave.first_on <= day, Leave.last_on >= day, Leave.ended_at.is_(None))
    return set(db.scalars(query))


def leaves_of(db: Db, person_ids: Collection[int], today: date) -> list[Leave]:
    """The leaves of these people that are not over, the earliest first."""
    query = (
        select(Leave)
        .where(Leave.person_id.in_(list(person_ids)), Leave.last_on >= today, Leave.ended_at.is_(None))
        .order_by(Leave.first_on, Leave.id)
    )
    return list(db.scalars(query))
