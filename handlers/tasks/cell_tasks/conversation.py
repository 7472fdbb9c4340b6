"""The board: /chibo for whoever leads a cell, and its buttons."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context, chat_id_of
from handlers.forms.engine import show, toast
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights import viewings
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.notices import send_document
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.cell_tasks import pages, texts
from handlers.tasks.cell_tasks.nudging import nudge
from handlers.tasks.cell_tasks.slip import slip_recipe
from storage.cell_preferences import group_of_cell
from storage.people import Person, Unit, UnitKind
from storage.tasks import tasks_of_cell

_BUTTON = r"^b:\d{1,15}:(?:%s)(?::\d{1,15})?$"


class Board:
    """Looking at a cell's tasks and reminding privately. No form, so that one that is open stays as it is."""

    def openings(self) -> list[Handler]:
        return openings_of(menu.BOARD, self.board)

    def handlers(self) -> list[Handler]:
        return [
            CallbackQueryHandler(self.look, pattern=_BUTTON % "state|people|person"),
            CallbackQueryHandler(self.nudge, pattern=_BUTTON % "nudge|nudgeall"),
            CallbackQueryHandler(self.slip, pattern=_BUTTON % "slip"),
            CallbackQueryHandler(self.sums, pattern=_BUTTON % "sums"),
            CallbackQueryHandler(self.unknown, pattern=r"^b:"),
        ]

    async def board(self, update: Update, context: Context) -> None:
        cells = [context.db.get_one(Unit, unit) for unit in units_where(context.actor, Action.CHANGE_TASK)]
        cells = sorted((cell for cell in cells if cell.kind == UnitKind.CELL), key=lambda cell: cell.name)
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return
        if len(cells) == 1:
            await self._show(update, context, cells[0], fresh=True)
            return
        choices = one_per_row(pages.board_button(cell.id, cell.name, "state") for cell in cells)
        await show(update, Screen(texts.HEADING.format(cell=""), choices), fresh=True)
        return

    async def _show(self, update: Update, context: Context, cell: Unit, fresh: bool = False) -> None:
        viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{cell.id}")
        group = group_of_cell(context.db, cell.id)
        await show(update, pages.by_state(context.work, cell, group is not None and group.sums_on), fresh)

    async def look(self, update: Update, context: Context) -> None:
        found = await _checked(update, context)
        if found is None:
            return
        cell, verb, person = found
        await toast(update)
        if verb == "state":
            await self._show(update, context, cell)
        elif verb == "people":
            viewings.note(context, Action.SEE_CELL_TASKS, f"unit:{cell.id}")
            await show(update, pages.by_person(context.work, cell))
        elif person is not None:
            viewings.note_people(context, Action.SEE_CELL_TASKS, [person.id])
            await show(update, pages.one_person(context.work, cell, person))
        return

    async def nudge(self, update: Update, context: Context) -> None:
        found = await _checked(update, context)
        if found is None:
            return
        cell, verb, person = found
        late = pages.late_people(tasks_of_cell(context.db, cell.id), context.work)
        chosen = late if verb == "nudgeall" else [person] if person is not None else []
        wanted = [(one, tasks) for one in chosen if (tasks := pages.open_of(context.work, cell, one))]
        if not wanted:
            await toast(update, texts.NOBODY_TO_NUDGE)
            return
        await toast(update)
        await show(update, Screen(nudge(context.work, wanted).said()), fresh=True)
        return

    async def slip(self, update: Update, context: Context) -> None:
        found = await _checked(update, context)
        if found is None or found[2] is None:
            return
        cell, person = found[0], found[2]
        await toast(update)
        viewings.note_people(context, Action.SEE_CELL_TASKS, [person.id])
        recipe = slip_recipe(context.work, person, pages.open_of(context.work, cell, person))
        caption = texts.SLIP_CAPTION.format(who=person.full_name)
        send_document(context.work, chat_id_of(update), caption, recipe)
        return

    async def sums(self, update: Update, context: Context) -> None:
        """Let the group see the cell's sums, or no longer."""
        found = await _checked(update, context)
        if found is None:
            return
        group = group_of_cell(context.db, found[0].id)
        await toast(update)
        if group is None:
            await show(update, Screen(texts.NO_GROUP), fresh=True)
            return
        group.sums_on = not group.sums_on
        context.db.flush()
        await show(update, Screen(texts.TURNED_ON if group.sums_on else texts.TURNED_OFF), fresh=True)
        return

    async def unknown(self, update: Update, context: Context) -> None:
        await toast(update, shared.OLD_BUTTON)
        return


async def _checked(update: Update, context: Context) -> tuple[Unit, str, Person | None] | None:
    """The cell, verb and person of a tapped button, if the speaker leads the cell and the person is of it; otherwise
    the tap is answered.
    """
    assert update.callback_query is not None and update.callback_query.data is not None
    _, cell_id, verb, *rest = update.callback_query.data.split(":")
    cell = context.db.get(Unit, int(cell_id))
    if cell is None or cell.kind != UnitKind.CELL or not context.work.may(Action.CHANGE_TASK, cell.id):
        await toast(update, shared.NOT_YOURS)
        return None
    person = context.db.get(Person, int(rest[0])) if rest else None
    if (rest and (person is None or person.unit_id != cell.id)) or (verb in ("person", "nudge", "slip") and not rest):
        await toast(update, shared.NOT_YOURS)
        return None
    return cell, verb, person
