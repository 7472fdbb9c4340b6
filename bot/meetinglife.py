"""What belongs to a meeting beside its log, put together in one place: chairing, documents."""

from collections.abc import Callable

from bot.yearplan import Feature
from handlers.chairing.conversation import DIALOGS as CHAIRING_DIALOGS
from handlers.chairing.conversation import Chairs
from handlers.chairing.tick import mind_meetings
from handlers.context import Work
from handlers.dialogs import Dialogs
from handlers.documents.conversation import DIALOGS as DOCUMENT_DIALOGS
from handlers.documents.conversation import Documents
from handlers.documents.tick import remind_of_minutes

DIALOGS = (*DOCUMENT_DIALOGS, *CHAIRING_DIALOGS)
TICKS: tuple[Callable[[Work], int], ...] = (remind_of_minutes, mind_meetings)


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Chairs(dialogs), Documents(dialogs))
