"""Below a digest: one cell, with its numbers in the digest, its tasks and its sessions as they are now."""

from datetime import timedelta

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import long_moment, short_date
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.screens.fitting import one_line, shortened
from handlers.screens.screen import Choice, Screen, one_per_row
from handlers.ward.digests import rules, texts
from handlers.ward.digests.buttons import CELL, LABEL_LENGTH, MEET, MEETS, TASK, button
from handlers.ward.digests.pages.digest import PER_PAGE, turning, ways_back
from handlers.ward.digests.renderings.message import quarter_name
from handlers.ward.digests.snapshot import WEEKLY, CellRow, Figures
from handlers.ward.digests.views import View
from storage.people import Unit
from storage.sessions import Session, SessionState, count_of_cell, planned_of_cell, sessions_of_cell
from storage.signs import Sign, signs_of_cell
from storage.tasks import Task, count_listed, listed_tasks
from storage.units import living

MOST_SESSIONS = 3
SIGNS_FOR = timedelta(days=120)


def cell_page(work: Work, view: View, row: CellRow, page: int = 0) -> Screen:
    """One cell: its numbers in the digest, and its sessions and tasks as they are now."""
    cell = living(work.db, work.db.get_one(Unit, row.unit_id))
    since, _ = rules.moments(view.figures.period, work.zone)
    count = count_listed(work.db, cell.id, since)
    page = max(0, min(page, (count - 1) // PER_PAGE))
    tasks = listed_tasks(work.db, cell.id, since, work.today, page * PER_PAGE, PER_PAGE)
    choices = one_per_row(button(task_label(work, task), view.digest_id, TASK, task.id, page) for task in tasks)
    turns = turning(view.digest_id, page, count, CELL, row.unit_id)
    meets = (button(texts.CELL_MEETS, view.digest_id, MEETS, row.unit_id),)
    parts = [_cell_numbers(view.figures, row), _cell_now(work, cell, count, page)]
    if _signs(work, cell):
        parts.append(texts.CELL_SIGNS)
    if cell.name != row.name:
        parts.insert(1, texts.CELL_IS_NOW.format(name=cell.name))
    return Screen(Markup("\n\n").join(parts), (*choices, *turns, meets, *ways_back(view, row.unit_id)))


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
        name=row.name,
        moment=texts.moment_words(figures.at),
        days=days.format(span=texts.span_words(figures.period)),
        lines=shared.list_lines(lines),
    )


def _quarter_word(row: CellRow) -> str:
    return "no_plan" if row.counts.without_plan else "plan" if row.counts.without else "held"


def _cell_now(work: Work, cell: Unit, count: int, page: int) -> Markup:
    lines: list[Markup | str] = []
    for session in planned_of_cell(work.db, cell.id)[:MOST_SESSIONS]:
        line = texts.CELL_SESSION if session.starts_at > work.now else texts.CELL_SESSION_PAST
        start = long_moment(session.starts_at, work.zone)
        lines.append(line.format(start=start, theme=shortened(one_line(session.theme), LABEL_LENGTH * 2)))
    lines = lines or [texts.CELL_NO_SESSION]
    lines.append(texts.CELL_TASKS if count else texts.CELL_NO_TASKS)
    if count > PER_PAGE:
        lines.append(texts.CELL_PAGE.format(page=page + 1, pages=(count - 1) // PER_PAGE + 1))
    heading = texts.CELL_NOW.format(moment=texts.moment_words(work.now.astimezone(work.zone)))
    return heading + Markup("\n") + shared.list_lines(lines)


def task_label(work: Work, task: Task) -> str:
    """What, and who (the last two words of the name, and the year of birth where two bear it), with the sign of how it
    stands.
    """
    name = task.assignee.full_name
    who = " ".join(name.split()[-2:]) + called(work.db, task.assignee).removeprefix(name)
    room = LABEL_LENGTH - len(who) - 6
    sign = texts.TASK_SIGNS[rules.task_mark(task.state, task.due_on, work.today)]
    return texts.TASK_LABEL.format(sign=sign, content=shortened(one_line(task.content), max(10, room)), who=who)


def sessions_page(work: Work, view: View, row: CellRow, page: int = 0) -> Screen:
    """The cell's sessions, the latest first."""
    cell = living(work.db, work.db.get_one(Unit, row.unit_id))
    count = count_of_cell(work.db, cell.id)
    page = max(0, min(page, (count - 1) // PER_PAGE))
    found = sessions_of_cell(work.db, cell.id, page * PER_PAGE, PER_PAGE)
    marked = {sign.session_id for sign in _signs(work, cell)}
    choices = one_per_row(_session_choice(work, view, one, one.id in marked) for one in found)
    turns = turning(view.digest_id, page, count, MEETS, row.unit_id)
    back = (button(texts.BACK_TO_CELL.format(cell=row.name), view.digest_id, CELL, row.unit_id),)
    text = texts.MEETS if count else texts.NO_MEETS
    return Screen(text.format(name=row.name), (*choices, *turns, back, *ways_back(view, row.unit_id)))


def _signs(work: Work, cell: Unit) -> list[Sign]:
    """The signs that hold at the cell's sessions of late, as far as the person speaking may see them."""
    shown = signs_of_cell(work.db, cell.id, work.now - SIGNS_FOR)
    at_once = work.may(Action.ANSWER_SIGN, cell.id)
    return [sign for sign in shown if at_once or sign.shown_from <= work.now]


def _session_choice(work: Work, view: View, session: Session, marked: bool) -> Choice:
    start = session.starts_at.astimezone(work.zone).date()
    sign = texts.MEET_SIGNS[_state(session, work)] + (texts.MEET_MARKED if marked else "")
    label = texts.MEET_LABEL.format(sign=sign, day=f"{short_date(start)}/{start.year}", theme=session.theme)
    return button(label, view.digest_id, MEET, session.id)


def _state(session: Session, work: Work) -> str:
    if session.state == SessionState.HELD:
        return "held"
    if session.state == SessionState.POSTPONED:
        return "postponed"
    return "planned" if session.starts_at > work.now - rules.LOGGED_WITHIN else "unlogged"
