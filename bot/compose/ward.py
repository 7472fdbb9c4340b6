"""What looks at the cells from above, put together in one place: digests, and signs of mere form."""

from collections.abc import Callable

from handlers.context import Work
from handlers.ward.digests.conversation import FEATURE as DIGESTS
from handlers.ward.digests.tick import send_digests
from handlers.ward.places.conversation import FEATURE as PLACES
from handlers.ward.places.noting import note_places
from handlers.ward.searching.conversation import FEATURE as SEARCHING
from handlers.ward.signs.conversation import FEATURE as SIGNS
from handlers.ward.signs.tick import look_for_signs
from handlers.ward.skills.conversation import FEATURE as SKILLS
from handlers.ward.skills.lessons import send_lessons

TICKS: tuple[Callable[[Work], int], ...] = (send_digests, look_for_signs, note_places, send_lessons)
FEATURES = (DIGESTS, SEARCHING, PLACES, SKILLS, SIGNS)
