"""What was raised about a street or an area, without the names of who raised it, and what came of it."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Unit
from storage.search_words import keep_folded


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
