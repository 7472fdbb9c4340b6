"""What makes the start of a session sound: pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

YEAR = timedelta(days=366)
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


def last_day(today: date, next_year_from: str) -> date:
    """The last day that can be planned: a year from `today`, and all of next year once the ward has opened it, which is
    from `next_year_from` ("MM-DD") of this year on.
    """
    opened = f"{today:%m-%d}" >= next_year_from
    return max(today + YEAR, date(today.year + 1, 12, 31)) if opened else today + YEAR


def check_start(
    start: datetime, now: datetime, booked: Iterable[Booked], last: date
) -> tuple[StartProblem, Booked | None] | None:
    """What speaks against starting at `start` (local time), with the session in the way if it is one; None if nothing
    does. `last`: the last day that can be planned.
    """
    if start <= now:
        return StartProblem.PAST, None
    if start.date() > last:
        return StartProblem.FAR, None
    for other in booked:
        if abs(other.starts_at - start) < SITTING:
            return StartProblem.TAKEN, other
    return None
