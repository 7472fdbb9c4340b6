"""The composition of the year's plan: its conversations, and what stands outside of them."""

from typing import Protocol

from handlers.forms.engine import Forms
from handlers.forms.stated import Handler
from handlers.sessions.approval.conversation import DIALOGS as DECIDING
from handlers.sessions.approval.conversation import Deciding
from handlers.sessions.approval.tick import remind_ward
from handlers.sessions.attendance.conversation import Attendance
from handlers.sessions.attendance.tick import follow_calendars, warn_of_too_few
from handlers.sessions.plan.conversation import ADD
from handlers.sessions.plan.workbook import in_sandbox as workbook
from handlers.sessions.plan.year import DIALOGS as PLANS
from handlers.sessions.plan.year import Plans
from handlers.sessions.preparation.conversation import DIALOGS as PREPARING
from handlers.sessions.preparation.conversation import Preparing
from handlers.sessions.preparation.giving_out import give_with_invitation
from handlers.sessions.preparation.tick import remind_of_preparation
from handlers.sessions.visits.conversation import DIALOGS as VISITS
from handlers.sessions.visits.conversation import Visits
from handlers.sessions.visits.tick import remind_visitors

DIALOGS = (ADD, *PLANS, *DECIDING, *PREPARING, *VISITS)

TICKS = (remind_ward, remind_of_preparation, follow_calendars, give_with_invitation, warn_of_too_few, remind_visitors)

# Who reads a file while it is fetched, by the name that a step asks with (handlers/forms/form.py, Fetch).
READERS = {workbook.READER: workbook.read_apart}


class Feature(Protocol):
    """What a feature offers: openings for the entry points of the one conversation, and handlers outside of it."""

    def openings(self) -> list[Handler]: ...

    def handlers(self) -> list[Handler]: ...


def features(dialogs: Forms) -> tuple[Feature, ...]:
    return (Plans(dialogs), Deciding(dialogs), Preparing(dialogs), Attendance(), Visits(dialogs))
