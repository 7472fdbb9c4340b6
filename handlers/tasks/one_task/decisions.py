"""Decisions that take a few words: to return a task or call it off, to answer a call for help, to ask for another day,
to give the task to somebody else. Each can be taken back for ten minutes, so none asks twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.draft import Draft
from handlers.forms.engine import open_form
from handlers.forms.form import Finish, Form, Outcome
from handlers.forms.pick_member import called
from handlers.forms.questions.person import OnePerson
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import life, texts
from handlers.tasks.about_task import AboutTask, named, subject_of, task_of
from handlers.tasks.changing import Effect, change
from handlers.tasks.labels import card, short_label
from handlers.tasks.life import TaskAction, TaskRefusal
from handlers.tasks.new_day import NewDue, why_not
from handlers.tasks.notifications import decision_rows, notify_each, notify_of_decision
from handlers.tasks.one_task.pages import task_page
from handlers.tasks.relation import relations
from storage.drafts import DraftState, draft_about
from storage.outbox import withdraw
from storage.people import Person, members_of_cell
from storage.tasks import Report, Task

REASON_LIMIT = 500
ASKED = "extension"


class InWords(AboutTask):
    """`report_id`: whose call for help is answered."""

    report_id: int | None = None
    reason: str = ""


class Extension(AboutTask):
    """`heard`: words that were said before the form was opened, which may be the reason."""

    day: date | None = None
    reason: str = ""
    heard: str = ""


class Transfer(AboutTask):
    person_id: int | None = None


def _may(action: TaskAction) -> Callable[[Context, Draft[AboutTask]], bool]:
    def allowed(context: Context, draft: Draft[AboutTask]) -> bool:
        held = relations(context.work, task_of(context, draft))
        return any(row.by & held for row in life.TABLE if row.action is action)

    return allowed


def _about(title: str) -> Callable[[Context, Draft[AboutTask]], str]:
    return lambda context, draft: f"{title}: {short_label(task_of(context, draft))}"


def _do(
    context: Context, draft: Draft[AboutTask], action: TaskAction, effect: Effect, answer: Markup, notice: Markup
) -> Outcome:
    """Carry the action out, tell whom it concerns, and show the task as it is now."""
    task = task_of(context, draft)
    before = task.assignee
    done = change(context.work, task, action, effect)
    if isinstance(done, TaskRefusal):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    context.db.refresh(task, ["assignee"])
    names = {"by": called(context.db, context.person), "who": called(context.db, task.assignee)}
    words = {"words": effect.reason, "card": card(context.work, task), **names}
    concerned = {before, task.assignee, *_reporter(effect)}
    notify_of_decision(context.work, task, f"change:{done.id}", notice.format(**words), concerned)
    return Finish(Screen(answer.format(**words), task_page(context, task).choices))


def _reporter(effect: Effect) -> tuple[Person, ...]:
    return (effect.report.person,) if effect.report is not None else ()


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
        kind, about = f"task_{self.action}", _about(self.title)
        return Form(kind, self.title, (reason,), _may(self.action), about, InWords, named)

    def question(self, context: Context, draft: Draft[InWords]) -> Markup:
        task, report = task_of(context, draft), _report_of(context, draft)
        wanted = report.help_wanted if report is not None else ""
        return self.ask.format(card=card(context.work, task), who=called(context.db, task.assignee), wanted=wanted)

    def carry_out(self, context: Context, draft: Draft[InWords]) -> Outcome:
        effect = Effect(reason=draft.data.reason, report=_report_of(context, draft))
        return _do(context, draft, self.action, effect, self.answer, self.notice)


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


def _ask_day(context: Context, draft: Draft[Extension]) -> Markup:
    return texts.ASK_EXTENSION_DAY.format(card=card(context.work, task_of(context, draft)))


def _old_due(context: Context, draft: Draft[Extension]) -> date:
    return task_of(context, draft).due_on


def _why_not(context: Context, draft: Draft[Extension], day: date) -> Markup | None:
    return why_not(day, _old_due(context, draft), context.work.today)


def _day(draft: Draft[Extension]) -> date:
    assert draft.data.day is not None
    return draft.data.day


def _ask_reason(context: Context, draft: Draft[Extension]) -> Markup:
    return texts.ASK_EXTENSION_REASON.format(day=long_date(_day(draft)))


def _heard(context: Context, draft: Draft[Extension]) -> tuple[str, ...]:
    return (draft.data.heard,) if draft.data.heard else ()


def _ask_extension(context: Context, draft: Draft[Extension]) -> Outcome:
    task, day, reason = task_of(context, draft), _day(draft), draft.data.reason
    done = change(context.work, task, TaskAction.ASK_EXTENSION, Effect(asked_due_on=day, reason=reason))
    if isinstance(done, TaskRefusal):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    because = texts.BECAUSE.format(words=reason) if reason else Markup()
    notice = texts.EXTENSION_NOTICE.format(
        who=called(context.db, context.person), card=card(context.work, task), day=long_date(day), because=because
    )
    told: tuple[str, ...] = ()
    withdraw(context.db, subject_of(task), (ASKED,), context.now)
    for head in leaders(context.work, task.cell_id):
        screen = Screen(notice, decision_rows(task, None, head))
        told += notify_each(context.work, task, [head], ASKED, f"change:{done.id}", screen)
    text = texts.EXTENSION_ASKED.format(day=long_date(day), card=card(context.work, task))
    if told:
        text += Markup("\n\n") + Markup(texts.TOLD.format(names=", ".join(told)).rstrip())
    return Finish(Screen(text, task_page(context, task).choices))


EXTEND = Form(
    kind="task_ask",
    title=texts.EXTENSION_TITLE,
    data=Extension,
    allowed=_may(TaskAction.ASK_EXTENSION),
    about=_about(texts.EXTENSION_TITLE),
    names=named,
    table=(
        NewDue("day", _ask_day, old_due=_old_due, check=_why_not, following="reason"),
        TypedWords(
            "reason",
            _ask_reason,
            limit=REASON_LIMIT,
            skip=texts.SEND_WITHOUT_REASON,
            likely=_heard,
            then=_ask_extension,
        ),
    ),
)


def _others(context: Context, draft: Draft[Transfer]) -> list[Person]:
    task = task_of(context, draft)
    return [one for one in members_of_cell(context.db, task.cell_id) if one.id != task.assignee_id]


def _ask_whom(context: Context, draft: Draft[Transfer]) -> Markup:
    task = task_of(context, draft)
    return texts.ASK_WHOM.format(card=card(context.work, task), who=called(context.db, task.assignee))


def _hand_over(context: Context, draft: Draft[Transfer]) -> Outcome:
    effect = Effect(assignee_id=draft.data.person_id)
    return _do(context, draft, TaskAction.TRANSFER, effect, texts.TRANSFERRED, texts.TRANSFERRED_NOTICE)


TRANSFER = Form(
    kind="task_transfer",
    title=texts.TRANSFER_TITLE,
    data=Transfer,
    allowed=_may(TaskAction.TRANSFER),
    about=_about(texts.TRANSFER_TITLE),
    names=named,
    table=(OnePerson("who", _ask_whom, field="person_id", people=_others, then=_hand_over),),
)
# By the verb of the button that opens it: the form, its answers, and what comes of it.
FORMS: Mapping[str, tuple[Form[Any], type[AboutTask], TaskAction]] = {
    "return": (RETURN, InWords, TaskAction.RETURN),
    "cancel": (CANCEL, InWords, TaskAction.CANCEL),
    "help": (HELP, InWords, TaskAction.ANSWER_HELP),
    "ask": (EXTEND, Extension, TaskAction.ASK_EXTENSION),
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
