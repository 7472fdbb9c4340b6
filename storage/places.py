"""What was raised about a street or an area, without the names of who raised it, and what came of it."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, exists, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.meetings import Meeting, Opinion
from storage.people import Unit
from storage.search_words import keep_folded
from storage.tasks import DONE_STATES, Task


class PlaceMatter(Base):
    """One matter about one place, raised at a meeting. `place` is as it was written, `place_key` as it is compared
    (folded); `content` names nobody. Open until `closed_on`; `task_id` is the task that is to settle it, if any.
    """

    __tablename__ = "place_matters"
    __table_args__ = (
        UniqueConstraint("meeting_id", "position"),
        Index("ix_place_matters_cell_id_raised_on", "cell_id", "raised_on"),
        Index("ix_place_matters_place_key", "place_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int]
    place: Mapped[str]
    place_key: Mapped[str]
    content: Mapped[str]
    field: Mapped[str] = mapped_column(default="")
    raised_on: Mapped[date]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"), index=True)
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    folded: Mapped[str] = mapped_column(default="")
    cell: Mapped[Unit] = relationship()


keep_folded(PlaceMatter, "place")


class PlaceTold(Base):
    """That a cell was told of another cell's matter about the same place, so that it is told once."""

    __tablename__ = "place_told"
    __table_args__ = (UniqueConstraint("matter_id", "cell_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    matter_id: Mapped[int] = mapped_column(ForeignKey("place_matters.id"))
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    at: Mapped[datetime]


def matters_of_cells(db: Db, cell_ids: Collection[int], since: date) -> list[PlaceMatter]:
    """What was raised in these cells since a day or is open still, the latest first."""
    query = select(PlaceMatter).where(
        PlaceMatter.cell_id.in_(list(cell_ids)), (PlaceMatter.raised_on >= since) | PlaceMatter.closed_on.is_(None)
    )
    return list(db.scalars(query.order_by(PlaceMatter.raised_on.desc(), PlaceMatter.id.desc())))


def open_matters_elsewhere(db: Db, cell_id: int) -> list[PlaceMatter]:
    """What is still open in all other cells, in the order in which it was noted."""
    query = select(PlaceMatter).where(PlaceMatter.closed_on.is_(None), PlaceMatter.cell_id != cell_id)
    return list(db.scalars(query.order_by(PlaceMatter.id)))


def meetings_to_note(db: Db, since: datetime, limit: int) -> list[Meeting]:
    """The meetings that began at `since` or later, at which a place was spoken of, whose matters are not noted yet."""
    said = exists().where(Opinion.meeting_id == Meeting.id, Opinion.place != "")
    noted = exists().where(PlaceMatter.meeting_id == Meeting.id)
    query = select(Meeting).where(Meeting.started_at >= since, said, ~noted)
    return list(db.scalars(query.order_by(Meeting.id).limit(limit)))


def settled_matters(db: Db) -> list[tuple[int, datetime]]:
    """(matter, when its task was done) of the open matters whose task is done."""
    query = select(PlaceMatter.id, Task.done_at).join(Task, Task.id == PlaceMatter.task_id)
    settled = query.where(PlaceMatter.closed_on.is_(None), Task.state.in_(DONE_STATES), Task.done_at.is_not(None))
    return [(matter_id, done_at) for matter_id, done_at in db.execute(settled) if done_at is not None]


def close_matter(db: Db, matter_id: int, day: date) -> None:
    """By itself: nobody has closed it."""
    db.execute(update(PlaceMatter).where(PlaceMatter.id == matter_id).values(closed_on=day))


def was_told(db: Db, matter_id: int, cell_id: int) -> bool:
    """Whether the cell has been told of another cell's matter."""
    query = select(PlaceTold.id).where(PlaceTold.matter_id == matter_id, PlaceTold.cell_id == cell_id)
    return db.scalar(query) is not None
