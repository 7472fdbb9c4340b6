"""The schedule: the list, one session, who comes, and the buttons that answer or change it.

Looking is never too old: "view" and "who" show the session as it is now.
"""

from datetime import timedelta
from typing import Any

from telegram import Update

from handlers.context import Context, Work
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.form import Form
from handlers.forms.showing import show, toast
from handlers.rights import viewings
from handlers.rights.access import Action, Actor, may, units_where
from handlers.screens import menu
from handlers.sessions import texts
from handlers.sessions.about_session import AboutDatedSession, open_as_it_is
from handlers.sessions.audience import may_see
from handlers.sessions.buttons import SESSION
from handlers.sessions.calendar.answering import EXCUSE, Excuse, may_answer, say_yes
from handlers.sessions.calendar.assigning import ASSIGN, Assignment
from handlers.sessions.calendar.calling_off import CANCEL, POSTPONE
from handlers.sessions.calendar.moving import MOVE, Move
from handlers.sessions.calendar.redating import Redating
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import list_screen, page, who_screen
from handlers.sessions.rules import LEADERS_LOOK_BACK, Closed, closed, listed
from storage.people import Person, cells_below
from storage.sessions import Session, planned_from, postponed_of_cell

_FORMS: dict[str, tuple[Form[Any], type[AboutDatedSession]]] = {
    "no": (EXCUSE, Excuse),
    "move": (MOVE, Move),
    "cancel": (CANCEL, Redating),
    "postpone": (POSTPONE, Redating),
    "assign": (ASSIGN, Assignment),
}
CLOSED = {
    Closed.STARTED: texts.STARTED,
    Closed.CANCELLED: texts.CALLED_OFF,
    Closed.POSTPONED: texts.ON_HOLD,
    Closed.HELD: texts.HELD,
}
# What a session that was not held at its time, or waits for a new one, can still become.
_STILL = {Closed.STARTED: ("move", "cancel", "postpone"), Closed.POSTPONED: ("move", "cancel")}


async def _schedule(update: Update, context: Context) -> None:
    await show(update, list_screen(context.work, visible_sessions(context.work, context.person), context.person))


def visible_sessions(work: Work, person: Person) -> list[Session]:
    """The sessions of one's own cell (at the end those that wait for a new date), and for ward people those soon in the
    cells they reach.
    """
    units = units_where(Actor.of(person), Action.SEE_SCHEDULE)
    cells = {person.unit_id} | {cell.id for unit in units for cell in cells_below(work.db, unit)}
    midnight = work.now.astimezone(work.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    leads = may(Actor.of(person), Action.CHANGE_SESSION, work.target(person.unit_id))
    planned = planned_from(work.db, cells, midnight - (LEADERS_LOOK_BACK if leads else timedelta()))
    near = [one for one in planned if listed(one.cell_id == person.unit_id, one.starts_at, work.now, midnight)]
    return [one for one in (*near, *postponed_of_cell(work.db, person.unit_id)) if may_see(work, one, person)]


async def _view(update: Update, context: Context, tap: Tap[Session]) -> None:
    await show(update, page(context.work, tap.row, context.person))


def _may_see(context: Context, session: Session) -> bool:
    return may_see(context.work, session, context.person)


async def _who(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_ANSWERS, subject_of(tap.row))
    await show(update, who_screen(context.work, tap.row, context.person))


async def _yes(update: Update, context: Context, tap: Tap[Session]) -> None:
    if (over := _over(context, tap)) is not None:
        return await toast(update, over)
    if not say_yes(context.work, tap.row, context.person):
        return await toast(update, texts.YES_ALREADY)
    await show(update, page(context.work, tap.row, context.person, texts.YES_SAVED))
    return None


async def _begin(update: Update, context: Context, tap: Tap[Session]) -> None:
    """A button that begins a form about the session."""
    if (over := _over(context, tap)) is not None:
        return await toast(update, over)
    form, data = _FORMS[tap.verb]
    return await open_as_it_is(update, context, form, tap.row, data(session_id=tap.row.id, version=tap.row.version))


def _over(context: Context, tap: Tap[Session]) -> str | None:
    """Why the session takes no answers any more (or changes: those also after its start, where it was not held)."""
    why = closed(tap.row.state, tap.row.starts_at, context.now)
    return None if why is None or tap.verb in _STILL.get(why, ()) else CLOSED[why]


FEATURE = Feature(
    forms=(EXCUSE, MOVE, CANCEL, POSTPONE, ASSIGN),
    menu={menu.SCHEDULE: _schedule},
    buttons=(
        SESSION.on("view", _view, always=True, allowed=_may_see),
        SESSION.on("who", _who, Action.SEE_ANSWERS, always=True),
        SESSION.on("yes", _yes, allowed=may_answer, addressed=True),
        SESSION.on("no", _begin, allowed=may_answer, addressed=True),
        SESSION.on("move", _begin, Action.CHANGE_SESSION),
        SESSION.on("cancel", _begin, Action.CHANGE_SESSION),
        SESSION.on("postpone", _begin, Action.CHANGE_SESSION),
        SESSION.on("assign", _begin, Action.CHANGE_SESSION),
    ),
)
