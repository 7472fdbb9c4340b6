"""How a theme comes into the plan, and how what happens to it is noted."""

from handlers.context import Work
from handlers.rights.access import Action
from handlers.sessions.plan.guests import keep_guests
from handlers.sessions.plan.likeness.finding import keep_in_index
from storage import audit
from storage.people import Person
from storage.plans import ChangeKind, PlanChange
from storage.sessions import Session


def keep_new(work: Work, session: Session, by: Person) -> None:
    """Put a theme into the plan: with its history, its guests and its place in the index."""
    session.registered_by_id, session.registered_at = by.id, work.now
    work.db.add(session)
    work.db.flush()
    keep_guests(work.db, session.id, session.guests)
    keep_in_index(work.db, session)
    note_change(work, session, ChangeKind.ADDED, by)
    audit.record(work.db, by.id, Action.REGISTER_SESSION, f"session:{session.id}", work.now)


def note_change(
    work: Work,
    session: Session,
    kind: ChangeKind,
    by: Person,
    fields: dict[str, list[str]] | None = None,
    reason: str = "",
) -> PlanChange:
    """Add an event to an item's history."""
    change = PlanChange(session_id=session.id, kind=kind, fields=fields or {}, reason=reason, by_id=by.id, at=work.now)
    work.db.add(change)
    work.db.flush()
    return change
