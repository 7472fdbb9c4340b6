"""Guests are invited and given the files, and the secretary is warned where too few will come."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from handlers.context import Work
from handlers.language.dates import long_moment
from handlers.reminders.reminder import DueNotice, Piece, Reminder
from handlers.screens.notices import Key, Written, written_about
from handlers.screens.screen import Screen
from handlers.sessions.attendance import rules, texts
from handlers.sessions.attendance.inviting import guest_invitation
from handlers.sessions.audience import (
    GUEST,
    NEVER_ARRIVED,
    concerned,
    expected,
    guests_here,
    invitation_before,
    welcome,
)
from handlers.sessions.buttons import SESSION
from handlers.sessions.notifications import leaders_in, subject_of
from handlers.sessions.preparation import giving_out
from handlers.sessions.rules import Tally, tally
from handlers.sessions.texts import WHO
from storage.people import Person
from storage.preparation import Material, materials_among
from storage.sessions import Session, SessionMove, SessionState, answers_among, dated_between, moves_among

_GIVEN_FOR = (SessionState.PLANNED, SessionState.HELD)


def guests_due(work: Work) -> Iterator[DueNotice]:
    """Guests who use the bot are invited when the members are, anew for each start; but who has been told of a move
    that was made so late has been asked by that.
    """
    before = invitation_before(work)
    sessions = [one for one in dated_between(work.db, work.now, work.now + before) if _is_to_come(work, one)]
    moves = _moves_by_session(work, sessions)
    told = defaultdict(list)
    for one in written_about(work.db, [subject_of(session) for session in sessions], [GUEST]):
        told[one.subject].append(one)
    for session in sessions:
        last = moves[session.id][-1].at if moves[session.id] else None
        subject, slot = subject_of(session), str(len(moves[session.id]))
        late = rules.asked_by_the_move(last, session.starts_at, before)
        asked = _asked_before(told[subject], slot) if late else set()
        make = partial(guest_invitation, work, session)
        new = [one for one in guests_here(work, session) if one.id not in asked]
        yield from (DueNotice(one.id, subject, slot, make, session.starts_at) for one in new)


def _asked_before(written: list[Written], slot: str) -> set[int]:
    """Who was invited for an earlier start."""
    return {one.person_id for one in written if one.slot != slot and one.state not in NEVER_ARRIVED}


def materials_due(work: Work) -> Iterator[DueNotice]:
    """Whoever is invited after the files were given out (a guest, somebody new) gets them too."""
    near = dated_between(work.db, work.now, work.now + invitation_before(work))
    sessions = {one.id: one for one in near if one.state == SessionState.PLANNED}
    shared: dict[int, list[Material]] = defaultdict(list)
    for one in materials_among(work.db, sessions):
        if one.shared_at is not None:
            shared[one.session_id].append(one)
    for session_id, files in shared.items():
        session, slot = sessions[session_id], giving_out.slot_of(files)
        make = partial(_materials, work, session, files)
        yield from (DueNotice(person_id, subject_of(session), slot, make) for person_id in concerned(work, session))


def _materials(work: Work, session: Session, files: list[Material], person: Person) -> list[Piece]:
    had = giving_out.slots_of(work, session)[person.id]
    return giving_out.pieces(work, session, files, person, had)


def too_few_due(work: Work) -> Iterator[DueNotice]:
    """For the leaders of sessions that too few have promised to attend, once a start."""
    planning = work.policy.planning
    near = dated_between(work.db, work.now, work.now + planning.warn_before)
    sessions = [
        one
        for one in near
        if one.state == SessionState.PLANNED and rules.warning_due(one.starts_at, work.now, planning.warn_before)
    ]
    heads = leaders_in(work, {one.cell_id for one in sessions}) if sessions else {}
    tallies = _tallies(work, sessions) if sessions else {}
    for session in sessions:
        found = tallies[session.id]
        if rules.too_few(len(found.coming), _expected(found), planning.expected_attendance):
            make, slot = partial(_too_few, work, session, found), session.starts_at.isoformat()
            for person in heads[session.cell_id]:
                yield DueNotice(person.id, subject_of(session), slot, make, session.starts_at)


def _tallies(work: Work, sessions: list[Session]) -> dict[int, Tally]:
    members, exempt = expected(work, sessions), welcome(work, sessions)
    coming: dict[int, dict[int, bool]] = defaultdict(dict)
    for answer in answers_among(work.db, [one.id for one in sessions]):
        coming[answer.session_id][answer.person_id] = answer.coming
    return {
        one.id: tally(
            [person.id for person in (*members[one.id], *exempt[one.id])],
            {person.id for person in exempt[one.id]},
            coming[one.id],
        )
        for one in sessions
    }


def _expected(found: Tally) -> int:
    return len(found.coming) + len(found.excused) + len(found.unanswered)


def _too_few(work: Work, session: Session, found: Tally, leader: Person) -> Screen:
    text = texts.TOO_FEW.format(
        theme=session.theme,
        start=long_moment(session.starts_at, work.zone),
        coming=len(found.coming),
        expected=_expected(found),
        share=round(100 * work.policy.planning.expected_attendance),
        unanswered=len(found.unanswered),
        excused=len(found.excused),
    )
    return Screen(text, ((SESSION.choice(session, WHO, "who"),),))


def _is_still_given(work: Work, key: Key) -> bool:
    session = work.db.get(Session, int(key.subject.removeprefix("session:")))
    return session is not None and session.state in _GIVEN_FOR and key.person_id in concerned(work, session)


def _is_to_come(work: Work, session: Session) -> bool:
    return session.state == SessionState.PLANNED and session.starts_at > work.now


def _moves_by_session(work: Work, sessions: list[Session]) -> dict[int, list[SessionMove]]:
    moves: dict[int, list[SessionMove]] = defaultdict(list)
    for move in moves_among(work.db, [one.id for one in sessions]):
        moves[move.session_id].append(move)
    return moves


DUE = (
    Reminder(GUEST, guests_due),
    Reminder(giving_out.KIND, materials_due, still=_is_still_given),
    Reminder("attendance", too_few_due),
)
