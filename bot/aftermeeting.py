"""What belongs to the work after a meeting beside the reports, put together in one place: the board, leave, themes, and
one's own book and data.
"""

from collections.abc import Callable

from bot.yearplan import Feature
from handlers.board.conversation import Board
from handlers.context import Work
from handlers.dialogs import Dialogs
from handlers.leave.conversation import LEAVE, Leaves
from handlers.privacy.conversation import DIALOGS as PRIVACY_DIALOGS
from handlers.privacy.conversation import Privacy
from handlers.privacy.tick import remind_requests
from handlers.retention.tick import drop_abandoned_drafts, empty_old_bodies
from handlers.tasks.helping import pass_on_help
from handlers.themes.conversation import ASSESS, Themes

DIALOGS = (LEAVE, ASSESS, *PRIVACY_DIALOGS)
TICKS: tuple[Callable[[Work], int], ...] = (pass_on_help, remind_requests, drop_abandoned_drafts, empty_old_bodies)


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Board(), Leaves(dialogs), Privacy(dialogs), Themes(dialogs))
