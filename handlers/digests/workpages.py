"""Below a cell: one session with what it decided, one task, one report. All as they are now."""

from markupsafe import Markup
from sqlalchemy import func, select

from handlers import texts as shared
from handlers.access import Action
from handlers.context import Work
from handlers.dates import long_date, long_moment, short_date
from handlers.digests import rules, texts
from handlers.digests.cellpages import task_label
from handlers.digests.message import clipped
from handlers.digests.pages import CELL, CELLS, LABEL_LENGTH, MEET, MEETS, PHOTO, REPORT, TASK, button
from handlers.digests.rules import TaskMark
from handlers.digests.snapshot import CellRow
from handlers.digests.views import View
from handlers.screens import Screen, one_per_row
from handlers.signs import showing
from handlers.tasks.texts import STATES
from storage.meetings import Attendance, Meeting, Presence, meeting_of_session
from storage.people import Unit
from storage.sessions import SessionState, ThematicSession
from storage.tasks import Report, Task, tasks_of_meeting
from storage.units import name_then

MOST_REPORTS = 3
MOST_TASKS = 10
WORDS_OF_REPORT = 200
WORDS_OF_CONCLUSION = 600
LONG_REPORT = 1_200


def session_page(work: Work, view: View, row: CellRow, session: ThematicSession) -> Screen:
    """A session: when and where, how it went, what it concluded, and its tasks. No opinions, no names of who came."""
    meeting = meeting_of_session(work.session, session.id)
    tasks = tasks_of_meeting(work.session, meeting.id)[:MOST_TASKS] if meeting is not None else []
    choices = one_per_row(button(task_label(task, work.today), view.digest_id, TASK, task.id) for task in tasks)
    back = (button(texts.BACK_TO_MEETS, view.digest_id, MEETS, row.unit_id),)
    cell = (button(texts.BACK_TO_CELL.format(cell=row.name), view.digest_id, CELL, row.unit_id),)
    signs = showing.visible(work, session.id, session.cell)
    answers = [(showing.answer_button(one),) for one in signs if work.may(Action.ANSWER_SIGN, session.cell_id)]
    return Screen(meeting_text(work, session) + showing.block(work, signs), (*choices, *answers, back, cell))


def meeting_text(work: Work, session: ThematicSession) -> Markup:
    """The session and what it concluded."""
    meeting = meeting_of_session(work.session, session.id)
    not_yet = texts.MEET_ON_HOLD if session.state == SessionState.POSTPONED else texts.MEET_NOT_YET
    return _session_card(work, session) + (_meeting_card(work, meeting) if meeting is not None else not_yet)


def _session_card(work: Work, session: ThematicSession) -> Markup:
    then = name_then(work.session, "sessions", session.id)
    cell = work.session.get_one(Unit, session.cell_id).name
    return texts.MEET.format(
        theme=clipped(session.theme, 300), cell=texts.CELL_THEN.format(name=cell, then=then) if then else cell,
        start=long_moment(session.starts_at, work.zone), place=clipped(session.place, 100),
        area=clipped(session.area, 100), field=session.field,
    )  # fmt: skip


def _meeting_card(work: Work, meeting: Meeting) -> Markup:
    came = select(func.count()).where(Attendance.meeting_id == meeting.id, Attendance.presence == Presence.PRESENT)
    counted = select(func.count()).where(Attendance.meeting_id == meeting.id, Attendance.presence != Presence.EXEMPT)
    return texts.MEETING.format(
        minutes=int((meeting.ended_at - meeting.started_at).total_seconds() // 60),
        came=work.session.scalar(came), of=work.session.scalar(counted),
        conclusion=clipped(meeting.conclusion, WORDS_OF_CONCLUSION),
    )  # fmt: skip


def task_page(work: Work, view: View, task: Task, page: int = 0) -> Screen:
    """One task as it is now, with its latest reports, and the way back to the page of the cell it was opened from."""
    reports = work.session.scalars(
        select(Report)
        .where(Report.task_id == task.id, Report.withdrawn_at.is_(None))
        .order_by(Report.id.desc())
        .limit(MOST_REPORTS)
    ).all()
    lines = [_report_line(work, report) for report in reports]
    latest = texts.TASK_REPORTS + Markup("\n") + shared.list_lines(lines) if lines else texts.TASK_NO_REPORTS
    opened = one_per_row(button(_report_label(work, one), view.digest_id, REPORT, one.id) for one in reports)
    back = [(button(texts.BACK_TO_CELL.format(cell=task.cell.name), view.digest_id, CELL, task.cell_id, page),)]
    meeting = work.session.get(Meeting, task.meeting_id) if task.meeting_id is not None else None
    if meeting is not None:
        back.insert(0, (button(texts.BACK_TO_MEET, view.digest_id, MEET, meeting.session_id),))
    home = button(texts.ALL_CELLS, view.digest_id, CELLS)
    return Screen(_task_card(work, task) + Markup("\n\n") + latest, (*opened, *back, (home,)))


def _task_card(work: Work, task: Task) -> Markup:
    count = Markup("")
    if task.target is not None:
        count = texts.TASK_COUNT.format(done=task.done_count or 0, target=task.target, unit=task.target_unit)
    late = rules.task_mark(task.state, task.due_on, work.today) is TaskMark.LATE
    return texts.TASK.format(
        content=clipped(task.content, 500), cell=task.cell.name, who=task.assignee.full_name,
        due=long_date(task.due_on) + (texts.TASK_LATE if late else ""),
        state=STATES[task.state], count=count,
    )  # fmt: skip


def _report_line(work: Work, report: Report) -> Markup:
    words = clipped(". ".join(part for part in (report.done_text, report.cause) if part), WORDS_OF_REPORT)
    return texts.TASK_REPORT.format(
        at=long_moment(report.at, work.zone), who=report.person.full_name,
        state=STATES.get(report.outcome, report.outcome), words=f" – {words}" if words else "",
    )  # fmt: skip


def _report_label(work: Work, report: Report) -> str:
    day = short_date(report.at.astimezone(work.zone).date())
    photos = texts.REPORT_PHOTOS.format(count=len(report.photos)) if report.photos else ""
    return texts.REPORT_LABEL.format(day=day, state=STATES.get(report.outcome, report.outcome), photos=photos)


def report_page(work: Work, view: View, report: Report) -> Screen:
    """One report in full, with a button for its photos."""
    parts = {name: clipped(words, LONG_REPORT // 4) for name in texts.REPORT_PARTS if (words := getattr(report, name))}
    lines = [texts.REPORT_PARTS[name].format(words=words) for name, words in parts.items()]
    text = texts.REPORT.format(
        task=clipped(report.task.content, 200), at=long_moment(report.at, work.zone), who=report.person.full_name,
        state=STATES.get(report.outcome, report.outcome), lines=shared.list_lines(lines or [texts.REPORT_BARE]),
    )  # fmt: skip
    rows = []
    if any(photo.file_hash for photo in report.photos):
        label = texts.SEE_PHOTOS.format(count=len(report.photos))
        rows.append((button(label, view.digest_id, PHOTO, report.id),))
    rows.append(
        (
            button(
                texts.BACK_TO_TASK.format(task=clipped(report.task.content, LABEL_LENGTH)),
                view.digest_id,
                TASK,
                report.task_id,
            ),
        )
    )
    return Screen(text, (*rows, (button(texts.ALL_CELLS, view.digest_id, CELLS),)))
