"""Understanding a sentence: is it a report, on which task, and what does it say of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from handlers.tasks.rules import Result
from handlers.tasks.understanding.counting import count_of, tells_count, tells_share
from handlers.tasks.understanding.delaying import ends_later, new_due
from handlers.tasks.understanding.matching import Fit, OpenTask, best, fits, subject
from handlers.tasks.understanding.result import Force, asks, force_of, result_of
from handlers.tasks.understanding.words import clauses

LONGEST = 1_500


@dataclass(frozen=True)
class Understood:
    """A report on one task. What was not said is None."""

    task_id: int
    result: Result | None
    count: Decimal | None
    words: str
    new_due: date | None


@dataclass(frozen=True)
class Ambiguous:
    """A report on one of these tasks; None also where it fits some of them only."""

    task_ids: tuple[int, ...]
    result: Result | None
    count: Decimal | None
    words: str
    new_due: date | None


@dataclass(frozen=True)
class NotOwn:
    """A report on another's task."""

    task_ids: tuple[int, ...]


@dataclass(frozen=True)
class NoReport:
    """Not a report."""


Meant = Understood | Ambiguous | NotOwn | NoReport


def understand(sentence: str, own: Sequence[OpenTask], others: Sequence[OpenTask], now: datetime) -> Meant:
    """What a member's sentence says about their tasks. See the package for what is promised."""
    parts = clauses(sentence)
    if not parts or len(sentence) > LONGEST or asks(sentence, parts):
        return NoReport()
    units = [task.unit for task in own]
    force = force_of(parts, result_of(parts, False, False), tells_count(parts, units))
    if force is Force.NONE:
        return NoReport()
    meant = _which(parts, own, others, force)
    if isinstance(meant, NotOwn | NoReport):
        return meant
    return _filled(sentence, parts, meant, now)


def _which(
    parts: Sequence[str], own: Sequence[OpenTask], others: Sequence[OpenTask], force: Force
) -> list[OpenTask] | NotOwn | NoReport:
    """The tasks that may be meant, one if it is clear."""
    found = [one for one in fits(parts, (*own, *others)) if _suffices(one, force)]
    mine = {task.id for task in own}
    if any(one.task.id in mine for one in found):
        top = best(found)
        kept = [one.task for one in top if one.task.id in mine]
        return _counted(parts, kept) or kept or NotOwn(tuple(one.task.id for one in top))
    if found:
        return NotOwn(tuple(one.task.id for one in best(found)))
    return _unnamed(parts, own) if force is Force.CLEAR else NoReport()


_WORDS_IF_WEAK = 2


def _suffices(fit: Fit, force: Force) -> bool:
    """Whether a task is named clearly enough: the less a sentence is a report, the more of the task it has to name."""
    return fit.named and (force is Force.CLEAR or (fit.of_content and fit.count >= _WORDS_IF_WEAK))


def _unnamed(parts: Sequence[str], own: Sequence[OpenTask]) -> list[OpenTask] | NoReport:
    """No task is named: those that are counted so, or all, if the sentence speaks of nothing else."""
    counted = _counted(parts, own)
    about = {word for part in parts for word in subject(part)} - {word for task in own for word in task.unit.split()}
    if about and not counted:
        return NoReport()
    return counted or list(own) or NoReport()


def _counted(parts: Sequence[str], tasks: Sequence[OpenTask]) -> list[OpenTask]:
    """Those of the tasks whose count is told."""
    return [task for task in tasks if count_of(parts, task.target, task.unit) is not None]


def _filled(sentence: str, parts: Sequence[str], tasks: Sequence[OpenTask], now: datetime) -> Understood | Ambiguous:
    counts = {count_of(parts, task.target, task.unit) for task in tasks}
    count = counts.pop() if len(counts) == 1 else None
    partly = tells_share(parts) or (count is not None and any(count < (task.target or 0) for task in tasks))
    result = result_of(parts, ends_later(sentence, now), partly)
    due = new_due(sentence, now) if result is not Result.DONE else None
    words = " ".join(sentence.split())
    if len(tasks) == 1:
        return Understood(tasks[0].id, result, count, words, due)
    return Ambiguous(tuple(task.id for task in tasks), result, count, words, due)
