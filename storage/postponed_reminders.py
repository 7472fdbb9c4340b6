"""That somebody asked to be reminded of a task again later."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base
from storage.database import Db
from storage.tasks import OPEN_STATES, Task


class Snooze(Base):
    """That somebody asked to be reminded of a task again at a certain moment."""

    __tablename__ = "task_snoozes"
    __table_args__ = (UniqueConstraint("task_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    until: Mapped[datetime]
    asked_at: Mapped[datetime]


def snooze_of(db: Db, task_id: int, person_id: int) -> Snooze | None:
    return db.scalar(select(Snooze).where(Snooze.task_id == task_id, Snooze.person_id == person_id))


def snoozes_among(db: Db, task_ids: Collection[int]) -> dict[int, Snooze]:
    """Until when the assignees of these tasks asked to be left alone, by task id."""
    query = (
        select(Snooze)
        .join(Task, Task.id == Snooze.task_id)
        .where(Snooze.task_id.in_(list(task_ids)), Snooze.person_id == Task.assignee_id)
    )
    return {one.task_id: one for one in db.scalars(query)}


def open_tasks_snoozed(db: Db, since: datetime, until: datetime) -> list[Task]:
    """The tasks that are not done and whose assignee asked to be reminded at a moment in (since, until]."""
    query = (
        select(Task)
        .join(Snooze, Snooze.task_id == Task.id)
        .where(
            Task.state.in_(OPEN_STATES),
            Snooze.person_id == Task.assignee_id,
            Snooze.until > since,
            Snooze.until <= until,
        )
        .order_by(Task.due_on, Task.id)
    )
    return list(db.scalars(query))
