"""Registering a thematic session, and adding one to the plan with every field: the tables of their steps."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import END, Dialogs, Handler, State, show, toast
from handlers.forms.form import Dialog, Step
from handlers.forms.openings import openings_of
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.plan import content, saving, steps, texts
from storage.people import Unit

_WORDS = (
    Step("aim", 7, content.ask_aim, typed=content.read_aim, part="aim"),
    Step("expected", 7, content.ask_expected, typed=content.read_expected, part="expected"),
)
REGISTER = Dialog(
    kind=steps.REGISTER,
    title=texts.TITLE,
    allowed=steps.allowed,
    about=steps.about,
    steps=(
        Step("theme", 1, steps.ask_theme, typed=steps.read_theme, part="theme"),
        Step("field", 2, steps.ask_field, tapped=steps.tap_field, typed=steps.read_field, part="field"),
        Step("reason", 3, steps.ask_reason, typed=steps.read_reason, part="reason"),
        Step("place", 4, steps.ask_place, typed=steps.read_place, part="place"),
        Step("area", 4, steps.ask_area, typed=steps.read_area, part="area"),
        *steps.REGISTER_START.steps(5),
        Step("preparer", 6, steps.ask_preparer, tapped=steps.tap_preparer, typed=steps.read_preparer, part="preparer"),
        Step("guests", 7, steps.ask_guests, tapped=steps.tap_guests, typed=steps.read_guests, part="guests"),
        *_WORDS,
        Step("summary", 8, saving.ask_summary, tapped=saving.tap_summary),
    ),
)
ADD = Dialog(
    kind=steps.ADD,
    title=texts.ADD_TITLE,
    allowed=steps.allowed,
    about=steps.about,
    steps=(
        Step("theme", 1, steps.ask_theme, typed=steps.read_theme, part="theme"),
        Step("field", 2, steps.ask_field, tapped=steps.tap_field, typed=steps.read_field, part="field"),
        Step("reason", 3, steps.ask_reason, typed=steps.read_reason, part="reason"),
        Step("area", 4, steps.ask_area, typed=steps.read_area, part="area"),
        Step("aim", 5, content.ask_aim, typed=content.read_aim, part="aim"),
        Step("expected", 6, content.ask_expected, typed=content.read_expected, part="expected"),
        *steps.ADD_START.steps(7),
        Step("place", 8, steps.ask_place, typed=steps.read_place, part="place"),
        Step("preparer", 9, steps.ask_preparer, tapped=steps.tap_preparer, typed=steps.read_preparer, part="preparer"),
        Step("guests", 10, steps.ask_guests, tapped=steps.tap_guests, typed=steps.read_guests, part="guests"),
        Step(
            "materials",
            11,
            content.ask_materials,
            tapped=content.tap_materials,
            typed=content.read_materials,
            part="materials",
        ),
        Step(
            "practice",
            12,
            content.ask_practice,
            tapped=content.tap_practice,
            typed=content.read_practice,
            part="practice",
        ),
        Step("summary", 13, saving.ask_summary, tapped=saving.tap_summary),
    ),
)


class Planning:
    """Where registering starts."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.REGISTER, self.register),
            CallbackQueryHandler(self.register_for, pattern=r"^p:\d{1,15}:new$"),
        ]

    async def register(self, update: Update, context: Context) -> State:
        cells = sorted(units_where(context.actor, Action.REGISTER_SESSION))
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return END
        if len(cells) == 1:
            return await self._dialogs.open(update, context, REGISTER.kind, data={"cell_id": cells[0]})
        names = [(cell, context.db.get_one(Unit, cell).name) for cell in cells]
        choices = one_per_row(Choice(name, f"p:{cell}:new") for cell, name in names)
        await show(update, Screen(texts.ASK_CELL, choices), fresh=True)
        return END

    async def register_for(self, update: Update, context: Context) -> State:
        assert update.callback_query is not None and update.callback_query.data is not None
        cell = int(update.callback_query.data.split(":")[1])
        if cell not in units_where(context.actor, Action.REGISTER_SESSION):
            await toast(update, shared.NOT_YOURS)
            return None
        return await self._dialogs.open(update, context, REGISTER.kind, data={"cell_id": cell})
