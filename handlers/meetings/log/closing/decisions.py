"""What a meeting decided on the last one's tasks becomes facts: reports, new days, closings."""

from handlers.context import Context
from handlers.tasks.changing import Effect, change
from handlers.tasks.life import Relation, TaskAction, TaskRefusal
from handlers.tasks.review import DECIDED_CLOSED, DECIDED_DONE, Decision, Review
from handlers.tasks.rules import Result
from storage.tasks import Report, Task

_AS_MEETING = frozenset({Relation.MEETING})


def carry_out(context: Context, review: Review) -> None:
    """Carry out the review's decisions."""
    for one in review.all:
        if one.decision is not None:
            _carry_out(context, context.db.get_one(Task, one.task_id), one.decision)


def _carry_out(context: Context, task: Task, decision: Decision) -> None:
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
