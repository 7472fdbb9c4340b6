"""A quiet word to the chair when a step of the running meeting runs over."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from handlers.context import Work
from handlers.meetings.chairing import texts
from handlers.meetings.chairing.card.card import step_progress
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.reminders.rules import Night
from handlers.screens.screen import Screen
from storage.chairing import Chairing, running
from storage.outbox import Lane
from storage.people import Person

# A word that comes this late is of no use any more.
WORD_LIVES = timedelta(minutes=5)


def overruns_due(work: Work) -> Iterator[DueNotice]:
    """One word for each time that a step is on."""
    for meeting in running(work.db):
        if step_progress(meeting, work).over:
            slot = f"{meeting.position}:{int(meeting.step_since.timestamp())}"
            make = partial(_screen, work, meeting)
            yield DueNotice(meeting.chair_id, f"session:{meeting.session_id}", slot, make, work.now + WORD_LIVES)


def _screen(work: Work, meeting: Chairing, chair: Person) -> Screen:
    over, title = step_progress(meeting, work).over, meeting.agenda[meeting.position]["title"]
    rest = meeting.agenda[meeting.position + 1 :]
    if not rest:
        return Screen(texts.ON_AIR_LAST.format(title=title, over=over))
    minutes = sum(int(step["minutes"]) for step in rest)
    return Screen(texts.ON_AIR.format(title=title, over=over, rest=len(rest), minutes=minutes))


# The chair is in the middle of it.
DUE = (Reminder("chairing", overruns_due, night=Night.AT_ONCE, on_leave=True, lane=Lane.PERSON),)
