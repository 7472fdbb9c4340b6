"""The buttons of places."""

from handlers.forms.buttons import Buttons
from storage.people import Person
from storage.places import PlaceMatter

MATTER = Buttons("pl", PlaceMatter, unit=lambda matter: matter.cell_id)
# Of all places that their reader sees.
PLACES = Buttons("pls", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
