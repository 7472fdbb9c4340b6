"""Visitors are reminded, once for each start of their session."""

from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Choice, Screen
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import subject_of
from handlers.sessions.visits import rules, texts
from handlers.sessions.visits.pages import page_text, visit_button
from storage.people import Person
from storage.preparation import materials_of
from storage.sessions import SessionState
from storage.visits import Visit, visits_between


def visits_due(work: Work) -> Iterator[DueNotice]:
    before = work.policy.planning.visit_reminder
    for visit in visits_between(work.db, work.now, work.now + before):
        start = visit.session.starts_at
        if visit.session.state == SessionState.PLANNED and rules.reminder_due(start, work.now, before):
            make = partial(_screen, work, visit)
            yield DueNotice(visit.visitor_id, subject_of(visit.session), start.isoformat(), make, start)


def _screen(work: Work, visit: Visit, visitor: Person) -> Screen:
    session = visit.session
    rows: list[tuple[Choice, ...]] = [(visit_button(session, visit, texts.OPEN, "view"),)]
    files = [one for one in materials_of(work.db, session.id) if one.shared_at is not None]
    if files:
        rows.append((PREPARATION.choice(session, texts.FILES.format(count=len(files)), "get"),))
    return Screen(texts.REMINDER.format(page=page_text(work, session, visit)), tuple(rows))


DUE = (Reminder("visit_reminder", visits_due),)
