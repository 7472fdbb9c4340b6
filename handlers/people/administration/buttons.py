"""The buttons of administering: each of a unit, by the right of its administrators."""

from handlers.forms.buttons import Buttons
from storage.people import Unit

ADMIN = Buttons("ad", Unit, unit=lambda unit: unit.id)
