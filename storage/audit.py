"""Who did or read what, and when. Rows are only added."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, func, select
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


def count_after(db: Db, action: str, subject: str, moment: datetime) -> int:
    """How often this was done to the subject after `moment`, whoever did it."""
    query = select(func.count()).where(AuditRow.subject == subject, AuditRow.action == action, AuditRow.at > moment)
    return db.scalar(query) or 0


def latest_by_others(
    db: Db, person_id: int, actions: Collection[str], subjects: Collection[str], limit: int
) -> list[AuditRow]:
    """What known people but this one did of these actions to these subjects, the latest first."""
    query = select(AuditRow).where(
        AuditRow.action.in_(list(actions)),
        AuditRow.subject.in_(list(subjects)),
        AuditRow.person_id.is_not(None),
        AuditRow.person_id != person_id,
    )
    return list(db.scalars(query.order_by(AuditRow.id.desc()).limit(limit)))
