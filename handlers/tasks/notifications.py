"""What others are told about a task: a report, a decision, a change. What is made in the quiet hours waits for the
morning.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.screens.fitting import shortened
from handlers.screens.notices import Notice, Played, notify
from handlers.screens.quiet_hours import wait_for_morning
from handlers.screens.screen import Choice, Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import life, texts
from handlers.tasks.about_task import subject_of
from handlers.tasks.buttons import TASK, action_button, photos_button, recordings_button
from handlers.tasks.life import Relation, State, TaskAction
from handlers.tasks.recordings import caption_of, played
from handlers.tasks.summary import CONTENT_LENGTH, summary_of, summary_text
from storage.database import Db
from storage.people import Person
from storage.tasks import Report, Task

REPORTED = "report"
DECIDED = "task_news"
LIFETIME = timedelta(days=14)
_DECISIONS = (TaskAction.CONFIRM, TaskAction.RETURN, TaskAction.GRANT, TaskAction.REFUSE)


def notify_each(
    work: Work,
    task: Task,
    people: Iterable[Person],
    kind: str,
    slot: str,
    screen: Screen,
    recording: Played | None = None,
) -> tuple[str, ...]:
    """Tell each of `people` but the one speaking. Returns the names of those whom it can reach."""
    later = wait_for_morning(work.now, work.now + LIFETIME, work.policy.quiet_hours, work.zone)
    notice = Notice(
        kind, subject_of(task), slot, screen, not_before=later, expires_at=work.now + LIFETIME, recording=recording
    )
    everybody = {person.id: person for person in people if work.person is None or person.id != work.person.id}
    of_another = replace(notice, about=(notice.subject,))
    return tuple(
        called(work.db, person)
        for person in everybody.values()
        if notify(work, person, notice if person.id == task.assignee_id else of_another)
    )


def notify_of_report(work: Work, task: Task, report: Report) -> tuple[str, ...]:
    """Tell the secretary (where there is none, the deputy) of a report; the assignee, too, where another wrote it."""
    slot, heads = f"report:{report.id}", leaders(work, task.cell_id)
    told: tuple[str, ...] = ()
    for head in heads:
        told += notify_each(
            work, task, [head], REPORTED, slot, report_screen(work.db, task, report, decision_rows(task, report, head))
        )
        _play_to(work, task, head, report)
    if task.assignee_id in (report.entered_by_id, *(one.id for one in heads)):
        return told
    told += notify_each(work, task, [task.assignee], REPORTED, slot, report_screen(work.db, task, report, ()))
    return told


def _play_to(work: Work, task: Task, head: Person, report: Report) -> None:
    """Behind the notice its recordings, those that are here already: the others are played by its button."""
    for one in report.recordings:
        if one.file_hash is not None:
            screen = Screen(caption_of(work, report, one, shortened(task.content, CONTENT_LENGTH)))
            slot = f"report:{report.id}:recording:{one.position}"
            notify_each(work, task, [head], REPORTED, slot, screen, played(work, one))


def report_screen(db: Db, task: Task, report: Report, rows: tuple[tuple[Choice, ...], ...]) -> Screen:
    """A report as others read it, with ways to its photos and its task."""
    own = report.entered_by_id == report.person_id
    text = (texts.NOTICE if own else texts.NOTICE_ENTERED).format(
        who=called(db, report.person), by=called(db, report.entered_by), summary=summary_text(task, summary_of(report))
    )
    ways = [TASK.choice(task, texts.SEE_TASK, "view")]
    if report.recordings:
        ways.insert(0, recordings_button(task, report, texts.HEAR))
    if report.photos:
        ways.insert(0, photos_button(task, report, texts.SEE_PHOTOS))
    return Screen(text, (*rows, tuple(ways)))


def decision_rows(task: Task, report: Report | None, head: Person) -> tuple[tuple[Choice, ...], ...]:
    """What the head of the cell may decide now on a task."""
    who = {Relation.LEADER, Relation.ASSIGNEE} if head.id == task.assignee_id else {Relation.LEADER}
    open_actions = life.open_actions(State(task.state), who, task.asked_due_on is not None)
    actions = [action_button(task, action) for action in _DECISIONS if action in open_actions]
    rows = [tuple(actions[start : start + 2]) for start in range(0, len(actions), 2)]
    if report is not None and report.help_wanted and TaskAction.ANSWER_HELP in open_actions:
        rows.append((TASK.choice(task, texts.ANSWER_HELP, "help", report.id),))
    return tuple(rows)


def notify_of_decision(work: Work, task: Task, slot: str, text: Markup, people: Iterable[Person]) -> tuple[str, ...]:
    """Tell those whom a decision or a change concerns, with the way to the task."""
    rows = [(TASK.choice(task, texts.SEE_TASK, "view"),)]
    return notify_each(work, task, people, DECIDED, slot, Screen(text, tuple(rows)))
