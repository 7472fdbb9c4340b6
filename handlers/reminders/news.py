"""What is said unasked, by kind: by which right of whoever hears it, about what, and what must still be so at the end.

The row of a notice bears its kind, subject, recipient and slot; with the kind's `News` that is all it was written for.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from handlers.context import Work
from handlers.rights.access import Action, Actor, Target, may, units_where
from handlers.screens.notices import Key
from storage.data_requests import DataRequest
from storage.leaves import Leave
from storage.meetings import Meeting
from storage.people import Person
from storage.places import PlaceMatter
from storage.plans import guests_of
from storage.sessions import Session
from storage.task_changes import changes_of
from storage.tasks import Task, is_helper
from storage.visits import visit_of_session

Where = Callable[[Work, Key, Person], Iterable[Target]]
Still = Callable[[Work, Key], bool]


@dataclass(frozen=True)
class News:
    """One kind: whoever hears it has one of these rights (`by`) for what it is about (`about`); `still` says whether it
    is still so. None, of a reminder: the reminder itself is asked.
    """

    kind: str
    by: tuple[Action, ...]
    about: Where
    still: Still | None = None


def holds_right(work: Work, news: News, key: Key, person: Person) -> bool:
    """Whether the person may hear this, as rights, roles and units are now."""
    actor = Actor.of(person)
    return any(may(actor, action, target) for target in news.about(work, key, person) for action in news.by)


def number_in(key: Key) -> int:
    """The id in a subject ("session:12")."""
    return int(key.subject.partition(":")[2])


def oneself(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """What is one's own."""
    yield work.target(person.unit_id, person.id)


def anywhere(*actions: Action) -> Where:
    """What is of no single unit: any in which the person has the right."""

    def found(work: Work, key: Key, person: Person) -> Iterable[Target]:
        actor = Actor.of(person)
        yield from (work.target(unit) for action in actions for unit in units_where(actor, action))

    return found


def session(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A session; it is the own of who prepares it, visits it, or is its guest."""
    found = work.db.get(Session, number_in(key))
    if found is not None:
        visit = visit_of_session(work.db, found.id)
        own = {found.preparer_id, visit.visitor_id if visit is not None else None}
        own |= {guest.person_id for guest in guests_of(work.db, found.id)}
        yield work.target(found.cell_id, person.id if person.id in own else None)


def task(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A task; it is the own of whose it is or was, and of who does a part of it or reported on it."""
    found = work.db.get(Task, number_in(key))
    if found is not None:
        own: set[int | None] = {found.assignee_id, *(report.person_id for report in found.reports)}
        own |= {change.before.get("assignee_id") for change in changes_of(work.db, found.id)}
        is_own = person.id in own or is_helper(found, person.id)
        yield work.target(found.cell_id, person.id if is_own else None)


def meeting(work: Work, key: Key, person: Person) -> Iterable[Target]:
    found = work.db.get(Meeting, number_in(key))
    if found is not None:
        yield work.target(found.cell_id)


def unit(work: Work, key: Key, person: Person) -> Iterable[Target]:
    yield work.target(number_in(key))


def matter(work: Work, key: Key, person: Person) -> Iterable[Target]:
    found = work.db.get(PlaceMatter, number_in(key))
    if found is not None:
        yield work.target(found.cell_id)


def somebody(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A person, who is the subject ("person:5")."""
    yield from _of(work, number_in(key))


def somebody_in_slot(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A person, who is named first in the slot ("5@…")."""
    yield from _of(work, int(key.slot.partition("@")[0]))


def session_or_own(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A session, or (of a meeting's tasks, or a person's) what is one's own."""
    return (session if key.subject.startswith("session:") else oneself)(work, key, person)


def matter_or_cells(work: Work, key: Key, person: Person) -> Iterable[Target]:
    """A matter of a place; or the two cells that are named in the slot ("3-7")."""
    if key.subject.startswith("matter:"):
        yield from matter(work, key, person)
    else:
        yield from (work.target(int(one)) for one in key.slot.split("-"))


def request(work: Work, key: Key, person: Person) -> Iterable[Target]:
    found = work.db.get(DataRequest, number_in(key))
    if found is not None:
        yield from _of(work, found.person_id)


def leave(work: Work, key: Key, person: Person) -> Iterable[Target]:
    found = work.db.get(Leave, number_in(key))
    if found is not None:
        yield from _of(work, found.person_id)


def _of(work: Work, person_id: int) -> Iterable[Target]:
    whose = work.db.get(Person, person_id)
    if whose is not None:
        yield work.target(whose.unit_id, whose.id)
