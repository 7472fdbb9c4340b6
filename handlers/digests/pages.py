"""The pages of a digest: the whole, one cell, one task. Numbers are the snapshot's; what is live says "hiện nay".

A button is `g:<digest id>:<verb>[:<id>[:<page>]]`. A snapshot never changes, so that its buttons do not grow old.
"""

from datetime import date

from markupsafe import Markup
from sqlalchemy import ColumnElement, and_, case, func, or_, select

from handlers import texts as shared
from handlers.context import Work
from handlers.dates import long_date, long_moment
from handlers.digests import rules, texts
from handlers.digests.message import clipped, digest_text, quarter_name
from handlers.digests.rules import TaskMark
from handlers.digests.snapshot import WEEKLY, CellRow, Figures
from handlers.digests.views import View
from handlers.screens import Choice, Screen, one_per_row
from storage.sessions import planned_of_cell
from storage.tasks import OPEN_STATES, Report, Task, TaskState

PER_PAGE = 8
LABEL_LENGTH = 40
MOST_SESSIONS = 3
MOST_REPORTS = 3
WORDS_OF_REPORT = 200
CELLS, CELL, TASK, NOW, UNIT = "cells", "cell", "task", "now", "unit"


def button(label: str, digest_id: int, verb: str, *arguments: int) -> Choice:
    return Choice(clipped(label, LABEL_LENGTH), ":".join(["g", str(digest_id), verb, *map(str, arguments)]))


def digest_page(work: Work, view: View, page: int = 0) -> Screen:
    """The digest itself, with a button for each cell: those first that the person is in charge of or that need it."""
    rows = rules.by_need(view.figures.cells)
    rows.sort(key=lambda row: row.unit_id not in view.first)
    page = max(0, min(page, (len(rows) - 1) // PER_PAGE))
    shown = rows[page * PER_PAGE : (page + 1) * PER_PAGE]
    choices = one_per_row(button(texts.short_name(row.name), view.digest_id, CELL, row.unit_id) for row in shown)
    ways = _turns(view.digest_id, page, len(rows), CELLS)
    refresh = button(texts.REFRESH, view.digest_id, NOW)
    late = rules.came_late(view.figures, work.practice.digest)
    return Screen(digest_text(view.figures, late), (*choices, *ways, (refresh,)))


def _turns(digest_id: int, page: int, count: int, verb: str, *arguments: int) -> tuple[tuple[Choice, ...], ...]:
    """The ways to the page before and after, if there are any."""
    turns = []
    if page > 0:
        turns.append(button(shared.PAGE_BEFORE, digest_id, verb, *arguments, page - 1))
    if (page + 1) * PER_PAGE < count:
        turns.append(button(shared.PAGE_AFTER, digest_id, verb, *arguments, page + 1))
    return (tuple(turns),) if turns else ()


def cell_page(work: Work, view: View, row: CellRow, page: int = 0) -> Screen:
    """One cell: its numbers in the digest, and its sessions and tasks as they are now."""
    wanted = _listed_tasks(work, view.figures, row.unit_id)
    count = work.session.scalar(select(func.count()).select_from(Task).where(wanted)) or 0
    page = max(0, min(page, (count - 1) // PER_PAGE))
    query = select(Task).where(wanted).order_by(_order(work.today), Task.due_on, Task.id)
    tasks = work.session.scalars(query.offset(page * PER_PAGE).limit(PER_PAGE)).all()
    choices = one_per_row(button(_task_label(task, work.today), view.digest_id, TASK, task.id, page) for task in tasks)
    turns = _turns(view.digest_id, page, count, CELL, row.unit_id)
    back = (button(texts.ALL_CELLS, view.digest_id, CELLS),)
    parts = (_cell_numbers(view.figures, row), _cell_now(work, row.unit_id, count, page))
    return Screen(Markup("\n\n").join(parts), (*choices, *turns, back))


def _cell_numbers(figures: Figures, row: CellRow) -> Markup:
    days = texts.CELL_WEEK if figures.kind == WEEKLY else texts.CELL_DAYS
    comparable = rules.comparable(figures) if row.earlier is not None else ()
    lines = []
    for name, what in texts.CELL_LINES.items():
        line = texts.CELL_LINE_BEFORE if name in comparable else texts.CELL_LINE
        before = getattr(row.earlier, name, None)
        lines.append(line.format(what=what, now=getattr(row.counts, name), before=before))
    lines.append(texts.CELL_QUARTER[_quarter_word(row)].format(quarter=quarter_name(figures.quarter[1])))
    return texts.CELL.format(
        name=row.name, moment=texts.moment_words(figures.at), days=days.format(span=texts.span_words(figures.period)),
        lines=shared.list_lines(lines),
    )  # fmt: skip


def _quarter_word(row: CellRow) -> str:
    return "no_plan" if row.counts.without_plan else "plan" if row.counts.without else "held"


def _cell_now(work: Work, cell_id: int, count: int, page: int) -> Markup:
    lines: list[Markup | str] = []
    for session in planned_of_cell(work.session, cell_id)[:MOST_SESSIONS]:
        line = texts.CELL_SESSION if session.starts_at > work.now else texts.CELL_SESSION_PAST
        start = long_moment(session.starts_at, work.zone)
        lines.append(line.format(start=start, theme=clipped(session.theme, LABEL_LENGTH * 2)))
    lines = lines or [texts.CELL_NO_SESSION]
    lines.append(texts.CELL_TASKS if count else texts.CELL_NO_TASKS)
    if count > PER_PAGE:
        lines.append(texts.CELL_PAGE.format(page=page + 1, pages=(count - 1) // PER_PAGE + 1))
    heading = texts.CELL_NOW.format(moment=texts.moment_words(work.now.astimezone(work.zone)))
    return heading + Markup("\n") + shared.list_lines(lines)


def _listed_tasks(work: Work, figures: Figures, cell_id: int) -> ColumnElement[bool]:
    """The cell's open tasks, and those done since the digest's period began."""
    since, _ = rules.moments(figures.period, work.zone)
    done_lately = and_(Task.state == TaskState.DONE, Task.done_at >= since)
    return and_(Task.cell_id == cell_id, or_(Task.state.in_(OPEN_STATES), done_lately))


def _order(today: date) -> ColumnElement[int]:
    """As TaskMark's order: late, in difficulty, open, done."""
    return case(
        (Task.state == TaskState.DONE, 3),
        (Task.due_on < today, 0),
        (Task.state == TaskState.IN_DIFFICULTY, 1),
        else_=2,
    )


def _task_label(task: Task, today: date) -> str:
    who = " ".join(task.assignee.full_name.split()[-2:])
    room = LABEL_LENGTH - len(who) - 6
    sign = texts.TASK_SIGNS[rules.task_mark(task.state, task.due_on, today)]
    return texts.TASK_LABEL.format(sign=sign, content=clipped(task.content, max(10, room)), who=who)


def task_page(work: Work, view: View, task: Task, page: int = 0) -> Screen:
    """One task as it is now, with its latest reports, and the way back to the page of the cell it was opened from."""
    reports = work.session.scalars(
        select(Report).where(Report.task_id == task.id).order_by(Report.id.desc()).limit(MOST_REPORTS)
    ).all()
    lines = [_report_line(work, report) for report in reports]
    latest = texts.TASK_REPORTS + Markup("\n") + shared.list_lines(lines) if lines else texts.TASK_NO_REPORTS
    back = button(texts.BACK_TO_CELL.format(cell=task.cell.name), view.digest_id, CELL, task.cell_id, page)
    home = button(texts.ALL_CELLS, view.digest_id, CELLS)
    return Screen(_task_card(work, task) + Markup("\n\n") + latest, ((back,), (home,)))


def _task_card(work: Work, task: Task) -> Markup:
    count = Markup("")
    if task.target is not None:
        count = texts.TASK_COUNT.format(done=task.done_count or 0, target=task.target, unit=task.target_unit)
    late = rules.task_mark(task.state, task.due_on, work.today) is TaskMark.LATE
    return texts.TASK.format(
        content=clipped(task.content, 500), cell=task.cell.name, who=task.assignee.full_name,
        due=long_date(task.due_on) + (texts.TASK_LATE if late else ""),
        state=texts.TASK_STATES[task.state], count=count,
    )  # fmt: skip


def _report_line(work: Work, report: Report) -> Markup:
    words = clipped(". ".join(part for part in (report.done_text, report.cause) if part), WORDS_OF_REPORT)
    return texts.TASK_REPORT.format(
        at=long_moment(report.at, work.zone), who=report.person.full_name,
        state=texts.TASK_STATES.get(report.outcome, report.outcome), words=f" – {words}" if words else "",
    )  # fmt: skip
