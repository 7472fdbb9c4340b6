"""What somebody is to a task, and how much each has done of it."""

from decimal import Decimal

from handlers.context import Work
from handlers.rights.access import Action
from handlers.tasks import rules
from handlers.tasks.life import Relation
from storage.database import Db
from storage.reports import counts_reported
from storage.tasks import Task, is_helper


def relations(work: Work, task: Task) -> frozenset[Relation]:
    """What the person speaking is to `task`; nothing for whom it does not concern, or where nobody speaks."""
    held = set()
    if work.may(Action.REPORT_TASK, task.cell_id, task.assignee_id):
        held.add(Relation.ASSIGNEE)
    if work.may(Action.CHANGE_TASK, task.cell_id):
        held.add(Relation.LEADER)
    if work.person is not None and is_helper(task, work.person.id):
        held.add(Relation.HELPER)
    return frozenset(held)


def does_part(held: frozenset[Relation]) -> bool:
    """Whether somebody's report is on their own part of another's task. One who helps and leads reports as a helper."""
    return Relation.HELPER in held and Relation.ASSIGNEE not in held


def parts_of(db: Db, task: Task) -> dict[int, Decimal]:
    """Each person's own part, by person id. What the task stood at before anybody reported is the assignee's."""
    counts = [(person_id, count) for person_id, count, _ in counts_reported(db, task.id)]
    if not counts and task.done_count:
        return {task.assignee_id: task.done_count}
    return rules.latest_parts(counts)
