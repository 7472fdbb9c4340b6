"""The year's plan: where looking at it, registering, adding, changing, sending and taking back begin."""

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from handlers.screens.screen import Screen, one_per_row
from handlers.sessions.plan import texts as registering_texts
from handlers.sessions.plan import year_rules as rules
from handlers.sessions.plan import year_texts as texts
from handlers.sessions.plan.buttons import PLAN, THEME
from handlers.sessions.plan.forms.adding import ADD, REGISTER
from handlers.sessions.plan.forms.changing import CHANGE, opened_with
from handlers.sessions.plan.forms.keeping_as_it_is import KEEP, KeptAsItIs
from handlers.sessions.plan.forms.sending import SEND, open_sending
from handlers.sessions.plan.forms.unsaved import unsaved_of
from handlers.sessions.plan.notifications import subject_of
from handlers.sessions.plan.pages import history_screen, items_of, plan_screen, sendable, theme_screen
from handlers.sessions.plan.remarks import unanswered
from handlers.sessions.plan.saving import note_change
from handlers.sessions.plan.theme_form import WORDS, ThemeData
from handlers.sessions.plan.workbook import in_sandbox as workbook
from handlers.sessions.plan.workbook import template
from handlers.sessions.plan.workbook.filling_in import FILL, Filled
from handlers.sessions.plan.workbook.texts import FORM_CAPTION
from storage import audit
from storage.people import Unit
from storage.plans import ChangeKind, Remark
from storage.sessions import Approval, Session

YEARS = range(2000, 2100)
TAKEN_BACK = "take_back_plan"


def _cells(context: Context, action: Action) -> list[Unit]:
    return [context.db.get_one(Unit, number) for number in sorted(units_where(context.actor, action))]


async def _register(update: Update, context: Context) -> None:
    cells = _cells(context, Action.REGISTER_SESSION)
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
    elif len(cells) == 1:
        await open_form(update, context, REGISTER, data=ThemeData(cell_id=cells[0].id))
    else:
        choices = one_per_row(PLAN.choice(cell, cell.name, "new") for cell in cells)
        await show(update, Screen(registering_texts.ASK_CELL, choices), fresh=True)


async def _register_for(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await open_form(update, context, REGISTER, data=ThemeData(cell_id=tap.row.id))


async def _plan(update: Update, context: Context) -> None:
    cells, year = _cells(context, Action.SEND_PLAN), context.work.today.year
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
    elif len(cells) == 1:
        await show(update, plan_screen(context.work, context.person, cells[0], year), fresh=True)
    else:
        choices = one_per_row(PLAN.choice(cell, cell.name, "view", year) for cell in cells)
        await show(update, Screen(texts.ASK_CELL, choices), fresh=True)


async def _see_plan(update: Update, context: Context, tap: Tap[Unit]) -> None:
    year = tap.number() or 0
    if year not in YEARS:
        await toast(update, shared.OLD_BUTTON)
        return
    await show(update, plan_screen(context.work, context.person, tap.row, year))


async def _add(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await open_form(update, context, ADD, data=ThemeData(cell_id=tap.row.id))


async def _fill_in(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await open_form(update, context, FILL, f"cell:{tap.row.id}", Filled(cell_id=tap.row.id))


async def _hand_out(update: Update, context: Context, tap: Tap[Unit]) -> None:
    """The empty workbook, as a file."""
    recipe = {"kind": template.KIND, "fields": list(context.policy.meetings.fields)}
    send_document(context.work, chat_id_of(update), FORM_CAPTION, recipe)


async def _send_plan(update: Update, context: Context, tap: Tap[Unit]) -> None:
    cell, year = tap.row, tap.number() or 0
    items = items_of(context.work, cell.id, year) if year in YEARS else []
    if not sendable(context.work, items):
        await toast(update, shared.OLD_BUTTON)
        return
    themes = [theme for theme in items if rules.can_send(theme.state, theme.approval)]
    await open_sending(update, context, themes, f"plan:{cell.id}:{year}")


async def _see_theme(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_PLAN, subject_of(tap.row))
    await show(update, theme_screen(context.work, context.person, tap.row))


async def _see_history(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_PLAN, subject_of(tap.row))
    await show(update, history_screen(context.work, tap.row))


async def _take_back(update: Update, context: Context, tap: Tap[Session]) -> None:
    theme = tap.row
    if theme.approval != Approval.WAITING:
        await toast(update, texts.NOT_WAITING)
        return
    theme.approval, theme.plan_version = Approval.DRAFT, theme.plan_version + 1
    note_change(context.work, theme, ChangeKind.TAKEN_BACK, context.person)
    audit.record(context.db, context.person.id, TAKEN_BACK, subject_of(theme), context.now)
    await show(update, theme_screen(context.work, context.person, theme, texts.TAKEN_BACK))


async def _send(update: Update, context: Context, tap: Tap[Session]) -> None:
    theme, work = tap.row, context.work
    remarks = unanswered(work, theme)
    if remarks and unsaved_of(context, theme) is None:
        note = texts.STILL_OPEN.format(count=len(remarks))
        await show(update, theme_screen(work, context.person, theme, note))
    elif not rules.can_send(theme.state, theme.approval):
        await toast(update, shared.OLD_BUTTON)
    else:
        await open_sending(update, context, (theme,), subject_of(theme))


async def _edit(update: Update, context: Context, tap: Tap[Session]) -> None:
    await _open_change(update, context, tap.row)


async def _mend(update: Update, context: Context, tap: Tap[Session]) -> None:
    remark = _remark(context, tap)
    if remark is None:
        await toast(update, shared.OLD_BUTTON)
        return
    await _open_change(update, context, tap.row, remark.field if remark.field in WORDS else None)


async def _keep(update: Update, context: Context, tap: Tap[Session]) -> None:
    remark = _remark(context, tap)
    if remark is None:
        await toast(update, shared.OLD_BUTTON)
        return
    data = KeptAsItIs(session_id=tap.row.id, remark_id=remark.id)
    await open_form(update, context, KEEP, f"remark:{remark.id}", data)


def _remark(context: Context, tap: Tap[Session]) -> Remark | None:
    """The remark that a button names, while it is the theme's and open."""
    remark = context.db.get(Remark, tap.number() or 0)
    fits = remark is not None and remark.session_id == tap.row.id and remark.settled_at is None
    return remark if fits else None


async def _open_change(update: Update, context: Context, theme: Session, field: str | None = None) -> None:
    path = ("summary", field) if field is not None else ("summary",)
    await open_form(update, context, CHANGE, subject_of(theme), opened_with(theme), path)


def _closed(context: Context, theme: Session) -> str | None:
    return None if rules.can_change(theme.state) else texts.CLOSED


FEATURE = Feature(
    readers={workbook.READER: workbook.read_apart},
    forms=(REGISTER, ADD, CHANGE, KEEP, SEND, FILL),
    menu={menu.REGISTER: _register, menu.PLAN: _plan},
    buttons=(
        PLAN.on("new", _register_for, Action.REGISTER_SESSION),
        PLAN.on("view", _see_plan, Action.SEE_PLAN),
        PLAN.on("add", _add, Action.REGISTER_SESSION),
        PLAN.on("fill", _fill_in, Action.REGISTER_SESSION),
        PLAN.on("form", _hand_out, Action.REGISTER_SESSION),
        PLAN.on("send", _send_plan, Action.SEND_PLAN),
        THEME.on("view", _see_theme, Action.SEE_PLAN, always=True),
        THEME.on("past", _see_history, Action.SEE_PLAN, always=True),
        THEME.on("edit", _edit, Action.CHANGE_SESSION, ended=_closed),
        THEME.on("mend", _mend, Action.CHANGE_SESSION, ended=_closed),
        THEME.on("keep", _keep, Action.CHANGE_SESSION, ended=_closed),
        THEME.on("send", _send, Action.SEND_PLAN, ended=_closed),
        THEME.on("take", _take_back, Action.SEND_PLAN),
    ),
)
