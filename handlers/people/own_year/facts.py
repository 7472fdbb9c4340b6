"""What a year holds of one person: their tasks, those that they helped with, the themes that they presented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from storage.database import Db
from storage.people import Person
from storage.plans import presented_by
from storage.reports import reports_by
from storage.sessions import Session
from storage.tasks import Report, Task, TaskState, all_helped_tasks_of, tasks_of_person


@dataclass(frozen=True)
class DoneTask:
    """A task, with what the person themself reported on it in the year, the earliest first."""

    task: Task
    reports: tuple[Report, ...]


@dataclass(frozen=True)
class OwnYear:
    own: tuple[DoneTask, ...]
    helped: tuple[DoneTask, ...]
    themes: tuple[Session, ...]

    @property
    def empty(self) -> bool:
        return not (self.own or self.helped or self.themes)


def own_year(db: Db, person: Person, year: int, zone: ZoneInfo) -> OwnYear:
    """A task belongs to each year in which it was due, was finished or was reported on."""
    reports = [one for one in reports_by(db, person.id)[::-1] if _year(one.at, zone) == year]
    themes = [one for one in presented_by(db, person.id) if _year(one.starts_at, zone) == year]
    return OwnYear(
        tuple(_of_year(tasks_of_person(db, person.id), reports, year, zone)),
        tuple(_of_year(all_helped_tasks_of(db, person.id), reports, year, zone)),
        tuple(themes),
    )


def years_of(db: Db, person: Person, this_year: int, zone: ZoneInfo) -> list[int]:
    """The years that hold something, and this one; the latest first."""
    tasks = [*tasks_of_person(db, person.id), *all_helped_tasks_of(db, person.id)]
    found = {this_year} | {one.due_on.year for one in tasks}
    found |= {_year(one.at, zone) for one in reports_by(db, person.id)}
    found |= {_year(one.starts_at, zone) for one in presented_by(db, person.id)}
    return sorted((year for year in found if year <= this_year), reverse=True)


def _of_year(tasks: Iterable[Task], reports: Iterable[Report], year: int, zone: ZoneInfo) -> Iterable[DoneTask]:
    by_task: dict[int, list[Report]] = {}
    for one in reports:
        by_task.setdefault(one.task_id, []).append(one)
    for task in sorted(tasks, key=lambda one: (one.due_on, one.id)):
        done = task.done_at is not None and _year(task.done_at, zone) == year
        there = task.due_on.year == year or done or task.id in by_task
        if task.state != TaskState.CANCELLED and there:
            yield DoneTask(task, tuple(by_task.get(task.id, ())))


def _year(moment: datetime, zone: ZoneInfo) -> int:
    return moment.astimezone(zone).year
