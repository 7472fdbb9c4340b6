"""Choosing one of several cells, the first step of a form: those where the person holds a role that the form asks for.

`cell_id` in the draft is the cell chosen. Whoever has one cell alone is not asked.
"""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Next, Outcome, Reject, Step, button
from handlers.rights.access import Action, units_where
from handlers.screens import texts
from handlers.screens.screen import Screen, one_per_row
from storage.people import Unit


@dataclass(frozen=True)
class CellPicker:
    """Asks with the words `question` for a cell where the person may do `action`; `following` is the step after it."""

    action: Action
    question: Markup
    following: str

    def cells(self, context: Context) -> list[Unit]:
        found = [context.db.get_one(Unit, one) for one in units_where(context.actor, self.action)]
        return sorted(found, key=lambda unit: unit.name)

    def allowed(self, context: Context, draft: Draft) -> bool:
        """Whether the person may (still) fill in the form: for the cell chosen, or for any."""
        cell = draft.data.get("cell_id")
        return bool(self.cells(context)) if cell is None else context.work.may(self.action, int(cell))

    def step(self, group: str = "") -> Step:
        return Step("cell", self.ask, tapped=self.tap, group=group)

    def ask(self, context: Context, draft: Draft) -> Screen:
        return Screen(
            self.question, one_per_row(button(draft, one.name, "cell", one.id) for one in self.cells(context))
        )

    def tap(self, context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
        if verb != "cell" or argument not in [str(one.id) for one in self.cells(context)]:
            return Reject(texts.USE_BUTTONS)
        draft.data["cell_id"] = int(argument)
        return Next(self.following)

    def begun(self, context: Context) -> tuple[dict[str, Any], tuple[str, ...]] | None:
        """Data and path to open the form with; None where there is no cell at all."""
        cells = self.cells(context)
        if not cells:
            return None
        return ({}, ()) if len(cells) > 1 else ({"cell_id": cells[0].id}, (self.following,))
