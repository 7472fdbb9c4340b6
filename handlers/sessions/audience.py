"""Whom a session concerns, and who of them is always told what becomes of it."""

from datetime import timedelta

from handlers.context import Work
from handlers.rights.access import Action, Actor, may
from handlers.rights.recipients import Duty, exempt_members, invited_members, told
from handlers.screens.notices import written_about
from storage.outbox import OutboxState
from storage.people import Membership, Person
from storage.plans import guests_of
from storage.sessions import Session
from storage.visits import visit_of_session

GUEST, REMINDER = "guest", "reminder"
LONGEST = timedelta(days=3)
NEVER_ARRIVED = (OutboxState.WITHDRAWN, OutboxState.FAILED, OutboxState.EXPIRED)


def concerned(work: Work, session: Session) -> dict[int, Person]:
    """Everybody whom the session concerns, by id: members (exempt ones once they are invited), preparer, leaders, who
    is in charge, the ward's visitor, and the guests who have been invited by the bot.
    """
    members = invited_members(work.db, [session.cell_id])[session.cell_id]
    others = (*invited_exempt(work, session), *always(work, session), *invited_guests(work, session))
    return {one.id: one for one in (*members, *others)}


def always(work: Work, session: Session) -> list[Person]:
    """Those who are told of whatever happens to the session."""
    visit = visit_of_session(work.db, session.id)
    beside = [session.preparer, visit.visitor if visit is not None else None]
    named = [one for one in beside if one is not None and one.active]
    return [*told(work.db, Duty.FOLLOW_SESSIONS, session.cell_id), *named]


def guests_here(work: Work, session: Session) -> list[Person]:
    """The guests who are in the roster, invited yet or not."""
    people = [one.person for one in guests_of(work.db, session.id)]
    return [one for one in people if one is not None and one.active]


def is_asked(work: Work, session: Session, person: Person) -> bool:
    """Whether it is asked of them to say if they come."""
    member = person.unit_id == session.cell_id and person.membership != Membership.EXEMPT
    return member or person in guests_here(work, session)


def invited_exempt(work: Work, session: Session) -> list[Person]:
    """The exempt members who have had their invitation."""
    written = written_about(work.db, [f"session:{session.id}"], [REMINDER])
    told = {one.person_id for one in written if one.state not in NEVER_ARRIVED}
    return [one for one in exempt_members(work.db, [session.cell_id])[session.cell_id] if one.id in told]


def invited_guests(work: Work, session: Session) -> list[Person]:
    """Those of them who have had their invitation."""
    written = written_about(work.db, [f"session:{session.id}"], [GUEST])
    told = {one.person_id for one in written if one.state not in NEVER_ARRIVED}
    return [one for one in guests_here(work, session) if one.id in told]


def guest_in(work: Work, session: Session, person: Person) -> int | None:
    """The id of a person who is a guest of the session: an invitation is then their own. None for anybody else."""
    return person.id if person.id in {one.person_id for one in guests_of(work.db, session.id)} else None


def may_with(work: Work, person: Person, action: Action, session: Session, owner_id: int | None = None) -> bool:
    """Whether a person may do this with the session, whoever is speaking."""
    return may(Actor.of(person), action, work.target(session.cell_id, owner_id))


def invitation_before(work: Work) -> timedelta:
    """How long before the start members are invited, by the table of reminders."""
    rows = [row.before for row in work.policy.reminders.session if row.text == "invitation"]
    return max(rows, default=LONGEST)
