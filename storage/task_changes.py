"""What was done to tasks: by whom, when and why, so that it can be taken back."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person
from storage.tasks import Task


class TaskChange(Base):
    """One deed done to a task (a word of handlers/tasks/life.py): by whom, when, why. `before` is how the task stood:
    its state, done_count, done_at, due_on, asked_due_on and assignee_id, by which it can be taken back.
    """

    __tablename__ = "task_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), index=True)
    deed: Mapped[str]
    to_state: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(default="")
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    before: Mapped[dict[str, Any]]
    undone_at: Mapped[datetime | None]
    task: Mapped[Task] = relationship()
    by: Mapped[Person] = relationship()


def changes_of(db: Db, task_id: int) -> list[TaskChange]:
    """What was done to a task and not taken back, the earliest first."""
    query = select(TaskChange).where(TaskChange.task_id == task_id, TaskChange.undone_at.is_(None))
    return list(db.scalars(query.order_by(TaskChange.id)))
