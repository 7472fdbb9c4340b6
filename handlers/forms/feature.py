"""What a room of the house offers, declared once: the composition (bot/compose) is one tuple of these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from handlers.forms.buttons import Button
from handlers.forms.form import Form
from handlers.forms.openings import Opening
from handlers.forms.stated import Handler
from handlers.screens.menu import Item


@dataclass(frozen=True)
class Feature:
    """`forms`: the conversations; `menu`: what opens by command, label and button; `commands` and `links` (what follows
    "/start ") open by typing alone; `spoken` are other words that are understood everywhere; `buttons` stand under
    messages; `idle` is asked where no form is open, in the order of the features; `handlers` are asked last, whatever
    is open.
    """

    forms: tuple[Form[Any], ...] = ()
    menu: Mapping[Item, Opening] = field(default_factory=dict)
    commands: Mapping[str, Opening] = field(default_factory=dict)
    links: Mapping[str, Opening] = field(default_factory=dict)
    spoken: tuple[Handler, ...] = ()
    buttons: tuple[Button[Any], ...] = ()
    idle: tuple[Handler, ...] = ()
    handlers: tuple[Handler, ...] = ()
