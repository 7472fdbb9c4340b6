"""Logging a meeting: the table of its questions, picking the session, and looking at saved minutes."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.form import Form
from handlers.forms.showing import show, toast
from handlers.meetings.log import texts
from handlers.meetings.log.closing import away, signers, unaccented, vote
from handlers.meetings.log.closing.late import LATE
from handlers.meetings.log.closing.summary import last_look
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.shared import over_notes
from handlers.meetings.log.noting import conclusions, entries, opinions, photos, tasks
from handlers.meetings.log.opening import earlier, roll_call, times
from handlers.meetings.log.pages import already_logged, minutes_screen, pick_screen, view_button
from handlers.meetings.log.rules import nearest_first
from handlers.meetings.log.scoring import steps as scoring
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.about_session import named, session_of
from handlers.sessions.meeting_buttons import MEETING
from storage.meetings import latest_of_cells, meeting_of_session
from storage.sessions import Session, SessionState, planned_of_cell

MOST_VIEWED = 3
# The log, in the order in which it is asked and summed up.
SECTIONS = (
    roll_call.SECTION,
    times.SECTION,
    earlier.SECTION,
    opinions.SECTION,
    conclusions.SECTION,
    tasks.SECTION,
    entries.SECTION,
    vote.SECTION,
    scoring.SECTION,
    photos.SECTION,
    away.SECTION,
    unaccented.SECTION,
    signers.SECTION,
)


def _allowed(context: Context, draft: Draft[Logging]) -> bool:
    return context.work.may(Action.LOG_MEETING, session_of(context, draft).cell_id)


def _about(context: Context, draft: Draft[Logging]) -> str:
    return texts.ABOUT.format(theme=session_of(context, draft).theme)


def _names(context: Context, draft: Draft[Logging]) -> tuple[str, ...]:
    dealt_with = earlier.names(context, draft)
    return dealt_with if dealt_with != named(context, draft) else tasks.names(context, draft)


LOG = Form(
    kind="minutes",
    title=texts.TITLE,
    lasting=True,
    data=Logging,
    allowed=_allowed,
    about=_about,
    names=_names,
    table=over_notes((*(question for section in SECTIONS for question in section.table), *last_look(SECTIONS))),
)


async def _pick(update: Update, context: Context) -> None:
    """Show what can be logged. A form that is open stays open until another is chosen."""
    cells = units_where(context.actor, Action.LOG_MEETING)
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
        return
    planned = {session.id: session for cell in cells for session in planned_of_cell(context.db, cell)}
    near = nearest_first([(session.id, session.starts_at) for session in planned.values()], context.now)
    logged = latest_of_cells(context.db, cells, MOST_VIEWED)
    await show(update, pick_screen(context, [planned[number] for number in near], logged), fresh=True)


async def _log(update: Update, context: Context, tap: Tap[Session]) -> None:
    session = tap.row
    meeting = meeting_of_session(context.db, session.id)
    if meeting is not None:
        screen = Screen(already_logged(context.work, meeting), ((view_button(session),),))
        await show(update, screen, fresh=True)
        return None
    near = nearest_first([(session.id, session.starts_at)], context.now)
    if session.state != SessionState.PLANNED or not near:
        return await toast(update, shared.OLD_BUTTON)
    return await open_form(update, context, LOG, f"session:{session.id}", Logging(session_id=session.id))


async def _view(update: Update, context: Context, tap: Tap[Session]) -> None:
    meeting = meeting_of_session(context.db, tap.row.id)
    if meeting is None:
        return await toast(update, shared.OLD_BUTTON)
    viewings.note(context, Action.SEE_MINUTES, f"session:{tap.row.id}")
    page = tap.number()
    await show(update, minutes_screen(context.work, meeting, page or 0), fresh=page is None)
    return None


FEATURE = Feature(
    forms=(LOG, LATE),
    menu={menu.MINUTES: _pick},
    buttons=(MEETING.on("log", _log, Action.LOG_MEETING), MEETING.on("view", _view, Action.SEE_MINUTES)),
    handlers=(photos.FETCHED,),
)
