"""What belongs to people, put together in one place: the way in, the home menu, leave, and one's own data."""

from collections.abc import Callable

from handlers.context import Work
from handlers.people.home.conversation import FEATURE as HOME
from handlers.people.joining.conversation import FEATURE as JOINING
from handlers.people.leave.conversation import FEATURE as LEAVE
from handlers.people.privacy.conversation import FEATURE as PRIVACY
from handlers.people.privacy.tick import remind_requests
from handlers.people.retention.tick import drop_abandoned_drafts, empty_old_bodies

# Home takes what nobody else understood: its handlers are the last of all.
FEATURES = (JOINING, LEAVE, PRIVACY, HOME)
TICKS: tuple[Callable[[Work], int], ...] = (remind_requests, drop_abandoned_drafts, empty_old_bodies)
