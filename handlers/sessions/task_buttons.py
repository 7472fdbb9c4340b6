"""The buttons of tasks. Reminders show them, so they stand below the wing of tasks (handlers/tasks/buttons.py)."""

from handlers.forms.buttons import Buttons
from storage.tasks import Task

TASK = Buttons(
    "t", Task, unit=lambda task: task.cell_id, owner=lambda task: task.assignee_id, version=lambda task: task.version
)
