"""One look at the clock: what is due by now is read from the database, decided by the rules and written to the outbox.

A tick that finds everything written already costs a few reads. Two ticks at once do no harm: a notice is unique by
(kind, subject, recipient, slot).
"""

from collections.abc import Collection
from datetime import timedelta

from handlers.context import Work
from handlers.notices import Notice, notify
from handlers.quiet import is_quiet
from handlers.reminders import rules
from handlers.reminders.facts import TASK_REMINDER, Concern, concerns, task_facts, task_subject, tasks_written
from handlers.reminders.messages import session_reminder, task_reminder
from handlers.schedule.news import REMINDER, subject_of
from storage.outbox import withdraw_keys
from storage.people import Person, reachable_among
from storage.sessions import planned_between
from storage.tasks import open_tasks_due_by

TASK_LIFETIME = timedelta(days=3)


def remind(work: Work) -> int:
    """Write every reminder that is due now and not written yet. Returns how many."""
    if is_quiet(work.now, work.practice.quiet_hours, work.zone):
        return 0
    return _remind_of_sessions(work) + _remind_of_tasks(work)


def _remind_of_sessions(work: Work) -> int:
    table = work.practice.reminders.session
    sessions = planned_between(work.session, work.now, work.now + rules.horizon(table))
    return sum(_remind_of(work, concern) for concern in concerns(work, sessions)) if sessions else 0


def _remind_of(work: Work, concern: Concern) -> int:
    practice, session, count = work.practice, concern.session, 0
    for due in rules.due_session_reminders(
        concern.facts, concern.listeners, practice.reminders.session, work.now, practice.quiet_hours, work.zone
    ):
        person = concern.people[due.person_id]
        screen = session_reminder(work, session, concern.answers, person, due)
        notice = Notice(REMINDER, subject_of(session), due.slot, screen, expires_at=session.starts_at)
        count += _write(work, person, notice, due.replaces)
    return count


def _remind_of_tasks(work: Work) -> int:
    table, zone = work.practice.reminders.task, work.zone
    ahead = max((row.before for row in table), default=timedelta())
    tasks = {task.id: task for task in open_tasks_due_by(work.session, work.today + ahead)}
    reachable = reachable_among(work.session, {task.assignee_id for task in tasks.values()})
    facts = task_facts(task for task in tasks.values() if task.assignee_id in reachable)
    written = tasks_written(work, reachable)
    count = 0
    for due in rules.due_task_reminders(facts, written, table, work.now, work.practice.quiet_hours, zone):
        person = work.session.get_one(Person, due.person_id)
        if not person.active:
            continue
        screen = task_reminder([tasks[one] for one in due.task_ids], work.today)
        subject = task_subject(person.id)
        notice = Notice(TASK_REMINDER, subject, due.slot, screen, expires_at=work.now + TASK_LIFETIME)
        count += _write(work, person, notice, due.replaces)
    return count


def _write(work: Work, person: Person, notice: Notice, replaces: Collection[str]) -> bool:
    """Write a notice in the place of those older ones that have not left yet."""
    if not notify(work, person, notice):
        return False
    older = [Notice(notice.kind, notice.subject, slot, notice.screen).key(person.id) for slot in replaces]
    if older:
        withdraw_keys(work.session, older, work.now)
    return True
