"""The composition of the year's plan: its conversations, and what stands outside of them."""

from typing import Protocol

from handlers.forms.engine import Forms
from handlers.forms.stated import Handler
from handlers.sessions.approval import due as deciding
from handlers.sessions.approval.conversation import DIALOGS as DECIDING
from handlers.sessions.approval.conversation import Deciding
from handlers.sessions.attendance import due as attendance
from handlers.sessions.attendance.conversation import Attendance
from handlers.sessions.plan.conversation import ADD
from handlers.sessions.plan.workbook import in_sandbox as workbook
from handlers.sessions.plan.year import DIALOGS as PLANS
from handlers.sessions.plan.year import Plans
from handlers.sessions.preparation import due as preparation
from handlers.sessions.preparation.conversation import DIALOGS as PREPARING
from handlers.sessions.preparation.conversation import Preparing
from handlers.sessions.reminders import due as reminders
from handlers.sessions.visits import due as visits
from handlers.sessions.visits.conversation import DIALOGS as VISITS
from handlers.sessions.visits.conversation import Visits

DIALOGS = (ADD, *PLANS, *DECIDING, *PREPARING, *VISITS)

DUE = (*reminders.DUE, *deciding.DUE, *preparation.DUE, *attendance.DUE, *visits.DUE)

# Who reads a file while it is fetched, by the name that a step asks with (handlers/forms/form.py, Fetch).
READERS = {workbook.READER: workbook.read_apart}


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Plans(dialogs), Deciding(dialogs), Preparing(dialogs), Attendance(), Visits(dialogs))
