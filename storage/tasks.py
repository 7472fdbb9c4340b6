"""Tasks that a meeting gave to a named member, and the reports on them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, bindparam, select
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.base import Base
from storage.database import Db
from storage.people import Person, Unit
from storage.search_words import keep_folded


class TaskState(StrEnum):
    """The states of Task.state. Overdue is no state: it follows from `due_on` and today."""

    NEW = "new"
    DOING = "doing"
    DONE = "done"
    PARTLY = "partly"
    IN_DIFFICULTY = "in_difficulty"
    RETURNED = "returned"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


HELP_ANSWERED = "answer_help"
OPEN_STATES = (TaskState.NEW, TaskState.DOING, TaskState.PARTLY, TaskState.IN_DIFFICULTY, TaskState.RETURNED)
DONE_STATES = (TaskState.DONE, TaskState.CONFIRMED)


class Task(Base):
    """One task: exactly one responsible member. `target` and `done_count` count in `target_unit`, or are None.

    `helpers` is as typed; those of the cell among them are `TaskHelper` rows. `asked_due_on` is the new day that is
    asked for and not answered yet.
    `conclusion` is the position of the meeting's conclusion that it carries out; None where it names none.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_assignee_id_state", "assignee_id", "state"),
        Index("ix_tasks_cell_id_state_due_on", "cell_id", "state", "due_on"),
        Index("ix_tasks_cell_id_done_at", "cell_id", "done_at", "state", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    position: Mapped[int] = mapped_column(default=1)
    conclusion: Mapped[int | None]
    content: Mapped[str]
    assignee_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    helpers: Mapped[str] = mapped_column(default="")
    due_on: Mapped[date] = mapped_column(index=True)
    expected: Mapped[str] = mapped_column(default="")
    target: Mapped[int | None]
    target_unit: Mapped[str] = mapped_column(default="")
    done_count: Mapped[int | None]
    state: Mapped[str] = mapped_column(default=TaskState.NEW)
    version: Mapped[int] = mapped_column(default=1)
    folded: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    asked_due_on: Mapped[date | None]
    assignee: Mapped[Person] = relationship()
    cell: Mapped[Unit] = relationship()
    reports: Mapped[list["Report"]] = relationship(back_populates="task", order_by="Report.id")
    parts: Mapped[list["TaskHelper"]] = relationship(back_populates="task", order_by="TaskHelper.id")


keep_folded(Task, "content", "expected")


def _cell_of_task(context: DefaultExecutionContext) -> int:
    task_id = context.get_current_parameters()["task_id"]  # type: ignore[no-untyped-call]
    return int(context.connection.scalar(select(Task.cell_id).where(Task.id == task_id)) or 0)


class Report(Base):
    """What a member reported on a task. `draft_id` is unique: a draft becomes one report, sent however often;
    None for what a meeting wrote.

    `count` is of one's own part, all in all. `help_wanted` says from whom and what for; `pair_place`, where it is not
    None, that the first and the last photo are before and after, taken there. One taken back is `withdrawn_at`.
    `cell_id` is the task's, kept here so that a city's reports are counted without looking up each task.
    """

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_task_id_at", "task_id", "at"),
        Index("ix_reports_cell_id_at", "cell_id", "at", "withdrawn_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), default=_cell_of_task)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[str]
    count: Mapped[int | None]
    done_text: Mapped[str] = mapped_column(default="")
    cause_kind: Mapped[str | None]
    cause: Mapped[str] = mapped_column(default="")
    responsibility: Mapped[str] = mapped_column(default="")
    remedy: Mapped[str] = mapped_column(default="")
    new_due_on: Mapped[date | None]
    help_wanted: Mapped[str] = mapped_column(default="")
    pair_place: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    at: Mapped[datetime] = mapped_column(index=True)
    draft_id: Mapped[int | None] = mapped_column(unique=True)
    task: Mapped[Task] = relationship(back_populates="reports")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    photos: Mapped[list["ReportPhoto"]] = relationship(order_by="ReportPhoto.position", back_populates="report")


class TaskHelper(Base):
    """A member who does a part of somebody else's task, and may report on that part."""

    __tablename__ = "task_helpers"
    __table_args__ = (UniqueConstraint("task_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    person: Mapped[Person] = relationship()
    task: Mapped[Task] = relationship(back_populates="parts")


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


class ReportPhoto(Base):
    """A photo of a report. `file_hash` is None until the download has come in."""

    __tablename__ = "report_photos"
    __table_args__ = (UniqueConstraint("report_id", "remote_unique_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    position: Mapped[int]
    remote_id: Mapped[str]
    remote_unique_id: Mapped[str] = mapped_column(index=True)
    file_hash: Mapped[str | None] = mapped_column(ForeignKey("files.hash"))
    report: Mapped[Report] = relationship(back_populates="photos")


def open_tasks_of(db: Db, person_id: int) -> list[Task]:
    """A person's own tasks that are not done, the earliest due first."""
    return list(db.scalars(_OPEN_OF, {"person": person_id}))


def tasks_of_cell(db: Db, cell_id: int) -> list[Task]:
    return list(db.scalars(select(Task).where(Task.cell_id == cell_id).order_by(Task.due_on, Task.id)))


def tasks_of_meeting(db: Db, meeting_id: int) -> list[Task]:
    """The tasks that a meeting gave, in their order."""
    return list(db.scalars(select(Task).where(Task.meeting_id == meeting_id).order_by(Task.position, Task.id)))


def open_tasks_of_cell(db: Db, cell_id: int) -> list[Task]:
    """The cell's tasks that are not done, the earliest due first."""
    query = select(Task).where(Task.cell_id == cell_id, Task.state.in_(OPEN_STATES)).order_by(Task.due_on, Task.id)
    return list(db.scalars(query))


def latest_done_of(db: Db, person_id: int, limit: int) -> list[Task]:
    """A person's own tasks that are done, the latest done first."""
    query = (
        select(Task)
        .where(Task.assignee_id == person_id, Task.state.in_(DONE_STATES))
        .order_by(Task.done_at.desc(), Task.id.desc())
    )
    return list(db.scalars(query.limit(limit)))


def latest_reports(db: Db, task_id: int, limit: int) -> list[Report]:
    """The reports on a task that stand, the latest first."""
    query = (
        select(Report)
        .where(Report.task_id == task_id, Report.withdrawn_at.is_(None))
        .order_by(Report.at.desc(), Report.id.desc())
    )
    return list(db.scalars(query.limit(limit)))


def photos_waiting_for(db: Db, unique_id: str) -> list[ReportPhoto]:
    """The photos of saved reports whose file has not come in yet."""
    query = select(ReportPhoto).where(ReportPhoto.remote_unique_id == unique_id, ReportPhoto.file_hash.is_(None))
    return list(db.scalars(query))


def open_tasks_due_by(db: Db, day: date) -> list[Task]:
    """All tasks that are not done and due on or before `day`, the earliest due first."""
    query = select(Task).where(Task.state.in_(OPEN_STATES), Task.due_on <= day).order_by(Task.due_on, Task.id)
    return list(db.scalars(query))


def helped_tasks_of(db: Db, person_id: int) -> list[Task]:
    """The tasks that are not done and of which a person does a part, the earliest due first."""
    return list(db.scalars(_HELPED_OF, {"person": person_id}))


def helpers_of(db: Db, task_id: int) -> list[Person]:
    query = select(Person).join(TaskHelper, TaskHelper.person_id == Person.id).where(TaskHelper.task_id == task_id)
    return list(db.scalars(query.order_by(TaskHelper.id)))


# Built once: they are asked several times for each tap, and building a statement costs more than running it.
_OPEN_OF = (
    select(Task)
    .where(Task.assignee_id == bindparam("person"), Task.state.in_(OPEN_STATES))
    .order_by(Task.due_on, Task.id)
)
_HELPED_OF = (
    select(Task)
    .join(TaskHelper, TaskHelper.task_id == Task.id)
    .where(TaskHelper.person_id == bindparam("person"), Task.state.in_(OPEN_STATES))
    .order_by(Task.due_on, Task.id)
)
_COUNTS = (
    select(Report.person_id, Report.count, Report.at)
    .where(Report.task_id == bindparam("task"), Report.count.is_not(None), Report.withdrawn_at.is_(None))
    .order_by(Report.at, Report.id)
)


def is_helper(task: Task, person_id: int) -> bool:
    return any(part.person_id == person_id for part in task.parts)


def counts_reported(db: Db, task_id: int) -> list[tuple[int, int, datetime]]:
    """(person, count, when) of all reports that stand and name a count, the earliest first."""
    rows = db.execute(_COUNTS, {"task": task_id})
    return [(person_id, count, at) for person_id, count, at in rows if count is not None]


def changes_of(db: Db, task_id: int) -> list[TaskChange]:
    """What was done to a task and not taken back, the earliest first."""
    query = select(TaskChange).where(TaskChange.task_id == task_id, TaskChange.undone_at.is_(None))
    return list(db.scalars(query.order_by(TaskChange.id)))


def unanswered_calls(db: Db, before: datetime) -> list[Report]:
    """The reports of before that moment which ask for help that nobody has answered, on tasks that are not done. Of one
    task the latest call counts.
    """
    answered = select(TaskChange.report_id).where(
        TaskChange.deed == HELP_ANSWERED, TaskChange.undone_at.is_(None), TaskChange.report_id.is_not(None)
    )
    query = (
        select(Report)
        .join(Task, Task.id == Report.task_id)
        .where(
            Report.help_wanted != "",
            Report.withdrawn_at.is_(None),
            Report.at <= before,
            Task.state.in_(OPEN_STATES),
            Report.id.not_in(answered),
        )
        .order_by(Report.id)
    )
    return list({report.task_id: report for report in db.scalars(query)}.values())
