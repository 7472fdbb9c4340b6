"""Which steps of preparation are due or late, for their owners and the secretary."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.screen import Screen
from handlers.sessions.buttons import PREPARATION
from handlers.sessions.notifications import leaders_in, subject_of
from handlers.sessions.preparation import rules, texts
from handlers.sessions.preparation.facts import near_sessions, owner_of, sittings
from handlers.sessions.preparation.rules import DueStep, Sitting
from storage.people import Person
from storage.sessions import Session


def steps_due(work: Work) -> Iterator[DueNotice]:
    """One message a step and person; the secretary who owns the step hears it once, as its owner."""
    sessions = near_sessions(work)
    known = sittings(work, sessions)
    heads = leaders_in(work, {one.cell_id for one in sessions})
    for session in sessions:
        sitting, leaders = known[session.id], heads[session.cell_id]
        for step in rules.due_now(work.policy.planning.preparation, sitting, work.now, work.zone):
            owners = owner_of(session, step.step, leaders)
            told = owners if step.who == "owner" else [one for one in leaders if one not in owners]
            make = partial(_screen, work, session, sitting, step, owners)
            yield from (DueNotice(person.id, subject_of(session), step.slot, make) for person in told)


def _screen(
    work: Work, session: Session, sitting: Sitting, due: DueStep, owners: list[Person], person: Person
) -> Screen:
    done = PREPARATION.choice(session, texts.TICK.format(title=due.step.title[:34]), "done", due.step.key)
    page = PREPARATION.choice(session, texts.PREPARE, "view")
    rows = ((page,),) if due.step.key == "preparer" else ((done,), (page,))
    return Screen(_text(work, session, sitting, due, owners), rows)


def _text(work: Work, session: Session, sitting: Sitting, due: DueStep, owners: list[Person]) -> Markup:
    words = {rules.SOON: texts.SOON, rules.OWNER_LATE: texts.OWNER_LATE, rules.LATE: texts.SECRETARY_LATE}[due.tone]
    return words.format(
        title=due.step.title,
        theme=session.theme,
        start=long_moment(session.starts_at, work.zone),
        day=short_date(rules.due_day(due.step, sitting, work.zone)),
        owner=called(work.db, owners[0]) if owners else texts.NOBODY,
    )


DUE = (Reminder("preparation", steps_due),)
