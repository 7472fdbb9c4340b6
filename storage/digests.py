"""Weekly digests: the figures as they were when the digest was made, so that every rendering tells the same numbers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.base import Base


class DigestSnapshot(Base):
    """One immutable set of figures for a unit. `week` is its Monday; `kind` "weekly" or "live" (asked for by hand)."""

    __tablename__ = "digests"
    __table_args__ = (UniqueConstraint("unit_id", "kind", "week", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[str]
    week: Mapped[date]
    at: Mapped[datetime]
    figures: Mapped[dict[str, Any]]


def snapshot_before(session: Session, unit_id: int, week: date) -> DigestSnapshot | None:
    """The latest weekly snapshot of the unit for a week before `week`."""
    query = (
        select(DigestSnapshot)
        .where(DigestSnapshot.unit_id == unit_id, DigestSnapshot.kind == "weekly", DigestSnapshot.week < week)
        .order_by(DigestSnapshot.week.desc(), DigestSnapshot.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def weekly_snapshot(session: Session, unit_id: int, week: date) -> DigestSnapshot | None:
    query = select(DigestSnapshot).where(
        DigestSnapshot.unit_id == unit_id, DigestSnapshot.kind == "weekly", DigestSnapshot.week == week
    )
    return session.scalars(query.order_by(DigestSnapshot.id)).first()


def latest_live(session: Session, unit_id: int) -> DigestSnapshot | None:
    """The latest snapshot of the unit that was asked for by hand."""
    query = select(DigestSnapshot).where(DigestSnapshot.unit_id == unit_id, DigestSnapshot.kind == "live")
    return session.scalars(query.order_by(DigestSnapshot.at.desc()).limit(1)).first()
