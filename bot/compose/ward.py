"""What looks at the cells from above, put together in one place: digests, and signs of mere form."""

from collections.abc import Callable

from bot.compose.sessions import Feature
from handlers.context import Work
from handlers.forms.engine import Forms
from handlers.ward.digests.conversation import Digests
from handlers.ward.digests.tick import send_digests
from handlers.ward.digests.timing import TIMING
from handlers.ward.places.conversation import Places
from handlers.ward.places.noting import note_places
from handlers.ward.searching.conversation import SEARCH, Searching
from handlers.ward.signs.conversation import FEATURE as SIGNS
from handlers.ward.signs.tick import look_for_signs
from handlers.ward.skills.conversation import Skills
from handlers.ward.skills.lessons import send_lessons

DIALOGS = (TIMING, SEARCH)
TICKS: tuple[Callable[[Work], int], ...] = (send_digests, look_for_signs, note_places, send_lessons)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Digests(dialogs), Searching(dialogs), Places(), Skills())


FEATURES = (SIGNS,)
