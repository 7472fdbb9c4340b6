"""What belongs to a meeting beside its log, put together in one place."""

from collections.abc import Callable

from bot.yearplan import Feature
from handlers.book.conversation import DIALOGS as BOOK_DIALOGS
from handlers.book.conversation import Books
from handlers.chairing.conversation import DIALOGS as CHAIRING_DIALOGS
from handlers.chairing.conversation import Chairs
from handlers.chairing.tick import mind_meetings
from handlers.context import Work
from handlers.dialogs import Dialogs
from handlers.documents.conversation import DIALOGS as DOCUMENT_DIALOGS
from handlers.documents.conversation import Documents
from handlers.documents.tick import remind_of_minutes
from handlers.feedback.conversation import DIALOGS as FEEDBACK_DIALOGS
from handlers.feedback.conversation import Feedbacks
from handlers.sittings.conversation import DIALOGS as SITTING_DIALOGS
from handlers.sittings.conversation import Sittings

DIALOGS = (*DOCUMENT_DIALOGS, *CHAIRING_DIALOGS, *BOOK_DIALOGS, *FEEDBACK_DIALOGS, *SITTING_DIALOGS)
TICKS: tuple[Callable[[Work], int], ...] = (remind_of_minutes, mind_meetings)


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Chairs(dialogs), Documents(dialogs), Books(dialogs), Feedbacks(dialogs), Sittings(dialogs))
