"""The buttons of the year's page, and of a meeting that was moved off a holiday."""

from handlers.forms.buttons import Buttons
from storage.people import Unit
from storage.sessions import Session

# `view` shows a year, `month` one of its months, `set` begins to say the rhythm.
YEAR = Buttons("kh", Unit, unit=lambda cell: cell.id)
MONTHLY = Buttons("km", Session, unit=lambda session: session.cell_id, version=lambda session: session.version)
