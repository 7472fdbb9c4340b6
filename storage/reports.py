"""What is asked of the reports on tasks. Their tables stand in storage/tasks.py: task and reports know each other."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from sqlalchemy import bindparam, select
from sqlalchemy.orm import selectinload

from storage.database import Db
from storage.task_changes import TaskChange
from storage.tasks import OPEN_STATES, Report, ReportMedia, Task

HELP_ANSWERED = "answer_help"


def latest_reports(db: Db, task_id: int, limit: int) -> list[Report]:
    """The reports on a task that stand, the latest first."""
    query = (
        select(Report)
        .where(Report.task_id == task_id, Report.withdrawn_at.is_(None))
        .order_by(Report.at.desc(), Report.id.desc())
    )
    return list(db.scalars(query.limit(limit)))


def media_waiting_for(db: Db, unique_id: str) -> list[ReportMedia]:
    """The photos and recordings of saved reports whose file has not come in yet."""
    query = select(ReportMedia).where(ReportMedia.remote_unique_id == unique_id, ReportMedia.file_hash.is_(None))
    return list(db.scalars(query))


# Built once: building a statement costs more than running it.
_COUNTS = (
    select(Report.person_id, Report.count, Report.at)
    .where(Report.task_id == bindparam("task"), Report.count.is_not(None), Report.withdrawn_at.is_(None))
    .order_by(Report.at, Report.id)
)


def counts_reported(db: Db, task_id: int) -> list[tuple[int, Decimal, datetime]]:
    """(person, count, when) of all reports that stand and name a count, the earliest first."""
    rows = db.execute(_COUNTS, {"task": task_id})
    return [(person_id, count, at) for person_id, count, at in rows if count is not None]


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


def reports_by(db: Db, person_id: int) -> list[Report]:
    """What a person has reported of their own parts and not taken back, the latest first."""
    query = select(Report).where(Report.person_id == person_id, Report.withdrawn_at.is_(None))
    return list(db.scalars(query.order_by(Report.id.desc())))


def latest_entered_by(db: Db, person_id: int, task_ids: Collection[int] = ()) -> Report | None:
    """The latest report that a person wrote, for whomever, and that stands; where tasks are named, on one of them. What
    a meeting wrote is none.
    """
    query = select(Report).where(
        Report.entered_by_id == person_id, Report.withdrawn_at.is_(None), Report.draft_id.is_not(None)
    )
    if task_ids:
        query = query.where(Report.task_id.in_(list(task_ids)))
    return db.scalars(query.order_by(Report.at.desc(), Report.id.desc()).limit(1)).first()


def sent_together(db: Db, report: Report) -> list[Report]:
    """The reports that one tap sent, with this one, and that stand."""
    query = select(Report).where(Report.draft_id == report.draft_id, Report.withdrawn_at.is_(None))
    return list(db.scalars(query.order_by(Report.id)))


def reports_on(db: Db, task_ids: Collection[int]) -> list[Report]:
    """The reports on these tasks that stand, with their photos, the earliest first."""
    query = select(Report).where(Report.task_id.in_(list(task_ids)), Report.withdrawn_at.is_(None))
    return list(db.scalars(query.options(selectinload(Report.media)).order_by(Report.id)))


def media_by(db: Db, person_id: int) -> list[ReportMedia]:
    """The photos and recordings of all reports of a person, also of those taken back."""
    query = select(ReportMedia).join(Report, Report.id == ReportMedia.report_id).where(Report.person_id == person_id)
    return list(db.scalars(query.order_by(ReportMedia.id)))
