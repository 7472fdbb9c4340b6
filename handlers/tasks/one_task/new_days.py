"""Another due day: asked for by whose the task is, or set by whoever leads the cell."""

from datetime import date

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Form, Outcome, Takes
from handlers.forms.pick_member import called
from handlers.forms.questions.words import TypedWords
from handlers.language.dates import long_date
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import texts
from handlers.tasks.about_task import AboutTask, named, subject_of, task_of
from handlers.tasks.changing import Effect, change
from handlers.tasks.labels import card
from handlers.tasks.life import TaskAction, TaskRefusal
from handlers.tasks.new_day import NewDue, why_not, why_not_moved
from handlers.tasks.notifications import decision_rows, notify_each
from handlers.tasks.one_task.deciding import REASON_LIMIT, about_task, carry_out, may_do
from handlers.tasks.one_task.pages import task_page
from storage.outbox import withdraw

ASKED = "extension"


class NewDay(AboutTask):
    day: date | None = None
    reason: str = ""


class Extension(NewDay):
    """`heard`: words that were said before the form was opened, which may be the reason."""

    heard: str = ""


def _ask_day(context: Context, draft: Draft[Extension]) -> Markup:
    return texts.ASK_EXTENSION_DAY.format(card=card(context.work, task_of(context, draft)))


def _old_due(context: Context, draft: Draft[NewDay]) -> date:
    return task_of(context, draft).due_on


def _why_not(context: Context, draft: Draft[Extension], day: date) -> Markup | None:
    return why_not(day, _old_due(context, draft), context.work.today)


def _day(draft: Draft[NewDay]) -> date:
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
    allowed=may_do(TaskAction.ASK_EXTENSION),
    about=about_task(texts.EXTENSION_TITLE),
    names=named,
    table=(
        NewDue("day", _ask_day, old_due=_old_due, check=_why_not, following="reason"),
        TypedWords(
            "reason",
            _ask_reason,
            limit=REASON_LIMIT,
            skip=texts.SEND_WITHOUT_REASON,
            likely=_heard,
            takes=Takes.WORDS,
            then=_ask_extension,
        ),
    ),
)


def _ask_other_day(context: Context, draft: Draft[NewDay]) -> Markup:
    task = task_of(context, draft)
    return texts.ASK_OTHER_DAY.format(card=card(context.work, task), who=called(context.db, task.assignee))


def _why_not_other(context: Context, draft: Draft[NewDay], day: date) -> Markup | None:
    return why_not_moved(day, _old_due(context, draft), context.work.today)


def _ask_why(context: Context, draft: Draft[NewDay]) -> Markup:
    return texts.ASK_MOVE_REASON.format(day=long_date(_day(draft)))


def _move(context: Context, draft: Draft[NewDay]) -> Outcome:
    old, reason = _old_due(context, draft), draft.data.reason
    effect = Effect(due_on=_day(draft), reason=reason)
    because = texts.BECAUSE.format(words=reason) if reason else Markup()
    days = {"old": long_date(old), "because": because}
    return carry_out(context, draft, TaskAction.MOVE_DUE, effect, texts.DUE_MOVED, texts.DUE_MOVED_NOTICE, days)


MOVE = Form(
    kind="task_move_due",
    title=texts.MOVE_TITLE,
    data=NewDay,
    allowed=may_do(TaskAction.MOVE_DUE),
    about=about_task(texts.MOVE_TITLE),
    names=named,
    table=(
        NewDue("day", _ask_other_day, old_due=_old_due, check=_why_not_other, following="reason"),
        TypedWords("reason", _ask_why, limit=REASON_LIMIT, skip=texts.MOVE_WITHOUT_REASON, then=_move),
    ),
)
