"""A finished draft becomes facts, in the unit of work of the last tap; everybody with a task is told at once."""

from dataclasses import dataclass

from markupsafe import Markup

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.language.dates import long_date
from handlers.language.numbers import shown
from handlers.meetings.log.chair import end_chairing
from handlers.meetings.log.closing import texts
from handlers.meetings.log.closing.decisions import carry_out
from handlers.meetings.log.closing.second_writers import tell_second_writers
from handlers.meetings.log.notes import texts as noted_texts
from handlers.meetings.log.notes.forms import Logging
from handlers.meetings.log.notes.model import MeetingNotes
from handlers.meetings.log.notes.readings import review, roll_call, span
from handlers.meetings.log.notes.shared import notes_of
from handlers.meetings.log.pages import minutes_rows
from handlers.meetings.log.scoring.form import filled_in
from handlers.meetings.minutes.making import make_minutes
from handlers.meetings.minutes.sending import send_for_reading
from handlers.rights.access import Action
from handlers.screens.fitting import first_lines, names_line, shortened
from handlers.screens.notices import Notice, notify
from handlers.screens.screen import Choice, Screen
from handlers.sessions.about_session import session_of
from handlers.sessions.audience import REMINDER
from handlers.sessions.notifications import subject_of
from handlers.tasks.buttons import TASK
from handlers.tasks.one_task.helpers import bind_helpers
from handlers.tasks.review import minutes_lines
from storage import audit
from storage.meetings import Attendance, Conclusion, Meeting, MeetingPhoto, Opinion, Presence
from storage.outbox import Lane, withdraw
from storage.people import Person, members_of_cell
from storage.sessions import SessionState
from storage.tasks import Task, TaskState

NOTICE_ROOM = 1_200
SAVED_ROOM = 1_000
NAMES_ROOM = 250
TASK_IN_LABEL = 40
TASK_IN_LINE = 80
MOST_BUTTONS = 10


@dataclass(frozen=True)
class Saved:
    """The facts, and the names of those who were told of their tasks and of those whom no message can reach."""

    meeting: Meeting
    tasks: tuple[Task, ...]
    told: tuple[str, ...]
    missed: tuple[str, ...]


def save(context: Context, draft: Draft[Logging]) -> Saved:
    """Write the meeting, its tasks and its minutes, mark the session as held, tell the assignees.

    The caller has checked that every task says whose it is and by when.
    """
    session = session_of(context, draft)
    # First what the last meeting gave: minutes and score say how it stood before the decisions change it.
    looked_back = review(context, draft)
    meeting = _meeting(context, draft)
    meeting.earlier = minutes_lines(looked_back)
    carry_out(context, looked_back, session.theme)
    tasks = _tasks(context, notes_of(context, draft), meeting)
    end_chairing(context.work, session.id)
    session.state = SessionState.HELD
    session.version += 1
    context.db.flush()
    subject = subject_of(session)
    withdraw(context.db, subject, (REMINDER,), context.now)
    audit.record(context.db, context.person.id, Action.LOG_MEETING, subject, context.now)
    make_minutes(context.work, meeting)
    told, missed = _tell(context, meeting, tasks)
    send_for_reading(context.work, meeting)
    tell_second_writers(context, meeting, draft.id)
    return Saved(meeting, tuple(tasks), told, missed)


def _meeting(context: Context, draft: Draft[Logging]) -> Meeting:
    session, notes = session_of(context, draft), notes_of(context, draft)
    votes, (start, end) = notes.vote, notes.times
    meeting = Meeting(
        session_id=session.id,
        cell_id=session.cell_id,
        started_at=start,
        ended_at=end,
        guests=notes.guests or "",
        speakers=notes.speakers,
        conclusion="\n".join(conclusion.content for conclusion in notes.conclusions),
        votes_for=votes.agreed if votes else None,
        votes_against=votes.against if votes else None,
        votes_abstaining=votes.abstaining if votes else None,
        votes_of=votes.of if votes else None,
        logged_by_id=context.person.id,
        logged_at=context.now,
        draft_id=draft.id,
        chair_id=notes.chair_id,
        taker_id=notes.taker_id,
        earlier=[],
        score=filled_in(context, draft),
        attendance=_attendance(context, draft),
        opinions=[
            Opinion(
                position=n, speaker=opinion.speaker, place=opinion.place, content=opinion.content, sent=opinion.sent
            )
            for n, opinion in enumerate(notes.opinions, 1)
        ],
        conclusions=[Conclusion(position=n, content=one.content) for n, one in enumerate(notes.conclusions, 1)],
        photos=[
            MeetingPhoto(position=n, remote_id=photo.remote_id, remote_unique_id=photo.unique_id, file_hash=photo.hash)
            for n, photo in enumerate(notes.photos, 1)
        ],
    )
    context.db.add(meeting)
    context.db.flush()
    return meeting


def _attendance(context: Context, draft: Draft[Logging]) -> list[Attendance]:
    calls = roll_call(context, draft)
    rows = [(one, Presence.PRESENT, "") for one in calls.present]
    rows += [(one, Presence.EXCUSED, reason) for one, reason in calls.excused]
    rows += [(one, Presence.ABSENT, "") for one in calls.absent]
    rows += [(one, Presence.EXEMPT, "") for one in calls.exempt]
    return [Attendance(person_id=one.id, presence=presence, reason=reason) for one, presence, reason in rows]


def _tasks(context: Context, notes: MeetingNotes, meeting: Meeting) -> list[Task]:
    tasks = [
        Task(
            cell_id=meeting.cell_id,
            meeting_id=meeting.id,
            position=number,
            content=one.content,
            conclusion=notes.conclusion_of(one),
            assignee_id=one.assignee_id,
            helpers=one.helpers,
            due_on=one.due,
            expected=one.expected,
            target=one.target.count if one.target else None,
            target_unit=one.target.unit if one.target else "",
            state=TaskState.NEW,
            version=1,
            created_at=context.now,
        )
        for number, one in enumerate(notes.tasks, 1)
    ]
    context.db.add_all(tasks)
    context.db.flush()
    for task in tasks:
        bind_helpers(context.work, task)
    return tasks


def _tell(context: Context, meeting: Meeting, tasks: list[Task]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    everybody = members_of_cell(context.db, meeting.cell_id)
    assigned = {one.id: [task for task in tasks if task.assignee_id == one.id] for one in everybody}
    told: list[str] = []
    missed: list[str] = []
    for person in everybody:
        if not assigned[person.id]:
            continue
        screen = assigned_screen(meeting.session.theme, assigned[person.id])
        notice = Notice("assignment", f"meeting:{meeting.id}", "tasks", screen, lane=Lane.PERSON)
        reached = notify(context.work, person, notice)
        (told if reached else missed).append(pick_member.name_among(person, everybody))
    return tuple(told), tuple(missed)


def assigned_screen(theme: str, tasks: list[Task]) -> Screen:
    """One person's tasks of one meeting, each with a button to report on it."""
    text = texts.ASSIGNED_ONE if len(tasks) == 1 else texts.ASSIGNED_MANY
    lines = first_lines([_assigned(task) + "\n" for task in tasks], NOTICE_ROOM, noted_texts.MORE_TASKS)
    rows = [(report_button(task),) for task in tasks[:MOST_BUTTONS]]
    return Screen(text.format(theme=shortened(theme, TASK_IN_LINE), count=len(tasks), lines=lines.rstrip()), (*rows,))


def _assigned(task: Task) -> Markup:
    text = texts.ASSIGNED_TASK.format(content=task.content, due=long_date(task.due_on))
    if task.helpers:
        text += texts.ASSIGNED_HELPERS.format(helpers=task.helpers)
    if task.expected:
        text += texts.ASSIGNED_EXPECTED.format(expected=task.expected)
    if task.target is not None:
        text += texts.ASSIGNED_TARGET.format(target=shown(task.target), unit=task.target_unit)
    return text


def report_button(task: Task) -> Choice:
    label = texts.REPORT.format(task=shortened(task.content, TASK_IN_LABEL))
    return TASK.choice(task, label, "open")


def saved_screen(context: Context, saved: Saved) -> Screen:
    """What was saved, with the tasks and who was told of them."""
    meeting = saved.meeting
    counted = [one for one in meeting.attendance if one.presence != Presence.EXEMPT]
    text = texts.SAVED.format(
        theme=shortened(meeting.session.theme, TASK_IN_LINE),
        times=span(context, meeting.started_at, meeting.ended_at),
        present=sum(one.presence == Presence.PRESENT for one in counted),
        all=len(counted),
        tasks=_saved_tasks(context, saved),
    )
    if saved.told:
        text += texts.TOLD.format(names=names_line(saved.told, NAMES_ROOM))
    if saved.missed:
        text += texts.MISSED.format(names=names_line(saved.missed, NAMES_ROOM))
    return Screen(text, minutes_rows(context.work, meeting))


def _saved_tasks(context: Context, saved: Saved) -> Markup:
    if not saved.tasks:
        return texts.SAVED_NO_TASKS
    everybody = members_of_cell(context.db, saved.meeting.cell_id)
    lines = [
        noted_texts.TASK_LINE.format(
            number=task.position,
            content=shortened(task.content, TASK_IN_LINE),
            who=pick_member.name_among(context.db.get_one(Person, task.assignee_id), everybody),
            due=long_date(task.due_on),
        )
        for task in saved.tasks
    ]
    return texts.SAVED_TASKS.format(lines=first_lines(lines, SAVED_ROOM, noted_texts.MORE_TASKS))
