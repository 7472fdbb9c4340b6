"""The closing assessment of a theme: whether its result was reached."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person


class Verdict(StrEnum):
    """Đạt, đạt một phần, chưa đạt."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"


class Assessment(Base):
    """What the head of the cell made of a theme at its close. A later one takes the place of an earlier one."""

    __tablename__ = "assessments"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    verdict: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    by: Mapped[Person] = relationship()


def assessment_of(db: Db, session_id: int) -> Assessment | None:
    """The one that stands: the latest."""
    query = select(Assessment).where(Assessment.session_id == session_id).order_by(Assessment.id.desc())
    return db.scalars(query).first()
