"""The last report is taken back by its writer, as long as nothing has come after it: asked by one button, and told to
all who were told of the report.
"""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.feature import Feature
from handlers.forms.pick_member import called
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import texts as task_texts
from handlers.tasks.buttons import TASK, concerns, refusal
from handlers.tasks.changing import undo, withdrawable
from handlers.tasks.life import TaskAction
from handlers.tasks.one_task.one_tap import told_of_undoing, undone_screen
from handlers.tasks.summary import summary_of, summary_text
from handlers.tasks.withdrawing import texts
from storage.tasks import Report, Task


def asking_screen(context: Context, report: Report) -> Screen:
    """The question with the report's own words; where it is too late, what can be done."""
    task = report.task
    words = {
        "summary": summary_text(task, summary_of(report)),
        "at": long_moment(report.at, context.work.zone),
        "heads": ", ".join(called(context.db, one) for one in leaders(context.work, task.cell_id)) or texts.NOBODY,
    }
    see = TASK.choice(task, task_texts.SEE_TASK, "view")
    if may_withdraw(context, report):
        return Screen(texts.ASK.format(**words), ((take_back_button(report),), (see,)))
    if refusal(TaskAction.SAY_DOING, TaskAction.ADD_PART)(context, task) is None:
        return Screen(texts.TOO_LATE.format(**words), ((TASK.choice(task, texts.REPORT_AGAIN, "open"),), (see,)))
    return Screen(texts.TOO_LATE_CLOSED.format(**words), ((see,),))


def may_withdraw(context: Context, report: Report) -> bool:
    last = withdrawable(context.work, report.task)
    return last is not None and last.report_id == report.id


def take_back_button(report: Report) -> Choice:
    return TASK.choice(report.task, texts.TAKE_BACK, "withdraw", report.id)


async def take_back(update: Update, context: Context, tap: Tap[Task]) -> None:
    report = context.db.get(Report, tap.number() or 0)
    if report is None or report.task_id != tap.row.id or not may_withdraw(context, report):
        return await toast(update, shared.OLD_BUTTON)
    await show(update, withdraw(context, report))
    return None


def withdraw(context: Context, report: Report) -> Screen:
    """Take back a report that `may_withdraw`, tell whom it concerns; how the task stands then."""
    people = told_of_undoing(context, report.task)
    undone = undo(context.work, report.task, withdrawable(context.work, report.task))
    assert undone is not None
    return undone_screen(context, report.task, undone, people)


def _late(context: Context, task: Task) -> str | None:
    return texts.LATE if withdrawable(context.work, task) is None else None


FEATURE = Feature(buttons=(TASK.on("withdraw", take_back, allowed=concerns, ended=_late, numbers=1),))
