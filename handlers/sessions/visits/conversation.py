"""Visits: the list (/lichdu), one session, and the buttons that plan and hand over."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.about_session import open_as_it_is
from handlers.sessions.buttons import PLANNER, VISIT
from handlers.sessions.visits.choosing import CHOOSE, HAND_OVER, ChosenVisitor, HandingOver, may_hand_over
from handlers.sessions.visits.dividing import EVENLY
from handlers.sessions.visits.due import DUE
from handlers.sessions.visits.pages import list_screen, page, visitors_listed
from storage.people import Person
from storage.sessions import Session, SessionState
from storage.visits import visit_of_session


async def _list(update: Update, context: Context) -> None:
    if not units_where(context.actor, Action.SEE_CALENDAR):
        await toast(update, shared.NOT_YOURS)
        if update.callback_query is None:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    viewings.note_people(context, Action.SEE_CALENDAR, visitors_listed(context.work, context.person))
    await show(update, list_screen(context.work, context.person))


async def _view(update: Update, context: Context, tap: Tap[Session]) -> None:
    visit = visit_of_session(context.db, tap.row.id)
    viewings.note_people(context, Action.SEE_CALENDAR, [visit.visitor_id] if visit is not None else [])
    await show(update, page(context.work, tap.row, context.person))


def _may_see(context: Context, session: Session) -> bool:
    return context.work.may(Action.SEE_CALENDAR, session.cell_id) or may_hand_over(context, session)


async def _begin(update: Update, context: Context, tap: Tap[Session]) -> None:
    """Choosing who goes, or handing over: while the visit is the one that the button spoke of."""
    session, visit = tap.row, visit_of_session(context.db, tap.row.id)
    visit_id = visit.id if visit is not None else 0
    over = session.state != SessionState.PLANNED or session.starts_at <= context.now
    if over or tap.number() != visit_id:
        return await toast(update, shared.OLD_BUTTON)
    if tap.verb == "who":
        data = ChosenVisitor(session_id=session.id, visit_id=visit_id)
        return await open_as_it_is(update, context, CHOOSE, session, data)
    handing = HandingOver(session_id=session.id, visit_id=visit_id)
    return await open_as_it_is(update, context, HAND_OVER, session, handing)


async def _divide(update: Update, context: Context, tap: Tap[Person]) -> None:
    await open_form(update, context, EVENLY)


def _plans(context: Context, person: Person) -> bool:
    """Whoever plans visits divides their own, whom the list was shown to."""
    return bool(units_where(context.actor, Action.PLAN_VISITS))


FEATURE = Feature(
    due=DUE,
    forms=(CHOOSE, HAND_OVER, EVENLY),
    menu={menu.VISITS: _list},
    buttons=(
        VISIT.on("view", _view, allowed=_may_see),
        VISIT.on("who", _begin, Action.PLAN_VISITS),
        VISIT.on("hand", _begin, allowed=may_hand_over),
        PLANNER.on("evenly", _divide, allowed=_plans),
    ),
)
