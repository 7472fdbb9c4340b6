"""The leaders are asked about a regular meeting that the rhythm has moved off a holiday, once for each such day."""

from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_date, long_moment
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Screen
from handlers.sessions.buttons import SESSION
from handlers.sessions.notifications import leaders_in, subject_of
from handlers.sessions.rhythm import texts
from handlers.sessions.rhythm.buttons import MONTHLY
from handlers.sessions.rhythm.laying import plan_of
from handlers.sessions.rhythm.rules import MonthPlan
from handlers.sessions.texts import MOVE
from storage.people import Person
from storage.rhythms import rhythms
from storage.sessions import Session, SessionKind, planned_between

KIND = "off_the_holiday"


def moved_due(work: Work) -> Iterator[DueNotice]:
    ahead = planned_between(work.db, work.now, work.now + work.policy.planning.monthly_ahead)
    laid = [one for one in ahead if one.month is not None and one.kind == SessionKind.REGULAR and one.version == 1]
    known = {one.cell_id: one for one in rhythms(work.db)} if laid else {}
    moved = []
    for session in laid:
        if session.cell_id in known and session.month is not None:
            plan = plan_of(work, known[session.cell_id], session.month)
            if plan.moved_from and session.starts_at.astimezone(work.zone).date() == plan.regular:
                moved.append((session, plan))
    heads = leaders_in(work, {one.cell_id for one, _ in moved}) if moved else {}
    for session, plan in moved:
        make = partial(_screen, work, session, plan)
        for person in heads[session.cell_id]:
            yield DueNotice(person.id, subject_of(session), plan.regular.isoformat(), make, session.starts_at)


def _screen(work: Work, session: Session, plan: MonthPlan, leader: Person) -> Screen:
    assert plan.moved_from is not None
    text = texts.ASK_HOLIDAY.format(
        theme=session.theme, meant=long_date(plan.moved_from), start=long_moment(session.starts_at, work.zone)
    )
    rows = ((MONTHLY.choice(session, texts.KEEP_DAY, "keep"),), (SESSION.choice(session, MOVE, "move"),))
    return Screen(text, rows)


DUE = (Reminder(KIND, moved_due),)
