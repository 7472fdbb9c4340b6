"""What belongs to a meeting beside its log, put together in one place."""

from bot.compose.sessions import Feature
from handlers.forms.engine import Forms
from handlers.meetings.book.conversation import DIALOGS as BOOK_DIALOGS
from handlers.meetings.book.conversation import Books
from handlers.meetings.chairing import chores as chairing_chores
from handlers.meetings.chairing import due as chairing
from handlers.meetings.chairing.conversation import DIALOGS as CHAIRING_DIALOGS
from handlers.meetings.chairing.conversation import Chairs
from handlers.meetings.feedback.conversation import DIALOGS as FEEDBACK_DIALOGS
from handlers.meetings.feedback.conversation import Feedbacks
from handlers.meetings.minutes import due as minutes
from handlers.meetings.minutes.conversation import DIALOGS as DOCUMENT_DIALOGS
from handlers.meetings.minutes.conversation import Documents
from handlers.sessions.regular.conversation import DIALOGS as SITTING_DIALOGS
from handlers.sessions.regular.conversation import Sittings

DIALOGS = (*DOCUMENT_DIALOGS, *CHAIRING_DIALOGS, *BOOK_DIALOGS, *FEEDBACK_DIALOGS, *SITTING_DIALOGS)
CHORES = chairing_chores.CHORES
DUE = (*minutes.DUE, *chairing.DUE)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Chairs(dialogs), Documents(dialogs), Books(dialogs), Feedbacks(dialogs), Sittings(dialogs))
