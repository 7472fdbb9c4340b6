"""Every change of a task goes through here: decided by the table, dated, by whom, and so that it can be taken back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from handlers.context import Work
from handlers.language.numbers import kept
from handlers.tasks import life
from handlers.tasks.life import Relation, State, TaskAction, TaskRefusal
from handlers.tasks.relation import relations
from storage import audit
from storage.task_changes import TaskChange, changes_of
from storage.tasks import Report, Task

# Nobody waits for an answer about the day after these.
_ANSWERING = (TaskAction.GRANT, TaskAction.REFUSE, TaskAction.MOVE_DUE, TaskAction.TRANSFER, TaskAction.DECIDE_ON)


@dataclass(frozen=True)
class Effect:
    """What an action does beside the state. What is None stays as it is."""

    count: Decimal | None = None
    due_on: date | None = None
    asked_due_on: date | None = None
    assignee_id: int | None = None
    reason: str = ""
    report: Report | None = None


def decide(work: Work, task: Task, action: TaskAction) -> State | TaskRefusal:
    """What would come of an action by the person speaking."""
    return life.decide(action, State(task.state), relations(work, task), task.asked_due_on is not None)


def change(
    work: Work,
    task: Task,
    action: TaskAction,
    effect: Effect | None = None,
    acting_as: Collection[Relation] | None = None,
) -> TaskChange | TaskRefusal:
    """Do `action` to `task`, if the table lets the person speaking. Every change makes the task's older buttons old.

    `acting_as`: as whom it is decided, where that is not what the person is to the task (what a meeting decided is its
    own).
    """
    effect = effect or Effect()
    acting_as = relations(work, task) if acting_as is None else acting_as
    to = life.decide(action, State(task.state), acting_as, task.asked_due_on is not None)
    if isinstance(to, TaskRefusal):
        return to
    assert work.person is not None
    done = TaskChange(
        task_id=task.id,
        deed=action,
        to_state=to,
        by_id=work.person.id,
        at=work.now,
        reason=effect.reason,
        report_id=effect.report.id if effect.report else None,
        before=_snapshot(task),
    )
    work.db.add(done)
    _apply(task, action, to, effect, work.now)
    work.db.flush()
    audit.record(work.db, work.person.id, f"task_{action}", f"task:{task.id}", work.now)
    return done


def _apply(task: Task, action: TaskAction, to: State, effect: Effect, now: datetime) -> None:
    task.state = to
    task.version += 1
    if to is State.DONE or action is TaskAction.DECIDE_DONE:
        task.done_at = now
    elif to in life.OPEN:
        task.done_at = None
    if action in _ANSWERING or to in life.ENDED:
        task.asked_due_on = None
    task.done_count = task.done_count if effect.count is None else effect.count
    task.due_on = effect.due_on or task.due_on
    task.asked_due_on = effect.asked_due_on or task.asked_due_on
    task.assignee_id = effect.assignee_id or task.assignee_id


def _snapshot(task: Task) -> dict[str, Any]:
    return {
        "state": task.state,
        "done_count": None if task.done_count is None else kept(task.done_count),
        "assignee_id": task.assignee_id,
        "due_on": task.due_on.isoformat(),
        "asked_due_on": task.asked_due_on and task.asked_due_on.isoformat(),
        "done_at": task.done_at and task.done_at.isoformat(),
    }


def reword(
    work: Work, task: Task, content: str | None = None, helpers: str | None = None, expected: str | None = None
) -> None:
    """Say otherwise what a task is, until the minutes that gave it are adopted. What is None stays as it is; its older
    buttons are old.
    """
    assert work.person is not None
    task.content = task.content if content is None else content
    task.helpers = task.helpers if helpers is None else helpers
    task.expected = task.expected if expected is None else expected
    task.version += 1
    work.db.flush()
    audit.record(work.db, work.person.id, "task_reword", f"task:{task.id}", work.now)


def undoable(work: Work, task: Task) -> TaskChange | None:
    """The last change of a task, where the person speaking may still take it back."""
    changes = changes_of(work.db, task.id)
    if not changes or work.person is None:
        return None
    last = changes[-1]
    return last if life.may_undo(last.at, last.by_id, True, work.person.id, work.now) else None


def withdrawable(work: Work, task: Task) -> TaskChange | None:
    """The last change of a task, where it is a report that the person speaking may take back."""
    changes = changes_of(work.db, task.id)
    if not changes or work.person is None or changes[-1].report_id is None:
        return None
    return changes[-1] if life.may_withdraw(changes[-1].by_id, True, work.person.id) else None


def undo(work: Work, task: Task, last: TaskChange | None = None) -> TaskChange | None:
    """Take the last change back, with its report. None where it cannot be any more. `last`: it has been asked for, and
    found `withdrawable`.
    """
    last = last or undoable(work, task)
    if last is None:
        return None
    before = last.before
    task.state, task.assignee_id = before["state"], before["assignee_id"]
    task.done_count = None if before["done_count"] is None else Decimal(before["done_count"])
    task.due_on = date.fromisoformat(before["due_on"])
    task.asked_due_on = date.fromisoformat(before["asked_due_on"]) if before["asked_due_on"] else None
    task.done_at = datetime.fromisoformat(before["done_at"]) if before["done_at"] else None
    task.version += 1
    last.undone_at = work.now
    if last.report_id is not None:
        work.db.get_one(Report, last.report_id).withdrawn_at = work.now
    work.db.flush()
    audit.record(work.db, last.by_id, f"task_undo_{last.deed}", f"task:{task.id}", work.now)
    return last
