"""What a cell has chosen for itself, such as whether its group may see the sums of its tasks."""

from sqlalchemy import BigInteger, ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db


class CellGroup(Base):
    """The group chat of a cell that gets the sums of the cell's tasks, turned on by the secretary in that group."""

    __tablename__ = "cell_groups"

    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    channel: Mapped[str]
    chat_id: Mapped[int] = mapped_column(BigInteger)
    sums_on: Mapped[bool] = mapped_column(default=False)


def group_of_cell(db: Db, cell_id: int) -> CellGroup | None:
    return db.get(CellGroup, cell_id)


def group_of_chat(db: Db, chat_id: int) -> CellGroup | None:
    return db.scalars(select(CellGroup).where(CellGroup.chat_id == chat_id)).first()
