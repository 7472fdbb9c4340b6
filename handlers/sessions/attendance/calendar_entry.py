"""A session as a calendar entry (.ics): its UID stays, SEQUENCE grows, METHOD:CANCEL says that it is called off."""

from datetime import datetime, timedelta
from typing import Any

KIND = "calendar"
MIME = "text/calendar"
FILE_NAME = "buoi-sinh-hoat.ics"
PRODUCT = "-//chibo//chibo//VI"


def entry(
    session_id: int,
    sequence: int,
    called_off: bool,
    starts_at: datetime,
    length: timedelta,
    now: datetime,
    words: dict[str, str],
) -> dict[str, Any]:
    """The recipe of an entry: all that it says, as it is now. `words` has "summary", "location", "description"."""
    return {
        "kind": KIND,
        "uid": f"session-{session_id}@chibo",
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
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if recipe["called_off"] else "REQUEST")
    event = Event()
    event.add("uid", recipe["uid"])
    event.add("sequence", recipe["sequence"])
    event.add("status", "CANCELLED" if recipe["called_off"] else "CONFIRMED")
    for name, key in (("dtstamp", "stamp"), ("dtstart", "start"), ("dtend", "end")):
        event.add(name, datetime.fromisoformat(recipe[key]))
    for name in ("summary", "location", "description"):
        event.add(name, recipe[name])
    calendar.add_component(event)
    return FILE_NAME, calendar.to_ical(), MIME
