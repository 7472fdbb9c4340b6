"""The rhythm of each cell: the day of the month on which it meets, said once; its meetings are rows of `sessions`."""

import datetime as dt
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Unit
from storage.sessions import Session, SessionState


class Rhythm(Base):
    """The day is the month's `number`-th (a short month's last), or, where that is 0, its `nth` `weekday` (0 is Monday;
    `nth` −1: its last). Both meetings are at `place`, `minute` minutes after midnight; the committee meets
    `committee_before` days earlier (0: it has no meeting of its own).
    """

    __tablename__ = "rhythms"

    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    number: Mapped[int]
    nth: Mapped[int]
    weekday: Mapped[int]
    minute: Mapped[int]
    place: Mapped[str]
    committee_before: Mapped[int]
    set_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    set_at: Mapped[datetime]
    cell: Mapped[Unit] = relationship()

    @property
    def at(self) -> dt.time:
        return dt.time(*divmod(self.minute, 60))


def rhythm_of(db: Db, cell_id: int) -> Rhythm | None:
    return db.get(Rhythm, cell_id)


def rhythms(db: Db) -> list[Rhythm]:
    """The rhythms of all cells that are in use."""
    return list(db.scalars(select(Rhythm).join(Unit).where(Unit.dissolved_at.is_(None)).order_by(Rhythm.cell_id)))


def monthly_sessions(db: Db, cell_ids: Collection[int], first: date, last: date) -> list[Session]:
    """The meetings that the rhythms of these cells have laid for the months from `first` to `last` (their first days),
    whatever became of them.
    """
    query = (
        select(Session)
        .where(Session.cell_id.in_(list(cell_ids)), Session.month >= first, Session.month <= last)
        .order_by(Session.month, Session.starts_at, Session.id)
    )
    return list(db.scalars(query))


def laid_ahead(db: Db, cell_id: int, now: datetime) -> list[Session]:
    """The meetings still ahead that the rhythm has laid and nobody has moved or called off."""
    query = select(Session).where(
        Session.cell_id == cell_id,
        Session.month.is_not(None),
        Session.state == SessionState.PLANNED,
        Session.starts_at > now,
        Session.version == 1,
    )
    return list(db.scalars(query.order_by(Session.starts_at)))
