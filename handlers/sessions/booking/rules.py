"""What makes the start of a session sound: pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

FARTHEST = timedelta(days=366)
SITTING = timedelta(hours=2)


class StartProblem(Enum):
    """Why a session cannot start then."""

    PAST = "past"
    FAR = "far"
    TAKEN = "taken"


@dataclass(frozen=True)
class Booked:
    """Another session of the same cell."""

    theme: str
    starts_at: datetime


def check_start(start: datetime, now: datetime, booked: Iterable[Booked]) -> tuple[StartProblem, Booked | None] | None:
    """What speaks against starting at `start`, with the session in the way if it is one; None if nothing does."""
    if start <= now:
        return StartProblem.PAST, None
    if start - now > FARTHEST:
        return StartProblem.FAR, None
    for other in booked:
        if abs(other.starts_at - start) < SITTING:
            return StartProblem.TAKEN, other
    return None
