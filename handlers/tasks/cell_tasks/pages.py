"""The pages of the board."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from handlers.context import Work
from handlers.forms.pick_member import called
from handlers.language.dates import short_date
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.tasks.buttons import BOARD, CELL, TASK
from handlers.tasks.cell_tasks import rules, texts
from handlers.tasks.labels import lines, ordered, short_label
from handlers.tasks.rules import is_open
from handlers.tasks.texts import STATES
from storage.leaves import on_leave
from storage.people import Person, Unit
from storage.tasks import Task, TaskState, tasks_of_cell

MOST_IN_GROUP = 6
MOST_NUDGES = 6
MOST_PEOPLE = 20
WAITING_PAGE = 8
CONTENT = 60
Row = tuple[Choice, ...]


def facts(tasks: Iterable[Task]) -> list[rules.BoardTask]:
    return [rules.BoardTask(task.id, task.assignee_id, task.state, task.due_on) for task in tasks]


def late_people(tasks: Sequence[Task], work: Work) -> list[Person]:
    """Those with late tasks, whose are the latest first."""
    late = [task for task in tasks if rules.mark(facts([task])[0], work.today) == rules.LATE]
    return list({task.assignee_id: task.assignee for task in sorted(late, key=lambda one: one.due_on)}.values())


def by_state(work: Work, cell: Unit, sums_on: bool) -> Screen:
    """The open tasks under their states, late ones first, then those that wait to be confirmed."""
    tasks = tasks_of_cell(work.db, cell.id)
    by_id, groups = {task.id: task for task in tasks}, rules.grouped(facts(tasks), work.today)
    shown = {name: ids for name, ids in groups.items() if name in (*rules.OPEN_ORDER, rules.WAITING)}
    heading = texts.HEADING.format(cell=cell.name)
    if not shown:
        text = texts.NONE.format(heading=heading)
    else:
        blocks = [_group(work, name, [by_id[one] for one in ids]) for name, ids in shown.items()]
        text = texts.BY_STATE.format(
            heading=heading,
            late=len(groups.get(rules.LATE, ())),
            done=len(groups.get(rules.WAITING, ())),
            open=sum(len(ids) for name, ids in shown.items() if name != rules.WAITING),
            groups=Markup("\n\n").join(blocks),
        )
    late = late_people(tasks, work)
    waiting = len(groups.get(rules.WAITING, ()))
    rows: list[Row] = [(BOARD.choice(cell, texts.SEE_WAITING.format(count=waiting), "waiting"),)] if waiting else []
    rows += [
        (BOARD.choice(cell, texts.NUDGE_ONE.format(who=called(work.db, one)), "nudge", one.id),)
        for one in late[:MOST_NUDGES]
    ]
    if len(late) > 1:
        rows.append((BOARD.choice(cell, texts.NUDGE_ALL.format(count=len(late)), "nudgeall"),))
    rows.append((BOARD.choice(cell, texts.SEE_BY_PERSON, "people"), CELL.choice(cell, texts.SEE_ALL, "list")))
    rows.append((CELL.choice(cell, texts.SEE_THEMES, "themes"),))
    rows.append((BOARD.choice(cell, texts.SUMS_OFF if sums_on else texts.SUMS_ON, "sums"),))
    return Screen(text, tuple(rows))


def _group(work: Work, name: str, tasks: Sequence[Task]) -> Markup:
    shown: list[Markup | str] = [
        texts.LINE.format(
            content=short_label(task, CONTENT), who=called(work.db, task.assignee), due=short_date(task.due_on)
        )
        for task in tasks[:MOST_IN_GROUP]
    ]
    if len(tasks) > MOST_IN_GROUP:
        shown.append(texts.MORE.format(count=len(tasks) - MOST_IN_GROUP))
    title = {rules.LATE: texts.LATE, rules.WAITING: texts.WAITING}.get(name) or STATES[name]
    return texts.GROUP.format(name=title, count=len(tasks), lines=shared.list_lines(shown))


def by_person(work: Work, cell: Unit) -> Screen:
    """Everybody who has tasks, with a button each."""
    tasks = tasks_of_cell(work.db, cell.id)
    names = {task.assignee_id: called(work.db, task.assignee) for task in tasks}
    away = on_leave(work.db, work.today)
    loads = rules.loads(facts(tasks), work.today)[:MOST_PEOPLE]
    shown = [
        texts.PERSON_LINE.format(
            who=names[one.person_id],
            open=one.open,
            late=one.late,
            done=one.done,
            away=texts.AWAY if one.person_id in away else "",
        )
        for one in loads
    ]
    text = texts.BY_PERSON.format(heading=texts.HEADING.format(cell=cell.name), lines=shared.list_lines(shown))
    rows: list[Row] = [
        (BOARD.choice(cell, texts.SEE_PERSON.format(who=names[one.person_id]), "person", one.person_id),)
        for one in loads
    ]
    return Screen(text, (*rows, (BOARD.choice(cell, texts.SEE_BY_STATE, "state"),)))


def one_person(work: Work, cell: Unit, person: Person) -> Screen:
    """One person's open tasks, a private reminder, and the slip to print."""
    tasks = open_of(work, cell, person)
    away = texts.AWAY if person.id in on_leave(work.db, work.today) else ""
    text = texts.PERSON if tasks else texts.PERSON_NONE
    waiting = waiting_of(work, cell, person)
    rows: list[Row] = [(_waiting_choice(work, task),) for task in waiting]
    rows += [(TASK.choice(task, texts.TASK.format(task=short_label(task)), "view"),) for task in tasks]
    if tasks:
        rows.append((BOARD.choice(cell, texts.NUDGE_ONE.format(who=called(work.db, person)), "nudge", person.id),))
    rows.append((BOARD.choice(cell, texts.SLIP, "slip", person.id),))
    rows.append((BOARD.choice(cell, texts.SEE_BY_PERSON, "people"),))
    listed = lines(tasks, work.today)
    words = text.format(who=called(work.db, person), away=away, lines=listed)
    if waiting:
        words += texts.WAITING_OF_PERSON.format(lines=shared.list_lines(short_label(one, CONTENT) for one in waiting))
    return Screen(words, tuple(rows))


def waiting_screen(work: Work, cell: Unit, page: int) -> Screen:
    """What is reported as done and waits to be confirmed, a page (from 0) at a time."""
    tasks, heading = waiting_of(work, cell), texts.HEADING.format(cell=cell.name)
    pages = max(0, len(tasks) - 1) // WAITING_PAGE + 1
    page = min(page, pages - 1)
    rows: list[Row] = [
        (_waiting_choice(work, task),) for task in tasks[page * WAITING_PAGE : (page + 1) * WAITING_PAGE]
    ]
    ways = [BOARD.choice(cell, texts.PAGE_BEFORE, "waiting", page - 1)] if page else []
    ways += [BOARD.choice(cell, texts.PAGE_AFTER, "waiting", page + 1)] if page + 1 < pages else []
    rows += [tuple(ways)] if ways else []
    where = texts.PAGE.format(page=page + 1, pages=pages) if pages > 1 else ""
    text = texts.WAITING_LIST if tasks else texts.WAITING_NONE
    return Screen(
        text.format(heading=heading, count=len(tasks), page=where),
        (*rows, (BOARD.choice(cell, texts.SEE_BY_STATE, "state"),)),
    )


def _waiting_choice(work: Work, task: Task) -> Choice:
    return TASK.choice(
        task, texts.WAITING_TASK.format(task=short_label(task), who=called(work.db, task.assignee)), "view"
    )


def waiting_of(work: Work, cell: Unit, person: Person | None = None) -> list[Task]:
    """The tasks of a cell (of one person of it) that wait to be confirmed, the earliest due first."""
    waiting = [task for task in tasks_of_cell(work.db, cell.id) if task.state == TaskState.DONE]
    return [task for task in waiting if person is None or task.assignee_id == person.id]


def open_of(work: Work, cell: Unit, person: Person) -> list[Task]:
    """A person's open tasks in a cell, late ones first."""
    theirs = [task for task in tasks_of_cell(work.db, cell.id) if task.assignee_id == person.id]
    return ordered([task for task in theirs if is_open(task.state)], work.today)
