"""What belongs to the work after a meeting beside the reports, put together in one place: the board, leave, themes, and
one's own book and data.
"""

from bot.compose.sessions import Feature
from handlers.forms.engine import Forms
from handlers.people.leave.conversation import LEAVE, Leaves
from handlers.people.privacy import due as requests
from handlers.people.privacy.conversation import DIALOGS as PRIVACY_DIALOGS
from handlers.people.privacy.conversation import Privacy
from handlers.people.retention import chores as retention_chores
from handlers.people.retention import due as old_drafts
from handlers.tasks.cell_tasks.conversation import FEATURE as CELL_TASKS
from handlers.tasks.one_task import due as calls_for_help
from handlers.tasks.one_task.conversation import FEATURE as ONE_TASK
from handlers.tasks.outcomes.conversation import FEATURE as OUTCOMES
from handlers.tasks.report.conversation import FEATURE as REPORT

FEATURES = (REPORT, ONE_TASK, CELL_TASKS, OUTCOMES)
DIALOGS = (LEAVE, *PRIVACY_DIALOGS)
CHORES = retention_chores.CHORES
DUE = (*calls_for_help.DUE, *requests.DUE, *old_drafts.DUE)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Leaves(dialogs), Privacy(dialogs))
