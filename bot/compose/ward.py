"""What looks at the cells from above."""

from handlers.ward.digests import chores as digest_chores
from handlers.ward.digests import due as digests
from handlers.ward.digests.conversation import FEATURE as DIGESTS
from handlers.ward.places import noting
from handlers.ward.places.conversation import FEATURE as PLACES
from handlers.ward.searching.conversation import FEATURE as SEARCHING
from handlers.ward.signs import chores as sign_chores
from handlers.ward.signs import due as signs
from handlers.ward.signs.conversation import FEATURE as SIGNS
from handlers.ward.skills import due as lessons
from handlers.ward.skills.conversation import FEATURE as SKILLS

FEATURES = (DIGESTS, SEARCHING, PLACES, SKILLS, SIGNS)
CHORES = (*digest_chores.CHORES, *sign_chores.CHORES, *noting.CHORES)
DUE = (*digests.DUE, *signs.DUE, *lessons.DUE)
