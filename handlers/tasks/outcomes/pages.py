"""The page of a theme, and the list of those that a cell has met about."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.sessions.meeting_buttons import MEETING
from handlers.tasks import rules
from handlers.tasks.buttons import TASK, THEME
from handlers.tasks.labels import count_words, short_label
from handlers.tasks.outcomes import texts
from handlers.tasks.texts import STATES
from storage.assessments import assessment_of
from storage.meetings import Meeting, Presence, latest_of_cells, meeting_of_session
from storage.sessions import Session
from storage.tasks import Task, TaskState, tasks_of_meeting

MOST_LISTED = 10
MOST_TASKS = 8
LENGTH = 140


def list_screen(work: Work, cell_id: int) -> Screen:
    """The themes that a cell has met about, the latest first."""
    meetings = latest_of_cells(work.db, [cell_id], MOST_LISTED)
    if not meetings:
        return Screen(texts.LIST_NONE)
    labels = ((one, texts.ITEM.format(day=_day(work, one), theme=shortened(one.session.theme, 40))) for one in meetings)
    return Screen(texts.LIST, one_per_row(THEME.choice(one.session, label, "page") for one, label in labels))


def _day(work: Work, meeting: Meeting) -> str:
    return short_date(meeting.started_at.astimezone(work.zone).date())


def page_text(work: Work, session: Session) -> Markup:
    """Plan, minutes, tasks against what was expected, photos, and the assessment."""
    meeting = meeting_of_session(work.db, session.id)
    tasks = tasks_of_meeting(work.db, meeting.id) if meeting is not None else []
    return texts.PAGE.format(
        theme=shortened(session.theme, LENGTH),
        field=session.field,
        start=long_moment(session.starts_at, work.zone),
        reason=shortened(session.reason, LENGTH),
        minutes=_minutes(meeting),
        tasks=_tasks(tasks),
        assessment=_assessment(work, session),
    )


def _minutes(meeting: Meeting | None) -> Markup:
    if meeting is None:
        return texts.NO_MINUTES
    counted = [one for one in meeting.attendance if one.presence != Presence.EXEMPT]
    return texts.MINUTES.format(
        present=sum(one.presence == Presence.PRESENT for one in counted),
        all=len(counted),
        conclusion=shortened(meeting.conclusion, 2 * LENGTH),
    )


def _tasks(tasks: Sequence[Task]) -> Markup:
    if not tasks:
        return texts.NO_TASKS
    shown: list[Markup | str] = [_task(task) for task in tasks[:MOST_TASKS]]
    if len(tasks) > MOST_TASKS:
        shown.append(texts.MORE.format(count=len(tasks) - MOST_TASKS))
    done = sum(rules.is_done(task.state) for task in tasks)
    return texts.TASKS.format(done=done, all=len(tasks), lines=shared.list_lines(shown))


def _task(task: Task) -> Markup:
    photos = sum(len(report.photos) for report in task.reports if report.withdrawn_at is None)
    count = Markup()
    if task.target is not None:
        count = texts.COUNT.format(**count_words(task))
    return texts.TASK.format(
        content=short_label(task, 80),
        state=STATES[task.state],
        count=count,
        expected=texts.EXPECTED.format(expected=shortened(task.expected, 80)) if task.expected else "",
        photos=texts.PHOTOS.format(count=photos) if photos else "",
    )


def _assessment(work: Work, session: Session) -> Markup:
    assessment = assessment_of(work.db, session.id)
    if assessment is None:
        return texts.NOT_ASSESSED
    return texts.ASSESSED.format(
        verdict=texts.VERDICTS[assessment.verdict],
        note=texts.NOTE.format(words=assessment.note) if assessment.note else "",
        by=assessment.by.full_name,
        at=short_date(assessment.at.astimezone(work.zone).date()),
    )


def page_screen(context: Context, session: Session) -> Screen:
    work, meeting = context.work, meeting_of_session(context.db, session.id)
    rows: list[tuple[Choice, ...]] = []
    if meeting is not None and work.may(Action.SEE_MINUTES, session.cell_id):
        rows.append((MEETING.choice(session, texts.SEE_MINUTES, "view"),))
    tasks = tasks_of_meeting(work.db, meeting.id) if meeting is not None else []
    rows += [(_see(task),) for task in sorted(tasks, key=lambda task: task.state != TaskState.DONE)[:MOST_TASKS]]
    if work.may(Action.CHANGE_TASK, session.cell_id) and meeting is not None:
        rows.append((THEME.choice(session, texts.ASSESS, "assess"),))
    return Screen(page_text(work, session), tuple(rows))


def _see(task: Task) -> Choice:
    """The way to a task; what waits to be confirmed says so, and stands first."""
    label = texts.SEE_WAITING if task.state == TaskState.DONE else texts.SEE_TASK
    return TASK.choice(task, label.format(task=short_label(task)), "view")
