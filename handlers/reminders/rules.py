"""When what is due may leave: pure decisions."""

from datetime import datetime
from enum import Enum
from zoneinfo import ZoneInfo

from handlers.screens.quiet_hours import is_quiet, quiet_span
from handlers.settings.section import QuietHours


class Night(Enum):
    """What becomes of a reminder in the quiet hours.

    `ASK_AGAIN`: nothing is written; when they are over, its feature is asked anew what is due. `LEAVE_LATER`: it is
    written, because it tells of this very moment, and leaves when they are over. `AT_ONCE`: somebody is in the middle
    of what it speaks of.
    """

    ASK_AGAIN = "ask_again"
    LEAVE_LATER = "leave_later"
    AT_ONCE = "at_once"


def leaves_at(night: Night, now: datetime, quiet: QuietHours, zone: ZoneInfo) -> datetime | None:
    """When what is written now would leave; None where nothing is to be written now."""
    if night is Night.AT_ONCE or not is_quiet(now, quiet, zone):
        return now
    return quiet_span(now, quiet, zone)[1] if night is Night.LEAVE_LATER else None


def in_time(leaves: datetime, expires_at: datetime | None) -> bool:
    """Whether what leaves then is of any use still."""
    return expires_at is None or leaves < expires_at
