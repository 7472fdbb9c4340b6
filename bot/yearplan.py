"""The composition of the year's plan: its conversations, and what stands outside of them."""

from typing import Protocol

from handlers.attendance.conversation import Attendance
from handlers.attendance.tick import follow_calendars, warn_of_too_few
from handlers.deciding.conversation import DIALOGS as DECIDING
from handlers.deciding.conversation import Deciding
from handlers.deciding.tick import remind_ward
from handlers.dialogs import Dialogs, Handler
from handlers.planning.conversation import ADD
from handlers.planning.plans import DIALOGS as PLANS
from handlers.planning.plans import Plans
from handlers.planning.workbook import apart as workbook
from handlers.preparing.conversation import DIALOGS as PREPARING
from handlers.preparing.conversation import Preparing
from handlers.preparing.giving import give_with_invitation
from handlers.preparing.tick import remind_of_preparation
from handlers.visits.conversation import DIALOGS as VISITS
from handlers.visits.conversation import Visits
from handlers.visits.tick import remind_visitors

DIALOGS = (ADD, *PLANS, *DECIDING, *PREPARING, *VISITS)

TICKS = (
    remind_ward, remind_of_preparation, follow_calendars, give_with_invitation, warn_of_too_few, remind_visitors,
)  # fmt: skip

# Who reads a file while it is fetched, by the name that a step asks with (handlers/dialog.py, Fetch).
READERS = {workbook.READER: workbook.read_apart}


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...


def features(dialogs: Dialogs) -> tuple[Feature, ...]:
    return (Plans(dialogs), Deciding(dialogs), Preparing(dialogs), Attendance(), Visits(dialogs))
