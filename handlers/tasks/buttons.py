"""The buttons that stand under tasks outside of forms, and those that lead to what a cell has to do."""

from collections.abc import Callable

from handlers.context import Context
from handlers.forms.buttons import Buttons, Tap
from handlers.language.dates import short_date
from handlers.rights.access import Action
from handlers.screens.screen import Choice
from handlers.sessions.task_buttons import TASK, THEME
from handlers.tasks import rules, texts
from handlers.tasks.changing import decide
from handlers.tasks.labels import short_label
from handlers.tasks.life import State, TaskAction, TaskRefusal
from handlers.tasks.relation import relations
from storage.people import Unit, UnitKind
from storage.tasks import Report, Task

__all__ = ["BOARD", "CELL", "TASK", "THEME"]

CELL = Buttons("tc", Unit, unit=lambda cell: cell.id)
BOARD = Buttons("b", Unit, unit=lambda cell: cell.id)
LABELS = {
    TaskAction.CONFIRM: texts.CONFIRM,
    TaskAction.RETURN: texts.RETURN,
    TaskAction.GRANT: texts.GRANT,
    TaskAction.REFUSE: texts.REFUSE,
    TaskAction.ASK_EXTENSION: texts.ASK_EXTENSION,
    TaskAction.MOVE_DUE: texts.MOVE_DUE,
    TaskAction.TRANSFER: texts.TRANSFER,
    TaskAction.CANCEL: texts.CANCEL_TASK,
}

ON_ASKED_DAY = (TaskAction.GRANT, TaskAction.REFUSE)


def report_button(task: Task) -> Choice:
    return TASK.choice(task, texts.REPORT_TASK.format(task=short_label(task)), "open")


def action_button(task: Task, action: TaskAction) -> Choice:
    """The button of an action. An answer to a delay that is asked for carries the day that it answers."""
    if action in ON_ASKED_DAY and task.asked_due_on is not None:
        label = LABELS[action].format(day=short_date(task.asked_due_on))
        return TASK.choice(task, label, action, f"{task.asked_due_on:%Y%m%d}")
    return TASK.choice(task, LABELS[action], action)


def answers_what_is_asked(task: Task, tap: Tap[Task]) -> bool:
    """Whether an answer to a delay was shown with the day that is asked for now."""
    return task.asked_due_on is not None and tap.arguments == (f"{task.asked_due_on:%Y%m%d}",)


def photos_button(task: Task, report: Report, label: str) -> Choice:
    return TASK.choice(task, label, "photos", report.id)


def recordings_button(task: Task, report: Report, label: str) -> Choice:
    return TASK.choice(task, label, "hear", report.id)


def concerns(context: Context, task: Task) -> bool:
    """Whether the person speaking may do anything to the task."""
    return bool(relations(context.work, task))


def may_see(context: Context, task: Task) -> bool:
    return concerns(context, task) or context.work.may(Action.SEE_CELL_TASKS, task.cell_id)


def is_cell(context: Context, unit: Unit) -> bool:
    return unit.kind == UnitKind.CELL


def refusal(*actions: TaskAction) -> Callable[[Context, Task], str | None]:
    """What a button is told that does the one of `actions` that may be done now; None where one may."""

    def told(context: Context, task: Task) -> str | None:
        decided = [decide(context.work, task, action) for action in actions]
        refusals = [one for one in decided if isinstance(one, TaskRefusal)]
        return _why(task, actions, refusals) if len(refusals) == len(decided) else None

    return told


def _why(task: Task, actions: tuple[TaskAction, ...], refusals: list[TaskRefusal]) -> str:
    if TaskAction.SAY_DOING in actions and rules.is_done(task.state):
        return texts.DONE_ALREADY
    told = next((one for one in refusals if one is not TaskRefusal.NOT_YOURS), refusals[0])
    if told is TaskRefusal.OTHER_STATE and State(task.state) is State.CANCELLED:
        return texts.CANCELLED_ALREADY
    return texts.REFUSALS[told.value]
