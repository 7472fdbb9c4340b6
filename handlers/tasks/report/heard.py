"""A sentence typed where a report asks for the task, or how far it is: what it says of the tasks asked about."""

from collections.abc import Sequence
from datetime import datetime

from handlers.tasks.report.data import ReportData
from handlers.tasks.understanding import Ambiguous, OpenTask, Understood, understand
from handlers.tasks.understanding.matching import best, fits
from handlers.tasks.understanding.words import parts_of
from storage.tasks import Task


def hear(tasks: Sequence[Task], words: str, now: datetime) -> Understood | Ambiguous | None:
    """What is said of one of these tasks, or of several alike; None where it is no report. `now` is local."""
    meant = understand(words, [_open(one) for one in tasks], (), now)
    return meant if isinstance(meant, Understood | Ambiguous) else None


def named_among(tasks: Sequence[Task], words: str) -> list[int]:
    """The ids of those whose name is typed, or a part of it: several where they cannot be told apart."""
    found = fits(parts_of(words), [_open(one) for one in tasks])
    return [one.task.id for one in best([one for one in found if one.named])]


def ids_of(heard: Understood | Ambiguous) -> list[int]:
    return [heard.task_id] if isinstance(heard, Understood) else list(heard.task_ids)


def spoken_in(heard: Understood | Ambiguous) -> ReportData:
    """The answers that were told in it."""
    return ReportData(
        understood=True,
        work=heard.words,
        result=heard.result,
        count=heard.count,
        added=heard.added,
        in_all=heard.in_all,
        new_due=heard.new_due,
    )


def _open(task: Task) -> OpenTask:
    return OpenTask(task.id, task.content, task.expected, task.target, task.target_unit, task.due_on)
