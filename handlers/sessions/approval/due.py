"""What has waited too long for a decision is told to the ward, once for each term passed."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Choice, Screen
from handlers.sessions.approval import texts
from handlers.sessions.approval.rules import overdue
from handlers.sessions.plan.buttons import CELL_PLAN, QUEUE
from handlers.sessions.plan.notifications import deciders
from handlers.sessions.plan.theme_list import theme_list
from handlers.sessions.plan.year_texts import OPEN_CELL_PLAN, OPEN_QUEUE
from storage.people import Person
from storage.plans import waiting_since
from storage.sessions import Session


def decisions_due(work: Work) -> Iterator[DueNotice]:
    """One a cell and term passed."""
    within = work.policy.planning.decide_within
    batches: dict[tuple[int, int], list[Session]] = defaultdict(list)
    for session in waiting_since(work.db, work.now - within):
        assert session.sent_at is not None
        batches[session.cell_id, overdue(session.sent_at, work.now, within)].append(session)
    for (cell_id, terms), sessions in batches.items():
        slot = f"{sessions[0].id}:{sessions[0].plan_version}#{terms}"
        for person in deciders(work, cell_id):
            yield DueNotice(person.id, f"unit:{cell_id}", slot, partial(_screen, work, sessions))


def _screen(work: Work, sessions: list[Session], decider: Person) -> Screen:
    first = sessions[0]
    assert first.sent_at is not None
    days = (work.now - first.sent_at).days
    text = texts.REMINDER.format(count=len(sessions), cell=first.cell.name, days=days, themes=theme_list(sessions))
    way = Choice(OPEN_QUEUE, QUEUE)
    if len(sessions) > 1:
        way = CELL_PLAN.choice(first.cell, OPEN_CELL_PLAN, "view")
    return Screen(text, ((way,),))


DUE = (Reminder("plan_waiting", decisions_due),)
