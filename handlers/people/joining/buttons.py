"""The buttons of invitations, and those that say who is using a shared phone."""

from handlers.forms.buttons import Buttons
from handlers.forms.who_is_using import USER
from storage.invitations import Invitation
from storage.people import Person, Unit

# Answered before it is known who is speaking (conversation.py): `yes` or `no`.
CONSENT = Buttons("j", Invitation, unit=lambda invitation: invitation.person.unit_id)
CONSENT_TAPPED = rf"^{CONSENT.prefix}:\d{{1,15}}:0:(yes|no)$"
# For which cell is invited, where there are several.
CELL = Buttons("ji", Unit, unit=lambda cell: cell.id)
# Of an invitation for somebody who has joined before: whether it may let in (a no: handlers/people/devices).
REJOIN = Buttons(
    "jr", Invitation, unit=lambda invitation: invitation.person.unit_id, owner=lambda invitation: invitation.person_id
)
# To somebody whom wrong answers have locked out.
LOCK = Buttons("jl", Person, unit=lambda person: person.unit_id)
# Of somebody whose phone is reported lost: their devices (handlers/people/devices answers).
LOST = Buttons("jd", Person, unit=lambda person: person.unit_id)
# Seen by the doorkeeper first, who puts that person in place.
PERSON_USING = Buttons(USER, Person, unit=lambda person: person.unit_id)
