"""What others are told about a session: that it moved, is cancelled, who cannot come, who prepares it.

News made in the quiet hours waits for the morning, unless the session is before that: then it goes at once.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment
from handlers.reminders.standing import RELIEVED
from handlers.rights.recipients import Duty, told, told_in
from handlers.screens.notices import Notice, notify, written_about
from handlers.screens.quiet_hours import is_quiet, wait_for_morning
from handlers.screens.screen import Screen
from handlers.sessions import texts
from handlers.sessions.audience import ENTRY, NEVER_ARRIVED, REMINDER, always, concerned, invited_guests, is_asked
from handlers.sessions.pages import Row, answer_rows, calendar_row
from handlers.sessions.rules import start_known, to_tell_of_cancelling, to_tell_of_move
from storage.outbox import Lane, withdraw
from storage.people import Person
from storage.sessions import Session, SessionMove, answers_to, moves_among

MOVED = "moved"
CANCELLED = "cancelled"
ANSWER = "answer"
ASSIGNMENT = "assignment"
POSTPONED = "postponed"
TELLING = (REMINDER, MOVED, POSTPONED, ASSIGNMENT)


@dataclass(frozen=True)
class Notified:
    """How many will be told, and the names of those whom no message can reach."""

    reached: int
    missed: tuple[str, ...]


def subject_of(session: Session) -> str:
    return f"session:{session.id}"


def leaders(work: Work, cell_id: int) -> list[Person]:
    """The secretary; where there is none, the deputy."""
    return told(work.db, Duty.LEAD, cell_id)


def leaders_in(work: Work, cell_ids: Collection[int]) -> dict[int, list[Person]]:
    """The leaders of each of these cells, by its id."""
    return told_in(work.db, Duty.LEAD, cell_ids)


def notify_moved(work: Work, session: Session, move: SessionMove) -> Notified:
    """Take back what waits to be said of the old start, and tell everybody the new one, with a way to answer."""
    people = concerned(work, session)
    unheard = _unheard_moves(work, session)
    withdraw(work.db, subject_of(session), (REMINDER, MOVED, POSTPONED), work.now)
    moves = moves_among(work.db, [session.id])
    waited = _who_knew_it_on_hold(work, session, moves[-2:-1])
    notices = []
    for person_id in to_tell_of_move(people, move.by_id):
        known = start_known([(one.id, one.from_start) for one in moves], unheard.get(person_id, set()))
        resumed = person_id in waited
        if resumed or known != session.starts_at:
            words = texts.RESUMED_NOTICE if resumed else texts.MOVED_NOTICE
            notices.append((people[person_id], _moved_notice(work, session, move, people[person_id], known, words)))
    return _send(work, notices)


def _unheard_moves(work: Work, session: Session) -> dict[int, set[int]]:
    """The moves whose news was written but has not gone out, by person."""
    unheard: dict[int, set[int]] = {}
    for one in written_about(work.db, [subject_of(session)], [MOVED, POSTPONED]):
        if one.waiting or one.taken_back:
            unheard.setdefault(one.person_id, set()).add(int(one.slot.removeprefix("move:")))
    return unheard


def _who_knew_it_on_hold(work: Work, session: Session, before: Sequence[SessionMove]) -> set[int]:
    """Who had heard (or had said) that the session was postponed, if that is what came `before`."""
    knew: set[int] = set()
    for move in before:
        if move.postponed:
            written = written_about(work.db, [subject_of(session)], [POSTPONED])
            arrived = [one for one in written if one.slot == move_slot(move) and one.state not in NEVER_ARRIVED]
            knew |= {move.by_id} | {one.person_id for one in arrived if not one.waiting}
    return knew


def move_slot(move: SessionMove) -> str:
    return f"move:{move.id}"


def _moved_notice(
    work: Work, session: Session, move: SessionMove, person: Person, known: datetime, words: Markup
) -> Notice:
    text = words.format(
        theme=session.theme,
        cell=_cell_line(session, person),
        old=long_moment(known, work.zone),
        new=long_moment(session.starts_at, work.zone),
        place=session.place,
        reason=move.reason,
    )
    choices: tuple[Row, ...] = ()
    if is_asked(work, session, person):
        text += Markup("\n\n") + texts.MOVED_ASK
        choices = tuple(answer_rows(work, session, None, person))
    if person.id in _with_entry(work, session):
        choices = (*choices, calendar_row(session, texts.CALENDAR_ANEW))
    elif choices:
        choices = (*choices, calendar_row(session))
    deadline = min(moment for moment in (known, session.starts_at) if moment > work.now)
    return _news(work, MOVED, session, move_slot(move), Screen(text, choices), deadline, session.starts_at)


def _with_entry(work: Work, session: Session) -> set[int]:
    """Who has the session in a calendar, for all that is known: their entry says what is no more."""
    return {one.person_id for one in written_about(work.db, [subject_of(session)], [ENTRY])}


def _cell_line(session: Session, person: Person) -> Markup:
    return Markup() if person.unit_id == session.cell_id else texts.CARD_CELL.format(cell=session.cell.name)


def notify_cancelled(work: Work, session: Session, reason: str, canceller: Person) -> Notified:
    """Take back what waits, and tell those who had heard of the session."""
    withdraw(work.db, subject_of(session), TELLING, work.now)
    people = _who_heard(work, session, canceller)
    return _send(work, [(one, _off_notice(work, session, one, CANCELLED, "cancelled", reason)) for one in people])


def notify_postponed(work: Work, session: Session, move: SessionMove, by: Person) -> Notified:
    """Take back what waits, and tell those who had heard of the session that it has no date for now."""
    withdraw(work.db, subject_of(session), (REMINDER, MOVED, POSTPONED), work.now)
    people = _who_heard(work, session, by)
    slot = move_slot(move)
    return _send(work, [(one, _off_notice(work, session, one, POSTPONED, slot, move.reason)) for one in people])


def _who_heard(work: Work, session: Session, by: Person) -> list[Person]:
    """Everybody who had heard that the session is to be (or has put it into their calendar), and those who are always
    told, but for `by`.
    """
    written = written_about(work.db, [subject_of(session)], (*TELLING, ENTRY))
    heard = {one.person_id for one in written if one.state not in NEVER_ARRIVED}
    heard |= set(answers_to(work.db, session.id)) | {one.id for one in invited_guests(work, session)}
    people = {one: person for one in heard if (person := work.db.get(Person, one)) is not None and person.active}
    around = concerned(work, session)
    kept = {one.id for one in always(work, session)}
    people |= around
    return [people[one] for one in to_tell_of_cancelling(around, kept, heard & set(people), by.id)]


def _off_notice(work: Work, session: Session, person: Person, kind: str, slot: str, reason: str) -> Notice:
    """That the session does not take place at its time, for now or for good."""
    words = texts.POSTPONED_NOTICE if kind == POSTPONED else texts.CANCELLED_NOTICE
    start = long_moment(session.starts_at, work.zone)
    text = words.format(theme=session.theme, cell=_cell_line(session, person), start=start, reason=reason)
    last = max(session.starts_at, work.now) + timedelta(days=1)
    deadline = session.starts_at if session.starts_at > work.now else last
    has_entry = person.id in _with_entry(work, session)
    choices: tuple[Row, ...] = (calendar_row(session, texts.OUT_OF_CALENDAR),) if has_entry else ()
    return _news(work, kind, session, slot, Screen(text, choices), deadline, last)


def hearers_of(work: Work, session: Session, person: Person) -> list[Person]:
    """Who hears what the person answers: the cell's leader; of the leader's own answer, who can stand in for them."""
    others = [one for one in leaders(work, session.cell_id) if one.id != person.id]
    return others or [one for one in told(work.db, Duty.STAND_IN, session.cell_id) if one.id != person.id]


def notify_excused(work: Work, session: Session, person: Person, reason: str) -> Notified:
    """Tell the secretary that somebody cannot come."""
    start = long_moment(session.starts_at, work.zone)
    text = texts.EXCUSED_NOTICE.format(name=called(work.db, person), theme=session.theme, start=start, reason=reason)
    return _notify_leaders(work, session, person, text)


def notify_coming_after_all(work: Work, session: Session, person: Person) -> Notified:
    """Tell the secretary that somebody who had asked to be excused can come."""
    start = long_moment(session.starts_at, work.zone)
    return _notify_leaders(
        work, session, person, texts.BACK_NOTICE.format(name=called(work.db, person), theme=session.theme, start=start)
    )


def notify_unsaid(work: Work, session: Session, person: Person) -> Notified:
    """Tell the secretary that somebody has taken their answer back, and gives none for now."""
    start = long_moment(session.starts_at, work.zone)
    words = {"name": called(work.db, person), "theme": session.theme, "start": start}
    return _notify_leaders(work, session, person, texts.UNSAID_NOTICE.format(**words))


def _notify_leaders(work: Work, session: Session, person: Person, text: Markup) -> Notified:
    slot = str(len(written_about(work.db, [subject_of(session)], [ANSWER])))
    notice = _news(work, ANSWER, session, slot, Screen(text), session.starts_at, session.starts_at)
    return _send(work, [(one, notice) for one in hearers_of(work, session, person)])


def notify_assigned(work: Work, session: Session, before: Person | None, slot: str, by: Person) -> Notified:
    """Tell who now prepares the session, and who no longer does."""
    start = long_moment(session.starts_at, work.zone)
    notices: list[tuple[Person, str, Markup]] = []
    if session.preparer is not None and session.preparer.id != by.id:
        text = texts.ASSIGNED_PREPARER.format(theme=session.theme, start=start, place=session.place)
        notices.append((session.preparer, slot, text))
    if before is not None and before.id != by.id:
        text = texts.RELIEVED_NOTICE.format(theme=session.theme, start=start)
        notices.append((before, slot + RELIEVED, text))
    deadline = session.starts_at
    return _send(
        work,
        [
            (person, _news(work, ASSIGNMENT, session, named, Screen(text), deadline, deadline))
            for person, named, text in notices
        ],
    )


def _news(
    work: Work, kind: str, session: Session, slot: str, screen: Screen, deadline: datetime, last: datetime
) -> Notice:
    """A notice that waits for the morning unless `deadline` is before it, and is of no use after `last`."""
    later = wait_for_morning(work.now, deadline, work.policy.quiet_hours, work.zone)
    # What must not wait in the quiet hours goes by the lane that they do not hold back.
    urgent = later is None and is_quiet(work.now, work.policy.quiet_hours, work.zone)
    lane = Lane.PERSON if urgent else Lane.BROADCAST
    return Notice(kind, subject_of(session), slot, screen, not_before=later, expires_at=last, lane=lane)


def _send(work: Work, notices: Iterable[tuple[Person, Notice]]) -> Notified:
    reached, missed = 0, []
    for person, notice in notices:
        if notify(work, person, notice):
            reached += 1
        else:
            missed.append(called(work.db, person))
    return Notified(reached, tuple(missed))
