"""The buttons of a running meeting's card. Those of one that has not begun are MEETING_AHEAD (sessions/buttons.py)."""

from handlers.forms.buttons import Buttons
from storage.chairing import Chairing

CARD = Buttons("c", Chairing, unit=lambda running: running.session.cell_id, version=lambda running: running.version)
