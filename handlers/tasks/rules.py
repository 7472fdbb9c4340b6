"""What a report asks for, what is doubtful in it, and what it makes of the task: pure decisions."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from decimal import Decimal
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


class DayProblem(Enum):
    """Why a day cannot be a new due day. `SAME`: it is the old one; `NOT_LATER`: it is that or before it."""

    SAME = "same"
    NOT_LATER = "not_later"
    PAST = "past"
    FAR = "far"


COUNT, WORK, CAUSE_KIND, CAUSE = "count", "work", "cause_kind", "cause"
RESPONSIBILITY, REMEDY, NEW_DUE, HELP, PHOTOS = "responsibility", "remedy", "new_due", "help", "photos"
_HINDERED = (CAUSE_KIND, CAUSE, RESPONSIBILITY, REMEDY, NEW_DUE, HELP)
NOTHING = Decimal(0)
LONGEST_AHEAD = timedelta(days=731)
_ASKED = {
    Result.DONE: (),
    Result.PARTLY: (COUNT, WORK, *_HINDERED, PHOTOS),
    Result.DOING: (COUNT, WORK, PHOTOS),
    Result.DIFFICULTY: (*_HINDERED, PHOTOS),
}
_MAY_HOLD = {
    Result.DONE: (COUNT, WORK),
    Result.PARTLY: (COUNT, WORK, *_HINDERED),
    Result.DOING: (COUNT, WORK, CAUSE, NEW_DUE),
    Result.DIFFICULTY: (WORK, *_HINDERED),
}


def next_question(result: Result, counted: bool, answered: Collection[str]) -> str | None:
    """The first question that this result asks and that has no answer yet; None: there is none."""
    asked = [one for one in _ASKED[result] if counted or one != COUNT]
    return next((one for one in asked if one not in answered), None)


def belongs(result: Result, part: str) -> bool:
    """Whether a report of this result holds `part`: a cause noted before the result was changed is not kept."""
    return part in _MAY_HOLD[result]


def whole_part(target: Decimal, others: Decimal, before: Decimal | None) -> Decimal:
    """What one has done oneself where the task is done: all that the others have not, and not less than before."""
    return max(target - others, before or NOTHING, NOTHING)


def count_said(
    result: Result,
    typed: Decimal | None,
    target: Decimal | None,
    others: Decimal = NOTHING,
    before: Decimal | None = None,
) -> Decimal | None:
    """The count of a report, of one's own part: as typed, and for a task that is done all that the `others` have not;
    None where nothing is counted.
    """
    if target is None or not belongs(result, COUNT):
        return None
    return whole_part(target, others, before) if typed is None and result is Result.DONE else typed


def count_doubt(
    result: Result, count: Decimal, total: Decimal, target: Decimal, before: Decimal | None
) -> Doubt | None:
    """What is doubtful in a typed `count` of one's own part, where all together then have `total`; `before` is what one
    reported last.
    """
    if total > target:
        return Doubt.OVER
    if before is not None and count < before:
        return Doubt.LOWER
    return Doubt.SHORT if result is Result.DONE and total < target else None


def latest_parts(counts: Iterable[tuple[int, Decimal]]) -> dict[int, Decimal]:
    """Each person's own part, from (person, count) as they were reported one after the other: the last one counts."""
    return dict(counts)


def daily_totals(counts: Iterable[tuple[date, int, Decimal]]) -> list[tuple[date, Decimal]]:
    """The sum at the end of each day, from (day, person, count) as reported one after the other."""
    parts: dict[int, Decimal] = {}
    totals: dict[date, Decimal] = {}
    for day, person_id, count in counts:
        parts[person_id] = count
        totals[day] = sum(parts.values(), NOTHING)
    return list(totals.items())


def new_due_problem(day: date, old_due: date, today: date) -> DayProblem | None:
    """Why a day cannot be the new due day of what was due on `old_due`."""
    return DayProblem.NOT_LATER if day <= old_due else moved_due_problem(day, old_due, today)


def moved_due_problem(day: date, old_due: date, today: date) -> DayProblem | None:
    """Why what was due on `old_due` cannot be set to be due on this day, sooner or later."""
    if day == old_due:
        return DayProblem.SAME
    if day < today:
        return DayProblem.PAST
    return DayProblem.FAR if day > today + LONGEST_AHEAD else None


def is_done(state: str) -> bool:
    """Whether a task of this state is reported as done; whoever gave it may still have to confirm that."""
    return state in ("done", "confirmed")


def is_open(state: str) -> bool:
    return not is_done(state) and state != "cancelled"


def is_late(due_on: date, state: str, today: date) -> bool:
    """Whether a task that is still to be done is past its due day. On the day itself it is not."""
    return is_open(state) and due_on < today


def late_days(due_on: date, today: date) -> int:
    """By how many days the due day is past; 0 where it is not."""
    return max(0, (today - due_on).days)


def order_for_report(tasks: Iterable[tuple[int, date, str]], today: date) -> list[int]:
    """The ids of tasks, given as (id, due day, state), in the order to show: late ones, then by due day."""
    return [
        task_id
        for task_id, due, state in sorted(tasks, key=lambda one: (not is_late(one[1], one[2], today), one[1], one[0]))
    ]
