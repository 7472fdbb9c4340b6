"""The numbers of one row of a digest, and how those of several make one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_STATES = ("held", "unlogged", "planned")


class Counts(NamedTuple):
    """Numbers that add up. Of the period: `held` sessions, tasks `done`, `reports` written. At the moment of the
    figures: tasks `open`, `late`, in `difficulty`; sessions `unlogged` (passed without minutes). Sessions `planned` in
    the days ahead. Cells (0 or 1 for one): `without` a thematic session this quarter, `without_plan` with none in the
    calendar either, `missed` that let a quarter end in the period without one. Themes
    `waiting` for the ward's decision; sessions of the period that the ward `visited`, and ahead that it is `to_visit`.
    `unprepared` are sessions with a step of preparation that is late at the moment. `remarks` are visitors' words on a
    meeting (/gopy) of the period.
    """

    held: int = 0
    done: int = 0
    open: int = 0
    late: int = 0
    difficulty: int = 0
    without: int = 0
    without_plan: int = 0
    planned: int = 0
    unlogged: int = 0
    missed: int = 0
    reports: int = 0
    waiting: int = 0
    visited: int = 0
    to_visit: int = 0
    unprepared: int = 0
    remarks: int = 0


class MarkCounts(NamedTuple):
    """One row in one week. `session` is "held", "unlogged", "planned" or "none", of so many (`number`) sessions;
    `late` the number of tasks that fell due in that week and were not done by its end.
    """

    session: str
    late: int = 0
    number: int = 1


def total(counts: Iterable[Counts]) -> Counts:
    """The sum, number by number."""
    return Counts(*map(sum, zip(*counts, strict=True))) if (counts := list(counts)) else Counts()


def week_of(marks: Sequence[MarkCounts]) -> MarkCounts:
    """The week of several rows: the best known state of any, with how many sessions."""
    numbers = {state: sum(mark.number for mark in marks if mark.session == state) for state in _STATES}
    state = next((one for one in _STATES if numbers[one]), "none")
    return MarkCounts(state, sum(mark.late for mark in marks), numbers.get(state, 0) if state != "none" else 1)
