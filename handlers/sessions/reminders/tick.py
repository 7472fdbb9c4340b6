"""One look at the clock: what is due by now is read from the database, decided by the rules and written to the outbox.

A tick that finds everything written already costs a few reads. Two ticks at once do no harm: a notice is unique by
(kind, subject, recipient, slot).
"""

from collections.abc import Collection, Iterator
from datetime import timedelta
from itertools import chain, islice

from handlers.context import Work
from handlers.screens.notices import Notice, notify
from handlers.screens.quiet_hours import is_quiet
from handlers.sessions.notifications import REMINDER, subject_of
from handlers.sessions.reminders import rules
from handlers.sessions.reminders.facts import TASK_REMINDER, Concern, concerns, task_facts, task_subject, tasks_written
from handlers.sessions.reminders.messages import session_reminder, task_reminder
from storage.accounts import reachable_among
from storage.leaves import on_leave
from storage.outbox import withdraw_keys
from storage.people import Person
from storage.postponed_reminders import open_tasks_snoozed, snoozes_among
from storage.sessions import planned_between
from storage.tasks import open_tasks_due_by

TASK_LIFETIME = timedelta(days=3)
MOST_AT_ONCE = 300
Found = tuple[Person, Notice, frozenset[str]]


def remind(work: Work, limit: int = MOST_AT_ONCE) -> int:
    """Write the reminders that are due now and not written yet, at most `limit`. Returns how many; as many as `limit`
    means that there may be more: call again in a new unit of work, so that other writers are not kept waiting.
    """
    if is_quiet(work.now, work.policy.quiet_hours, work.zone):
        return 0
    away = on_leave(work.db, work.today)
    found = chain(_session_notices(work), _task_notices(work))
    due = (one for one in found if one[0].id not in away)
    return sum(_write(work, person, notice, replaces) for person, notice, replaces in islice(due, limit))


def _session_notices(work: Work) -> Iterator[Found]:
    table = work.policy.reminders.session
    sessions = planned_between(work.db, work.now, work.now + rules.horizon(table))
    for concern in concerns(work, sessions) if sessions else ():
        yield from _notices_of(work, concern)


def _notices_of(work: Work, concern: Concern) -> Iterator[Found]:
    policy, session = work.policy, concern.session
    for due in rules.due_session_reminders(
        concern.facts, concern.listeners, policy.reminders.session, work.now, policy.quiet_hours, work.zone
    ):
        person = concern.people[due.person_id]
        screen = session_reminder(work, concern, person, due)
        notice = Notice(REMINDER, subject_of(session), due.slot, screen, expires_at=session.starts_at)
        yield person, notice, due.replaces


def _task_notices(work: Work) -> Iterator[Found]:
    table, zone = work.policy.reminders.task, work.zone
    ahead = max((row.before for row in table), default=timedelta())
    due_soon = open_tasks_due_by(work.db, work.today + ahead)
    put_off = open_tasks_snoozed(work.db, work.now - rules.TASK_LATE_FOR, work.now)
    tasks = {task.id: task for task in (*due_soon, *put_off)}
    reachable = reachable_among(work.db, {task.assignee_id for task in tasks.values()})
    snoozes = snoozes_among(work.db, tasks)
    facts = task_facts((task for task in tasks.values() if task.assignee_id in reachable), snoozes)
    written = tasks_written(work, reachable)
    for due in rules.due_task_reminders(facts, written, table, work.now, work.policy.quiet_hours, zone):
        person = work.db.get_one(Person, due.person_id)
        if person.active:
            screen = task_reminder([tasks[one] for one in due.task_ids], work.today)
            subject = task_subject(person.id)
            expires_at = work.now + TASK_LIFETIME
            yield person, Notice(TASK_REMINDER, subject, due.slot, screen, expires_at=expires_at), due.replaces


def _write(work: Work, person: Person, notice: Notice, replaces: Collection[str]) -> bool:
    """Write a notice in the place of those older ones that have not left yet."""
    if not notify(work, person, notice):
        return False
    older = [Notice(notice.kind, notice.subject, slot, notice.screen).key(person.id) for slot in replaces]
    if older:
        withdraw_keys(work.db, older, work.now)
    return True
