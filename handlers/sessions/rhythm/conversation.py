"""/lichnam: the cell's year on one page, and saying its rhythm."""

from datetime import date

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.rights.access import Action
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.notifications import subject_of
from handlers.sessions.pages import page
from handlers.sessions.rhythm import pages, texts
from handlers.sessions.rhythm.buttons import MONTHLY, YEAR
from handlers.sessions.rhythm.due import DUE
from handlers.sessions.rhythm.form import RHYTHM, RhythmData
from handlers.sessions.rhythm.laying import CHORES, lay_month
from handlers.sessions.rhythm.rules import is_over
from storage import audit
from storage.people import Unit
from storage.rhythms import monthly_sessions, rhythm_of
from storage.sessions import Session, SessionKind, SessionState

YEARS = range(2000, 2100)
MONTHS = range(1, 13)
KEPT = "keep_moved_day"


async def _year(update: Update, context: Context) -> None:
    """The year of one's own cell."""
    cell = context.db.get_one(Unit, context.person.unit_id)
    await show(update, pages.year_screen(context.work, context.person, cell, context.work.today.year), fresh=True)


async def _view(update: Update, context: Context, tap: Tap[Unit]) -> None:
    year = tap.number() or 0
    if year not in YEARS:
        return await toast(update, shared.OLD_BUTTON)
    await show(update, pages.year_screen(context.work, context.person, tap.row, year))
    return None


async def _month(update: Update, context: Context, tap: Tap[Unit]) -> None:
    """One month's meetings: who leads the cell finds them there, however far ahead it is."""
    year, number = tap.number() or 0, tap.number(1) or 0
    if year not in YEARS or number not in MONTHS:
        return await toast(update, shared.OLD_BUTTON)
    work, month = context.work, date(year, number, 1)
    rhythm = rhythm_of(work.db, tap.row.id)
    if rhythm is not None and work.may(Action.CHANGE_SESSION, tap.row.id) and not is_over(month, work.today):
        lay_month(work, rhythm, month)
    committee = pages.sees_committee(work, context.person, tap.row.id)
    laid = [
        one
        for one in monthly_sessions(work.db, [tap.row.id], month, month)
        if one.state != SessionState.CANCELLED and (committee or one.kind != SessionKind.COMMITTEE)
    ]
    themes = [one for one in pages.themes_of(work, tap.row.id, year) if _in_month(context, one, month)]
    found = sorted([*laid, *themes], key=lambda one: one.starts_at)
    if not found:
        return await toast(update, texts.MONTH_OVER if is_over(month, work.today) else texts.NOT_YET)
    if len(found) == 1:
        await show(update, page(work, found[0], context.person))
    else:
        await show(update, pages.month_screen(work, tap.row, month, found))
    return None


def _in_month(context: Context, session: Session, month: date) -> bool:
    return session.starts_at.astimezone(context.work.zone).date().replace(day=1) == month


async def _set(update: Update, context: Context, tap: Tap[Unit]) -> None:
    data = RhythmData(cell_id=tap.row.id)
    await open_form(update, context, RHYTHM, f"unit:{tap.row.id}", data, (RHYTHM.steps[1].name,))


async def _keep(update: Update, context: Context, tap: Tap[Session]) -> None:
    """The day that was proposed for the one on a holiday is well."""
    audit.record(context.db, context.person.id, KEPT, subject_of(tap.row), context.now)
    start = long_moment(tap.row.starts_at, context.work.zone)
    await show(update, Screen(texts.KEPT_DAY.format(start=start)))


FEATURE = Feature(
    forms=(RHYTHM,),
    menu={menu.YEAR: _year},
    due=DUE,
    chores=CHORES,
    buttons=(
        YEAR.on("view", _view, Action.SEE_SCHEDULE, numbers=1),
        YEAR.on("month", _month, Action.SEE_SCHEDULE, numbers=2),
        YEAR.on("set", _set, Action.CHANGE_SESSION, numbers=0),
        MONTHLY.on("keep", _keep, Action.CHANGE_SESSION, numbers=0),
    ),
)
