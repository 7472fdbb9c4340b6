"""Who looked at what is about somebody else: written down once a viewing, for "Ai đã xem dữ liệu của tôi" (/toi).

Turning pages and coming back within a few minutes is the same viewing. What is shown of nobody in particular (sums,
themes, places) is not noted, nor is what people see of themselves.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol

from storage import audit
from storage.database import Db
from storage.people import Person

ONE_VIEWING = timedelta(minutes=10)
SEE_LEAVE = "see_leave"
TOLD = "told"


class Viewing(Protocol):
    """What is needed of a handler's context (handlers/context.py)."""

    @property
    def db(self) -> Db: ...

    @property
    def now(self) -> datetime: ...

    @property
    def person(self) -> Person: ...


def note(context: Viewing, action: str, subject: str) -> None:
    """That the speaker looks at `subject` ("task:12", "unit:3", "session:4", "person:5") by the right `action`."""
    me, since = context.person.id, context.now - ONE_VIEWING
    if not audit.done_since(context.db, me, action, subject, since):
        audit.record(context.db, me, action, subject, context.now)


def note_told(db: Db, person_id: int, about: Iterable[str], now: datetime) -> None:
    """That something was sent to somebody who did not ask for it: it shows what is about others."""
    for subject in about:
        audit.record(db, person_id, TOLD, subject, now, sent=True)


def note_people(context: Viewing, action: str, person_ids: Iterable[int]) -> None:
    """The same of several people by name; of oneself nothing is noted."""
    for person_id in sorted(set(person_ids) - {context.person.id}):
        note(context, action, f"person:{person_id}")
