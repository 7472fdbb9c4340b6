"""Tasks that a meeting gave to a named member, and the reports on them."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from storage.base import Base
from storage.people import Person, Unit


class TaskState(StrEnum):
    """The states of Task.state. Overdue is no state: it follows from `due_on` and today."""

    NEW = "new"
    DOING = "doing"
    DONE = "done"
    PARTLY = "partly"
    IN_DIFFICULTY = "in_difficulty"


OPEN_STATES = (TaskState.NEW, TaskState.DOING, TaskState.PARTLY, TaskState.IN_DIFFICULTY)


class CauseKind(StrEnum):
    """Whether what hindered lay outside (khách quan) or with oneself (chủ quan)."""

    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"


class Task(Base):
    """One task: exactly one responsible member. `target` and `done_count` count in `target_unit`, or are None."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_assignee_id_state", "assignee_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cell_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"), index=True)
    position: Mapped[int] = mapped_column(default=1)
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
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    assignee: Mapped[Person] = relationship()
    cell: Mapped[Unit] = relationship()
    reports: Mapped[list["Report"]] = relationship(back_populates="task", order_by="Report.id")


class Report(Base):
    """What a member reported on a task. `draft_id` is unique: a draft becomes one report, sent however often."""

    __tablename__ = "reports"
    __table_args__ = (Index("ix_reports_task_id_at", "task_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
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
    at: Mapped[datetime] = mapped_column(index=True)
    draft_id: Mapped[int] = mapped_column(unique=True)
    task: Mapped[Task] = relationship(back_populates="reports")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    entered_by: Mapped[Person] = relationship(foreign_keys=[entered_by_id])
    photos: Mapped[list["ReportPhoto"]] = relationship(order_by="ReportPhoto.position")


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


def open_tasks_of(session: Session, person_id: int) -> list[Task]:
    """A person's own tasks that are not done, the earliest due first."""
    query = (
        select(Task).where(Task.assignee_id == person_id, Task.state.in_(OPEN_STATES)).order_by(Task.due_on, Task.id)
    )
    return list(session.scalars(query))


def tasks_of_cell(session: Session, cell_id: int) -> list[Task]:
    return list(session.scalars(select(Task).where(Task.cell_id == cell_id).order_by(Task.due_on, Task.id)))


def tasks_of_meeting(session: Session, meeting_id: int) -> list[Task]:
    """The tasks that a meeting gave, in their order."""
    return list(session.scalars(select(Task).where(Task.meeting_id == meeting_id).order_by(Task.position, Task.id)))


def open_tasks_of_cell(session: Session, cell_id: int) -> list[Task]:
    """The cell's tasks that are not done, the earliest due first."""
    query = select(Task).where(Task.cell_id == cell_id, Task.state.in_(OPEN_STATES)).order_by(Task.due_on, Task.id)
    return list(session.scalars(query))


def latest_done_of(session: Session, person_id: int, limit: int) -> list[Task]:
    """A person's own tasks that are done, the latest done first."""
    query = (
        select(Task)
        .where(Task.assignee_id == person_id, Task.state == TaskState.DONE)
        .order_by(Task.done_at.desc(), Task.id.desc())
    )
    return list(session.scalars(query.limit(limit)))


def latest_reports(session: Session, task_id: int, limit: int) -> list[Report]:
    """The reports on a task, the latest first."""
    query = select(Report).where(Report.task_id == task_id).order_by(Report.at.desc(), Report.id.desc())
    return list(session.scalars(query.limit(limit)))


def photos_waiting_for(session: Session, unique_id: str) -> list[ReportPhoto]:
    """The photos of saved reports whose file has not come in yet."""
    query = select(ReportPhoto).where(ReportPhoto.remote_unique_id == unique_id, ReportPhoto.file_hash.is_(None))
    return list(session.scalars(query))


def report_of_draft(session: Session, draft_id: int) -> Report | None:
    return session.scalar(select(Report).where(Report.draft_id == draft_id))


def open_tasks_due_by(session: Session, day: date) -> list[Task]:
    """All tasks that are not done and due on or before `day`, the earliest due first."""
    query = select(Task).where(Task.state.in_(OPEN_STATES), Task.due_on <= day).order_by(Task.due_on, Task.id)
    return list(session.scalars(query))
