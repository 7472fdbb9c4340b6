"""What belongs to a meeting beside its log, put together in one place."""

from bot.compose.sessions import Feature
from handlers.forms.engine import Forms
from handlers.meetings.book.conversation import FEATURE as BOOK
from handlers.meetings.chairing import chores as chairing_chores
from handlers.meetings.chairing import due as chairing
from handlers.meetings.chairing.conversation import FEATURE as CHAIRING
from handlers.meetings.feedback.conversation import FEATURE as FEEDBACK
from handlers.meetings.log.conversation import FEATURE as LOG
from handlers.meetings.minutes import due as minutes
from handlers.meetings.minutes.conversation import FEATURE as DOCUMENTS
from handlers.sessions.regular.conversation import DIALOGS as SITTING_DIALOGS
from handlers.sessions.regular.conversation import Sittings

DIALOGS = SITTING_DIALOGS
CHORES = chairing_chores.CHORES
DUE = (*minutes.DUE, *chairing.DUE)
FEATURES = (CHAIRING, LOG, DOCUMENTS, BOOK, FEEDBACK)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Sittings(dialogs),)
