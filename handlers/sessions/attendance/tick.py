"""One look at the clock: calendar entries follow their sessions, guests are invited, too few coming is warned of."""

from collections import defaultdict
from datetime import timedelta

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.screens.notices import Notice, notify, written_about
from handlers.screens.quiet_hours import is_quiet
from handlers.screens.screen import Screen
from handlers.sessions.attendance import calendar_entry, rules, texts
from handlers.sessions.attendance.inviting import invite_guest
from handlers.sessions.audience import GUEST, guests_here, invitation_before, invited_guests
from handlers.sessions.notifications import leaders, subject_of
from handlers.sessions.pages import counted, session_button
from handlers.sessions.texts import WHO
from storage.people import Membership, Person, members_of_cell
from storage.sessions import Session, SessionKind, SessionState, answers_to, moved_since, moves_among, thematic_between

ENTRY = "calendar"
WARNING = "attendance"
FIRST, MOVED, CALLED_OFF, ON_HOLD = "first", "moved", "called_off", "on_hold"
_ENTRIES = {
    FIRST: (texts.ENTRY, texts.ENTRY_IN_WORDS),
    MOVED: (texts.ENTRY_MOVED, texts.ENTRY_MOVED_IN_WORDS),
    CALLED_OFF: (texts.ENTRY_CALLED_OFF, texts.ENTRY_CALLED_OFF_IN_WORDS),
    ON_HOLD: (texts.ENTRY_ON_HOLD, texts.ENTRY_ON_HOLD_IN_WORDS),
}
LOOK_BACK = timedelta(days=30)


def follow_calendars(work: Work) -> int:
    """Send the entries that are new, moved or called off. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    before = invitation_before(work)
    near = thematic_between(work.db, work.now, work.now + before)
    moved = [one for one in moved_since(work.db, work.now - LOOK_BACK) if one.kind == SessionKind.THEMATIC]
    sessions = list({one.id: one for one in (*near, *moved)}.values())
    return sum(_follow(work, one, before) for one in sessions)


def _follow(work: Work, session: Session, before: timedelta) -> int:
    called_off = session.state in (SessionState.CANCELLED, SessionState.POSTPONED)
    if session.state == SessionState.HELD or (session.starts_at <= work.now and not called_off):
        return 0
    sequence = len(moves_among(work.db, [session.id]))
    known: dict[int, int] = defaultdict(int)
    for one in written_about(work.db, [subject_of(session)], [ENTRY]):
        known[one.person_id] = max(known[one.person_id], int(one.slot))
    people = {one.id: one for one in _invited(work, session)}
    invited = session.starts_at - before <= work.now
    count = _invite_guests(work, session, before) if invited and not called_off else 0
    for person_id in rules.entries_due(people.keys(), dict(known), sequence, called_off, invited):
        person = people.get(person_id) or work.db.get_one(Person, person_id)
        count += _send_entry(work, session, person, sequence, called_off)
    return count


def _invited(work: Work, session: Session) -> list[Person]:
    members = [one for one in members_of_cell(work.db, session.cell_id) if one.membership != Membership.EXEMPT]
    return [*members, *guests_here(work, session)]


def _send_entry(work: Work, session: Session, person: Person, sequence: int, called_off: bool) -> bool:
    """As a file; on a text-only channel as a link to it, or in words where there is no public address."""
    words = {
        "summary": session.theme,
        "location": session.place,
        "description": texts.DESCRIPTION.format(
            cell=session.cell.name, preparer=session.preparer.full_name if session.preparer else texts.NOBODY
        ),
    }
    length = work.policy.meetings.minimum
    recipe = calendar_entry.entry(session.id, sequence, called_off, session.starts_at, length, work.now, words)
    off = ON_HOLD if session.state == SessionState.POSTPONED else CALLED_OFF
    said, instead = _ENTRIES[off if called_off else MOVED if sequence else FIRST]
    said_of = {
        "theme": session.theme,
        "start": long_moment(session.starts_at, work.zone),
        "place": session.place,
        "end": f"{(session.starts_at + length).astimezone(work.zone):%H:%M}",
    }
    notice = Notice(
        ENTRY,
        subject_of(session),
        str(sequence),
        Screen(said.format(**said_of)),
        document=recipe,
        instead=instead.format(**said_of),
    )
    return notify(work, person, notice)


def _invite_guests(work: Work, session: Session, before: timedelta) -> int:
    """Anew for each start; but who has been told of a move that was made so late has been asked by that."""
    moves = moves_among(work.db, [session.id])
    written = {(one.person_id, one.slot) for one in written_about(work.db, [subject_of(session)], [GUEST])}
    told_late = bool(moves) and moves[-1].at >= session.starts_at - before
    asked = {one.id for one in invited_guests(work, session)} if told_late else set()
    slot = str(len(moves))
    new = [one for one in guests_here(work, session) if (one.id, slot) not in written and one.id not in asked]
    return sum(invite_guest(work, session, one, slot) for one in new)


def warn_of_too_few(work: Work) -> int:
    """Tell the secretary of sessions that too few have promised to attend, once a start. Returns how many."""
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    planning = work.policy.planning
    sessions = [
        one
        for one in thematic_between(work.db, work.now, work.now + planning.warn_before)
        if one.state == SessionState.PLANNED and rules.warning_due(one.starts_at, work.now, planning.warn_before)
    ]
    written = {
        (one.subject, one.slot) for one in written_about(work.db, [subject_of(one) for one in sessions], [WARNING])
    }
    new = [one for one in sessions if (subject_of(one), one.starts_at.isoformat()) not in written]
    return sum(_warn(work, one) for one in new)


def _warn(work: Work, session: Session) -> int:
    found = counted(work, session, answers_to(work.db, session.id))
    coming, expected = len(found.coming), len(found.coming) + len(found.excused) + len(found.unanswered)
    share = work.policy.planning.expected_attendance
    if not rules.too_few(coming, expected, share):
        return 0
    text = texts.TOO_FEW.format(
        theme=session.theme,
        start=long_moment(session.starts_at, work.zone),
        coming=coming,
        expected=expected,
        share=round(100 * share),
        unanswered=len(found.unanswered),
        excused=len(found.excused),
    )
    screen = Screen(text, ((session_button(session, WHO, "who"),),))
    notice = Notice(WARNING, subject_of(session), session.starts_at.isoformat(), screen, expires_at=session.starts_at)
    return sum(notify(work, one, notice) for one in leaders(work, session.cell_id))
