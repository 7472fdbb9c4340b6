"""What a report asks for, what is doubtful in it, and what it makes of the task: pure decisions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum


class Result(StrEnum):
    """What a report says of its task. The words are those of the task's states."""

    DONE = "done"
    PARTLY = "partly"
    DOING = "doing"
    DIFFICULTY = "in_difficulty"


class Doubt(Enum):
    """Why a count is asked about. None of it is refused."""

    OVER = "over"
    LOWER = "lower"
    SHORT = "short"


COUNT, WORK, CAUSE_KIND, CAUSE = "count", "work", "cause_kind", "cause"
RESPONSIBILITY, REMEDY, NEW_DUE, PHOTOS = "responsibility", "remedy", "new_due", "photos"
_HINDERED = (CAUSE_KIND, CAUSE, RESPONSIBILITY, REMEDY, NEW_DUE)
_ASKED = {
    Result.DONE: (),
    Result.PARTLY: (COUNT, WORK, *_HINDERED, PHOTOS),
    Result.DOING: (COUNT, WORK, PHOTOS),
    Result.DIFFICULTY: (*_HINDERED, PHOTOS),
}
_MAY_HOLD = {
    Result.DONE: (COUNT, WORK),
    Result.PARTLY: (COUNT, WORK, *_HINDERED),
    Result.DOING: (COUNT, WORK),
    Result.DIFFICULTY: (WORK, *_HINDERED),
}


def next_question(result: Result, counted: bool, answered: Collection[str]) -> str | None:
    """The first question that this result asks and that has no answer yet; None: there is none."""
    asked = [one for one in _ASKED[result] if counted or one != COUNT]
    return next((one for one in asked if one not in answered), None)


def belongs(result: Result, part: str) -> bool:
    """Whether a report of this result holds `part`: a cause noted before the result was changed is not kept."""
    return part in _MAY_HOLD[result]


def count_said(result: Result, typed: int | None, target: int | None) -> int | None:
    """The count of a report: as typed, and for a task that is done its whole target; None where nothing is counted."""
    if target is None or not belongs(result, COUNT):
        return None
    return target if typed is None and result is Result.DONE else typed


def count_doubt(result: Result, count: int, target: int, before: int | None) -> Doubt | None:
    """What is doubtful in a typed count; `before` is what the task stands at."""
    if count > target:
        return Doubt.OVER
    if before is not None and count < before:
        return Doubt.LOWER
    return Doubt.SHORT if result is Result.DONE and count < target else None


@dataclass(frozen=True)
class Standing:
    """How a task stands: state, count (None: not counted, or nothing said yet), when it was done, version."""

    state: str
    done_count: int | None
    done_at: datetime | None
    version: int


def after_report(before: Standing, result: Result, count: int | None, now: datetime) -> Standing:
    """How a task stands after a report. One without a count leaves the count; every report makes older buttons old."""
    return Standing(
        state=result.value,
        done_count=before.done_count if count is None else count,
        done_at=now if result is Result.DONE else None,
        version=before.version + 1,
    )


def is_done(state: str) -> bool:
    return state == Result.DONE


def is_late(due_on: date, state: str, today: date) -> bool:
    """Whether a task that is not done is past its due day. On the day itself it is not."""
    return not is_done(state) and due_on < today


def late_days(due_on: date, today: date) -> int:
    """By how many days the due day is past; 0 where it is not."""
    return max(0, (today - due_on).days)


def order_for_report(tasks: Iterable[tuple[int, date, str]], today: date) -> list[int]:
    """The ids of tasks, given as (id, due day, state), in the order to show: late ones, then by due day."""
    return [
        task_id
        for task_id, due, state in sorted(tasks, key=lambda one: (not is_late(one[1], one[2], today), one[1], one[0]))
    ]
