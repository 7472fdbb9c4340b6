"""Decisions of one tap: to confirm, to answer an extension that was asked for, to take the last change back."""

from telegram import Update

from handlers.context import Context
from handlers.forms.buttons import Tap
from handlers.forms.pick_member import called
from handlers.forms.showing import show
from handlers.language.dates import long_date
from handlers.screens.screen import Screen
from handlers.sessions.notifications import leaders
from handlers.tasks import texts
from handlers.tasks.buttons import ON_ASKED_DAY, answers_what_is_asked
from handlers.tasks.changing import Effect, change, undo, undoable
from handlers.tasks.labels import card
from handlers.tasks.life import TaskAction, TaskRefusal
from handlers.tasks.notifications import decision_rows, notify_of_decision
from handlers.tasks.one_task.pages import task_page
from storage.people import Person
from storage.task_changes import TaskChange
from storage.tasks import Task

# What the person reads, and what those are told whom it concerns.
ANSWERS = {
    TaskAction.CONFIRM: (texts.CONFIRMED, texts.CONFIRMED_NOTICE),
    TaskAction.GRANT: (texts.GRANTED, texts.GRANTED_NOTICE),
    TaskAction.REFUSE: (texts.REFUSED, texts.REFUSED_NOTICE),
}


async def decide(update: Update, context: Context, tap: Tap[Task]) -> None:
    action, task = TaskAction(tap.verb), tap.row
    if action in ON_ASKED_DAY and not answers_what_is_asked(task, tap):
        await show(update, _asked_now(context, task), fresh=True)
        return
    due_on = task.asked_due_on if action is TaskAction.GRANT else None
    done = change(context.work, task, action, Effect(due_on=due_on))
    assert not isinstance(done, TaskRefusal)
    answer, notice = ANSWERS[action]
    text = notice.format(by=called(context.db, context.person), card=card(context.work, task))
    notify_of_decision(context.work, task, f"change:{done.id}", text, [task.assignee])
    page = task_page(context, task)
    await show(update, Screen(answer.format(card=card(context.work, task)), page.choices))


def _asked_now(context: Context, task: Task) -> Screen:
    """Another day is asked for than the button showed: nothing is decided, what is asked now is shown."""
    assert task.asked_due_on is not None
    day = long_date(task.asked_due_on)
    text = texts.ASKED_ANEW.format(who=called(context.db, task.assignee), day=day, card=card(context.work, task))
    return Screen(text, decision_rows(task, None, context.person))


def no_way_back(context: Context, task: Task) -> str | None:
    return texts.UNDO_LATE if undoable(context.work, task) is None else None


async def take_back(update: Update, context: Context, tap: Tap[Task]) -> None:
    people = told_of_undoing(context, tap.row)
    undone = undo(context.work, tap.row)
    assert undone is not None
    await show(update, undone_screen(context, tap.row, undone, people))


def told_of_undoing(context: Context, task: Task) -> set[Person]:
    """Who is told, as the task is before: whose it is, and who leads the cell."""
    return {task.assignee, *leaders(context.work, task.cell_id)}


def undone_screen(context: Context, task: Task, undone: TaskChange, people: set[Person]) -> Screen:
    """Tell them, and whose the task is now; how it stands."""
    context.db.refresh(task, ["assignee"])
    words = {"state": texts.STATES[task.state], "card": card(context.work, task)}
    notice = texts.UNDONE_NOTICE.format(by=called(context.db, context.person), **words)
    notify_of_decision(context.work, task, f"undo:{undone.id}", notice, {*people, task.assignee})
    return Screen(texts.UNDONE.format(**words), task_page(context, task).choices)
