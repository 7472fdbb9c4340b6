"""Tasks that a meeting gave to a named member, and the reports on them."""

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, and_, bindparam, case, func, or_, select
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from storage.base import Base
from storage.database import Db
from storage.meetings import Meeting
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
    target: Mapped[Decimal | None]
    target_unit: Mapped[str] = mapped_column(default="")
    done_count: Mapped[Decimal | None]
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


class MediaKind(StrEnum):
    """What goes with a report. The words are those of Telegram's messages."""

    PHOTO = "photo"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO_NOTE = "video_note"


class Report(Base):
    """What a member reported on a task. A draft becomes one report on a task, sent however often; `draft_id`
    is None for what a meeting wrote.

    `count` is of one's own part, all in all. `help_wanted` says from whom and what for; `pair_place`, where it is not
    None, that the first and the last photo are before and after, taken there. One taken back is `withdrawn_at`.
    `cell_id` is the task's, kept here so that a city's reports are counted without looking up each task.
    """

    __tablename__ = "reports"
    __table_args__ = (
        Index("ix_reports_task_id_at", "task_id", "at"),
        Index("ix_reports_cell_id_at", "cell_id", "at", "withdrawn_at"),
        UniqueConstraint("draft_id", "task_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), default=_cell_of_task)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[str]
    count: Mapped[Decimal | None]
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
    draft_id: Mapped[int | None]
    task: Mapped[Task] = relationship(back_populates="reports")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    media: Mapped[list["ReportMedia"]] = relationship(order_by="ReportMedia.position", back_populates="report")

    @property
    def photos(self) -> list["ReportMedia"]:
        return [one for one in self.media if one.kind == MediaKind.PHOTO]

    @property
    def recordings(self) -> list["ReportMedia"]:
        return [one for one in self.media if one.kind != MediaKind.PHOTO]


class TaskHelper(Base):
    """A member who does a part of somebody else's task, and may report on that part."""

    __tablename__ = "task_helpers"
    __table_args__ = (UniqueConstraint("task_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    person: Mapped[Person] = relationship()
    task: Mapped[Task] = relationship(back_populates="parts")


class ReportMedia(Base):
    """A photo or a recording of a report, `seconds` long. `file_hash` is None until the download has come in."""

    __tablename__ = "report_media"
    __table_args__ = (UniqueConstraint("report_id", "remote_unique_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    kind: Mapped[str] = mapped_column(default=MediaKind.PHOTO)
    position: Mapped[int]
    seconds: Mapped[int] = mapped_column(default=0)
    remote_id: Mapped[str]
    remote_unique_id: Mapped[str] = mapped_column(index=True)
    file_hash: Mapped[str | None] = mapped_column(ForeignKey("files.hash"))
    report: Mapped[Report] = relationship(back_populates="media")


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


def open_tasks_due_by(db: Db, day: date) -> list[Task]:
    """All tasks that are not done and due on or before `day`, the earliest due first."""
    query = select(Task).where(Task.state.in_(OPEN_STATES), Task.due_on <= day).order_by(Task.due_on, Task.id)
    return list(db.scalars(query))


def helped_tasks_of(db: Db, person_id: int) -> list[Task]:
    """The tasks that are not done and of which a person does a part, the earliest due first."""
    return list(db.scalars(_HELPED_OF, {"person": person_id}))


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


# What the person is to the task is asked next.
_WITH_PARTS = (joinedload(Task.parts),)


def is_helper(task: Task, person_id: int) -> bool:
    return any(part.person_id == person_id for part in task.parts)


def all_helped_tasks_of(db: Db, person_id: int) -> list[Task]:
    """All tasks of which a person does, or did, a part, whatever their state."""
    query = select(Task).join(TaskHelper, TaskHelper.task_id == Task.id).where(TaskHelper.person_id == person_id)
    return list(db.scalars(query))


def count_waiting(db: Db, session_id: int) -> int:
    """How many tasks that a session gave are reported as done and wait to be confirmed."""
    query = select(func.count()).select_from(Task).join(Meeting, Task.meeting_id == Meeting.id)
    return db.scalar(query.where(Meeting.session_id == session_id, Task.state == TaskState.DONE)) or 0


def count_open_tasks(db: Db, cell_id: int) -> int:
    """How many of the cell's tasks are not done."""
    query = select(func.count()).select_from(Task).where(Task.cell_id == cell_id, Task.state.in_(OPEN_STATES))
    return db.scalar(query) or 0


def task_with_parts(db: Db, task_id: int) -> Task:
    """A task with who helps with it, in one statement. Raises sqlalchemy.exc.NoResultFound."""
    return db.get_one(Task, task_id, options=_WITH_PARTS)


def tasks_of_person(db: Db, person_id: int) -> list[Task]:
    """All tasks of which a person is the assignee, whatever their state."""
    return list(db.scalars(select(Task).where(Task.assignee_id == person_id)))


def tasks_of_meetings(db: Db, meeting_ids: Collection[int]) -> list[Task]:
    """The tasks that these meetings gave, in the order in which they were noted."""
    if not meeting_ids:
        return []
    return list(db.scalars(select(Task).where(Task.meeting_id.in_(list(meeting_ids))).order_by(Task.id)))


def tasks_to_review(db: Db, cell_id: int, since: datetime | None, before: datetime | None) -> list[Task]:
    """The cell's tasks, with their reports, that are open, or were done or given at `since` or later (None: since
    ever), but for those of meetings that began at `before` or later; the earliest due first. One called off is none.
    """
    query = select(Task).where(Task.cell_id == cell_id, Task.state != TaskState.CANCELLED)
    if since is not None:
        query = query.where(or_(Task.state.in_(OPEN_STATES), Task.done_at >= since, Task.created_at >= since))
    if before is not None:
        later = select(Meeting.id).where(Meeting.cell_id == cell_id, Meeting.started_at >= before)
        query = query.where(or_(Task.meeting_id.is_(None), Task.meeting_id.not_in(later)))
    return list(db.scalars(query.options(selectinload(Task.reports)).order_by(Task.due_on, Task.id)))


def count_listed(db: Db, cell_id: int, done_since: datetime) -> int:
    """How many of the cell's tasks are open, or were done at `done_since` or later."""
    return db.scalar(select(func.count()).select_from(Task).where(_listed(cell_id, done_since))) or 0


def listed_tasks(db: Db, cell_id: int, done_since: datetime, today: date, skip: int, limit: int) -> list[Task]:
    """The cell's tasks that are open, or were done at `done_since` or later: first late ones, then
    those in difficulty, open, done; each by due day.
    """
    rank = case(
        (Task.state.in_(DONE_STATES), 3), (Task.due_on < today, 0), (Task.state == TaskState.IN_DIFFICULTY, 1), else_=2
    )
    query = select(Task).where(_listed(cell_id, done_since)).order_by(rank, Task.due_on, Task.id)
    return list(db.scalars(query.offset(skip).limit(limit)))


def _listed(cell_id: int, done_since: datetime) -> ColumnElement[bool]:
    done_lately = and_(Task.state.in_(DONE_STATES), Task.done_at >= done_since)
    return and_(Task.cell_id == cell_id, or_(Task.state.in_(OPEN_STATES), done_lately))
