"""A tapped button of a task: checked for existing, for the right, for being new, and for what may be done now."""

from telegram import Update

from handlers.context import Context
from handlers.forms.engine import toast
from handlers.rights.access import Action
from handlers.screens import texts as shared
from handlers.tasks import rules, texts
from handlers.tasks.changing import decide
from handlers.tasks.life import Deed, Refusal, State
from handlers.tasks.standing import standing
from storage.tasks import Task


def parts(update: Update) -> tuple[int, int, str, int]:
    """Task id, version, verb and number (0: none) of a button whose pattern has been checked."""
    assert update.callback_query is not None and update.callback_query.data is not None
    _, task_id, version, verb, *rest = update.callback_query.data.split(":")
    return int(task_id), int(version), verb, int(rest[0]) if rest else 0


async def known(update: Update, context: Context) -> Task | None:
    """The task, if the person may do something to it; otherwise the tap is answered."""
    task = context.db.get(Task, parts(update)[0])
    if task is None or not standing(context.work, task):
        await toast(update, shared.NOT_YOURS)
        return None
    return task


async def seen(update: Update, context: Context) -> Task | None:
    """The task, if the person may look at it; otherwise the tap is answered."""
    task = context.db.get(Task, parts(update)[0])
    if task is None or not (standing(context.work, task) or context.work.may(Action.SEE_CELL_TASKS, task.cell_id)):
        await toast(update, shared.NOT_YOURS)
        return None
    return task


async def checked(update: Update, context: Context, *deeds: Deed) -> Task | None:
    """The task, if the person may do one of `deeds` to it now and the button is of now; otherwise the tap is
    answered.
    """
    task = await known(update, context)
    if task is None:
        return None
    found = [decide(context.work, task, deed) for deed in deeds]
    refusals = [one for one in found if isinstance(one, Refusal)]
    if len(refusals) == len(found):
        await toast(update, _why(task, deeds, refusals))
        return None
    if parts(update)[1] != task.version:
        await toast(update, shared.OLD_BUTTON)
        return None
    return task


def _why(task: Task, deeds: tuple[Deed, ...], refusals: list[Refusal]) -> str:
    if Deed.SAY_DOING in deeds and rules.is_done(task.state):
        return texts.DONE_ALREADY
    told = next((one for one in refusals if one is not Refusal.NOT_YOURS), refusals[0])
    if told is Refusal.OTHER_STATE and State(task.state) is State.CANCELLED:
        return texts.CANCELLED_ALREADY
    return texts.REFUSALS[told.value]
