"""The year's plan: where looking at it, changing, sending and taking back begin."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.plan import changing, content, keeping_as_it_is, notifications, sending, steps
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.pages import history_screen, items_of, plan_screen, sendable, theme_screen
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.workbook import steps as filling
from handlers.sessions.plan.workbook import template
from handlers.sessions.plan.workbook import texts as workbook_texts
from storage.drafts import DraftState, draft_about
from storage.people import Unit
from storage.plans import ChangeKind, Remark
from storage.sessions import Approval, Session

CHANGE = Form(
    kind=steps.CHANGE,
    title=texts.CHANGE_TITLE,
    allowed=changing.allowed,
    about=changing.about,
    table=(
        Step("theme", steps.ask_theme, typed=steps.read_theme, part="theme", group="change"),
        Step("field", steps.ask_field, tapped=steps.tap_field, typed=steps.read_field, part="field", group="change"),
        Step("reason", steps.ask_reason, typed=steps.read_reason, part="reason", group="change"),
        Step("area", steps.ask_area, typed=steps.read_area, part="area", group="change"),
        Step("aim", content.ask_aim, typed=content.read_aim, part="aim", group="change"),
        Step("expected", content.ask_expected, typed=content.read_expected, part="expected", group="change"),
        Step("place", steps.ask_place, typed=steps.read_place, part="place", group="change"),
        Step(
            "guests", steps.ask_guests, tapped=steps.tap_guests, typed=steps.read_guests, part="guests", group="change"
        ),
        Step(
            "materials",
            content.ask_materials,
            tapped=content.tap_materials,
            typed=content.read_materials,
            part="materials",
            group="change",
        ),
        Step(
            "practice",
            content.ask_practice,
            tapped=content.tap_practice,
            typed=content.read_practice,
            part="practice",
            group="change",
        ),
        Step("why", changing.ask_why, typed=changing.read_why, part="why", group="summary"),
        Step("summary", changing.ask_review, tapped=changing.tap_review),
    ),
)
KEEP = Form(
    kind="plankeep",
    title=texts.KEEP_TITLE,
    allowed=keeping_as_it_is.allowed,
    about=keeping_as_it_is.about,
    table=(Step("reason", keeping_as_it_is.ask_reason, typed=keeping_as_it_is.read_reason),),
)
SEND = Form(
    kind="plansend",
    title=texts.SEND_TITLE,
    allowed=sending.allowed,
    about=sending.about,
    table=(
        Step("check", sending.ask_check, tapped=sending.tap_check),
        Step("reason", sending.ask_reason, typed=sending.read_reason),
    ),
)
FILL = Form(
    kind="planfill",
    title=workbook_texts.TITLE,
    allowed=filling.allowed,
    about=filling.about,
    table=(
        Step("file", filling.ask_file, sent=filling.take_file, fetched=filling.look_at_file),
        Step("sure", filling.ask_sure, tapped=filling.tap_sure),
    ),
)
DIALOGS = (CHANGE, KEEP, SEND, FILL)
_RIGHTS = {
    "view": Action.SEE_PLAN,
    "past": Action.SEE_PLAN,
    "edit": Action.CHANGE_SESSION,
    "mend": Action.CHANGE_SESSION,
    "keep": Action.CHANGE_SESSION,
    "send": Action.SEND_PLAN,
    "take": Action.SEND_PLAN,
}
_PLAN_RIGHTS = {
    "view": Action.SEE_PLAN,
    "add": Action.REGISTER_SESSION,
    "fill": Action.REGISTER_SESSION,
    "form": Action.REGISTER_SESSION,
    "send": Action.SEND_PLAN,
}
_LOOKING = ("view", "past")
_THEME = r"^k:\d{1,15}:\d{1,9}:(?:%s)(?::\d{1,15})?$"
_PLAN = r"^kp:\d{1,15}:20\d\d:(?:%s)$"


class Plans:
    """Where the plan is looked at, and what its buttons do."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.PLAN, self.plan),
            CallbackQueryHandler(self.form, pattern=_THEME % "edit|mend|keep|send"),
            CallbackQueryHandler(self.plan_form, pattern=_PLAN % "add|send|fill"),
        ]

    def handlers(self) -> list[Handler]:
        """What shows or changes without a conversation."""
        return [
            CallbackQueryHandler(self.look, pattern=_THEME % "view|past"),
            CallbackQueryHandler(self.take_back, pattern=_THEME % "take"),
            CallbackQueryHandler(self.look_at_plan, pattern=_PLAN % "view"),
            CallbackQueryHandler(self.hand_out, pattern=_PLAN % "form"),
            CallbackQueryHandler(self.unknown, pattern=r"^kp?:"),
        ]

    async def plan(self, update: Update, context: Context) -> None:
        cells = sorted(units_where(context.actor, Action.SEND_PLAN))
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        year = context.work.today.year
        if len(cells) == 1:
            await show(update, plan_screen(context.work, cells[0], year), fresh=True)
            return
        names = [(cell, context.db.get_one(Unit, cell).name) for cell in cells]
        choices = one_per_row(Choice(name, f"kp:{cell}:{year}:view") for cell, name in names)
        await show(update, Screen(texts.ASK_CELL, choices), fresh=True)
        return

    async def look_at_plan(self, update: Update, context: Context) -> None:
        cell_id, year, verb = _plan_parts(update)
        if await _may_plan(update, context, cell_id, verb):
            await toast(update)
            await show(update, plan_screen(context.work, cell_id, year))
        return

    async def plan_form(self, update: Update, context: Context) -> None:
        """A button under the plan that begins a form."""
        cell_id, year, verb = _plan_parts(update)
        if not await _may_plan(update, context, cell_id, verb):
            return None
        if verb == "fill":
            return await self._dialogs.open(update, context, FILL.kind, f"cell:{cell_id}", {"cell_id": cell_id})
        if verb == "add":
            return await self._dialogs.open(update, context, steps.ADD, data={"cell_id": cell_id})
        ids = [one.id for one in sendable(items_of(context.work, cell_id, year))]
        if not ids:
            await toast(update, shared.OLD_BUTTON)
            return None
        return await self._open_send(update, context, f"plan:{cell_id}:{year}", cell_id, ids)

    async def hand_out(self, update: Update, context: Context) -> None:
        """The empty workbook, as a file."""
        cell_id, _, verb = _plan_parts(update)
        if await _may_plan(update, context, cell_id, verb):
            await toast(update)
            recipe = {"kind": template.KIND, "fields": list(context.policy.meetings.fields)}
            send_document(context.work, chat_id_of(update), workbook_texts.FORM_CAPTION, recipe)
        return

    async def look(self, update: Update, context: Context) -> None:
        session, verb, _ = await _checked(update, context)
        if session is not None:
            await toast(update)
            viewings.note(context, Action.SEE_PLAN, f"session:{session.id}")
            screen = theme_screen if verb == "view" else history_screen
            await show(update, screen(context.work, session))
        return

    async def take_back(self, update: Update, context: Context) -> None:
        session, _, _ = await _checked(update, context)
        if session is None:
            return
        if session.approval != Approval.WAITING:
            await toast(update, texts.NOT_WAITING)
            return
        session.approval, session.plan_version = Approval.DRAFT, session.plan_version + 1
        note_change(context.work, session, ChangeKind.TAKEN_BACK, context.person)
        await toast(update)
        await show(update, theme_screen(context.work, session, texts.TAKEN_BACK))
        return

    async def form(self, update: Update, context: Context) -> None:
        """A button under a theme that begins a form."""
        session, verb, argument = await _checked(update, context)
        if session is None:
            return None
        if not rules.can_change(session.state):
            await toast(update, texts.CLOSED)
            return None
        subject = notifications.subject_of(session)
        if verb == "send":
            return await self._open_send(update, context, subject, session.cell_id, [session.id])
        remark = context.db.get(Remark, argument) if argument else None
        if verb != "edit" and (remark is None or remark.session_id != session.id or remark.settled_at is not None):
            await toast(update, shared.OLD_BUTTON)
            return None
        if verb == "keep" and remark is not None:
            data: dict[str, object] = {"session_id": session.id, "remark_id": remark.id}
            return await self._dialogs.open(update, context, KEEP.kind, f"remark:{remark.id}", data)
        field = remark.field if remark is not None and remark.field in changing.FIELDS else None
        return await self._open_change(update, context, session, field)

    async def _open_change(self, update: Update, context: Context, session: Session, field: str | None) -> None:
        subject = notifications.subject_of(session)
        _forget_outdated(context, session)
        path = ("summary", field) if field is not None else ("summary",)
        return await self._dialogs.open(update, context, CHANGE.kind, subject, changing.opened_with(session), path)

    async def _open_send(self, update: Update, context: Context, subject: str, cell_id: int, ids: list[int]) -> None:
        return await self._dialogs.open(update, context, SEND.kind, subject, {"cell_id": cell_id, "ids": ids})

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


def _plan_parts(update: Update) -> tuple[int, int, str]:
    assert update.callback_query is not None and update.callback_query.data is not None
    _, cell_id, year, verb = update.callback_query.data.split(":")
    return int(cell_id), int(year), verb


async def _may_plan(update: Update, context: Context, cell_id: int, verb: str) -> bool:
    if context.db.get(Unit, cell_id) is not None and context.work.may(_PLAN_RIGHTS[verb], cell_id):
        return True
    await toast(update, shared.NOT_YOURS)
    return False


async def _checked(update: Update, context: Context) -> tuple[Session | None, str, int]:
    """The theme of a tapped button, its verb and argument; the theme is None where the tap was answered already: it
    does not exist, is not theirs, or the button is old.
    """
    assert update.callback_query is not None and update.callback_query.data is not None
    _, session_id, version, verb, *rest = update.callback_query.data.split(":")
    session = context.db.get(Session, int(session_id))
    if session is None or not context.work.may(_RIGHTS[verb], session.cell_id):
        await toast(update, shared.NOT_YOURS)
        return None, verb, 0
    if int(version) != session.plan_version and verb not in _LOOKING:
        await toast(update, shared.OLD_BUTTON)
        return None, verb, 0
    return session, verb, int(rest[0]) if rest else 0


def _forget_outdated(context: Context, session: Session) -> None:
    """A form that was left open before the theme changed would write over what is newer."""
    draft = draft_about(context.db, context.person.id, CHANGE.kind, notifications.subject_of(session))
    if draft is not None and draft.data.get("plan_version") != session.plan_version:
        draft.state = DraftState.DROPPED
        context.db.flush()
