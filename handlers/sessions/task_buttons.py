"""The buttons of tasks. Reminders show them, so they stand below the wing of tasks (handlers/tasks/buttons.py)."""

from handlers.forms.buttons import Buttons
from storage.sessions import Session
from storage.tasks import Task

TASK = Buttons(
    "t", Task, unit=lambda task: task.cell_id, owner=lambda task: task.assignee_id, version=lambda task: task.version
)
# The page of what a session was about and what it gave to do (handlers/tasks/outcomes).
THEME = Buttons("th", Session, unit=lambda session: session.cell_id)
