"""Pure decisions about a meeting's log: when it can be written, what its times, counts, votes and targets may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from handlers.names import fold

AHEAD = timedelta(hours=4)
FROM_PLAN = timedelta(days=31)
LONGEST = timedelta(hours=12)
FARTHEST_DUE = timedelta(days=731)
UNIT_LENGTH = 30
MOST_COUNTED = 1_000_000


def loggable(starts_at: datetime, now: datetime) -> bool:
    """Whether a planned session can be logged: it has begun, or begins within a few hours."""
    return starts_at - now <= AHEAD


def nearest_first(starts: Iterable[tuple[int, datetime]], now: datetime) -> list[int]:
    """The ids of the sessions that can be logged, given as (id, start), the nearest to `now` first."""
    found = [(abs(start - now), number) for number, start in starts if loggable(start, now)]
    return [number for _, number in sorted(found)]


class TimeProblem(Enum):
    """What is wrong with a meeting's start or end."""

    FAR_FROM_PLAN = "far_from_plan"
    NOT_YET = "not_yet"
    ENDS_FIRST = "ends_first"
    TOO_LONG = "too_long"


def check_start(start: datetime, planned: datetime, now: datetime) -> TimeProblem | None:
    """A meeting starts about when it was planned, and not hours from now."""
    if abs(start - planned) > FROM_PLAN:
        return TimeProblem.FAR_FROM_PLAN
    return None if loggable(start, now) else TimeProblem.NOT_YET


def check_end(start: datetime, end: datetime) -> TimeProblem | None:
    if end <= start:
        return TimeProblem.ENDS_FIRST
    return TimeProblem.TOO_LONG if end - start > LONGEST else None


def begun(start: datetime, now: datetime) -> bool:
    return start <= now


def minutes_between(start: datetime, end: datetime) -> int:
    """The duration in whole minutes."""
    return int((end - start) / timedelta(minutes=1))


def too_short(start: datetime, end: datetime, minimum: timedelta) -> bool:
    return end - start < minimum


class DueProblem(Enum):
    PAST = "past"
    FAR = "far"


def check_due(day: date, today: date) -> DueProblem | None:
    """A task is due today or later, within two years."""
    if day < today:
        return DueProblem.PAST
    return DueProblem.FAR if day - today > FARTHEST_DUE else None


@dataclass(frozen=True)
class Votes:
    """`agreed` of `of` who voted."""

    agreed: int
    of: int


_VOTES = re.compile(r"(\d{1,4})(?:\s*(?:/|tren)\s*(\d{1,4}))?", re.ASCII)


def read_votes(words: str, present: int) -> Votes | None:
    """ "17/18", "17 trên 18", or "17" (of all `present`); None where it is not understood."""
    match = _VOTES.fullmatch(fold(words))
    if match is None:
        return None
    return Votes(int(match[1]), int(match[2]) if match[2] else present)


def votes_fit(votes: Votes, present: int) -> bool:
    """Whether no more agreed than voted, and no more voted than were there; nobody voting is no vote."""
    return 0 <= votes.agreed <= votes.of <= present and votes.of > 0


@dataclass(frozen=True)
class Target:
    """What a task is counted by: `count` of `unit` ("45", "hộ")."""

    count: int
    unit: str


_TARGET = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})\s*(\D.*)?", re.ASCII | re.DOTALL)


def read_target(words: str) -> Target | None:
    """ "45 hộ", "1.200 m2" with what is counted (perhaps ""); None where it does not begin with a count above 0."""
    match = _TARGET.fullmatch(words.strip())
    if match is None:
        return None
    count, unit = int(match[1].replace(".", "")), " ".join((match[2] or "").split())
    if not 1 <= count <= MOST_COUNTED or len(unit) > UNIT_LENGTH or not re.match(r"$|\w", unit):
        return None
    return Target(count, unit)


class Misfit(Enum):
    """Two parts of the log that contradict each other."""

    SPEAKERS = "speakers"
    VOTE = "vote"


def misfit(present: int, speakers: int | None, votes: Votes | None) -> Misfit | None:
    """What no longer fits the roll call: more speakers or more voters than were there."""
    if speakers is not None and speakers > present:
        return Misfit.SPEAKERS
    return Misfit.VOTE if votes is not None and not votes_fit(votes, present) else None
