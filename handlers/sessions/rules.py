"""Who answers, who is counted, who has to be told: pure decisions about one session."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

PLANNED = "planned"
CANCELLED = "cancelled"
POSTPONED = "postponed"
WARD_LOOKS_AHEAD = timedelta(days=14)
LEADERS_LOOK_BACK = timedelta(days=30)


class Closed(Enum):
    """Why a session takes no answers any more."""

    STARTED = "started"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    HELD = "held"


def closed(state: str, starts_at: datetime, now: datetime) -> Closed | None:
    """Why nobody can answer; None while they can: up to the start."""
    if state == CANCELLED:
        return Closed.CANCELLED
    if state == POSTPONED:
        return Closed.POSTPONED
    if state != PLANNED:
        return Closed.HELD
    return Closed.STARTED if now >= starts_at else None


def listed(own_cell: bool, starts_at: datetime, now: datetime, today: datetime) -> bool:
    """Whether a planned session belongs in somebody's list: all of one's own cell (those looked up from the past are
    for its leaders, to be moved or called off), other cells' only from `today`'s midnight on and when near.
    """
    return own_cell or (starts_at >= today and starts_at - now <= WARD_LOOKS_AHEAD)


@dataclass(frozen=True)
class Tally:
    """The answers to an invitation: person ids, in the order of the members."""

    coming: tuple[int, ...]
    excused: tuple[int, ...]
    unanswered: tuple[int, ...]


def tally(members: Iterable[int], exempt: Collection[int], answers: Mapping[int, bool]) -> Tally:
    """Who comes, who is excused, who has not said. Exempt members count only where they have answered."""
    people = list(members)
    return Tally(
        coming=tuple(one for one in people if answers.get(one) is True),
        excused=tuple(one for one in people if answers.get(one) is False),
        unanswered=tuple(one for one in people if one not in answers and one not in exempt),
    )


def to_tell_of_move(concerned: Iterable[int], mover: int) -> tuple[int, ...]:
    """Everybody whom the session concerns, told before or not: the new date is news to all. The mover knows."""
    return tuple(dict.fromkeys(one for one in concerned if one != mover))


def start_known(moves: Sequence[tuple[int, datetime]], unheard: Collection[int]) -> datetime:
    """The start that somebody knows when the last of `moves` (id, start before it; the earliest first) is told: moves
    just before it that they never heard of do not count.
    """
    first = len(moves) - 1
    while first > 0 and moves[first - 1][0] in unheard:
        first -= 1
    return moves[first][1]


def can_redate(state: str) -> bool:
    """Whether a session can get another date, or be called off: as long as it is to be held one day."""
    return state in (PLANNED, POSTPONED)


def to_tell_of_cancelling(
    concerned: Iterable[int], always: Collection[int], told: Collection[int], canceller: int
) -> tuple[int, ...]:
    """Those who had heard of the session: told by a message or having answered; `always` (preparer, leaders) anyhow."""
    heard = (one for one in (*concerned, *told) if one in told or one in always)
    return tuple(dict.fromkeys(one for one in heard if one != canceller))
