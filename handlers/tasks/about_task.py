"""What forms about one task have in common: which task, and how it was when they were opened."""

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.tasks.labels import short_label
from storage.tasks import Task, task_with_parts

NAMED = 60


class AboutTask(FormData):
    """`version` is the task's."""

    task_id: int = 0
    version: int = 0


def task_of(context: Context, draft: Draft[AboutTask]) -> Task:
    """The task that a form is about. It is never deleted. Raises NoResultFound before one is chosen."""
    return task_with_parts(context.db, draft.data.task_id)


def subject_of(task: Task) -> str:
    return f"task:{task.id}"


def named(context: Context, draft: Draft[AboutTask]) -> tuple[str, ...]:
    """What the questions of a form about a task name."""
    return (short_label(task_of(context, draft), NAMED),)
