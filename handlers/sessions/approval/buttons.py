"""The buttons of the calendar of all cells: each looks at the calendar as the person sees it to whom it was shown."""

from handlers.forms.buttons import Buttons
from storage.people import Person

# They say the month, as a number: 202612.
CALENDAR = Buttons("kl", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
