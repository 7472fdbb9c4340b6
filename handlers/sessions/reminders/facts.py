"""What the rules need to know, gathered for all sessions and tasks in a few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.context import Work
from handlers.rights.recipients import Duty, told_in
from handlers.screens.notices import Written, written_about
from handlers.sessions.audience import REMINDER, expected, welcome
from handlers.sessions.notifications import MOVED, move_slot, subject_of
from handlers.sessions.reminders import rules
from handlers.sessions.reminders.rules import Listener, SessionFacts
from storage.accounts import reachable_among
from storage.people import Person
from storage.postponed_reminders import Snooze
from storage.preparation import Material, materials_among
from storage.sessions import AttendanceAnswer, Session, SessionKind, SessionMove, answers_among, moves_among
from storage.tasks import Task

TASK_REMINDER = "task_reminder"


@dataclass(frozen=True)
class Concern:
    """One session with all that its reminders depend on; people, answers and listeners by person id."""

    session: Session
    facts: SessionFacts
    listeners: list[Listener]
    people: dict[int, Person]
    answers: dict[int, AttendanceAnswer]
    files: list[Material]


@dataclass(frozen=True)
class _Gathered:
    """Members and exempt ones, moves, answers and files by session id; leaders and who is in charge by cell id."""

    members: dict[int, list[Person]]
    exempt: dict[int, list[Person]]
    leaders: dict[int, list[Person]]
    in_charge: dict[int, list[Person]]
    moves: dict[int, list[SessionMove]]
    answers: dict[int, dict[int, AttendanceAnswer]]
    written: dict[tuple[str, int], list[Written]]
    files: dict[int, list[Material]]


def concerns(work: Work, sessions: Sequence[Session]) -> list[Concern]:
    """The sessions with everybody whom they concern and who can be reached."""
    gathered = _gather(work, sessions)
    capacities = {one.id: _capacities(one, gathered) for one in sessions}
    everybody = {person_id for people in capacities.values() for person_id in people}
    reachable = reachable_among(work.db, everybody)
    return [_concern(one, capacities[one.id], gathered, reachable) for one in sessions]


def _gather(work: Work, sessions: Sequence[Session]) -> _Gathered:
    ids, cells = [one.id for one in sessions], {one.cell_id for one in sessions}
    found = _Gathered(
        members=expected(work, sessions),
        exempt=welcome(work, sessions),
        leaders=told_in(work.db, Duty.LEAD, cells),
        in_charge=told_in(work.db, Duty.ATTEND_FROM_ABOVE, cells),
        moves=defaultdict(list),
        answers=defaultdict(dict),
        written=defaultdict(list),
        files=defaultdict(list),
    )
    for move in moves_among(work.db, ids):
        found.moves[move.session_id].append(move)
    for answer in answers_among(work.db, ids):
        found.answers[answer.session_id][answer.person_id] = answer
    for one in written_about(work.db, [subject_of(session) for session in sessions], (REMINDER, MOVED)):
        found.written[one.subject, one.person_id].append(one)
    for file in materials_among(work.db, ids):
        found.files[file.session_id].append(file)
    return found


def _capacities(session: Session, found: _Gathered) -> dict[int, tuple[Person, set[str]]]:
    """Who is what to a session. The secretary; where there is none, the deputy. Exempt members are invited, and asked
    for nothing.
    """
    cell = session.cell_id
    preparer = [session.preparer] if session.preparer is not None and session.preparer.active else []
    groups: dict[str, Iterable[Person]] = {
        "members": found.members[session.id],
        "exempt": found.exempt[session.id],
        "preparer": preparer,
        "secretary": found.leaders[cell],
        "in_charge": found.in_charge[cell],
    }
    people: dict[int, tuple[Person, set[str]]] = {}
    for name, group in groups.items():
        for person in group:
            people.setdefault(person.id, (person, set()))[1].add(name)
    return people


def _concern(
    session: Session, people: dict[int, tuple[Person, set[str]]], found: _Gathered, reachable: set[int]
) -> Concern:
    moves, answers = found.moves[session.id], found.answers[session.id]
    prepared = session.kind != SessionKind.THEMATIC or session.preparer_id is not None
    facts = SessionFacts(session.id, session.starts_at, len(moves), prepared)
    listeners = []
    for person_id in reachable & people.keys():
        written = found.written[subject_of(session), person_id]
        reminders = [one for one in written if one.kind == REMINDER]
        answer = answers.get(person_id)
        listeners.append(
            Listener(
                person_id,
                frozenset(people[person_id][1]),
                coming=answer.coming if answer is not None else None,
                written=frozenset(one.slot for one in reminders if not one.waiting),
                waiting=frozenset(one.slot for one in reminders if one.waiting),
                told_at=_told_at(moves, person_id, written),
            )
        )
    known = {one: person for one, (person, _) in people.items()}
    return Concern(session, facts, listeners, known, answers, found.files[session.id])


def _told_at(moves: Sequence[SessionMove], person_id: int, written: Iterable[Written]) -> datetime | None:
    """When this person learnt of the last move: they made it, or its news was written to them and not taken back."""
    if not moves:
        return None
    last = moves[-1]
    told = any(one.kind == MOVED and one.slot == move_slot(last) and not one.taken_back for one in written)
    return last.at if told or last.by_id == person_id else None


def task_facts(tasks: Iterable[Task], snoozes: Mapping[int, Snooze]) -> list[rules.TaskFacts]:
    again = {task_id: one.until for task_id, one in snoozes.items()}
    return [rules.TaskFacts(one.id, one.assignee_id, one.due_on, one.created_at, again.get(one.id)) for one in tasks]


def task_subject(person_id: int) -> str:
    return f"person:{person_id}"


def tasks_written(work: Work, person_ids: Iterable[int]) -> dict[int, rules.AlreadyWritten]:
    """The slots of the task reminders so far, by person id."""
    gone: dict[int, set[str]] = defaultdict(set)
    waiting: dict[int, set[str]] = defaultdict(set)
    subjects = [task_subject(one) for one in person_ids]
    for one in written_about(work.db, subjects, [TASK_REMINDER]):
        (waiting if one.waiting else gone)[one.person_id].add(one.slot)
    return {
        person_id: rules.AlreadyWritten(frozenset(gone[person_id]), frozenset(waiting[person_id]))
        for person_id in gone.keys() | waiting.keys()
    }
