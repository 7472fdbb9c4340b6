"""What looks at the cells from above, put together in one place: digests, and signs of mere form."""

from bot.compose.sessions import Feature
from handlers.forms.engine import Forms
from handlers.ward.digests import chores as digest_chores
from handlers.ward.digests import due as digests
from handlers.ward.digests.conversation import Digests
from handlers.ward.digests.timing import TIMING
from handlers.ward.places import noting
from handlers.ward.places.conversation import Places
from handlers.ward.searching.conversation import SEARCH, Searching
from handlers.ward.signs import chores as sign_chores
from handlers.ward.signs import due as signs
from handlers.ward.signs.conversation import FEATURE as SIGNS
from handlers.ward.skills import due as lessons
from handlers.ward.skills.conversation import Skills

DIALOGS = (TIMING, SEARCH)
CHORES = (*digest_chores.CHORES, *sign_chores.CHORES, *noting.CHORES)
DUE = (*digests.DUE, *signs.DUE, *lessons.DUE)


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Digests(dialogs), Searching(dialogs), Places(), Skills())


FEATURES = (SIGNS,)
