"""What belongs to the work after a meeting beside the reports, put together in one place: the board and themes."""

from collections.abc import Callable

from bot.compose.sessions import Feature
from handlers.context import Work
from handlers.forms.engine import Forms
from handlers.tasks.cell_tasks.conversation import Board
from handlers.tasks.one_task.escalation import pass_on_help
from handlers.tasks.outcomes.conversation import ASSESS, Themes

DIALOGS = (ASSESS,)
TICKS: tuple[Callable[[Work], int], ...] = (pass_on_help,)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Board(), Themes(dialogs))
