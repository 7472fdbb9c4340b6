"""The buttons of a session's minutes: the pages of all wings show them, the meeting's log answers them."""

from handlers.forms.buttons import Buttons
from storage.sessions import Session

# `log` begins to write them, `view` shows those that are saved (its argument is a page, from 0).
MEETING = Buttons("m", Session, unit=lambda session: session.cell_id)
