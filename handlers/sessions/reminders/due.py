"""What is due of the tables of reminders: before a session, and on open tasks."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from handlers.context import Work
from handlers.forms.feature import Feature
from handlers.reminders.reminder import DueNotice, Reminder
from handlers.screens.notices import Key
from handlers.screens.screen import Screen
from handlers.sessions.audience import REMINDER
from handlers.sessions.notifications import subject_of
from handlers.sessions.reminders import rules
from handlers.sessions.reminders.facts import TASK_REMINDER, Concern, concerns, task_facts, task_subject, tasks_written
from handlers.sessions.reminders.messages import session_reminder, task_reminder
from storage.accounts import reachable_among
from storage.people import Person
from storage.postponed_reminders import open_tasks_snoozed, snoozes_among
from storage.sessions import Session, SessionState, planned_between
from storage.tasks import Task, open_tasks_due_by

TASK_LIFETIME = timedelta(days=3)


def sessions_due(work: Work) -> Iterator[DueNotice]:
    """One message a person and session at a time."""
    sessions = planned_between(work.db, work.now, work.now + rules.horizon(work.policy.reminders.session))
    for concern in concerns(work, sessions) if sessions else ():
        yield from _of_session(work, concern)


def _of_session(work: Work, concern: Concern) -> Iterator[DueNotice]:
    policy, session = work.policy, concern.session
    for due in rules.due_session_reminders(
        concern.facts, concern.listeners, policy.reminders.session, work.now, policy.quiet_hours, work.zone
    ):
        make = partial(_session_screen, work, concern, due)
        yield DueNotice(due.person_id, subject_of(session), due.slot, make, session.starts_at, due.replaces)


def _session_screen(work: Work, concern: Concern, due: rules.DueReminder, person: Person) -> Screen:
    return session_reminder(work, concern, person, due)


def _is_still_said(work: Work, key: Key) -> bool:
    """Whether the session is still at that time, and the row still speaks to this person."""
    session = work.db.get(Session, int(key.subject.removeprefix("session:")))
    if session is None or session.state != SessionState.PLANNED:
        return False
    (concern,) = concerns(work, [session])
    listeners = [one for one in concern.listeners if one.person_id == key.person_id]
    table = work.policy.reminders.session
    return any(rules.still_said(key.slot, one, concern.facts, table) for one in listeners)


def tasks_due(work: Work) -> Iterator[DueNotice]:
    """One message a person and day."""
    table = work.policy.reminders.task
    tasks = {task.id: task for task in _open_tasks(work)}
    reachable = reachable_among(work.db, {task.assignee_id for task in tasks.values()})
    facts = _facts(work, [task for task in tasks.values() if task.assignee_id in reachable])
    written = tasks_written(work, reachable)
    expires_at = work.now + TASK_LIFETIME
    for due in rules.due_task_reminders(facts, written, table, work.now, work.policy.quiet_hours, work.zone):
        make = partial(_task_screen, work, [tasks[one] for one in due.task_ids])
        yield DueNotice(due.person_id, task_subject(due.person_id), due.slot, make, expires_at, due.replaces)


def _open_tasks(work: Work) -> list[Task]:
    ahead = max((row.before for row in work.policy.reminders.task), default=timedelta())
    put_off = open_tasks_snoozed(work.db, work.now - rules.TASK_LATE_FOR, work.now)
    return [*open_tasks_due_by(work.db, work.today + ahead), *put_off]


def _facts(work: Work, tasks: Iterable[Task]) -> list[rules.TaskFacts]:
    known = list(tasks)
    return task_facts(known, snoozes_among(work.db, [task.id for task in known]))


def _task_screen(work: Work, tasks: list[Task], person: Person) -> Screen:
    return task_reminder(tasks, work.today)


def _is_any_left(work: Work, key: Key) -> bool:
    """Whether any task that the person is to be reminded of is still open, theirs, and not put off."""
    facts = _facts(work, (task for task in _open_tasks(work) if task.assignee_id == key.person_id))
    table, quiet = work.policy.reminders.task, work.policy.quiet_hours
    moments = (rules.last_task_moment(one, table, work.now, quiet, work.zone) for one in facts)
    return any(moment is not None for moment in moments)


DUE = (Reminder(REMINDER, sessions_due, still=_is_still_said), Reminder(TASK_REMINDER, tasks_due, still=_is_any_left))

FEATURE = Feature(due=DUE)
