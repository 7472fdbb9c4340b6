"""Weekly digests: the figures as they were when the digest was made, so that every rendering tells the same numbers."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db
from storage.units import merged_into


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


def snapshots_before(db: Db, unit_id: int, week: date) -> list[DigestSnapshot]:
    """The latest weekly snapshots of seven days before `week` or earlier: the unit's own, or, where it was made of
    other units since, theirs of that week. Empty where there are none.
    """
    whose = [unit_id, *merged_into(db, unit_id)]
    earlier = (DigestSnapshot.unit_id.in_(whose), DigestSnapshot.kind == "weekly")
    a_week_ago = DigestSnapshot.week <= week - timedelta(days=7)
    latest = db.scalar(select(func.max(DigestSnapshot.week)).where(*earlier, a_week_ago))
    if latest is None:
        return []
    query = select(DigestSnapshot).where(*earlier, DigestSnapshot.week == latest).order_by(DigestSnapshot.id)
    return list(db.scalars(query))


def weekly_ids(db: Db, since: date) -> dict[tuple[int, date], int]:
    """The weekly snapshots of weeks from `since` on: their ids by unit and week."""
    query = select(DigestSnapshot.unit_id, DigestSnapshot.week, DigestSnapshot.id)
    found = db.execute(query.where(DigestSnapshot.kind == "weekly", DigestSnapshot.week >= since))
    return {(unit_id, week): digest_id for unit_id, week, digest_id in found}


def latest_live(db: Db, unit_id: int) -> DigestSnapshot | None:
    """The latest snapshot of the unit that was asked for by hand."""
    query = select(DigestSnapshot).where(DigestSnapshot.unit_id == unit_id, DigestSnapshot.kind == "live")
    return db.scalars(query.order_by(DigestSnapshot.at.desc()).limit(1)).first()
