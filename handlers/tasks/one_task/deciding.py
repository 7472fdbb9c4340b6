"""What forms that decide on a task have in common: who may, what they are about, and carrying it out."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from handlers.context import Context
from handlers.forms.draft import Draft
from handlers.forms.form import Finish, Outcome
from handlers.forms.pick_member import called
from handlers.screens.screen import Screen
from handlers.tasks import life, texts
from handlers.tasks.about_task import AboutTask, task_of
from handlers.tasks.changing import Effect, change
from handlers.tasks.labels import card, short_label
from handlers.tasks.life import TaskAction, TaskRefusal
from handlers.tasks.notifications import notify_of_decision
from handlers.tasks.one_task.pages import task_page
from handlers.tasks.relation import relations
from storage.people import Person

REASON_LIMIT = 500


def may_do(action: TaskAction) -> Callable[[Context, Draft[AboutTask]], bool]:
    def allowed(context: Context, draft: Draft[AboutTask]) -> bool:
        held = relations(context.work, task_of(context, draft))
        return any(row.by & held for row in life.TABLE if row.action is action)

    return allowed


def about_task(title: str) -> Callable[[Context, Draft[AboutTask]], str]:
    return lambda context, draft: f"{title}: {short_label(task_of(context, draft))}"


def carry_out(
    context: Context,
    draft: Draft[AboutTask],
    action: TaskAction,
    effect: Effect,
    answer: Markup,
    notice: Markup,
    more: Mapping[str, str] | None = None,
) -> Outcome:
    """Carry the action out, tell whom it concerns, and show the task as it is now. `more`: what else the words name."""
    task = task_of(context, draft)
    before = task.assignee
    done = change(context.work, task, action, effect)
    if isinstance(done, TaskRefusal):
        return Finish(Screen(texts.CHANGED_MEANWHILE))
    context.db.refresh(task, ["assignee"])
    names = {"by": called(context.db, context.person), "who": called(context.db, task.assignee)}
    words = {"words": effect.reason, "card": card(context.work, task), **names, **(more or {})}
    concerned = {before, task.assignee, *_reporter(effect)}
    notify_of_decision(context.work, task, f"change:{done.id}", notice.format(**words), concerned)
    return Finish(Screen(answer.format(**words), task_page(context, task).choices))


def _reporter(effect: Effect) -> tuple[Person, ...]:
    return (effect.report.person,) if effect.report is not None else ()
