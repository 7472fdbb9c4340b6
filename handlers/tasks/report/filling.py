"""What is still open in a report that began with a sentence: the way to its first question, or to the summary."""

from decimal import Decimal

from handlers.context import Context
from handlers.tasks import rules
from handlers.tasks.relation import does_part, parts_of, relations
from handlers.tasks.report.asking_for_time import asks_only_for_time
from handlers.tasks.report.data import OUTCOME, SUMMARY, ReportData
from handlers.tasks.rules import Result
from handlers.tasks.understanding import delay_asked
from storage.tasks import Task


def fill(context: Context, task: Task, data: ReportData) -> list[str]:
    """The way to the first question that is open in `data`: to the summary where none is. What follows from what the
    person is to the task is filled in; a count that is doubtful, added or only implied becomes one that is asked about.
    """
    if does_part(relations(context.work, task)):
        data.result = Result.DOING
    if data.new_due is None and data.work and data.result is not Result.DONE:
        # Which day a delay comes to hangs on the task, which may just have been chosen.
        data.new_due = delay_asked(data.work, task.due_on, context.work.now.astimezone(context.work.zone))
    _file_delay(data)
    if data.added is not None and task.target is not None:
        data.result = data.result or Result.DOING
        return [OUTCOME, rules.COUNT]
    if data.result is None:
        return [OUTCOME]
    if task.target is not None and _is_asked_about(context, task, data, task.target):
        return [OUTCOME, rules.COUNT]
    if data.result in (Result.DONE, Result.DOING):
        return [OUTCOME, SUMMARY]
    answered = {*data.answered(), rules.PHOTOS}
    return [OUTCOME, rules.next_question(data.result, task.target is not None, answered) or SUMMARY]


def _file_delay(data: ReportData) -> None:
    """Words that ask for another day alone are why, and nothing that was done; of what is done they are a note."""
    if data.result is Result.DONE:
        if data.cause and not data.cause_kind and not data.work:
            data.work, data.cause = data.cause, None
    elif data.new_due is not None and data.work and not data.cause and asks_only_for_time(data.work):
        data.work, data.cause = None, data.work


def _is_asked_about(context: Context, task: Task, data: ReportData, target: Decimal) -> bool:
    """Whether a count was said that is doubtful, or the end of what is counted without one."""
    parts = parts_of(context.db, task)
    mine = context.person.id if does_part(relations(context.work, task)) else task.assignee_id
    before = parts.get(mine)
    others = sum((count for person, count in parts.items() if person != mine), rules.NOTHING)
    assert data.result is not None
    if data.count is None:
        data.whole_asked = data.result is Result.DONE and (before or rules.NOTHING) + others < target
        return data.whole_asked
    doubtful = rules.count_doubt(data.result, data.count, data.count + others, target, before) is not None
    # "Được 12 hộ" after 8 were reported: 12 in all, or 12 more?
    data.either = not doubtful and not data.in_all and bool(before) and data.count + (before or 0) + others <= target
    if not doubtful and not data.either:
        return False
    data.count_asked, data.count = data.count, None
    return True
