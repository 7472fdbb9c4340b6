"""The buttons of one's own book and data, and of requests about it."""

from handlers.forms.buttons import Buttons
from storage.data_requests import DataRequest
from storage.people import Person

OWN = Buttons("u", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
REQUEST = Buttons("q", DataRequest, unit=lambda request: request.person.unit_id)
