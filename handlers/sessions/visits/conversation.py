"""Visits: the list (/lichdu), one session, and the forms that plan and hand over."""

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
from handlers.sessions.visits import steps, texts
from handlers.sessions.visits.pages import list_screen, page, visitors_listed
from storage.drafts import DraftState, draft_about
from storage.sessions import Session, SessionState
from storage.visits import Visit, visit_of_session

CHOOSE = Form(
    kind="visit",
    title=texts.CHOOSE_TITLE,
    allowed=steps.may_plan,
    about=steps.about_choosing,
    table=(Step("who", steps.ask_who, tapped=steps.tap_who, typed=steps.read_who),),
)
HAND_OVER = Form(
    kind=steps.HAND_OVER,
    title=texts.HAND_TITLE,
    allowed=steps.may_hand_over,
    about=steps.about_handing,
    table=(
        Step("who", steps.ask_who, tapped=steps.tap_who, typed=steps.read_who),
        Step("reason", steps.ask_reason, typed=steps.read_reason),
    ),
)
EVENLY = Form(
    kind="visitseven",
    title=texts.EVENLY_TITLE,
    allowed=steps.may_divide,
    about=steps.about_dividing,
    table=(Step("sure", steps.ask_evenly, tapped=steps.tap_evenly),),
)
DIALOGS = (CHOOSE, HAND_OVER, EVENLY)
_BUTTON = r"^kv:\d{1,15}:\d{1,15}:(?:%s)$"


class Visits:
    """Where visits are looked at and planned."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.VISITS, self.list),
            CallbackQueryHandler(self.form, pattern=_BUTTON % "who|hand"),
            CallbackQueryHandler(self.evenly, pattern=r"^kv:evenly$"),
        ]

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.list, pattern=r"^kv:list$"),
            CallbackQueryHandler(self.view, pattern=_BUTTON % "view"),
            CallbackQueryHandler(self.unknown, pattern=r"^kv:"),
        ]

    async def list(self, update: Update, context: Context) -> None:
        if not units_where(context.actor, Action.SEE_CALENDAR):
            await toast(update, shared.NOT_YOURS)
            if update.callback_query is None:
                await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        await toast(update)
        viewings.note_people(context, Action.SEE_CALENDAR, visitors_listed(context.work, context.person))
        await show(update, list_screen(context.work, context.person))
        return

    async def view(self, update: Update, context: Context) -> None:
        session, visit, _ = await _checked(update, context)
        if session is not None:
            await toast(update)
            viewings.note_people(context, Action.SEE_CALENDAR, [visit.visitor_id] if visit is not None else [])
            await show(update, page(context.work, session))
        return

    async def form(self, update: Update, context: Context) -> None:
        """A button that begins choosing or handing over."""
        session, visit, verb = await _checked(update, context)
        if session is None:
            return None
        if session.state != SessionState.PLANNED or session.starts_at <= context.now:
            await toast(update, shared.OLD_BUTTON)
            return None
        kind, subject = (CHOOSE.kind if verb == "who" else HAND_OVER.kind), f"session:{session.id}"
        visit_id = visit.id if visit is not None else 0
        known = draft_about(context.db, context.person.id, kind, subject)
        if known is not None and known.data.get("visit_id") != visit_id:
            known.state = DraftState.DROPPED
            context.db.flush()
        data: dict[str, object] = {"session_id": session.id, "visit_id": visit_id}
        return await self._dialogs.open(update, context, kind, subject, data)

    async def evenly(self, update: Update, context: Context) -> None:
        if not units_where(context.actor, Action.PLAN_VISITS):
            await toast(update, shared.NOT_YOURS)
            return None
        return await self._dialogs.open(update, context, EVENLY.kind)

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


async def _checked(update: Update, context: Context) -> tuple[Session | None, Visit | None, str]:
    """The session of a tapped button, its visit and the verb; None where the tap was answered: unknown, not theirs, or
    the visit is another by now.
    """
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, visit_id, verb = update.callback_query.data.split(":")
    session = context.db.get(Session, int(session_id))
    visit = visit_of_session(context.db, session.id) if session is not None else None
    if session is None or not _may(context, session, visit, verb):
        await toast(update, shared.NOT_YOURS)
        return None, None, verb
    if verb != "view" and int(visit_id) != (visit.id if visit is not None else 0):
        await toast(update, shared.OLD_BUTTON)
        return None, None, verb
    return session, visit, verb


def _may(context: Context, session: Session, visit: Visit | None, verb: str) -> bool:
    owner = visit.visitor_id if visit is not None else None
    match verb:
        case "who":
            return context.work.may(Action.PLAN_VISITS, session.cell_id)
        case "hand":
            return context.work.may(Action.MAKE_VISIT, session.cell_id, owner)
    return context.work.may(Action.SEE_CALENDAR, session.cell_id) or context.work.may(
        Action.MAKE_VISIT, session.cell_id, owner
    )
