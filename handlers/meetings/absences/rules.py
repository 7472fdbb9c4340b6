"""How many meetings somebody has been absent from with reason, one after the other: pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

EXCUSED = "excused"
Marks = Mapping[int, str]


class Run(NamedTuple):
    """From how many meetings running, and the place (from 0) of the first of them."""

    times: int
    first: int


def start_of_year(moment: datetime) -> datetime:
    """Absences are counted within a year, by the clock that `moment` is told by."""
    return moment.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)


def runs_until_now(meetings: Sequence[Marks]) -> dict[int, Run]:
    """The run of each person who was excused from the last of `meetings` (the earliest first; marks by person). A
    meeting at which somebody has no mark (not a member then, on the roll of another cell) says nothing.
    """
    if not meetings:
        return {}
    return {person: _run(person, meetings) for person, mark in meetings[-1].items() if mark == EXCUSED}


def _run(person: int, meetings: Sequence[Marks]) -> Run:
    count = first = 0
    for place in range(len(meetings) - 1, -1, -1):
        mark = meetings[place].get(person)
        if mark == EXCUSED:
            count, first = count + 1, place
        elif mark is not None:
            break
    return Run(count, first)


def anybody_longer(meetings: Sequence[Marks], most: int) -> bool:
    """Whether at any time somebody was excused more than `most` times running."""
    return any(
        run.times > most for number in range(1, len(meetings) + 1) for run in runs_until_now(meetings[:number]).values()
    )
