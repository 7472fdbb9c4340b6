"""What belongs to a meeting beside its log, put together in one place."""

from collections.abc import Callable

from bot.compose.sessions import Feature
from handlers.context import Work
from handlers.forms.engine import Forms
from handlers.meetings.book.conversation import DIALOGS as BOOK_DIALOGS
from handlers.meetings.book.conversation import Books
from handlers.meetings.chairing.conversation import DIALOGS as CHAIRING_DIALOGS
from handlers.meetings.chairing.conversation import Chairs
from handlers.meetings.chairing.tick import mind_meetings
from handlers.meetings.feedback.conversation import DIALOGS as FEEDBACK_DIALOGS
from handlers.meetings.feedback.conversation import Feedbacks
from handlers.meetings.minutes.conversation import DIALOGS as DOCUMENT_DIALOGS
from handlers.meetings.minutes.conversation import Documents
from handlers.meetings.minutes.tick import remind_of_minutes
from handlers.sessions.regular.conversation import DIALOGS as SITTING_DIALOGS
from handlers.sessions.regular.conversation import Sittings

DIALOGS = (*DOCUMENT_DIALOGS, *CHAIRING_DIALOGS, *BOOK_DIALOGS, *FEEDBACK_DIALOGS, *SITTING_DIALOGS)
TICKS: tuple[Callable[[Work], int], ...] = (remind_of_minutes, mind_meetings)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Chairs(dialogs), Documents(dialogs), Books(dialogs), Feedbacks(dialogs), Sittings(dialogs))
