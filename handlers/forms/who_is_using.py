"""Asking who is using a phone that several people share."""

import re

from telegram import Update

from handlers.context import current_work
from handlers.forms.button_data import ButtonData
from handlers.forms.showing import show, toast
from handlers.screens import texts
from handlers.screens.screen import Choice, Screen, one_per_row
from storage.people import Person

# The family of the buttons that say who it is, and their verb.
USER, USE = "w", "use"
_HOMEWARD = re.compile(r"^/(start|menu)\b")


async def ask_user(update: Update, people: list[Person], again: bool = True, meant: Person | None = None) -> None:
    """Ask who is using the phone. `again`: what was just tapped or said has to be repeated then, and that is told;
    `meant`: it is for this person alone.
    """
    account = current_work().account
    if account is not None:
        # Until the answer, nobody is taken to be using it.
        account.active_since = None
    text = texts.ASK_USER
    if meant is not None:
        text = texts.MEANT_FOR.format(name=_name_among(meant, people)) + "\n" + text
    if update.callback_query is not None:
        await toast(update)
        text += "\n" + texts.ASK_USER_THEN_TAP
    elif again and update.message is not None and not _HOMEWARD.match(update.message.text or ""):
        text += "\n" + texts.ASK_USER_THEN_SAY
    choices = [Choice(_name_among(one, people), str(ButtonData(USER, one.id, 0, USE))) for one in people]
    await show(update, Screen(text, one_per_row(choices)), fresh=True)


def tapped_name(update: Update, people: list[Person]) -> Person | None:
    """The one of `people` whose name was tapped; None where something else was, or nothing."""
    data = str(update.callback_query.data) if update.callback_query is not None else ""
    return next((one for one in people if data == str(ButtonData(USER, one.id, 0, USE))), None)


def _name_among(person: Person, people: list[Person]) -> str:
    """The name; with the unit where two on this phone bear it."""
    alike = sum(other.full_name == person.full_name for other in people)
    if alike == 1:
        return person.full_name
    return texts.USER_IN_CELL.format(name=person.full_name, unit=person.unit.name)
