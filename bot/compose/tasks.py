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
from handlers.tasks.cell_tasks.conversation import Board
from handlers.tasks.one_task import due as calls_for_help
from handlers.tasks.outcomes.conversation import ASSESS, Themes

DIALOGS = (LEAVE, ASSESS, *PRIVACY_DIALOGS)
CHORES = retention_chores.CHORES
DUE = (*calls_for_help.DUE, *requests.DUE, *old_drafts.DUE)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Board(), Leaves(dialogs), Privacy(dialogs), Themes(dialogs))
