"""What a room of the house offers, declared once: the composition (bot/compose) is one tuple of these."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.context import Work
from handlers.forms.asides import Aside
from handlers.forms.buttons import Button
from handlers.forms.form import Form
from handlers.forms.openings import Opening
from handlers.forms.stated import Handler
from handlers.reminders.reminder import Reminder
from handlers.screens.menu import Item

Chore = Callable[[Work], int]
FileReader = Callable[[bytes], Awaitable[Any]]


@dataclass(frozen=True)
class Feature:
    """`forms`: the conversations; `menu`: what opens by command, label and button; `commands` and `links` (what follows
    "/start ") open by typing alone; `spoken` are other words that are understood everywhere; `buttons` stand under
    messages; `idle` is asked where no form is open, in the order of the features; `asides` are what may be spoken of
    where one is; `handlers` are asked last, whatever
    is open. `due` are its reminders, `chores` what else it does at its time (each returns how much it did); `readers`
    read a file while it is fetched, by the name that a step asks with.
    """

    forms: tuple[Form[Any], ...] = ()
    menu: Mapping[Item, Opening] = field(default_factory=dict)
    commands: Mapping[str, Opening] = field(default_factory=dict)
    links: Mapping[str, Opening] = field(default_factory=dict)
    spoken: tuple[Handler, ...] = ()
    buttons: tuple[Button[Any], ...] = ()
    idle: tuple[Handler, ...] = ()
    asides: tuple[Aside, ...] = ()
    handlers: tuple[Handler, ...] = ()
    due: tuple[Reminder, ...] = ()
    chores: tuple[Chore, ...] = ()
    readers: Mapping[str, FileReader] = field(default_factory=dict)
