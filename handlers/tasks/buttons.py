"""The buttons that stand under tasks outside of forms: `t:<task id>:<version>:<verb>[:<number>]`."""

from handlers.screens.screen import Choice
from handlers.tasks import texts
from handlers.tasks.labels import short_label
from handlers.tasks.life import Deed
from storage.tasks import Task

VERBS = {
    Deed.CONFIRM: texts.CONFIRM,
    Deed.RETURN: texts.RETURN,
    Deed.GRANT: texts.GRANT,
    Deed.REFUSE: texts.REFUSE,
    Deed.ASK_EXTENSION: texts.ASK_EXTENSION,
    Deed.TRANSFER: texts.TRANSFER,
    Deed.CANCEL: texts.CANCEL_TASK,
}
CELL_LIST = r"^tc:(\d{1,15}):(\d{1,4})$"


def task_button(task: Task, label: str, verb: str, number: object = "") -> Choice:
    tail = f":{number}" if number != "" else ""
    return Choice(label, f"t:{task.id}:{task.version}:{verb}{tail}")


def report_button(task: Task) -> Choice:
    return task_button(task, texts.REPORT_TASK.format(task=short_label(task)), "open")


def deed_button(task: Task, deed: Deed) -> Choice:
    return task_button(task, VERBS[deed], deed)


def cell_button(cell_id: int, label: str, page: int = 0) -> Choice:
    """A button that leads to a page of a cell's tasks."""
    return Choice(label, f"tc:{cell_id}:{page}")
