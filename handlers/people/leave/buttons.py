"""The buttons of leave."""

from handlers.forms.buttons import Buttons
from storage.leaves import Leave
from storage.people import Person

LEAVE = Buttons("v", Leave, unit=lambda leave: leave.person.unit_id, owner=lambda leave: leave.person_id)
# What stands under the list of who is away: its reader's own.
LIST = Buttons("vl", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
