"""What a meeting decided on the last one's tasks becomes facts: reports, new days, closings; whose they are is told."""

from handlers.context import Context
from handlers.language.dates import long_date
from handlers.meetings.log.closing import texts
from handlers.screens.fitting import one_line, shortened
from handlers.tasks.changing import Effect, change
from handlers.tasks.labels import card
from handlers.tasks.life import Relation, TaskAction, TaskRefusal
from handlers.tasks.notifications import notify_of_decision
from handlers.tasks.review import DECIDED_CLOSED, DECIDED_DONE, Decision, Review
from handlers.tasks.rules import Result
from storage.task_changes import TaskChange
from storage.tasks import Report, Task

THEME_LENGTH = 80
_AS_MEETING = frozenset({Relation.MEETING})


def carry_out(context: Context, review: Review, theme: str) -> None:
    """Carry out the review's decisions, of the meeting on `theme`."""
    for one in review.all:
        if one.decision is not None:
            task = context.db.get_one(Task, one.task_id)
            _tell(context, task, _carry_out(context, task, one.decision), one.decision, theme)


def _tell(context: Context, task: Task, changed: TaskChange, decision: Decision, theme: str) -> None:
    text = texts.DECIDED[decision.deal].format(
        theme=shortened(one_line(theme), THEME_LENGTH),
        due=long_date(task.due_on),
        words=decision.cause,
        card=card(context.work, task),
    )
    notify_of_decision(context.work, task, f"change:{changed.id}", text, [task.assignee])


def _carry_out(context: Context, task: Task, decision: Decision) -> TaskChange:
    match decision.deal:
        case deal if deal == DECIDED_DONE:
            changed = change(context.work, task, TaskAction.DECIDE_DONE, acting_as=_AS_MEETING)
        case deal if deal == DECIDED_CLOSED:
            changed = change(context.work, task, TaskAction.CANCEL, Effect(reason=decision.cause), _AS_MEETING)
        case _:
            effect = Effect(due_on=decision.due, report=_report(context, task, decision))
            changed = change(context.work, task, TaskAction.DECIDE_ON, effect, _AS_MEETING)
    if isinstance(changed, TaskRefusal):
        raise ValueError(f"task {task.id}: the meeting's decision {decision.deal} is refused: {changed}")
    return changed


def _report(context: Context, task: Task, decision: Decision) -> Report:
    report = Report(
        task_id=task.id,
        person_id=task.assignee_id,
        entered_by_id=context.person.id,
        outcome=Result.DOING,
        done_text="",
        cause_kind=None,
        cause=decision.cause,
        responsibility=decision.responsibility,
        remedy=decision.remedy,
        new_due_on=decision.due,
        at=context.now,
    )
    context.db.add(report)
    context.db.flush()
    return report
