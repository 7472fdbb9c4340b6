"""Decisions that take a few words: to return a task or call it off, to answer a call for help, to give the task to
somebody else; and those on its day (new_days.py). Each can be taken back for ten minutes, so none asks twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft
from handlers.forms.engine import open_form
from handlers.forms.form import Form, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.tasks import texts
from handlers.tasks.about_task import AboutTask, named, subject_of, task_of
from handlers.tasks.changing import Effect
from handlers.tasks.labels import card
from handlers.tasks.life import TaskAction
from handlers.tasks.one_task.deciding import REASON_LIMIT, about_task, carry_out, may_do
from handlers.tasks.one_task.new_days import EXTEND, MOVE, Extension, NewDay
from storage.drafts import DraftState, draft_about
from storage.people import Person, members_of_cell
from storage.tasks import Report, Task


class InWords(AboutTask):
    """`report_id`: whose call for help is answered."""

    report_id: int | None = None
    reason: str = ""


class Transfer(AboutTask):
    person_id: int | None = None


@dataclass(frozen=True)
class _TypedDecision:
    """A decision that is one typed answer."""

    action: TaskAction
    title: str
    ask: Markup
    answer: Markup
    notice: Markup

    def form(self) -> Form[InWords]:
        reason = TypedWords("reason", self.question, limit=REASON_LIMIT, then=self.carry_out)
        kind, about = f"task_{self.action}", about_task(self.title)
        return Form(kind, self.title, (reason,), may_do(self.action), about, InWords, named)

    def question(self, context: Context, draft: Draft[InWords]) -> Markup:
        task, report = task_of(context, draft), _report_of(context, draft)
        wanted = report.help_wanted if report is not None else ""
        return self.ask.format(card=card(context.work, task), who=called(context.db, task.assignee), wanted=wanted)

    def carry_out(self, context: Context, draft: Draft[InWords]) -> Outcome:
        effect = Effect(reason=draft.data.reason, report=_report_of(context, draft))
        return carry_out(context, draft, self.action, effect, self.answer, self.notice)


def _report_of(context: Context, draft: Draft[InWords]) -> Report | None:
    number = draft.data.report_id
    return context.db.get(Report, number) if number is not None else None


RETURN = _TypedDecision(
    TaskAction.RETURN, texts.RETURN_TITLE, texts.ASK_RETURN, texts.RETURNED, texts.RETURNED_NOTICE
).form()
CANCEL = _TypedDecision(
    TaskAction.CANCEL, texts.CANCEL_TITLE, texts.ASK_CANCEL, texts.CANCELLED, texts.CANCELLED_NOTICE
).form()
HELP = _TypedDecision(
    TaskAction.ANSWER_HELP, texts.HELP_TITLE, texts.ASK_HELP_ANSWER, texts.HELP_ANSWERED, texts.HELP_NOTICE
).form()


def _others(context: Context, draft: Draft[Transfer]) -> list[Person]:
    task = task_of(context, draft)
    return [one for one in members_of_cell(context.db, task.cell_id) if one.id != task.assignee_id]


def _ask_whom(context: Context, draft: Draft[Transfer]) -> Markup:
    task = task_of(context, draft)
    return texts.ASK_WHOM.format(card=card(context.work, task), who=called(context.db, task.assignee))


def _hand_over(context: Context, draft: Draft[Transfer]) -> Outcome:
    effect = Effect(assignee_id=draft.data.person_id)
    return carry_out(context, draft, TaskAction.TRANSFER, effect, texts.TRANSFERRED, texts.TRANSFERRED_NOTICE)


TRANSFER = Form(
    kind="task_transfer",
    title=texts.TRANSFER_TITLE,
    data=Transfer,
    allowed=may_do(TaskAction.TRANSFER),
    about=about_task(texts.TRANSFER_TITLE),
    names=named,
    table=(OnePerson("who", _ask_whom, field="person_id", people=_others, then=_hand_over),),
)
# By the verb of the button that opens it: the form, its answers, and what comes of it.
FORMS: Mapping[str, tuple[Form[Any], type[AboutTask], TaskAction]] = {
    "return": (RETURN, InWords, TaskAction.RETURN),
    "cancel": (CANCEL, InWords, TaskAction.CANCEL),
    "help": (HELP, InWords, TaskAction.ANSWER_HELP),
    "ask": (EXTEND, Extension, TaskAction.ASK_EXTENSION),
    "move_due": (MOVE, NewDay, TaskAction.MOVE_DUE),
    "transfer": (TRANSFER, Transfer, TaskAction.TRANSFER),
}


async def open_decision(update: Update, context: Context, tap: Tap[Task]) -> None:
    task, (form, answers, _) = tap.row, FORMS[tap.verb]
    _forget_outdated(context, form, task)
    data = answers(task_id=task.id, version=task.version)
    if isinstance(data, InWords):
        data.report_id = _report_on(context, task, tap.number())
    await open_form(update, context, form, subject_of(task), data)


async def open_extension(update: Update, context: Context, task: Task, heard: str) -> None:
    """Ask for another day, with words that were said already at hand as the reason."""
    row = draft_about(context.db, context.person.id, EXTEND.kind, subject_of(task))
    if row is not None:
        row.state = DraftState.DROPPED
        context.db.flush()
    data = Extension(task_id=task.id, version=task.version, heard=heard)
    await open_form(update, context, EXTEND, subject_of(task), data)


def _report_on(context: Context, task: Task, report_id: int | None) -> int | None:
    """The id, where it is of a report on this task."""
    report = context.db.get(Report, report_id) if report_id is not None else None
    return report.id if report is not None and report.task_id == task.id else None


def _forget_outdated(context: Context, form: Form[Any], task: Task) -> None:
    """A form that was left open before the task changed speaks of what is no more."""
    row = draft_about(context.db, context.person.id, form.kind, subject_of(task))
    if row is not None and form.read(row).data.version != task.version:
        row.state = DraftState.DROPPED
        context.db.flush()
