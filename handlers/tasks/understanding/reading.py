"""Understanding a sentence: is it a report, on which task or tasks, and what does it say of each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from handlers.language.names import fold
from handlers.tasks.rules import Result
from handlers.tasks.understanding.about import About, Clause, clauses_about
from handlers.tasks.understanding.counting import How, Number, added, in_all, is_in_all
from handlers.tasks.understanding.delaying import ends_later, new_due
from handlers.tasks.understanding.matching import Fit, OpenTask, best, fits, subject
from handlers.tasks.understanding.result import Force, Told, asks, force_of, result_of
from handlers.tasks.understanding.splitting import alike, by_task
from handlers.tasks.understanding.words import parts_of, spelt

LONGEST = 1_500


@dataclass(frozen=True)
class Understood:
    """A report on one task. What was not said without a doubt is None. `added`: so many more than before; `in_all`: the
    count is said to be of all there is, and not of today alone.
    """

    task_id: int
    result: Result | None
    count: Decimal | None
    words: str
    new_due: date | None
    added: Decimal | None = None
    in_all: bool = False


@dataclass(frozen=True)
class Several:
    """A report on several tasks, each with what its own clauses say."""

    reports: tuple[Understood, ...]
    words: str


@dataclass(frozen=True)
class Ambiguous:
    """A report on one of these tasks; None also where it fits some of them only."""

    task_ids: tuple[int, ...]
    result: Result | None
    count: Decimal | None
    words: str
    new_due: date | None
    added: Decimal | None = None
    in_all: bool = False


@dataclass(frozen=True)
class NotOwn:
    """A report on another's task: one of these. What it tells is told as of one's own."""

    task_ids: tuple[int, ...]
    result: Result | None = None
    count: Decimal | None = None
    words: str = ""
    new_due: date | None = None
    added: Decimal | None = None
    in_all: bool = False


@dataclass(frozen=True)
class NoReport:
    """Not a report."""


Meant = Understood | Several | Ambiguous | NotOwn | NoReport


@dataclass(frozen=True)
class _Said:
    """What the clauses about one task say of it."""

    result: Result | None
    count: Decimal | None
    added: Decimal | None
    new_due: date | None
    in_all: bool = False


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
    about = clauses_about(typed, list(own), now)
    force = force_of(parts, about.tells_count or any(one.doing for one in about.clauses))
    if force is Force.NONE:
        return NoReport()
    meant = _which(typed, about, own, others, force, now)
    words = " ".join(sentence.split())
    if isinstance(meant, NoReport):
        return meant
    said = _same([_said(sentence, typed, task, now) for task in meant])
    if not {task.id for task in own} & {task.id for task in meant}:
        return NotOwn(
            tuple(task.id for task in meant), said.result, said.count, words, said.new_due, said.added, said.in_all
        )
    if len(meant) == 1:
        return Understood(meant[0].id, said.result, said.count, words, said.new_due, said.added, said.in_all)
    return Ambiguous(
        tuple(task.id for task in meant), said.result, said.count, words, said.new_due, said.added, said.in_all
    )


def _alike(sentence: str, typed: Sequence[str], both: Sequence[OpenTask], now: datetime) -> Several:
    """The same is said of each; how many were done, of none."""
    words = " ".join(sentence.split())
    about = clauses_about(typed, list(both), now)
    result = result_of(told_of(about.clauses, now), bool(about.numbers))
    return Several(tuple(Understood(task.id, result, None, words, None) for task in both), words)


def _several(sentence: str, several: Sequence[tuple[OpenTask, list[str]]], now: datetime) -> Several:
    reports = []
    for task, parts in several:
        said = _said(sentence, parts, task, now)
        words = " ".join(", ".join(part.strip() for part in parts).split())
        reports.append(Understood(task.id, said.result, said.count, words, said.new_due, said.added, said.in_all))
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
    delayed = [task for task in own if new_due(" ".join(typed), typed, task.due, now) is not None]
    if delayed and not counted:
        return list(own)
    named = {fold(word) for part in typed for word in subject(part)} - about.units
    if named and not counted and about.strange:
        return NoReport()
    return counted or list(own) or NoReport()


def _same(said: Sequence[_Said]) -> _Said:
    """What is said alike of all tasks that may be meant."""
    first = said[0]
    if all(one == first for one in said):
        return first
    result = first.result if all(one.result is first.result for one in said) else None
    counts = {(one.count, one.added) for one in said}
    count, more = counts.pop() if len(counts) == 1 else (None, None)
    dues = {one.new_due for one in said}
    return _Said(result, count, more, dues.pop() if len(dues) == 1 else None, first.in_all)


def _said(sentence: str, typed: Sequence[str], task: OpenTask, now: datetime) -> _Said:
    about = clauses_about(typed, [task], now)
    numbers = about.numbers
    count, more = in_all(numbers, task.target), added(numbers)
    if about.strange_numbers:
        count = more = None
    short = any(_short(one, task) for one in numbers)
    clauses = told_of(about.clauses, now)
    result = result_of(clauses, short)
    if result is Result.DONE and _of_another_time(about, task, now):
        result = None
    due = new_due(sentence, typed, task.due, now) if result is not Result.DONE else None
    if more is not None:
        result = Result.DOING if not any(one.strange or one.later for one in clauses) else None
    if count is not None and task.target is not None:
        result = _with_count(result, count, task.target, clauses)
    return _Said(result, count, more, due, is_in_all(numbers, " , ".join(one.text for one in about.clauses)))


_ITS_DAY = re.compile(r"\b(?:chu nhat|thu (?:hai|ba|tu|nam|sau|bay|[2-7]))\b")
_LONG_AGO = re.compile(r"\b(?:tuan|thang) (?:truoc|rồi|qua)\b|\bnam ngoai\b")


def _of_another_time(about: About, task: OpenTask, now: datetime) -> bool:
    """Whether a task that has its own day, still to come, is said to be done last week: that was another one."""
    to_come = task.due is not None and task.due > now.date() and _ITS_DAY.search(fold(task.content)) is not None
    return to_come and any(_LONG_AGO.search(one.text) for one in about.clauses)


def told_of(clauses: Sequence[Clause], now: datetime) -> list[Told]:
    """The clauses as the patterns of results see them."""
    return [
        Told(
            clause.text,
            clause.strange,
            clause.later,
            clause.verb,
            clause.whole,
            ends_later(clause.typed, now),
            clause.remark,
            clause.doing,
        )
        for clause in clauses
    ]


def _short(one: Number, task: OpenTask) -> bool:
    """Whether a number says less than the whole, or something that is not known of it."""
    if task.target is None:
        return one.how is not How.ELSE
    return one.how is not How.ELSE and (one.how is not How.TOTAL or one.value != task.target)


def _with_count(result: Result | None, count: Decimal, target: Decimal, clauses: Sequence[Told]) -> Result | None:
    """A count below the target says itself that the task is begun and not finished, where nothing else is told."""
    quiet = not any(one.strange or one.later for one in clauses)
    if 0 < count < target and (result is Result.PARTLY or (result is None and quiet)):
        return Result.DOING
    return result
