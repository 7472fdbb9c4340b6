"""The buttons of one device. Those of all of a person's are OWN's (privacy/buttons.py), and LOST's (joining)."""

from handlers.forms.buttons import Buttons
from storage.accounts import Binding

DEVICE = Buttons("dv", Binding, unit=lambda binding: binding.person.unit_id, owner=lambda binding: binding.person_id)
