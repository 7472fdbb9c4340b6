"""What belongs to the work after a meeting beside the reports, put together in one place: the board, leave, themes, and
one's own book and data.
"""

from collections.abc import Callable

from bot.compose.sessions import Feature
from handlers.context import Work
from handlers.forms.engine import Forms
from handlers.people.leave.conversation import LEAVE, Leaves
from handlers.people.privacy.conversation import DIALOGS as PRIVACY_DIALOGS
from handlers.people.privacy.conversation import Privacy
from handlers.people.privacy.tick import remind_requests
from handlers.people.retention.tick import drop_abandoned_drafts, empty_old_bodies
from handlers.tasks.cell_tasks.conversation import FEATURE as CELL_TASKS
from handlers.tasks.one_task.conversation import FEATURE as ONE_TASK
from handlers.tasks.one_task.escalation import pass_on_help
from handlers.tasks.outcomes.conversation import FEATURE as OUTCOMES
from handlers.tasks.report.conversation import FEATURE as REPORT

FEATURES = (REPORT, ONE_TASK, CELL_TASKS, OUTCOMES)
DIALOGS = (LEAVE, *PRIVACY_DIALOGS)
TICKS: tuple[Callable[[Work], int], ...] = (pass_on_help, remind_requests, drop_abandoned_drafts, empty_old_bodies)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Leaves(dialogs), Privacy(dialogs))
