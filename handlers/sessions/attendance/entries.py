"""Calendar entries follow their sessions: once invited, and again when a session is moved or called off."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.reminders.reminder import DueNotice, Piece
from handlers.screens.notices import Key, written_about
from handlers.screens.screen import Screen
from handlers.sessions.attendance import calendar_entry, rules, texts
from handlers.sessions.audience import expected, guests_here, invitation_before
from handlers.sessions.notifications import subject_of
from storage.installation import installation_name
from storage.people import Person
from storage.sessions import Session, SessionMove, SessionState, dated_between, moved_since, moves_among

FIRST, MOVED, CALLED_OFF, ON_HOLD = "first", "moved", "called_off", "on_hold"
_ENTRIES = {
    FIRST: (texts.ENTRY, texts.ENTRY_IN_WORDS),
    MOVED: (texts.ENTRY_MOVED, texts.ENTRY_MOVED_IN_WORDS),
    CALLED_OFF: (texts.ENTRY_CALLED_OFF, texts.ENTRY_CALLED_OFF_IN_WORDS),
    ON_HOLD: (texts.ENTRY_ON_HOLD, texts.ENTRY_ON_HOLD_IN_WORDS),
}
LOOK_BACK = timedelta(days=30)
_OFF = (SessionState.CANCELLED, SessionState.POSTPONED)


def entries_due(work: Work) -> Iterator[DueNotice]:
    """The entries that are new, moved or called off: one for each change of the session's time."""
    before = invitation_before(work)
    near = dated_between(work.db, work.now, work.now + before)
    moved = moved_since(work.db, work.now - LOOK_BACK)
    sessions = [one for one in {one.id: one for one in (*near, *moved)}.values() if _has_entry(work, one)]
    moves = moves_by_session(work, sessions)
    known: dict[str, dict[int, int]] = defaultdict(dict)
    for one in written_about(work.db, [subject_of(session) for session in sessions], [calendar_entry.KIND]):
        known[one.subject][one.person_id] = max(known[one.subject].get(one.person_id, 0), int(one.slot))
    invited = _invited(work, sessions)
    for session in sessions:
        sequence, called_off = len(moves[session.id]), session.state in _OFF
        by_now = session.starts_at - before <= work.now
        got = known[subject_of(session)]
        for person_id in rules.entries_due(invited[session.id], got, sequence, called_off, by_now):
            make = partial(_entry, work, session, sequence, called_off)
            yield DueNotice(person_id, subject_of(session), str(sequence), make)


def _has_entry(work: Work, session: Session) -> bool:
    return is_to_come(work, session) or session.state in _OFF


def _invited(work: Work, sessions: list[Session]) -> dict[int, list[int]]:
    members = expected(work, sessions)
    return {session.id: [one.id for one in (*members[session.id], *guests_here(work, session))] for session in sessions}


def _entry(work: Work, session: Session, sequence: int, called_off: bool, person: Person) -> list[Piece]:
    """As a file; on a text-only channel as a link to it, or in words where there is no public address."""
    words = {
        "summary": session.theme,
        "location": session.place,
        "organizer": session.cell.name,
        "description": texts.DESCRIPTION.format(
            cell=session.cell.name, preparer=session.preparer.full_name if session.preparer else texts.NOBODY
        ),
    }
    length = work.policy.meetings.minimum
    of = installation_name(work.db)
    recipe = calendar_entry.entry(session.id, of, sequence, called_off, session.starts_at, length, work.now, words)
    off = ON_HOLD if session.state == SessionState.POSTPONED else CALLED_OFF
    said, instead = _ENTRIES[off if called_off else MOVED if sequence else FIRST]
    said_of = {
        "theme": session.theme,
        "start": long_moment(session.starts_at, work.zone),
        "place": session.place,
        "end": f"{(session.starts_at + length).astimezone(work.zone):%H:%M}",
    }
    return [Piece(str(sequence), Screen(said.format(**said_of)), document=recipe, instead=instead.format(**said_of))]


def is_newest(work: Work, key: Key) -> bool:
    session = work.db.get(Session, int(key.subject.removeprefix("session:")))
    return session is not None and key.slot == str(len(moves_among(work.db, [session.id])))


def is_to_come(work: Work, session: Session) -> bool:
    return session.state == SessionState.PLANNED and session.starts_at > work.now


def moves_by_session(work: Work, sessions: list[Session]) -> dict[int, list[SessionMove]]:
    moves: dict[int, list[SessionMove]] = defaultdict(list)
    for move in moves_among(work.db, [one.id for one in sessions]):
        moves[move.session_id].append(move)
    return moves
