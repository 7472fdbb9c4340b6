"""Decisions that take a few words: to return a task or call it off, to answer a call for help, to ask for another day,
to give the task to somebody else. Each can be taken back for ten minutes, so none asks twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup
from telegram import Update
from telegram.ext import CallbackQueryHandler

from handlers.context import Context
from handlers.forms import pick_member
from handlers.forms.draft import Draft
from handlers.forms.engine import Forms
from handlers.forms.form import Finish, Form, Next, Outcome, Reject, Step, button
from handlers.forms.pick_day import DayPicker
from handlers.forms.stated import Handler
from handlers.language import answers
from handlers.language.dates import long_date
from handlers.screens import texts as shared
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import life, rules, texts
from handlers.tasks.changing import Effect, change
from handlers.tasks.labels import card, short_label
from handlers.tasks.life import Deed, Refusal
from handlers.tasks.notifications import decision_rows, tell, tell_decision
from handlers.tasks.one_task.button_checks import checked, parts
from handlers.tasks.one_task.pages import task_page
from handlers.tasks.report.form import subject_of, task_of
from handlers.tasks.standing import standing
from storage.drafts import DraftState, draft_about
from storage.people import Person, members_of_cell
from storage.tasks import Report, Task

REASON_LIMIT = 500
ASKED = "extension"


def _may(deed: Deed) -> Callable[[Context, Draft], bool]:
    def allowed(context: Context, draft: Draft) -> bool:
        who = standing(context.work, task_of(context, draft))
        return any(row.who & who for row in life.TABLE if row.deed is deed)

    return allowed


def _about(words: str) -> Callable[[Context, Draft], str]:
    return lambda context, draft: words.format(task=short_label(task_of(context, draft)))


def _do(context: Context, draft: Draft, deed: Deed, effect: Effect, said: Markup, told: Markup) -> Outcome:
    """Carry the deed out, tell whom it concerns, and show the task as it is now."""
    task = task_of(context, draft)
    before = task.assignee
    done = change(context.work, task, deed, effect)
    if isinstance(done, Refusal):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    context.db.refresh(task, ["assignee"])
    names = {"by": context.person.full_name, "who": task.assignee.full_name}
    text = told.format(words=effect.reason, card=card(context.work, task), **names)
    tell_decision(context.work, task, f"change:{done.id}", text, {before, task.assignee, *_reporter(effect)})
    words = said.format(words=effect.reason, card=card(context.work, task), **names)
    return Finish(Screen(words, task_page(context, task).choices))


def _reporter(effect: Effect) -> tuple[Person, ...]:
    return (effect.report.person,) if effect.report is not None else ()


@dataclass(frozen=True)
class _InWords:
    """A decision that is one typed answer."""

    deed: Deed
    title: str
    ask: Markup
    said: Markup
    told: Markup

    def dialog(self) -> Form:
        step = Step("reason", self.asked, typed=self.read)
        return Form(f"task_{self.deed}", self.title, (step,), _may(self.deed), _about(self.title + ": {task}"))

    def asked(self, context: Context, draft: Draft) -> Screen:
        task, report = task_of(context, draft), _report_of(context, draft)
        wanted = report.help_wanted if report is not None else ""
        return Screen(self.ask.format(card=card(context.work, task), who=task.assignee.full_name, wanted=wanted))

    def read(self, context: Context, draft: Draft, words: str) -> Outcome:
        if (problem := answers.words_problem(words, REASON_LIMIT)) is not None:
            return Reject(problem)
        effect = Effect(reason=words, report=_report_of(context, draft))
        return _do(context, draft, self.deed, effect, self.said, self.told)


def _report_of(context: Context, draft: Draft) -> Report | None:
    number = draft.data.get("report_id")
    return context.db.get(Report, int(number)) if number else None


RETURN = _InWords(Deed.RETURN, texts.RETURN_TITLE, texts.ASK_RETURN, texts.RETURNED, texts.RETURNED_NOTICE).dialog()
CANCEL = _InWords(Deed.CANCEL, texts.CANCEL_TITLE, texts.ASK_CANCEL, texts.CANCELLED, texts.CANCELLED_NOTICE).dialog()
HELP = _InWords(
    Deed.ANSWER_HELP, texts.HELP_TITLE, texts.ASK_HELP_ANSWER, texts.HELP_ANSWERED, texts.HELP_NOTICE
).dialog()


def _ask_day(context: Context, draft: Draft) -> Screen:
    return Screen(texts.ASK_EXTENSION_DAY.format(card=card(context.work, task_of(context, draft))))


def _keep_day(context: Context, draft: Draft, day: date) -> Outcome:
    due = task_of(context, draft).due_on
    if day <= due:
        return Reject(texts.NOT_LATER.format(day=long_date(day), due=long_date(due)))
    problem = rules.new_due_problem(day, context.work.today)
    if problem is not None:
        said = shared.DAY_PAST if problem is rules.DayProblem.PAST else shared.DAY_FAR
        return Reject(said.format(day=long_date(day)))
    draft.data["day"] = day.isoformat()
    return Next("reason")


def _ask_reason(context: Context, draft: Draft) -> Screen:
    day = date.fromisoformat(draft.data["day"])
    return Screen(
        texts.ASK_EXTENSION_REASON.format(day=long_date(day)), ((button(draft, texts.SEND_WITHOUT_REASON, "send"),),)
    )


def _tap_reason(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    return _ask_extension(context, draft, "") if verb == "send" else Reject(shared.USE_BUTTONS)


def _read_reason(context: Context, draft: Draft, words: str) -> Outcome:
    if (problem := answers.words_problem(words, REASON_LIMIT)) is not None:
        return Reject(problem)
    return _ask_extension(context, draft, words)


def _ask_extension(context: Context, draft: Draft, reason: str) -> Outcome:
    task, day = task_of(context, draft), date.fromisoformat(draft.data["day"])
    done = change(context.work, task, Deed.ASK_EXTENSION, Effect(asked_due_on=day, reason=reason))
    if isinstance(done, Refusal):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    because = texts.BECAUSE.format(words=reason) if reason else Markup()
    text = texts.EXTENSION_NOTICE.format(
        who=context.person.full_name, card=card(context.work, task), day=long_date(day), because=because
    )
    told: tuple[str, ...] = ()
    for head in leaders(context.work, task.cell_id):
        screen = Screen(text, decision_rows(task, None, head))
        told += tell(context.work, task, [head], ASKED, f"change:{done.id}", screen)
    said = texts.EXTENSION_ASKED.format(day=long_date(day), card=card(context.work, task))
    if told:
        said += Markup("\n\n") + Markup(texts.TOLD.format(names=", ".join(told)).rstrip())
    return Finish(Screen(said, task_page(context, task).choices))


DAY = DayPicker("day", _ask_day, _keep_day)
EXTEND = Form(
    kind="task_ask",
    title=texts.EXTENSION_TITLE,
    allowed=_may(Deed.ASK_EXTENSION),
    about=_about(texts.EXTENSION_TITLE + ": {task}"),
    table=(*DAY.steps("day"), Step("reason", _ask_reason, tapped=_tap_reason, typed=_read_reason)),
)


def _others(context: Context, draft: Draft) -> list[Person]:
    task = task_of(context, draft)
    return [one for one in members_of_cell(context.db, task.cell_id) if one.id != task.assignee_id]


def _ask_whom(context: Context, draft: Draft) -> Screen:
    task = task_of(context, draft)
    text = texts.ASK_WHOM.format(card=card(context.work, task), who=task.assignee.full_name)
    return Screen(text, pick_member.people_choices(draft, _others(context, draft)))


def _tap_whom(context: Context, draft: Draft, verb: str, argument: str) -> Outcome:
    if verb == pick_member.PAGE:
        return pick_member.turn_page(draft, argument)
    person = pick_member.picked(_others(context, draft), argument)
    return _transfer(context, draft, person) if person is not None else Reject(shared.USE_BUTTONS)


def _read_whom(context: Context, draft: Draft, words: str) -> Outcome:
    found = pick_member.typed_name(draft, _others(context, draft), words)
    return _transfer(context, draft, found) if isinstance(found, Person) else found


def _transfer(context: Context, draft: Draft, person: Person) -> Outcome:
    effect = Effect(assignee_id=person.id)
    return _do(context, draft, Deed.TRANSFER, effect, texts.TRANSFERRED, texts.TRANSFERRED_NOTICE)


TRANSFER = Form(
    kind="task_transfer",
    title=texts.TRANSFER_TITLE,
    allowed=_may(Deed.TRANSFER),
    about=_about(texts.TRANSFER_TITLE + ": {task}"),
    table=(Step("who", _ask_whom, tapped=_tap_whom, typed=_read_whom),),
)
DIALOGS = (RETURN, CANCEL, HELP, EXTEND, TRANSFER)
_FORMS = {
    "return": (RETURN, Deed.RETURN),
    "cancel": (CANCEL, Deed.CANCEL),
    "help": (HELP, Deed.ANSWER_HELP),
    "ask": (EXTEND, Deed.ASK_EXTENSION),
    "transfer": (TRANSFER, Deed.TRANSFER),
}
_BUTTON = rf"^t:\d{{1,15}}:\d{{1,9}}:(?:{'|'.join(_FORMS)})(?::\d{{1,15}})?$"


class Deciding:
    """Where a decision in words starts: a button under a task."""

    def __init__(self, dialogs: Forms) -> None:
        self._dialogs = dialogs

    def openings(self) -> list[Handler]:
        return [CallbackQueryHandler(self.form, pattern=_BUTTON)]

    async def form(self, update: Update, context: Context) -> None:
        _, _, verb, number = parts(update)
        dialog, deed = _FORMS[verb]
        task = await checked(update, context, deed)
        if task is None:
            return None
        _forget_outdated(context, dialog, task)
        data: dict[str, object] = {"task_id": task.id, "version": task.version}
        if number and deed is Deed.ANSWER_HELP:
            report = context.db.get(Report, number)
            data["report_id"] = number if report is not None and report.task_id == task.id else None
        return await self._dialogs.open(update, context, dialog.kind, subject_of(task.id), data)


def _forget_outdated(context: Context, dialog: Form, task: Task) -> None:
    """A form that was left open before the task changed speaks of what is no more."""
    draft = draft_about(context.db, context.person.id, dialog.kind, subject_of(task.id))
    if draft is not None and draft.data.get("version") != task.version:
        draft.state = DraftState.DROPPED
        context.db.flush()
