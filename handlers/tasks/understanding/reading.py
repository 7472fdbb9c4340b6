"""Understanding a sentence: is it a report, on which task or tasks, and what does it say of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal

from handlers.language.names import fold
from handlers.tasks.rules import Result
from handlers.tasks.understanding.about import About, clauses_about
from handlers.tasks.understanding.counting import How, Number, added, in_all, is_in_all
from handlers.tasks.understanding.delaying import new_due
from handlers.tasks.understanding.matching import Fit, OpenTask, best, fits, subject
from handlers.tasks.understanding.result import Force, asks, force_of, result_of
from handlers.tasks.understanding.splitting import alike, by_task
from handlers.tasks.understanding.words import parts_of, spelt

LONGEST = 1_500


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a sentence says of a task. What was not said without a doubt is None. `added`: so many more than before;
    `in_all`: the count is said to be of all there is, and not of today alone.
    """

    result: Result | None = None
    count: Decimal | None = None
    added: Decimal | None = None
    in_all: bool = False
    new_due: date | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Understood(Said):
    """A report on one task."""

    task_id: int


@dataclass(frozen=True)
class Several:
    """A report on several tasks, each with what its own clauses say."""

    reports: tuple[Understood, ...]
    words: str


@dataclass(frozen=True, kw_only=True)
class Ambiguous(Said):
    """A report on one of these tasks; None also where it fits some of them only."""

    task_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class NotOwn(Said):
    """A report on another's task: one of these. What it tells is told as of one's own."""

    task_ids: tuple[int, ...]


@dataclass(frozen=True)
class NoReport:
    """Not a report."""


Meant = Understood | Several | Ambiguous | NotOwn | NoReport


def of_one_of(task_ids: Sequence[int], said: Said) -> Understood | Ambiguous:
    """What is said of one of these tasks."""
    told = {one.name: getattr(said, one.name) for one in fields(Said)}
    ids = tuple(task_ids)
    return Understood(task_id=ids[0], **told) if len(ids) == 1 else Ambiguous(task_ids=ids, **told)


def understand(sentence: str, own: Sequence[OpenTask], others: Sequence[OpenTask], now: datetime) -> Meant:
    """What a member's sentence says about their tasks. See the package for what is promised."""
    if not sentence.strip() or len(sentence) > LONGEST:
        return NoReport()
    typed = parts_of(sentence)
    parts = [spelt(part) for part in typed]
    if not parts or asks(sentence, parts):
        return NoReport()
    several = by_task(typed, own, others)
    if len(several) > 1:
        return _several(sentence, several, now)
    if both := alike(typed, own, others):
        return _alike(sentence, typed, both, now)
    about = clauses_about(typed, own, now)
    force = force_of(parts, bool(about.counted) or any(one.doing for one in about.told))
    if force is Force.NONE:
        return NoReport()
    meant = _which(typed, about, own, others, force, now)
    if isinstance(meant, NoReport):
        return meant
    said = replace(_same([_said(typed, task, now) for task in meant]), words=" ".join(sentence.split()))
    ids = tuple(task.id for task in meant)
    if not {task.id for task in own}.intersection(ids):
        return NotOwn(task_ids=ids, **vars(said))
    return of_one_of(ids, said)


def _alike(sentence: str, typed: Sequence[str], both: Sequence[OpenTask], now: datetime) -> Several:
    """The same is said of each; how many were done, of none."""
    about = clauses_about(typed, both, now)
    said = Said(result=result_of(about.told, bool(about.numbers)), words=" ".join(sentence.split()))
    return Several(tuple(Understood(task_id=task.id, **vars(said)) for task in both), said.words)


def _several(sentence: str, several: Sequence[tuple[OpenTask, list[str]]], now: datetime) -> Several:
    reports = []
    for task, parts in several:
        words = " ".join(", ".join(part.strip() for part in parts).split())
        reports.append(Understood(task_id=task.id, **vars(replace(_said(parts, task, now), words=words))))
    return Several(tuple(reports), " ".join(sentence.split()))


def _which(
    typed: Sequence[str], about: About, own: Sequence[OpenTask], others: Sequence[OpenTask], force: Force, now: datetime
) -> list[OpenTask] | NoReport:
    """The tasks that may be meant, one if it is clear; another's only where none of one's own is. Where but a place is
    named, it may be any at that place, or one that nobody has written down.
    """
    found = [one for one in fits(typed, (*own, *others)) if _suffices(one, force)]
    found = [one for one in found if one.of_content] or found
    mine = {task.id for task in own}
    if not found:
        return _unnamed(typed, about, own, now) if force is Force.CLEAR else NoReport()
    top = best(found)
    kept = [one.task for one in top if one.task.id in mine]
    if not kept and not any(one.of_content for one in top):
        return list(own)
    counted = [task for task in kept if task.id in about.counted]
    if kept and not counted and not any(one.of_content for one in top):
        return [*kept, *(task for task in own if task not in kept)]
    return counted or kept or [one.task for one in top]


_WORDS_IF_WEAK = 2


def _suffices(fit: Fit, force: Force) -> bool:
    """Whether a task is named clearly enough: the less a sentence is a report, the more of the task it has to name."""
    return fit.named and (force is Force.CLEAR or (fit.of_content and fit.count >= _WORDS_IF_WEAK))


def _unnamed(typed: Sequence[str], about: About, own: Sequence[OpenTask], now: datetime) -> list[OpenTask] | NoReport:
    """No task is named: those that are counted so, or all, if it speaks of nothing else, or asks for a delay."""
    counted = [task for task in own if task.id in about.counted]
    delayed = any(new_due(typed, task.due, now) is not None for task in own)
    if delayed and not counted:
        return list(own)
    named = {fold(word) for part in typed for word in subject(part)} - about.units
    if named and not counted and about.strange:
        return NoReport()
    return counted or list(own) or NoReport()


def _same(said: Sequence[Said]) -> Said:
    """What is said alike of all tasks that may be meant."""
    first = said[0]
    counted = all((one.count, one.added) == (first.count, first.added) for one in said)
    return Said(
        result=first.result if all(one.result is first.result for one in said) else None,
        count=first.count if counted else None,
        added=first.added if counted else None,
        in_all=first.in_all,
        new_due=first.new_due if all(one.new_due == first.new_due for one in said) else None,
    )


def _said(typed: Sequence[str], task: OpenTask, now: datetime) -> Said:
    """What the clauses say of a task that they are about."""
    about = clauses_about(typed, [task], now)
    count = more = None
    if not about.strange_numbers:
        count, more = in_all(about.numbers, task.target), added(about.numbers)
    result = _result(about, task, count, more, now)
    due = new_due(typed, task.due, now) if result is not Result.DONE else None
    whole = is_in_all(about.numbers, " , ".join(one.text for one in about.told))
    return Said(result=result, count=count, added=more, in_all=whole, new_due=due)


def _result(about: About, task: OpenTask, count: Decimal | None, more: Decimal | None, now: datetime) -> Result | None:
    quiet = not any(one.strange or one.later for one in about.told)
    if more is not None:
        return Result.DOING if quiet else None
    result = result_of(about.told, any(_short(one, task) for one in about.numbers))
    if result is Result.DONE and _of_another_time(about, task, now):
        return None
    # A count below the target says itself that the task is begun and not finished, where nothing else is told.
    below = count is not None and task.target is not None and 0 < count < task.target
    return Result.DOING if below and (result is Result.PARTLY or (result is None and quiet)) else result


_ITS_DAY = re.compile(r"\b(?:chu nhat|thu (?:hai|ba|tu|nam|sau|bay|[2-7]))\b")
_LONG_AGO = re.compile(r"\b(?:tuan|thang) (?:truoc|rồi|qua)\b|\bnam ngoai\b")


def _of_another_time(about: About, task: OpenTask, now: datetime) -> bool:
    """Whether a task that has its own day, still to come, is said to be done last week: that was another one."""
    to_come = task.due is not None and task.due > now.date() and _ITS_DAY.search(fold(task.content)) is not None
    return to_come and any(_LONG_AGO.search(one.text) for one in about.told)


def _short(one: Number, task: OpenTask) -> bool:
    """Whether a number says less than the whole, or something that is not known of it."""
    if task.target is None:
        return one.how is not How.ELSE
    return one.how is not How.ELSE and (one.how is not How.TOTAL or one.value != task.target)
