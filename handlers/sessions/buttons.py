"""The buttons of sessions. They stand in the wing's root: its rooms show each other's, and other wings some of them."""

from handlers.forms.buttons import Buttons
from storage.people import Person
from storage.sessions import Session

# A session in the schedule (calendar): when it moves or is called off, what was to be answered is old.
SESSION = Buttons("s", Session, unit=lambda session: session.cell_id, version=lambda session: session.version)
# Who comes (attendance): old as those are.
ATTENDANCE = Buttons("ka", Session, unit=lambda session: session.cell_id, version=lambda session: session.version)
# Its preparation, the preparer's own. What is done is done, also where the session moves: these never grow old.
PREPARATION = Buttons("kr", Session, unit=lambda session: session.cell_id, owner=lambda session: session.preparer_id)
# Who of the ward visits it (visits). The argument is the visit that was planned when it was shown, 0 for none.
VISIT = Buttons("kv", Session, unit=lambda session: session.cell_id)
# A meeting that was held without being registered (afterwards): `new` registers it, for whoever is speaking.
AFTERWARDS = Buttons("kh", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
# What who plans visits does with all of them.
PLANNER = Buttons("kvp", Person, unit=lambda person: person.unit_id, owner=lambda person: person.id)
# Its meeting before it has begun (chairing, in the wing of meetings): `begin`, `plan` (its agenda) or `edit`.
MEETING_AHEAD = Buttons("c", Session, unit=lambda session: session.cell_id)
