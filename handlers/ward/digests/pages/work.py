"""Below a cell: one session with what it decided, one task, one report. All as they are now."""

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_date, long_moment, short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Screen, one_per_row
from handlers.tasks.labels import count_words
from handlers.tasks.texts import STATES
from handlers.ward.digests import rules, texts
from handlers.ward.digests.buttons import CELL, CELLS, LABEL_LENGTH, MEET, MEETS, PHOTO, REPORT, TASK, button
from handlers.ward.digests.pages.cells import task_label
from handlers.ward.digests.rules import TaskMark
from handlers.ward.digests.snapshot import CellRow
from handlers.ward.digests.views import View
from handlers.ward.meeting_text import meeting_text
from handlers.ward.signs import showing
from storage.meetings import Meeting, meeting_of_session
from storage.reports import latest_reports
from storage.sessions import Session
from storage.tasks import Report, Task, tasks_of_meeting

MOST_REPORTS = 3
MOST_TASKS = 10
WORDS_OF_REPORT = 200
LONG_REPORT = 1_200


def session_page(work: Work, view: View, row: CellRow, session: Session) -> Screen:
    """A session: when and where, how it went, what it concluded, and its tasks. No opinions, no names of who came."""
    meeting = meeting_of_session(work.db, session.id)
    tasks = tasks_of_meeting(work.db, meeting.id)[:MOST_TASKS] if meeting is not None else []
    choices = one_per_row(button(task_label(work, task), view.digest_id, TASK, task.id) for task in tasks)
    back = (button(texts.BACK_TO_MEETS, view.digest_id, MEETS, row.unit_id),)
    cell = (button(texts.BACK_TO_CELL.format(cell=row.name), view.digest_id, CELL, row.unit_id),)
    signs = showing.visible(work, session.id, session.cell)
    answers = [(showing.answer_button(one),) for one in signs if work.may(Action.ANSWER_SIGN, session.cell_id)]
    return Screen(meeting_text(work, session) + showing.block(work, signs), (*choices, *answers, back, cell))


def task_page(work: Work, view: View, task: Task, page: int = 0) -> Screen:
    """One task as it is now, with its latest reports, and the way back to the page of the cell it was opened from."""
    reports = latest_reports(work.db, task.id, MOST_REPORTS)
    lines = [_report_line(work, report) for report in reports]
    latest = texts.TASK_REPORTS + Markup("\n") + shared.list_lines(lines) if lines else texts.TASK_NO_REPORTS
    opened = one_per_row(button(_report_label(work, one), view.digest_id, REPORT, one.id) for one in reports)
    back = [(button(texts.BACK_TO_CELL.format(cell=task.cell.name), view.digest_id, CELL, task.cell_id, page),)]
    meeting = work.db.get(Meeting, task.meeting_id) if task.meeting_id is not None else None
    if meeting is not None:
        back.insert(0, (button(texts.BACK_TO_MEET, view.digest_id, MEET, meeting.session_id),))
    home = button(texts.ALL_CELLS, view.digest_id, CELLS)
    return Screen(_task_card(work, task) + Markup("\n\n") + latest, (*opened, *back, (home,)))


def _task_card(work: Work, task: Task) -> Markup:
    count = Markup("")
    if task.target is not None:
        count = texts.TASK_COUNT.format(**count_words(task))
    late = rules.task_mark(task.state, task.due_on, work.today) is TaskMark.LATE
    return texts.TASK.format(
        content=shortened(one_line(task.content), 500),
        cell=task.cell.name,
        who=called(work.db, task.assignee),
        due=long_date(task.due_on) + (texts.TASK_LATE if late else ""),
        state=STATES[task.state],
        count=count,
    )


def _report_line(work: Work, report: Report) -> Markup:
    words = shortened(one_line(". ".join(part for part in (report.done_text, report.cause) if part)), WORDS_OF_REPORT)
    return texts.TASK_REPORT.format(
        at=long_moment(report.at, work.zone),
        who=called(work.db, report.person),
        state=STATES.get(report.outcome, report.outcome),
        words=f" – {words}" if words else "",
    )


def _report_label(work: Work, report: Report) -> str:
    day = short_date(report.at.astimezone(work.zone).date())
    photos = texts.REPORT_PHOTOS.format(count=len(report.photos)) if report.photos else ""
    return texts.REPORT_LABEL.format(day=day, state=STATES.get(report.outcome, report.outcome), photos=photos)


def report_page(work: Work, view: View, report: Report) -> Screen:
    """One report in full, with a button for its photos."""
    parts = {
        name: shortened(one_line(words), LONG_REPORT // 4)
        for name in texts.REPORT_PARTS
        if (words := getattr(report, name))
    }
    lines = [texts.REPORT_PARTS[name].format(words=words) for name, words in parts.items()]
    text = texts.REPORT.format(
        task=shortened(one_line(report.task.content), 200),
        at=long_moment(report.at, work.zone),
        who=called(work.db, report.person),
        state=STATES.get(report.outcome, report.outcome),
        lines=shared.list_lines(lines or [texts.REPORT_BARE]),
    )
    rows = []
    if any(photo.file_hash for photo in report.photos):
        label = texts.SEE_PHOTOS.format(count=len(report.photos))
        rows.append(button(label, view.digest_id, PHOTO, report.id))
    task = texts.BACK_TO_TASK.format(task=shortened(one_line(report.task.content), LABEL_LENGTH))
    rows.append(button(task, view.digest_id, TASK, report.task_id))
    return Screen(text, one_per_row([*rows, button(texts.ALL_CELLS, view.digest_id, CELLS)]))
