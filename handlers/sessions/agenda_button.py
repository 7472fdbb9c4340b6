"""The buttons of a meeting that has not begun: the pages before it show them, chairing answers them."""

from handlers.screens.screen import Choice
from storage.sessions import Session


def ahead_button(session: Session, label: str, verb: str) -> Choice:
    """`begin`, `plan` (its agenda) or `edit`."""
    return Choice(label, f"c:{session.id}:0:{verb}")
