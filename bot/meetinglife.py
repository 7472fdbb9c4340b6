"""What belongs to a meeting beside its log, put together in one place: documents."""

from collections.abc import Callable

from bot.yearplan import Feature
from handlers.context import Work
from handlers.dialogs import Dialogs
from handlers.documents.conversation import DIALOGS as DOCUMENT_DIALOGS
from handlers.documents.conversation import Documents
from handlers.documents.tick import remind_of_minutes

DIALOGS = (*DOCUMENT_DIALOGS,)
TICKS: tuple[Callable[[Work], int], ...] = (remind_of_minutes,)


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Documents(dialogs),)
