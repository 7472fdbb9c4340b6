"""Who should visit which session: cells not visited for longest first, evenly, nobody at two places. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SITTING = timedelta(hours=3)


@dataclass(frozen=True)
class Wanted:
    """A session that nobody visits yet."""

    session_id: int
    cell_id: int
    starts_at: datetime


@dataclass(frozen=True)
class Visitor:
    """A committee member, and when they are at sessions already."""

    person_id: int
    taken: tuple[datetime, ...] = ()


def is_free(start: datetime, taken: Iterable[datetime]) -> bool:
    """Whether somebody who is at sessions then can also be at one that begins at `start`."""
    return all(abs(other - start) >= SITTING for other in taken)


def propose(
    sessions: Iterable[Wanted], visitors: Sequence[Visitor], last_visited: Mapping[int, datetime]
) -> dict[int, int]:
    """Visitors by session id. Cells never visited come first, then those visited longest ago; each session gets the one
    with the fewest visits who is free then. A session that nobody is free for is left out.
    """
    taken = {one.person_id: list(one.taken) for one in visitors}
    proposed: dict[int, int] = {}
    for wanted in sorted(sessions, key=lambda one: _order(one, last_visited)):
        free = [one.person_id for one in visitors if is_free(wanted.starts_at, taken[one.person_id])]
        if free:
            chosen = min(free, key=lambda one: (len(taken[one]), one))
            taken[chosen].append(wanted.starts_at)
            proposed[wanted.session_id] = chosen
    return proposed


def _order(wanted: Wanted, last_visited: Mapping[int, datetime]) -> tuple[bool, float, datetime, int]:
    last = last_visited.get(wanted.cell_id)
    return last is not None, last.timestamp() if last is not None else 0.0, wanted.starts_at, wanted.session_id


def reminder_due(starts_at: datetime, now: datetime, before: timedelta) -> bool:
    return starts_at - before <= now < starts_at
