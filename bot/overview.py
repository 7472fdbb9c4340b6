"""What looks at the cells from above, put together in one place: digests, and signs of mere form."""

from collections.abc import Callable

from bot.yearplan import Feature
from handlers.context import Work
from handlers.dialogs import Dialogs
from handlers.digests.conversation import Digests
from handlers.digests.tick import send_digests
from handlers.digests.timing import TIMING
from handlers.places.conversation import Places
from handlers.places.noting import note_places
from handlers.searching.conversation import SEARCH, Searching
from handlers.signs.conversation import ANSWER, Signs
from handlers.signs.tick import look_for_signs
from handlers.skills.conversation import Skills
from handlers.skills.lessons import send_lessons

DIALOGS = (TIMING, ANSWER, SEARCH)
TICKS: tuple[Callable[[Work], int], ...] = (send_digests, look_for_signs, note_places, send_lessons)


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Digests(dialogs), Signs(dialogs), Searching(dialogs), Places(), Skills())
