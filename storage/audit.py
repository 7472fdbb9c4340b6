"""Who did or read what, and when. Rows are only added."""

from datetime import datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db


class AuditRow(Base):
    """One deed: `action` is a word of handlers/rights/access.py, `subject` what it was done to ("task:12")."""

    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


def record(db: Db, person_id: int | None, action: str, subject: str, now: datetime) -> None:
    db.add(AuditRow(person_id=person_id, action=action, subject=subject, at=now))


def done_since(db: Db, person_id: int, action: str, subject: str, since: datetime) -> bool:
    """Whether this person has done this to the subject at `since` or later."""
    query = select(AuditRow.id).where(
        AuditRow.subject == subject, AuditRow.person_id == person_id, AuditRow.action == action, AuditRow.at >= since
    )
    return db.scalar(query.limit(1)) is not None
