"""What forms about one task have in common: which task, and how it was when they were opened."""

from sqlalchemy.orm import joinedload

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from storage.tasks import Task

# What the person is to the task is asked next.
_WITH_PARTS = (joinedload(Task.parts),)


class AboutTask(FormData):
    """`version` is the task's."""

    task_id: int = 0
    version: int = 0


def task_of(context: Context, draft: Draft[AboutTask]) -> Task:
    """The task that a form is about. It is never deleted. Raises NoResultFound before one is chosen."""
    return context.db.get_one(Task, draft.data.task_id, options=_WITH_PARTS)


def subject_of(task: Task) -> str:
    return f"task:{task.id}"
