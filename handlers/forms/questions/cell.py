"""Asking for a cell: the first question of a form that somebody may fill in for several."""

from dataclasses import KW_ONLY, dataclass
from typing import Any

from telegram import Update

from handlers.context import Context
from handlers.forms.draft import Draft, FormData
from handlers.forms.engine import open_form
from handlers.forms.form import Form, In, Outcome, Reject, Step, button
from handlers.forms.questions.asking import Asking
from handlers.forms.showing import show
from handlers.rights.access import Action, units_where
from handlers.screens import texts
from handlers.screens.screen import Screen
from storage.people import Unit

PICK = "pick"


@dataclass(frozen=True)
class OneCell(Asking[In]):
    """One of the cells where the person holds a role that `action` asks for. The field holds its id, 0 until then."""

    _: KW_ONLY
    action: Action

    def steps(self) -> tuple[Step[In], ...]:
        return (Step(self.name, self.question, self.tap, part=self.of_part, group=self.group, asked=self.asked),)

    def cells(self, context: Context) -> list[Unit]:
        units = [context.db.get_one(Unit, number) for number in units_where(context.actor, self.action)]
        return sorted(units, key=lambda unit: unit.name)

    def allowed(self, context: Context, draft: Draft[In]) -> bool:
        """Whether the person may (still) fill in the form: for the cell chosen, or for any."""
        cell = int(getattr(draft.data, self.keeps))
        return context.work.may(self.action, cell) if cell else bool(self.cells(context))

    async def open(self, update: Update, context: Context, form: Form[Any], data: FormData) -> None:
        """Open `form`, which begins with this question: whoever has one cell alone is not asked."""
        cells, path = self.cells(context), (form.first.name,)
        if not cells:
            await show(update, Screen(texts.NOT_ALLOWED), fresh=True)
            return
        if len(cells) == 1:
            setattr(data, self.keeps, cells[0].id)
            path = (form.steps[1].name,)
        await open_form(update, context, form, "", data, path)

    def question(self, context: Context, draft: Draft[In]) -> Screen:
        return self.screen(context, draft, *((button(draft, one.name, PICK, one.id),) for one in self.cells(context)))

    def tap(self, context: Context, draft: Draft[In], verb: str, argument: str) -> Outcome:
        if verb != PICK:
            return self.chosen_option(context, draft, verb)
        if argument not in [str(one.id) for one in self.cells(context)]:
            return Reject(texts.USE_BUTTONS)
        return self.keep(context, draft, int(argument))
