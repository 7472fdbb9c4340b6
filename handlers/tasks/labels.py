"""How a task is named where there is little room: on buttons and in lists."""

from datetime import date

from markupsafe import Markup

from handlers.context import Work
from handlers.language.dates import long_date, short_date
from handlers.language.numbers import shown
from handlers.screens import texts as shared
from handlers.screens.fitting import shortened
from handlers.tasks import rules, texts
from storage.tasks import Task

LABEL_LENGTH = 40
CONTENT_IN_LINE = 80
CONTENT_IN_CARD = 200


def short_label(task: Task, length: int = LABEL_LENGTH) -> str:
    """The task's content in one line of at most `length` characters."""
    return shortened(" ".join(task.content.split()), length)


def line(task: Task, today: date) -> Markup:
    """One task in a list: what and by when."""
    late = rules.is_late(task.due_on, task.state, today)
    text = texts.TASK_LINE_LATE if late else texts.TASK_LINE
    return text.format(content=short_label(task, CONTENT_IN_LINE), due=short_date(task.due_on))


def lines(tasks: list[Task], today: date) -> Markup:
    return shared.list_lines(line(task, today) for task in tasks)


def count_words(task: Task) -> dict[str, str]:
    """How many of how many were done, as texts say it: {done}, {target}, {unit}."""
    return {"done": shown(task.done_count or 0), "target": shown(task.target or 0), "unit": task.target_unit}


def card(work: Work, task: Task, length: int = CONTENT_IN_CARD) -> Markup:
    """What, by when in full, and how far it is."""
    text = texts.CARD.format(content=shortened(task.content, length), due=long_date(task.due_on))
    if rules.is_late(task.due_on, task.state, work.today):
        text += texts.CARD_LATE.format(days=rules.late_days(task.due_on, work.today))
    if task.target is not None:
        text += texts.CARD_COUNT.format(**count_words(task))
    return text


def ordered(tasks: list[Task], today: date) -> list[Task]:
    """Late ones first, then by due day."""
    by_id = {task.id: task for task in tasks}
    return [by_id[one] for one in rules.order_for_report([(t.id, t.due_on, t.state) for t in tasks], today)]
