"""What belongs to sessions before they are held: the schedule, the year's plan, preparing, who comes, who visits."""

from typing import Protocol

from handlers.forms.stated import Handler
from handlers.sessions.approval.conversation import FEATURE as APPROVAL
from handlers.sessions.approval.tick import remind_ward
from handlers.sessions.attendance.conversation import FEATURE as ATTENDANCE
from handlers.sessions.attendance.tick import follow_calendars, warn_of_too_few
from handlers.sessions.calendar.conversation import FEATURE as CALENDAR
from handlers.sessions.plan.conversation import FEATURE as PLAN
from handlers.sessions.plan.workbook import in_sandbox as workbook
from handlers.sessions.preparation.conversation import FEATURE as PREPARATION
from handlers.sessions.preparation.giving_out import give_with_invitation
from handlers.sessions.preparation.tick import remind_of_preparation
from handlers.sessions.regular.conversation import FEATURE as REGULAR
from handlers.sessions.visits.conversation import FEATURE as VISITS
from handlers.sessions.visits.tick import remind_visitors

FEATURES = (CALENDAR, PLAN, APPROVAL, PREPARATION, ATTENDANCE, VISITS, REGULAR)

TICKS = (remind_ward, remind_of_preparation, follow_calendars, give_with_invitation, warn_of_too_few, remind_visitors)

# Who reads a file while it is fetched, by the name that a step asks with (handlers/forms/form.py, Fetch).
READERS = {workbook.READER: workbook.read_apart}


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...
