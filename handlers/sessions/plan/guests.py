"""The guests of a session, as they are kept of what was typed."""

import re
from collections.abc import Iterable
from typing import Any

from handlers.language.names import fold
from handlers.sessions.plan.guest_lines import read_guests
from storage.database import Db
from storage.people import ids_named
from storage.plans import Guest, guests_of, replace_guests

_TITLE = re.compile(r"^(?:anh|chị|đồng chí|đ/c|ông|bà)\s+", re.IGNORECASE)


def keep_guests(db: Db, session_id: int, words: str) -> None:
    """Make the guests that `words` name those of the session; who is in the roster under that very name, and there
    alone, is known as that person. What was noted of one who stays is kept.
    """
    known = {fold(guest.name): guest for guest in guests_of(db, session_id)}
    rows = [
        Guest(
            session_id=session_id,
            position=position,
            name=line.name,
            unit=line.unit,
            invited_by=line.invited_by,
            person_id=_in_roster(db, line.name),
            **_noted(known.get(fold(line.name))),
        )
        for position, line in enumerate(read_guests(words), start=1)
    ]
    replace_guests(db, session_id, rows)


def _noted(guest: Guest | None) -> dict[str, Any]:
    return {"standing": guest.standing, "standing_at": guest.standing_at} if guest is not None else {}


def _in_roster(db: Db, name: str) -> int | None:
    """The one active person of this full name (three words at least: a given name alone is anybody's)."""
    plain = fold(_TITLE.sub("", name))
    if len(plain.split()) < 3:
        return None
    found = ids_named(db, plain)
    return found[0] if len(found) == 1 else None


def named(guests: Iterable[Guest]) -> list[str]:
    """The guests as lines: name, unit."""
    return [", ".join(part for part in (guest.name, guest.unit) if part) for guest in guests]
