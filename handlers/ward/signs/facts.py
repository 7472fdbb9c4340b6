"""What is known of a cell's sessions, as the rules of signs want it: a few statements for the whole cell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from handlers.context import Work
from handlers.sessions.plan.likeness.finding import Level, Levels, most_alike, text_of
from handlers.ward.signs.rules import Prepared, SessionSeen, TaskSeen
from storage.base import Base
from storage.meetings import Conclusion, Meeting, conclusions_of, meetings_of_sessions
from storage.people import Unit, members_of_cell
from storage.preparation import StepDone, steps_done
from storage.reports import reports_on
from storage.sessions import Session, registered_late_of_cell, thematic_of_cell
from storage.tasks import OPEN_STATES, Report, Task, TaskState, tasks_of_meetings

Row = TypeVar("Row", bound=Base)
LOOK_BACK, LOOK_AHEAD = timedelta(days=120), timedelta(days=60)


def facts_of_cell(work: Work, cell: Unit) -> dict[int, SessionSeen]:
    """The facts of the cell's thematic sessions of the last months and the weeks ahead, by session id; of one of
    another kind that was registered only after it was held, that alone.
    """
    db, span = work.db, (work.now - LOOK_BACK, work.now + LOOK_AHEAD)
    sessions = thematic_of_cell(db, cell.id, *span)
    ids = [one.id for one in sessions]
    meetings = {one.session_id: one for one in meetings_of_sessions(db, ids)}
    held = [one.id for one in meetings.values()]
    conclusions = _grouped(conclusions_of(db, held), "meeting_id")
    tasks = _grouped(tasks_of_meetings(db, held), "meeting_id")
    steps = _grouped(steps_done(db, ids) if ids else [], "session_id")
    reports = _grouped(reports_on(db, [task.id for some in tasks.values() for task in some]), "task_id")
    names = tuple(person.full_name for person in members_of_cell(db, cell.id))
    found = {}
    for one in sessions:
        facts = _before(work, one, steps.get(one.id, []))
        meeting = meetings.get(one.id)
        if meeting is not None:
            given = [_given(work, task, reports.get(task.id, [])) for task in tasks.get(meeting.id, [])]
            facts = _after(work, facts, meeting, conclusions.get(meeting.id, []), given, names)
        found[one.id] = facts
    late = registered_late_of_cell(db, cell.id, *span)
    return found | {one.id: _registered(work, one) for one in late if one.id not in found}


def _grouped(rows: list[Row], name: str) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _local(work: Work, moment: datetime) -> date:
    return moment.astimezone(work.zone).date()


def _registered(work: Work, session: Session) -> SessionSeen:
    return SessionSeen(
        starts_on=_local(work, session.starts_at),
        today=work.today,
        registered_on=_local(work, session.registered_at),
        late_reason=session.late_reason,
    )


def _before(work: Work, session: Session, steps: list[StepDone]) -> SessionSeen:
    alike = most_alike(work.db, text_of(session), Levels.of(work.policy.planning), session.id)
    copied = [one for one in alike if one.level == Level.COPY]
    earlier = [one for one in copied if _is_earlier(work, one.session_id, session)]
    return replace(
        _registered(work, session),
        area=session.area,
        alike=(earlier[0].session_id, earlier[0].share) if earlier else None,
        prepared=tuple(_prepared(work, session, steps)),
        least=work.policy.meetings.minimum,
        follow_up_within=work.policy.signs.follow_up_within,
    )


def _is_earlier(work: Work, other_id: int, session: Session) -> bool:
    """Of two alike, the one registered later is the copy."""
    other = work.db.get_one(Session, other_id)
    return (other.registered_at, other.id) < (session.registered_at, session.id)


def _prepared(work: Work, session: Session, steps: list[StepDone]) -> list[Prepared]:
    done: Mapping[str, date] = {step.key: _local(work, step.at) for step in steps}
    return [
        Prepared(step.title, _local(work, session.starts_at - step.before), done.get(step.key))
        for step in work.policy.planning.preparation
    ]


def _after(
    work: Work,
    facts: SessionSeen,
    meeting: Meeting,
    conclusions: list[Conclusion],
    given: list[TaskSeen],
    names: tuple[str, ...],
) -> SessionSeen:
    decided = tuple(one.content for one in conclusions) or ((meeting.conclusion,) if meeting.conclusion.strip() else ())
    lasted = meeting.ended_at - meeting.started_at
    return replace(
        facts,
        held_on=_local(work, meeting.started_at),
        lasted=lasted,
        conclusions=decided,
        tasks=tuple(given),
        names=names,
    )


def _given(work: Work, task: Task, reports: list[Report]) -> TaskSeen:
    proof = any(report.photos or report.count for report in reports)
    return TaskSeen(
        person_id=task.assignee_id,
        content=task.content,
        due_on=task.due_on,
        done_on=_local(work, task.done_at) if task.done_at is not None else None,
        is_open=task.state in OPEN_STATES,
        reported=bool(reports) or task.state != TaskState.NEW,
        proof=proof or bool(task.done_count),
        product=bool(task.expected.strip()) or task.target is not None,
        conclusion=task.conclusion,
    )
