"""The pages of tasks outside of forms: one's own, a cell's, one task."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.context import Context, Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_date, long_moment, short_date
from handlers.language.numbers import shown
from handlers.rights.access import Action, units_where
from handlers.screens.fitting import shortened
from handlers.screens.screen import Choice, Screen
from handlers.tasks import life, rules, texts
from handlers.tasks.buttons import CELL, TASK, action_button, photos_button, recordings_button
from handlers.tasks.changing import undoable
from handlers.tasks.labels import card, lines, ordered, short_label
from handlers.tasks.life import Relation, State, TaskAction
from handlers.tasks.one_task.counted import parts_lines
from handlers.tasks.relation import relations
from storage.people import Unit, cells_below
from storage.reports import latest_reports
from storage.tasks import Report, Task, helped_tasks_of, latest_done_of, open_tasks_of, open_tasks_of_cell

MOST_OWN = 8
MOST_DONE = 3
PAGE_LENGTH = 8
MOST_REPORTS = 5
WORDS_IN_LINE = 80
_OWN_ACTIONS = (TaskAction.ASK_EXTENSION,)
_LEADERS_ACTIONS = (
    TaskAction.CONFIRM,
    TaskAction.RETURN,
    TaskAction.GRANT,
    TaskAction.REFUSE,
    TaskAction.MOVE_DUE,
    TaskAction.TRANSFER,
    TaskAction.CANCEL,
)


def own_screen(context: Context) -> Screen:
    """What is to be done by the speaker, and what was done lately; for leaders a way to the cell's tasks."""
    db, today, me = context.db, context.work.today, context.person.id
    tasks = ordered(open_tasks_of(db, me), today)
    helped = helped_tasks_of(db, me)
    done = latest_done_of(db, me, MOST_DONE)
    blocks = [texts.OWN.format(lines=lines(tasks[:MOST_OWN], today)) if tasks else texts.OWN_NONE]
    if helped:
        blocks.append(texts.OWN_HELPED.format(lines=lines(helped[:MOST_OWN], today)))
    if done:
        blocks.append(texts.OWN_DONE.format(lines=_done_lines(done, context.work)))
    if tasks or helped:
        blocks.append(texts.OWN_HINT)
    rows = [(_see(task),) for task in [*tasks[:MOST_OWN], *helped[:MOST_OWN]]]
    return Screen(Markup("\n\n").join(blocks), (*rows, *_cell_rows(context)))


def _see(task: Task) -> Choice:
    return TASK.choice(task, texts.SEE_OWN_TASK.format(task=short_label(task)), "view")


def _done_lines(done: Sequence[Task], work: Work) -> Markup:
    return Markup("\n").join(
        Markup("– {}").format(
            texts.OWN_DONE_LINE.format(
                content=short_label(task, WORDS_IN_LINE), day=short_date(task.done_at.astimezone(work.zone).date())
            )
        )
        for task in done
        if task.done_at is not None
    )


def _cell_rows(context: Context) -> list[tuple[Choice, ...]]:
    """A way to the tasks of each cell that the speaker leads."""
    units = units_where(context.actor, Action.CHANGE_TASK)
    cells = {cell.id: cell for unit in units for cell in cells_below(context.db, unit)}
    rows: list[tuple[Choice, ...]] = []
    for cell in cells.values():
        own = cell.id == context.person.unit_id
        label = texts.CELL_TASKS if own else texts.CELL_TASKS_OF.format(cell=cell.name)
        rows.append((CELL.choice(cell, label, "list"),))
    return rows


def cell_screen(work: Work, cell: Unit, page: int) -> Screen:
    """A cell's tasks that are not done, a button each, a page (from 0) at a time."""
    tasks = ordered(open_tasks_of_cell(work.db, cell.id), work.today)
    if not tasks:
        return Screen(texts.CELL_NONE.format(cell=cell.name))
    pages = (len(tasks) - 1) // PAGE_LENGTH + 1
    page = min(page, pages - 1)
    shown = tasks[page * PAGE_LENGTH : (page + 1) * PAGE_LENGTH]
    rows: list[tuple[Choice, ...]] = [(TASK.choice(task, cell_label(work, task), "view"),) for task in shown]
    ways = [CELL.choice(cell, label, "list", to) for label, to in _ways(page, pages)]
    text = texts.CELL.format(
        cell=cell.name,
        count=len(tasks),
        late=sum(rules.is_late(t.due_on, t.state, work.today) for t in tasks),
        page=texts.PAGE.format(page=page + 1, pages=pages) if pages > 1 else "",
    )
    return Screen(text, (*rows, tuple(ways)) if ways else tuple(rows))


def _ways(page: int, pages: int) -> list[tuple[str, int]]:
    ways = [(texts.PAGE_BEFORE, page - 1)] if page > 0 else []
    return [*ways, (texts.PAGE_AFTER, page + 1)] if page + 1 < pages else ways


def cell_label(work: Work, task: Task) -> str:
    sign = texts.SIGN_LATE if rules.is_late(task.due_on, task.state, work.today) else ""
    who = called(work.db, task.assignee)
    return texts.CELL_LABEL.format(sign=sign, content=short_label(task, max(16, 52 - len(who))), who=who)


def task_page(context: Context, task: Task) -> Screen:
    """One task with its reports, and what the speaker may do to it."""
    work, reports = context.work, latest_reports(context.db, task.id, MOST_REPORTS)
    text = texts.TASK_PAGE.format(
        card=card(work, task),
        who=called(work.db, task.assignee),
        helpers=texts.TASK_HELPERS.format(helpers=task.helpers) if task.helpers else "",
        expected=texts.TASK_EXPECTED.format(expected=shortened(task.expected, 160)) if task.expected else "",
        state=texts.STATES[task.state],
        asked=_asked(task),
        parts=parts_lines(work, task),
        reports=_reports(work, task, reports),
    )
    return Screen(text, tuple(_task_rows(context, task, reports)))


def _asked(task: Task) -> Markup | str:
    return texts.TASK_ASKED.format(due=long_date(task.asked_due_on)) if task.asked_due_on else ""


def _reports(work: Work, task: Task, reports: Sequence[Report]) -> Markup:
    if not reports:
        return texts.NO_REPORTS
    dashed = Markup("\n").join(Markup("– {}").format(_report_line(work, task, report)) for report in reports)
    return texts.REPORTS.format(lines=dashed)


def _report_line(work: Work, task: Task, report: Report) -> Markup:
    who = called(work.db, report.person)
    if report.entered_by_id != report.person_id:
        who = texts.REPORT_ENTERED.format(who=who, by=called(work.db, report.entered_by))
    more = Markup()
    if report.count is not None:
        more += texts.MORE_COUNT.format(count=shown(report.count), unit=task.target_unit)
    if words := report.done_text or report.cause:
        more += texts.MORE_WORDS.format(words=shortened(words, WORDS_IN_LINE))
    if report.new_due_on is not None:
        more += texts.MORE_DUE.format(due=short_date(report.new_due_on))
    if report.photos:
        more += texts.MORE_PHOTOS.format(count=len(report.photos))
    if report.recordings:
        more += texts.MORE_RECORDINGS.format(count=len(report.recordings))
    at = long_moment(report.at, work.zone)
    return texts.REPORT_LINE.format(at=at, who=who, result=texts.STATES[report.outcome], more=more)


def _task_rows(context: Context, task: Task, reports: Sequence[Report]) -> list[tuple[Choice, ...]]:
    who = relations(context.work, task)
    actions = life.open_actions(State(task.state), who, task.asked_due_on is not None)
    rows: list[tuple[Choice, ...]] = []
    if TaskAction.SAY_DOING in actions or TaskAction.ADD_PART in actions:
        other = Relation.ASSIGNEE not in who and Relation.HELPER not in who
        label = texts.REPORT_FOR.format(who=called(context.db, task.assignee)) if other else texts.REPORT_THIS
        rows.append((TASK.choice(task, label, "open"),))
    own = [action_button(task, action) for action in (*_OWN_ACTIONS, *_LEADERS_ACTIONS) if action in actions]
    rows += [tuple(own[start : start + 2]) for start in range(0, len(own), 2)]
    if undoable(context.work, task) is not None:
        rows.append((TASK.choice(task, texts.UNDO, "undo"),))
    for report in reports:
        day = short_date(report.at.astimezone(context.work.zone).date())
        if report.recordings:
            rows.append((recordings_button(task, report, texts.HEAR_OF.format(day=day)),))
        if report.photos:
            rows.append((photos_button(task, report, texts.PHOTOS_OF.format(day=day)),))
    return rows
