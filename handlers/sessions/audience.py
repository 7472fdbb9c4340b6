"""Whom a session concerns, and who of them is always told what becomes of it."""

from collections.abc import Iterable
from datetime import timedelta

from handlers.context import Work
from handlers.rights.access import Action, Actor, may
from handlers.rights.recipients import Duty, exempt_members, invited_members, told, told_in
from handlers.screens.notices import written_about
from storage.outbox import OutboxState
from storage.people import Person
from storage.plans import guests_of
from storage.sessions import Session, SessionKind
from storage.visits import visit_of_session

GUEST, REMINDER, ENTRY = "guest", "reminder", "calendar"
LONGEST = timedelta(days=3)
NEVER_ARRIVED = (OutboxState.WITHDRAWN, OutboxState.FAILED, OutboxState.EXPIRED)


def expected(work: Work, sessions: Iterable[Session]) -> dict[int, list[Person]]:
    """Who is expected at each session, by its id, in order of their names: the cell's members but for those exempt; at
    a meeting of the committee those who sit on it.
    """
    by_kind = _by_kind(sessions)
    members = invited_members(work.db, {one.cell_id for one in by_kind[False]})
    committee = told_in(work.db, Duty.SIT_ON_COMMITTEE, {one.cell_id for one in by_kind[True]})
    return {one.id: members[one.cell_id] for one in by_kind[False]} | {
        one.id: committee[one.cell_id] for one in by_kind[True]
    }


def welcome(work: Work, sessions: Iterable[Session]) -> dict[int, list[Person]]:
    """The exempt members, who may come to what their cell does, by the session's id; nobody to the committee's."""
    by_kind = _by_kind(sessions)
    exempt = exempt_members(work.db, {one.cell_id for one in by_kind[False]})
    return {one.id: exempt[one.cell_id] for one in by_kind[False]} | {one.id: [] for one in by_kind[True]}


def called(work: Work, session: Session) -> list[Person]:
    """Everybody who is expected or welcome at a session, by name."""
    everybody = (*expected(work, [session])[session.id], *welcome(work, [session])[session.id])
    return sorted(everybody, key=lambda one: (one.folded_name, one.id))


def _by_kind(sessions: Iterable[Session]) -> dict[bool, list[Session]]:
    """Those of the committee (True), and the others."""
    found: dict[bool, list[Session]] = {True: [], False: []}
    for one in sessions:
        found[one.kind == SessionKind.COMMITTEE].append(one)
    return found


def concerned(work: Work, session: Session) -> dict[int, Person]:
    """Everybody whom the session concerns, by id: members (exempt ones once they are invited), preparer, leaders, who
    is in charge, the ward's visitor, and the guests who have been invited by the bot.
    """
    members = expected(work, [session])[session.id]
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
    return person in expected(work, [session])[session.id] or person in guests_here(work, session)


def invited_exempt(work: Work, session: Session) -> list[Person]:
    """The exempt members who have had their invitation."""
    written = written_about(work.db, [f"session:{session.id}"], [REMINDER])
    told = {one.person_id for one in written if one.state not in NEVER_ARRIVED}
    return [one for one in welcome(work, [session])[session.id] if one.id in told]


def invited_guests(work: Work, session: Session) -> list[Person]:
    """Those of them who have had their invitation."""
    written = written_about(work.db, [f"session:{session.id}"], [GUEST])
    told = {one.person_id for one in written if one.state not in NEVER_ARRIVED}
    return [one for one in guests_here(work, session) if one.id in told]


def guest_in(work: Work, session: Session, person: Person) -> int | None:
    """The id of a person who is a guest of the session: an invitation is then their own. None for anybody else."""
    return person.id if person.id in {one.person_id for one in guests_of(work.db, session.id)} else None


def may_answer(work: Work, session: Session, person: Person) -> bool:
    """Whether somebody may say if they come: a member of the cell (of the committee, to its meeting), and a guest."""
    guest = guest_in(work, session, person)
    if session.kind == SessionKind.COMMITTEE and guest is None and person not in expected(work, [session])[session.id]:
        return False
    return may_with(work, person, Action.ANSWER_INVITATION, session, guest)


def may_see(work: Work, session: Session, person: Person) -> bool:
    """Whether somebody may look at the session: the committee's own is for those who sit on it, and those above."""
    action = Action.SEE_COMMITTEE_MEETING if session.kind == SessionKind.COMMITTEE else Action.SEE_SCHEDULE
    return may_with(work, person, action, session, guest_in(work, session, person))


def may_with(work: Work, person: Person, action: Action, session: Session, owner_id: int | None = None) -> bool:
    """Whether a person may do this with the session, whoever is speaking."""
    return may(Actor.of(person), action, work.target(session.cell_id, owner_id))


def invitation_before(work: Work) -> timedelta:
    """How long before the start members are invited, by the table of reminders."""
    rows = [row.before for row in work.policy.reminders.session if row.text == "invitation"]
    return max(rows, default=LONGEST)
