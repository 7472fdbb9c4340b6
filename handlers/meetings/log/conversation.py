"""Logging a meeting: the table of its steps, picking the session, and looking at saved minutes.

Buttons outside the form are `m:<session id>:log` and `m:<session id>:view[:<page>]`.
"""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.meetings.log import (
    assignments,
    conclusions,
    earlier_tasks,
    opinions,
    photos,
    roll_call,
    shared_notes,
    summary,
    texts,
    times,
    which_helper,
)
from handlers.meetings.log.pages import already_logged, minutes_screen, pick_screen, view_button
from handlers.meetings.log.rules import nearest_first
from handlers.meetings.log.scoring import steps as scoring
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from storage.meetings import latest_of_cells, meeting_of_session
from storage.sessions import Session, SessionState, planned_of_cell

_STEPS = (
    Step("rollcall", roll_call.ask_roll_call, roll_call.tap_roll_call, roll_call.read_roll_call, part="rollcall"),
    Step("absence", roll_call.ask_absence, roll_call.tap_absence, roll_call.read_absence, part="rollcall"),
    Step("guests", roll_call.ask_guests, roll_call.tap_guests, roll_call.read_guests, part="guests"),
    Step("time", times.ask_start, times.tap_start, times.read_start, part="time"),
    Step("end", times.ask_end, times.tap_end, times.read_end, part="time"),
    Step("earlier", earlier_tasks.ask_earlier, earlier_tasks.tap_earlier, part="earlier"),
    Step("deal", earlier_tasks.ask_deal, earlier_tasks.tap_deal, part="earlier"),
    Step("deal_cause", earlier_tasks.ask_cause, typed=earlier_tasks.read_cause, part="earlier"),
    Step(
        "deal_responsibility",
        earlier_tasks.ask_responsibility,
        earlier_tasks.tap_responsibility,
        earlier_tasks.read_responsibility,
        part="earlier",
    ),
    Step("deal_remedy", earlier_tasks.ask_remedy, typed=earlier_tasks.read_remedy, part="earlier"),
    *earlier_tasks.NEW_DUE.steps("earlier"),
    Step(
        "opinions",
        opinions.ask_opinions,
        opinions.tap_opinions,
        opinions.read_opinions,
        pictured=photos.take_photo,
        part="opinions",
    ),
    opinions.WHO.step("opinions"),
    Step("speaker", opinions.ask_speaker, opinions.tap_speaker, opinions.read_speaker, part="opinions"),
    Step("opinion_place", opinions.ask_place, opinions.tap_place, opinions.read_place, part="opinions"),
    Step("opinion", opinions.ask_opinion, typed=opinions.read_opinion, part="opinions"),
    Step("speakers", opinions.ask_speakers, opinions.tap_speakers, opinions.read_speakers, part="speakers"),
    Step(
        "conclusion",
        conclusions.ask_conclusion,
        conclusions.tap_conclusion,
        conclusions.read_conclusion,
        pictured=photos.take_photo,
        part="conclusion",
    ),
    Step(
        "tasks",
        assignments.ask_tasks,
        assignments.tap_tasks,
        assignments.read_tasks,
        pictured=photos.take_photo,
        part="tasks",
    ),
    Step("task", assignments.ask_task, typed=assignments.read_task, part="tasks"),
    Step("of_conclusion", assignments.ask_conclusion_of, assignments.tap_conclusion_of, part="tasks"),
    Step("assignee", assignments.ask_assignee, assignments.tap_assignee, assignments.read_assignee, part="tasks"),
    Step("helpers", assignments.ask_helpers, assignments.tap_helpers, assignments.read_helpers, part="tasks"),
    Step("helper", which_helper.ask_helper, which_helper.tap_helper, part="tasks"),
    *assignments.DUE.steps("tasks"),
    Step("expected", assignments.ask_expected, assignments.tap_expected, assignments.read_expected, part="tasks"),
    Step("target", assignments.ask_target, assignments.tap_target, assignments.read_count, part="tasks"),
    Step("vote", conclusions.ask_vote, conclusions.tap_vote, conclusions.read_vote, part="vote"),
    Step("vote_rest", conclusions.ask_rest, conclusions.tap_rest, conclusions.read_rest, part="vote"),
    Step("score", scoring.ask_score, scoring.tap_score, scoring.read_score, part="score"),
    Step("criterion", scoring.ask_criterion, scoring.tap_criterion, scoring.read_criterion, part="score"),
    Step("summary", summary.ask_summary, summary.tap_summary, pictured=photos.take_photo),
)
LOG = Form(
    kind="minutes",
    title=texts.TITLE,
    allowed=summary.allowed,
    about=summary.about,
    table=tuple(shared_notes.shared(step) for step in _STEPS),
)
MOST_VIEWED = 3


class Minutes:
    """Where logging a meeting and looking at its minutes start."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.MINUTES, self.pick), CallbackQueryHandler(self.log, pattern=r"^m:\d{1,15}:log$")]

    def handlers(self) -> list[Handler]:
        """What shows without a conversation, so that one that is open stays as it is."""
        return [
            CallbackQueryHandler(self.view, pattern=r"^m:\d{1,15}:view(?::\d{1,3})?$"),
            CallbackQueryHandler(self.unknown, pattern=r"^m:"),
            *photos.MeetingPhotos().handlers(),
        ]

    async def pick(self, update: Update, context: Context) -> None:
        """Show what can be logged. A form that is open stays open until another is chosen."""
        cells = units_where(context.actor, Action.LOG_MEETING)
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        planned = {one.id: one for cell in cells for one in planned_of_cell(context.db, cell)}
        near = nearest_first([(one.id, one.starts_at) for one in planned.values()], context.now)
        logged = latest_of_cells(context.db, cells, MOST_VIEWED)
        await show(update, pick_screen(context, [planned[number] for number in near], logged), fresh=True)
        return

    async def log(self, update: Update, context: Context) -> None:
        session = await _permitted(update, context, Action.LOG_MEETING)
        if session is None:
            return None
        meeting = meeting_of_session(context.db, session.id)
        if meeting is not None:
            await toast(update)
            screen = Screen(already_logged(context.work, meeting), ((view_button(session.id),),))
            await show(update, screen, fresh=True)
            return None
        near = nearest_first([(session.id, session.starts_at)], context.now)
        if session.state != SessionState.PLANNED or not near:
            await toast(update, shared.OLD_BUTTON)
            return None
        data: dict[str, object] = {"session_id": session.id}
        return await self._dialogs.open(update, context, LOG.kind, f"session:{session.id}", data)

    async def view(self, update: Update, context: Context) -> None:
        session = await _permitted(update, context, Action.SEE_MINUTES)
        if session is None:
            return
        meeting = meeting_of_session(context.db, session.id)
        if meeting is None:
            await toast(update, shared.OLD_BUTTON)
            return
        await toast(update)
        subject = f"session:{session.id}"
        viewings.note(context, Action.SEE_MINUTES, subject)
        page = _parts(update)[3:]
        await show(update, minutes_screen(context.work, meeting, int(page[0]) if page else 0), fresh=not page)
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _parts(update: Update) -> list[str]:
    assert update.callback_query is not None and update.callback_query.data is not None
    return update.callback_query.data.split(":")


async def _permitted(update: Update, context: Context, action: Action) -> Session | None:
    """The session of a tapped button, if it is there and the person may; otherwise the tap is answered."""
    session = context.db.get(Session, int(_parts(update)[1]))
    if session is None or not context.work.may(action, session.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None
    return session
