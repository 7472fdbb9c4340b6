"""The last report is taken back when its writer says so, as long as nothing has come after it: asked by one button, and
told to all who were told of the report.
"""

from datetime import timedelta

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context, Work, current_work
from handlers.forms.button_data import ButtonData, is_number
from handlers.forms.buttons import Tap
from handlers.forms.conversation import WORDS
from handlers.forms.feature import Feature
from handlers.forms.showing import show, toast
from handlers.language.dates import long_moment
from handlers.screens import texts as shared
from handlers.screens.screen import Choice, Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import texts as task_texts
from handlers.tasks.buttons import TASK, concerns, refusal
from handlers.tasks.changing import undo, withdrawable
from handlers.tasks.life import TaskAction
from handlers.tasks.one_task.one_tap import show_undone, told_of_undoing
from handlers.tasks.summary import summary_of, summary_text
from handlers.tasks.withdrawing import texts
from handlers.tasks.withdrawing.words import asks_back
from storage.outbox import message_is_about
from storage.reports import latest_entered_by
from storage.shown_choices import last_screen
from storage.tasks import Report, Task

REPORT = "report_to_withdraw"
LATELY = timedelta(days=3)


class AsksBack(filters.MessageFilter):
    """Whether a text asks to take back a report, and there is one; which, is kept with the update."""

    def filter(self, message: Message) -> bool:
        work = current_work()
        if work.person is None or not asks_back(message.text or ""):
            return False
        report = latest_entered_by(work.db, work.person.id, _tasks_of(work, message))
        work.update_data[REPORT] = report
        if report is None:
            return False
        # An old one that stands for good is hardly what is meant: others may know what is.
        return work.now - report.at <= LATELY or _is_last(work, report)


def _tasks_of(work: Work, message: Message) -> set[int]:
    """The tasks of the bot's message that is answered; none where none is."""
    answered = message.reply_to_message
    if answered is None or work.account is None:
        return set()
    return message_is_about(work.db, work.account.chat_id, str(answered.message_id), Task.__tablename__)


async def ask(update: Update, context: Context) -> None:
    report = context.work.update_data[REPORT]
    assert isinstance(report, Report)
    await show(update, asking_screen(context, report), fresh=True)


def asking_screen(context: Context, report: Report) -> Screen:
    """The question with the report's own words; where it is too late, what can be done."""
    task = report.task
    words = {
        "summary": summary_text(task, summary_of(report)),
        "at": long_moment(report.at, context.work.zone),
        "heads": ", ".join(one.full_name for one in leaders(context.work, task.cell_id)) or texts.NOBODY,
    }
    see = TASK.choice(task, task_texts.SEE_TASK, "view")
    if may_withdraw(context, report):
        return Screen(texts.ASK.format(**words), ((take_back_button(report),), (see,)))
    if refusal(TaskAction.SAY_DOING, TaskAction.ADD_PART)(context, task) is None:
        return Screen(texts.TOO_LATE.format(**words), ((TASK.choice(task, texts.REPORT_AGAIN, "open"),), (see,)))
    return Screen(texts.TOO_LATE_CLOSED.format(**words), ((see,),))


def asked_last(context: Context, chat_id: int) -> Report | None:
    """The report that the chat's last screen asks to take back."""
    shown = last_screen(context.db, chat_id)
    buttons = [ButtonData.read(data) for _, data in (shown.choices if shown is not None else ())]
    ids = [one.arguments[0] for one in buttons if one is not None and _takes_back(one)]
    report = context.db.get(Report, int(ids[0])) if len(ids) == 1 and is_number(ids[0]) else None
    return report if report is not None and may_withdraw(context, report) else None


def _takes_back(button: ButtonData) -> bool:
    return (button.family, button.verb, len(button.arguments)) == (TASK.prefix, "withdraw", 1)


def may_withdraw(context: Context, report: Report) -> bool:
    return _is_last(context.work, report)


def _is_last(work: Work, report: Report) -> bool:
    last = withdrawable(work, report.task)
    return last is not None and last.report_id == report.id


def take_back_button(report: Report) -> Choice:
    return TASK.choice(report.task, texts.TAKE_BACK, "withdraw", report.id)


async def take_back(update: Update, context: Context, tap: Tap[Task]) -> None:
    report = context.db.get(Report, tap.number() or 0)
    if report is None or report.task_id != tap.row.id or not may_withdraw(context, report):
        return await toast(update, shared.OLD_BUTTON)
    people = told_of_undoing(context, tap.row)
    undone = undo(context.work, tap.row, withdrawable(context.work, tap.row))
    assert undone is not None
    return await show_undone(update, context, tap.row, undone, people)


def _late(context: Context, task: Task) -> str | None:
    return texts.LATE if withdrawable(context.work, task) is None else None


FEATURE = Feature(
    idle=(MessageHandler(WORDS & AsksBack(), ask),),
    buttons=(TASK.on("withdraw", take_back, allowed=concerns, ended=_late, numbers=1),),
)
