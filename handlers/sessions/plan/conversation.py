"""Registering a thematic session, and adding one to the plan with every field: the tables of their steps."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms.engine import Forms, show, toast
from handlers.forms.form import Form, Step
from handlers.forms.old_openings import openings_of
from handlers.forms.stated import Handler
from handlers.rights.access import Action, units_where
from handlers.screens import menu
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.plan import content, saving, steps, texts
from storage.people import Unit

_WORDS = (
    Step("aim", content.ask_aim, typed=content.read_aim, part="aim", group="guests"),
    Step("expected", content.ask_expected, typed=content.read_expected, part="expected", group="guests"),
)
REGISTER = Form(
    kind=steps.REGISTER,
    title=texts.TITLE,
    allowed=steps.allowed,
    about=steps.about,
    table=(
        Step("theme", steps.ask_theme, typed=steps.read_theme, part="theme"),
        Step("field", steps.ask_field, tapped=steps.tap_field, typed=steps.read_field, part="field"),
        Step("reason", steps.ask_reason, typed=steps.read_reason, part="reason"),
        Step("place", steps.ask_place, typed=steps.read_place, part="place"),
        Step("area", steps.ask_area, typed=steps.read_area, part="area", group="place"),
        *steps.REGISTER_START.steps(),
        Step("preparer", steps.ask_preparer, tapped=steps.tap_preparer, typed=steps.read_preparer, part="preparer"),
        Step("guests", steps.ask_guests, tapped=steps.tap_guests, typed=steps.read_guests, part="guests"),
        *_WORDS,
        Step("summary", saving.ask_summary, tapped=saving.tap_summary),
    ),
)
ADD = Form(
    kind=steps.ADD,
    title=texts.ADD_TITLE,
    allowed=steps.allowed,
    about=steps.about,
    table=(
        Step("theme", steps.ask_theme, typed=steps.read_theme, part="theme"),
        Step("field", steps.ask_field, tapped=steps.tap_field, typed=steps.read_field, part="field"),
        Step("reason", steps.ask_reason, typed=steps.read_reason, part="reason"),
        Step("area", steps.ask_area, typed=steps.read_area, part="area"),
        Step("aim", content.ask_aim, typed=content.read_aim, part="aim"),
        Step("expected", content.ask_expected, typed=content.read_expected, part="expected"),
        *steps.ADD_START.steps(),
        Step("place", steps.ask_place, typed=steps.read_place, part="place"),
        Step("preparer", steps.ask_preparer, tapped=steps.tap_preparer, typed=steps.read_preparer, part="preparer"),
        Step("guests", steps.ask_guests, tapped=steps.tap_guests, typed=steps.read_guests, part="guests"),
        Step(
            "materials",
            content.ask_materials,
            tapped=content.tap_materials,
            typed=content.read_materials,
            part="materials",
        ),
        Step(
            "practice", content.ask_practice, tapped=content.tap_practice, typed=content.read_practice, part="practice"
        ),
        Step("summary", saving.ask_summary, tapped=saving.tap_summary),
    ),
)


class Planning:
    """Where registering starts."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [
            *openings_of(menu.REGISTER, self.register),
            CallbackQueryHandler(self.register_for, pattern=r"^p:\d{1,15}:new$"),
        ]

    async def register(self, update: Update, context: Context) -> None:
        cells = sorted(units_where(context.actor, Action.REGISTER_SESSION))
        if not cells:
            await show(update, Screen(shared.NOT_ALLOWED), fresh=True)
            return None
        if len(cells) == 1:
            return await self._dialogs.open(update, context, REGISTER.kind, data={"cell_id": cells[0]})
        names = [(cell, context.db.get_one(Unit, cell).name) for cell in cells]
        choices = one_per_row(Choice(name, f"p:{cell}:new") for cell, name in names)
        await show(update, Screen(texts.ASK_CELL, choices), fresh=True)
        return None

    async def register_for(self, update: Update, context: Context) -> None:
        assert update.callback_query is not None and update.callback_query.data is not None
        cell = int(update.callback_query.data.split(":")[1])
        if cell not in units_where(context.actor, Action.REGISTER_SESSION):
            await toast(update, shared.NOT_YOURS)
            return None
        return await self._dialogs.open(update, context, REGISTER.kind, data={"cell_id": cell})
