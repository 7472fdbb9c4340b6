"""Dividing the visits evenly: what is saved is what was seen."""

from markupsafe import Markup
from pydantic import Field

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.form import Finish, Form, Outcome, Reject, Step, button
from handlers.forms.pick_member import called
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.visits import assigning, texts
from handlers.sessions.visits.pages import coming, list_screen, start_words, visitors
from storage.people import Person
from storage.sessions import Session, SessionState
from storage.visits import visit_of_session, visits_among


class Proposal(FormData):
    """Who is to go, by session id."""

    visitors: dict[int, int] = Field(default_factory=dict)


def _allowed(context: Context, draft: Draft[Proposal]) -> bool:
    return any(context.work.may(Action.PLAN_VISITS, one.cell_id) for one in coming(context.work, context.person))


def _ask(context: Context, draft: Draft[Proposal]) -> Screen:
    """The proposal is made when it is asked, and kept."""
    work, sessions = context.work, coming(context.work, context.person)
    people = {one.id: one for session in sessions for one in visitors(work, session.cell_id)}
    proposed = draft.data.visitors = assigning.proposal(work, sessions, list(people.values()))
    if not proposed:
        return Screen(texts.NOTHING)
    lines = [
        texts.LINE.format(
            start=start_words(work, one), cell=one.cell.name, visitor=called(work.db, people[proposed[one.id]])
        )
        for one in sessions
        if one.id in proposed
    ]
    text = texts.ASK_EVENLY.format(lines=Markup("\n").join(lines))
    open_ones = len(sessions) - len(visits_among(work.db, [one.id for one in sessions]))
    if open_ones > len(proposed):
        text += texts.LEFT_OUT.format(count=open_ones - len(proposed))
    return Screen(text, ((button(draft, texts.SAVE, "save"),),))


def _save(context: Context, draft: Draft[Proposal], verb: str, argument: str) -> Outcome:
    if verb != "save":
        return Reject(shared.USE_BUTTONS)
    work, count = context.work, 0
    for session_id, visitor_id in draft.data.visitors.items():
        session, visitor = work.db.get_one(Session, session_id), work.db.get_one(Person, visitor_id)
        taken = visit_of_session(work.db, session.id) is not None
        if taken or session.state != SessionState.PLANNED or assigning.clash(work, session, visitor) is not None:
            continue
        assigning.notify_assigned(
            work, session, assigning.assign(work, session, visitor, context.person), context.person
        )
        count += 1
    return Finish(list_screen(work, context.person).under(texts.SAVED.format(count=count)))


EVENLY: Form[Proposal] = Form(
    kind="visitseven",
    title=texts.EVENLY_TITLE,
    data=Proposal,
    allowed=_allowed,
    about=lambda context, draft: texts.EVENLY_ABOUT,
    table=(Step("sure", _ask, tapped=_save),),
)
