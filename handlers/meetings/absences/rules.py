"""How many meetings somebody has been absent from with reason, one after the other: pure."""

from collections.abc import Iterable, Mapping, Sequence

EXCUSED = "excused"
Marks = Mapping[int, str]


def runs_until_now(meetings: Sequence[Marks]) -> dict[int, int]:
    """For each person who was excused from the last of `meetings` (the earliest first; marks by person): from how many
    running. A meeting at which somebody has no mark (not a member then, on the roll of another cell) says nothing.
    """
    if not meetings:
        return {}
    return {person: _running(person, meetings[::-1]) for person, mark in meetings[-1].items() if mark == EXCUSED}


def _running(person: int, latest_first: Iterable[Marks]) -> int:
    count = 0
    for marks in latest_first:
        mark = marks.get(person)
        if mark is not None and mark != EXCUSED:
            break
        count += mark == EXCUSED
    return count


def anybody_longer(meetings: Sequence[Marks], most: int) -> bool:
    """Whether at any time somebody was excused more than `most` times running."""
    return any(
        count > most for number in range(1, len(meetings) + 1) for count in runs_until_now(meetings[:number]).values()
    )
