"""/quantri: the administrator's pages, invitations to print, and the roles of one person."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.engine import open_form
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.people.administration import pages, texts
from handlers.people.administration.buttons import ADMIN
from handlers.people.administration.printing import ask_screen, print_sheet, printed_just_now
from handlers.people.administration.roles import ROLES, RoleChange
from handlers.people.privacy.buttons import REQUEST
from handlers.people.privacy.requests import notice_screen, subject_of
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Screen, one_per_row
from storage.data_requests import DataRequest
from storage.people import Unit


def _tops(context: Context) -> list[Unit]:
    """The units that the speaker administers."""
    units = [context.db.get_one(Unit, unit) for unit in units_where(context.actor, Action.ADMINISTER)]
    return sorted((unit for unit in units if unit.dissolved_at is None), key=lambda unit: unit.name)


async def _home(update: Update, context: Context) -> None:
    tops = _tops(context)
    if len(tops) == 1:
        await show(update, pages.home_screen(context.work, tops[0]), fresh=True)
    elif tops:
        choices = one_per_row(ADMIN.choice(unit, unit.name, "home") for unit in tops)
        await show(update, Screen(texts.PICK_UNIT, choices), fresh=True)
    else:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)


async def _page(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await show(update, pages.home_screen(context.work, tap.row, max(0, tap.number() or 0)))


async def _top(update: Update, context: Context, tap: Tap[Unit]) -> None:
    """Back from a unit to the one above it that the speaker administers."""
    line = context.work.target(tap.row.id).units
    top = next((unit for unit in _tops(context) if unit.id in line), tap.row)
    await show(update, pages.home_screen(context.work, top))


async def _unit(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.ADMINISTER, f"unit:{tap.row.id}")
    await show(update, pages.unit_screen(context.work, tap.row))


async def _ask_print(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.ADMINISTER, f"unit:{tap.row.id}")
    await show(update, ask_screen(context.work, tap.row))


async def _print(update: Update, context: Context, tap: Tap[Unit]) -> None:
    if printed_just_now(context, tap.row):
        return await toast(update, texts.PRINTED_JUST_NOW)
    await show(update, print_sheet(context.work, tap.row))
    return None


async def _role(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await open_form(update, context, ROLES, f"unit:{tap.row.id}", RoleChange(top_id=tap.row.id))


async def _requests(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.ANSWER_DATA_REQUEST, f"unit:{tap.row.id}")
    await show(update, pages.requests_screen(context.work, tap.row))


async def _request(update: Update, context: Context, tap: Tap[DataRequest]) -> None:
    viewings.note(context, Action.ANSWER_DATA_REQUEST, subject_of(tap.row))
    await show(update, notice_screen(tap.row, context.work.today), fresh=True)


async def _machine(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await show(update, pages.machine_screen(context, tap.row))


def _ended(context: Context, request: DataRequest) -> str | None:
    return shared.OLD_BUTTON if request.ended_at is not None else None


FEATURE = Feature(
    forms=(ROLES,),
    menu={menu.ADMINISTER: _home},
    buttons=(
        ADMIN.on("home", _page, Action.ADMINISTER, numbers=1),
        ADMIN.on("top", _top, Action.ADMINISTER, numbers=0),
        ADMIN.on("unit", _unit, Action.ADMINISTER, numbers=0),
        ADMIN.on("print", _ask_print, Action.ADMINISTER, numbers=0),
        ADMIN.on("printed", _print, Action.ADMINISTER, numbers=0),
        ADMIN.on("role", _role, Action.ADMINISTER, numbers=0),
        ADMIN.on("requests", _requests, Action.ADMINISTER, numbers=0),
        ADMIN.on("machine", _machine, Action.ADMINISTER, numbers=0),
        REQUEST.on("see", _request, Action.ANSWER_DATA_REQUEST, ended=_ended, numbers=0),
    ),
)
