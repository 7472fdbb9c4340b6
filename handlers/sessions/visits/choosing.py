"""The forms about one visit: choosing who goes, handing over."""

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Next, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.language import answers
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens.screen import Screen
from handlers.sessions.about_session import AboutSession, named, session_of
from handlers.sessions.visits import assigning, texts
from handlers.sessions.visits.pages import page, page_text, visitors
from storage.people import Person
from storage.sessions import Session, SessionState
from storage.visits import visit_of_session


class ChosenVisitor(AboutSession):
    """`visit_id`: the visit that was planned when the form was opened, 0 for none."""

    visit_id: int = 0
    visitor_id: int = 0


class HandingOver(ChosenVisitor):
    reason: str = ""


def may_hand_over(context: Context, session: Session) -> bool:
    visit = visit_of_session(context.db, session.id)
    return context.work.may(Action.MAKE_VISIT, session.cell_id, visit.visitor_id if visit is not None else None)


def _outdated(context: Context, draft: Draft[ChosenVisitor]) -> bool:
    """Whether the visit is no longer the one that the form was opened on, or the session is over."""
    session = session_of(context, draft)
    visit = visit_of_session(context.db, session.id)
    changed = (visit.id if visit is not None else 0) != draft.data.visit_id
    return changed or session.state != SessionState.PLANNED or session.starts_at <= context.now


def _who(context: Context, draft: Draft[ChosenVisitor]) -> Markup:
    session = session_of(context, draft)
    visit = visit_of_session(context.db, session.id)
    return texts.ASK_WHO.format(page=page_text(context.work, session, visit))


def _people(context: Context, draft: Draft[ChosenVisitor]) -> list[Person]:
    return visitors(context.work, session_of(context, draft).cell_id)


def _problem(context: Context, draft: Draft[ChosenVisitor], visitor_id: int) -> Markup | None:
    if _outdated(context, draft):
        return None
    session, work = session_of(context, draft), context.work
    person = work.db.get_one(Person, visitor_id)
    visit = visit_of_session(work.db, session.id)
    if visit is not None and visit.visitor_id == visitor_id:
        return texts.SAME.format(name=called(work.db, person))
    if (other := assigning.clash(work, session, person)) is None:
        return None
    start = long_moment(other.starts_at, work.zone)
    return texts.BUSY.format(name=called(work.db, person), cell=other.cell.name, start=start)


def _choose(context: Context, draft: Draft[ChosenVisitor]) -> Outcome:
    if _outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session, work = session_of(context, draft), context.work
    visitor = work.db.get_one(Person, draft.data.visitor_id)
    assigning.notify_assigned(work, session, assigning.assign(work, session, visitor, context.person), context.person)
    return Finish(page(work, session, context.person, texts.CHOSEN.format(name=called(work.db, visitor))))


def _then_why(context: Context, draft: Draft[HandingOver]) -> Outcome:
    return Finish(Screen(texts.CHANGED_MEANWHILE)) if _outdated(context, draft) else Next("reason")


def _hand_over(context: Context, draft: Draft[HandingOver]) -> Outcome:
    if _outdated(context, draft):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    session, work, reason = session_of(context, draft), context.work, draft.data.reason
    visitor = work.db.get_one(Person, draft.data.visitor_id)
    if assigning.clash(work, session, visitor) is not None:
        return Next("who", texts.CHANGED_MEANWHILE)
    visit = assigning.assign(work, session, visitor, context.person, reason)
    assigning.notify_handed_over(work, session, visit, context.person, reason)
    return Finish(page(work, session, context.person, texts.HANDED.format(name=called(work.db, visitor))))


CHOOSE = Form(
    kind="visit",
    title=texts.CHOOSE_TITLE,
    data=ChosenVisitor,
    allowed=lambda context, draft: context.work.may(Action.PLAN_VISITS, session_of(context, draft).cell_id),
    about=lambda context, draft: texts.CHOOSE_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(OnePerson("who", _who, field="visitor_id", people=_people, check=_problem, then=_choose),),
)
HAND_OVER = Form(
    kind="visithand",
    title=texts.HAND_TITLE,
    data=HandingOver,
    allowed=lambda context, draft: may_hand_over(context, session_of(context, draft)),
    about=lambda context, draft: texts.HAND_ABOUT.format(theme=session_of(context, draft).theme),
    names=named,
    table=(
        OnePerson("who", _who, field="visitor_id", people=_people, check=_problem, then=_then_why),
        TypedWords("reason", texts.ASK_REASON, limit=answers.SHORT, then=_hand_over),
    ),
)
