"""The buttons of a meeting that has not begun: the pages before it show them, chairing answers them."""

from handlers.screens.screen import Choice
from handlers.sessions.buttons import MEETING_AHEAD
from storage.sessions import Session


def ahead_button(session: Session, label: str, verb: str) -> Choice:
    """`begin`, `plan` (its agenda) or `edit`."""
    return MEETING_AHEAD.choice(session, label, verb)
