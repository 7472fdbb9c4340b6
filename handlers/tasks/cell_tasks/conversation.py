"""The board: /chibo for whoever leads a cell, and its buttons. No form, so that one that is open stays as it is."""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context, chat_id_of
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.pick_member import called
from handlers.forms.showing import show, toast
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.buttons import BOARD, is_cell
from handlers.tasks.cell_tasks import pages, texts
from handlers.tasks.cell_tasks.nudging import nudge
from handlers.tasks.cell_tasks.slip import slip_recipe
from storage import audit
from storage.cell_preferences import group_of_cell
from storage.people import Person, Unit, UnitKind
from storage.tasks import tasks_of_cell

SWITCHED = "switch_group_sums"


async def open_board(update: Update, context: Context) -> None:
    cells = [context.db.get_one(Unit, unit) for unit in units_where(context.actor, Action.CHANGE_TASK)]
    cells = sorted((cell for cell in cells if cell.kind == UnitKind.CELL), key=lambda cell: cell.name)
    if not cells:
        await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
    elif len(cells) == 1:
        await show(update, _board(context, cells[0]), fresh=True)
    else:
        choices = one_per_row(BOARD.choice(cell, cell.name, "state") for cell in cells)
        await show(update, Screen(texts.HEADING.format(cell=""), choices), fresh=True)


def _board(context: Context, cell: Unit) -> Screen:
    viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{cell.id}")
    group = group_of_cell(context.db, cell.id)
    return pages.by_state(context.work, cell, group is not None and group.sums_on)


async def see_states(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await show(update, _board(context, tap.row))


async def see_waiting(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{tap.row.id}")
    await show(update, pages.waiting_screen(context.work, tap.row, max(0, tap.number() or 0)))


async def see_people(update: Update, context: Context, tap: Tap[Unit]) -> None:
    viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{tap.row.id}")
    await show(update, pages.by_person(context.work, tap.row))


def _member(context: Context, tap: Tap[Unit]) -> Person | None:
    """The person whom a button names; None where they are not of the cell."""
    person = context.db.get(Person, tap.number() or 0)
    return person if person is not None and person.unit_id == tap.row.id else None


async def see_person(update: Update, context: Context, tap: Tap[Unit]) -> None:
    person = _member(context, tap)
    if person is None:
        return await toast(update, shared.NOT_YOURS)
    viewings.note_people(context, Action.SEE_CELL_TASKS, [person.id])
    await show(update, pages.one_person(context.work, tap.row, person))
    return None


async def nudge_one(update: Update, context: Context, tap: Tap[Unit]) -> None:
    person = _member(context, tap)
    if person is None:
        return await toast(update, shared.NOT_YOURS)
    return await _nudge(update, context, tap.row, [person])


async def nudge_all(update: Update, context: Context, tap: Tap[Unit]) -> None:
    await _nudge(update, context, tap.row, pages.late_people(tasks_of_cell(context.db, tap.row.id), context.work))


async def _nudge(update: Update, context: Context, cell: Unit, people: Sequence[Person]) -> None:
    wanted = [(one, tasks) for one in people if (tasks := pages.open_of(context.work, cell, one))]
    if not wanted:
        return await toast(update, texts.NOBODY_TO_NUDGE)
    await show(update, Screen(nudge(context.work, wanted).text()), fresh=True)
    return None


async def print_slip(update: Update, context: Context, tap: Tap[Unit]) -> None:
    person = _member(context, tap)
    if person is None:
        return await toast(update, shared.NOT_YOURS)
    viewings.note_people(context, Action.SEE_CELL_TASKS, [person.id])
    recipe = slip_recipe(context.work, person, pages.open_of(context.work, tap.row, person))
    send_document(context.work, chat_id_of(update), texts.SLIP_CAPTION.format(who=called(context.db, person)), recipe)
    return None


async def switch_sums(update: Update, context: Context, tap: Tap[Unit]) -> None:
    """Let the group see the cell's sums, or no longer."""
    group = group_of_cell(context.db, tap.row.id)
    if group is None:
        await show(update, Screen(texts.NO_GROUP), fresh=True)
        return
    group.sums_on = not group.sums_on
    context.db.flush()
    audit.record(context.db, context.person.id, SWITCHED, f"unit:{group.cell_id}", context.now)
    await show(update, Screen(texts.TURNED_ON if group.sums_on else texts.TURNED_OFF), fresh=True)


_BUTTONS = {
    "state": see_states,
    "waiting": see_waiting,
    "people": see_people,
    "person": see_person,
    "nudge": nudge_one,
    "nudgeall": nudge_all,
    "slip": print_slip,
    "sums": switch_sums,
}
FEATURE = Feature(
    menu={menu.BOARD: open_board},
    buttons=tuple(BOARD.on(verb, callback, Action.CHANGE_TASK, allowed=is_cell) for verb, callback in _BUTTONS.items()),
)
