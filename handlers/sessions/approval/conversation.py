"""Deciding about themes: the queue, one theme, approving by a tap, returning as a form; the calendar."""

from datetime import date

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.approval import steps, texts
from handlers.sessions.approval.pages import calendar_screen, clashing_people, queue_screen, theme_screen
from handlers.sessions.plan.notifications import subject_of
from storage.drafts import DraftState, draft_about
from storage.sessions import Approval, Session, SessionState

RETURN = Form(
    kind="planreturn",
    title=texts.RETURN_TITLE,
    allowed=steps.allowed,
    about=steps.about,
    table=(
        Step("field", steps.ask_field, tapped=steps.tap_field, part="remarks"),
        Step("remark", steps.ask_remark, typed=steps.read_remark, part="remarks"),
    ),
)
DIALOGS = (RETURN,)
_RIGHTS = {"view": Action.SEE_CALENDAR, "approve": Action.DECIDE_PLAN, "return": Action.DECIDE_PLAN}
_THEME = r"^kd:\d{1,15}:\d{1,9}:(?:%s)$"


class Deciding:
    """Where the ward decides."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [*openings_of(menu.DECIDE, self.queue), CallbackQueryHandler(self.send_back, pattern=_THEME % "return")]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.queue, pattern=r"^kd:list$"),
            CallbackQueryHandler(self.calendar, pattern=r"^kd:cal:20\d\d-(?:0[1-9]|1[0-2])$"),
            CallbackQueryHandler(self.view, pattern=_THEME % "view"),
            CallbackQueryHandler(self.approve, pattern=_THEME % "approve"),
            CallbackQueryHandler(self.unknown, pattern=r"^kd:"),
        ]

    async def queue(self, update: Update, context: Context) -> None:
        if not units_where(context.actor, Action.DECIDE_PLAN):
            await toast(update, shared.NOT_YOURS)
            if update.callback_query is None:
                await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        await toast(update)
        await show(update, queue_screen(context.work, context.person))
        return

    async def calendar(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        if not units_where(context.actor, Action.SEE_CALENDAR):
            await toast(update, shared.NOT_YOURS)
            return
        month = date.fromisoformat(update.callback_query.data.split(":")[2] + "-01")
        await toast(update)
        viewings.note_people(context, Action.SEE_CALENDAR, clashing_people(context.work, context.person, month))
        await show(update, calendar_screen(context.work, context.person, month))
        return

    async def view(self, update: Update, context: Context) -> None:
        session = await _checked(update, context)
        if session is not None:
            await toast(update)
            viewings.note(context, Action.SEE_PLAN, f"session:{session.id}")
            await show(update, theme_screen(context.work, session))
        return

    async def approve(self, update: Update, context: Context) -> None:
        session = await _checked(update, context)
        if session is None:
            return
        if session.approval != Approval.WAITING or session.state != SessionState.PLANNED:
            await toast(update, texts.NOT_WAITING)
            return
        steps.approve(context.work, session, context.person)
        await toast(update)
        said = texts.APPROVED.format(theme=session.theme, cell=session.cell.name)
        await show(update, queue_screen(context.work, context.person).under(said))
        return

    async def send_back(self, update: Update, context: Context) -> None:
        """Yêu cầu chỉnh sửa: what waits, and what was approved and has been changed since."""
        session = await _checked(update, context)
        if session is None:
            return None
        if session.approval not in (Approval.WAITING, Approval.APPROVED) or session.state != SessionState.PLANNED:
            await toast(update, texts.NOT_WAITING)
            return None
        subject = subject_of(session)
        known = draft_about(context.db, context.person.id, RETURN.kind, subject)
        if known is not None and known.data.get("plan_version") != session.plan_version:
            known.state = DraftState.DROPPED
            context.db.flush()
        data: dict[str, object] = {"session_id": session.id, "plan_version": session.plan_version}
        return await self._dialogs.open(update, context, RETURN.kind, subject, data)

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


async def _checked(update: Update, context: Context) -> Session | None:
    """The theme of a tapped button; None where the tap was answered: unknown, not theirs to decide, or old."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, version, verb = update.callback_query.data.split(":")
    session = context.db.get(Session, int(session_id))
    if session is None or not context.work.may(_RIGHTS[verb], session.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None
    if int(version) != session.plan_version and verb != "view":
        await toast(update, shared.OLD_BUTTON)
        return None
    return session
