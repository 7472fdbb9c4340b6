"""The buttons of chairing: those of a meeting that has not begun, and those of its card while it runs."""

from handlers.forms.buttons import Buttons
from storage.chairing import Chairing
from storage.sessions import Session

# `begin`, `plan` (its agenda) or `edit`: what handlers/sessions/agenda_button.py makes.
AHEAD = Buttons("c", Session, unit=lambda session: session.cell_id)
CARD = Buttons("c", Chairing, unit=lambda running: running.session.cell_id, version=lambda running: running.version)
