"""A session as a calendar entry (.ics), published (RFC 5546, 3.2.1): nobody is asked to answer by the calendar.

Its UID stays, its SEQUENCE grows; METHOD:CANCEL says that what was published is called off.
"""

from datetime import datetime, timedelta
from typing import Any

KIND = "calendar"
MIME = "text/calendar"
FILE_NAME = "buoi-sinh-hoat.ics"
PRODUCT = "-//chibo//chibo//VI"
# Nothing is ever found under this ending (RFC 2606). An organizer is required, and nobody is to be written to.
_DOMAIN = "chibo.invalid"


def entry(
    session_id: int,
    installation: str,
    sequence: int,
    called_off: bool,
    starts_at: datetime,
    length: timedelta,
    now: datetime,
    words: dict[str, str],
) -> dict[str, Any]:
    """The recipe of an entry: all that it says, as it is now. `words` has "summary", "location", "description" and
    "organizer", whose meeting it is. `installation` keeps the meetings of two wards apart.
    """
    return {
        "kind": KIND,
        "uid": f"session-{session_id}@{installation}.{_DOMAIN}",
        "address": f"mailto:khong-tra-loi@{installation}.{_DOMAIN}",
        "sequence": sequence,
        "called_off": called_off,
        "start": starts_at.isoformat(),
        "end": (starts_at + length).isoformat(),
        "stamp": now.isoformat(),
        **words,
    }


def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file of a recipe: name, content, type."""
    # It takes long to load, at each start: it waits until somebody wants an entry.
    from icalendar import Calendar, Event, vCalAddress

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if recipe["called_off"] else "PUBLISH")
    event = Event()
    event.add("uid", recipe["uid"])
    organizer = vCalAddress(recipe["address"])
    organizer.params["CN"] = recipe["organizer"]
    event.add("organizer", organizer)
    event.add("sequence", recipe["sequence"])
    event.add("status", "CANCELLED" if recipe["called_off"] else "CONFIRMED")
    for name, key in (("dtstamp", "stamp"), ("dtstart", "start"), ("dtend", "end")):
        event.add(name, datetime.fromisoformat(recipe[key]))
    for name in ("summary", "location", "description"):
        event.add(name, recipe[name])
    calendar.add_component(event)
    return FILE_NAME, calendar.to_ical(), MIME
