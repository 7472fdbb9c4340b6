"""What belongs to sessions before they are held: the schedule, the year's plan, preparing, who comes, who visits."""

from typing import Protocol

from handlers.forms.stated import Handler
from handlers.sessions.approval import due as deciding
from handlers.sessions.approval.conversation import FEATURE as APPROVAL
from handlers.sessions.attendance import due as attendance
from handlers.sessions.attendance.conversation import FEATURE as ATTENDANCE
from handlers.sessions.calendar.conversation import FEATURE as CALENDAR
from handlers.sessions.plan.conversation import FEATURE as PLAN
from handlers.sessions.plan.workbook import in_sandbox as workbook
from handlers.sessions.preparation import due as preparation
from handlers.sessions.preparation.conversation import FEATURE as PREPARATION
from handlers.sessions.regular.conversation import FEATURE as REGULAR
from handlers.sessions.reminders import due as reminders
from handlers.sessions.visits import due as visits
from handlers.sessions.visits.conversation import FEATURE as VISITS

FEATURES = (CALENDAR, PLAN, APPROVAL, PREPARATION, ATTENDANCE, VISITS, REGULAR)

DUE = (*reminders.DUE, *deciding.DUE, *preparation.DUE, *attendance.DUE, *visits.DUE)

# Who reads a file while it is fetched, by the name that a step asks with (handlers/forms/form.py, Fetch).
READERS = {workbook.READER: workbook.read_apart}


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...
