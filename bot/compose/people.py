"""Who people are here, how they come in and what is theirs."""

from handlers.people.home.conversation import FEATURE as HOME
from handlers.people.joining.conversation import FEATURE as JOINING
from handlers.people.leave.conversation import FEATURE as LEAVE
from handlers.people.privacy import due as requests
from handlers.people.privacy.conversation import FEATURE as PRIVACY
from handlers.people.retention import chores as retention_chores
from handlers.people.retention import due as old_drafts

FEATURES = (JOINING, LEAVE, PRIVACY, HOME)
CHORES = retention_chores.CHORES
DUE = (*requests.DUE, *old_drafts.DUE)
