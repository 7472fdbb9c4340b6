"""Deciding about themes: the queue, one theme, approving by a tap, returning as a form; the calendar."""

from datetime import date

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
from handlers.sessions.approval import texts
from handlers.sessions.approval.buttons import CALENDAR
from handlers.sessions.approval.cell_plan import cell_plan_screen, stamp, waiting_of
from handlers.sessions.approval.deciding import approve, approve_all
from handlers.sessions.approval.due import DUE
from handlers.sessions.approval.pages import calendar_screen, clashing_people, queue_screen, theme_screen, what_waits
from handlers.sessions.approval.returning import RETURN, Returned
from handlers.sessions.plan.buttons import CELL_PLAN, DECISION
from handlers.sessions.plan.notifications import subject_of
from handlers.sessions.plan.year_rules import can_return
from storage.people import Person, Unit
from storage.sessions import Approval, Session, SessionState


async def _queue(update: Update, context: Context) -> None:
    if units_where(context.actor, Action.DECIDE_PLAN):
        await show(update, queue_screen(context.work, context.person))
    elif update.callback_query is not None:
        await toast(update, shared.NOT_YOURS)
    else:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)


def _sees_calendar(context: Context, person: Person) -> bool:
    return person.id == context.person.id and bool(units_where(context.actor, Action.SEE_CALENDAR))


async def _calendar(update: Update, context: Context, tap: Tap[Person]) -> None:
    month = _month(tap)
    if month is None:
        await toast(update, shared.OLD_BUTTON)
        return
    viewings.note_people(context, Action.SEE_CALENDAR, clashing_people(context.work, tap.row, month))
    await show(update, calendar_screen(context.work, tap.row, month))


def _month(tap: Tap[Person]) -> date | None:
    """The month that a button names, as its first day; None for a forged one."""
    year, month = divmod(tap.number() or 0, 100)
    return date(year, month, 1) if 2000 <= year < 2100 and 1 <= month <= 12 else None


async def _see(update: Update, context: Context, tap: Tap[Session]) -> None:
    viewings.note(context, Action.SEE_PLAN, subject_of(tap.row))
    await show(update, theme_screen(context.work, context.person, tap.row))


async def _approve(update: Update, context: Context, tap: Tap[Session]) -> None:
    theme = tap.row
    if theme.approval != Approval.WAITING or theme.state != SessionState.PLANNED:
        await toast(update, texts.NOT_WAITING)
        return
    approve(context.work, theme, context.person)
    note = texts.APPROVED.format(theme=theme.theme, cell=theme.cell.name)
    await show(update, what_waits(context.work, context.person, theme.cell).under(note))


async def _see_cell_plan(update: Update, context: Context, tap: Tap[Unit]) -> None:
    for theme in waiting_of(context.work, tap.row):
        viewings.note(context, Action.SEE_PLAN, subject_of(theme))
    await show(update, cell_plan_screen(context.work, tap.row))


async def _approve_all(update: Update, context: Context, tap: Tap[Unit]) -> None:
    """What was on the page, if it is still that; otherwise the page as it is now."""
    themes = waiting_of(context.work, tap.row)
    if not themes:
        await toast(update, texts.NOT_WAITING)
    elif tap.number() != stamp(themes):
        await show(update, cell_plan_screen(context.work, tap.row).under(texts.PLAN_CHANGED))
    else:
        approve_all(context.work, themes, context.person)
        note = texts.ALL_APPROVED.format(count=len(themes), cell=tap.row.name)
        await show(update, queue_screen(context.work, context.person).under(note))


async def _send_back(update: Update, context: Context, tap: Tap[Session]) -> None:
    """Yêu cầu chỉnh sửa: what waits, and what was approved and has been changed since."""
    theme = tap.row
    if not can_return(theme.state, theme.approval):
        await toast(update, texts.NOT_WAITING)
        return
    data = Returned(session_id=theme.id, plan_version=theme.plan_version)
    await open_form(update, context, RETURN, subject_of(theme), data)


FEATURE = Feature(
    due=DUE,
    forms=(RETURN,),
    menu={menu.DECIDE: _queue},
    buttons=(
        DECISION.on("view", _see, Action.SEE_CALENDAR, always=True),
        DECISION.on("approve", _approve, Action.DECIDE_PLAN),
        DECISION.on("return", _send_back, Action.DECIDE_PLAN),
        CELL_PLAN.on("view", _see_cell_plan, Action.DECIDE_PLAN),
        CELL_PLAN.on("all", _approve_all, Action.DECIDE_PLAN, numbers=1),
        CALENDAR.on("month", _calendar, allowed=_sees_calendar),
    ),
)
