"""Pure decisions about a meeting's log: when it can be written, what its times, counts, votes and targets may be."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, NamedTuple

from handlers.language.answers import MOST_COUNTED
from handlers.language.names import fold
from handlers.language.numbers import Amount, NumberAtStart, is_measured, number_at_start

AHEAD = timedelta(hours=4)
FROM_PLAN = timedelta(days=31)
# A meeting may still be opened on the day after it.
OPENED_AFTER = timedelta(hours=36)
LONGEST = timedelta(hours=12)
FARTHEST_DUE = timedelta(days=731)
UNIT_LENGTH = 30
MOST_NOTED = {"opinions": 100, "conclusions": 20, "tasks": 30}


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
    NOT_OVER = "not_over"
    NOT_REGISTERED = "not_registered"


def check_start(
    start: datetime, planned: datetime, now: datetime, registered: datetime | None = None
) -> TimeProblem | None:
    """A meeting starts about when it was planned, and not hours from now. One that was `registered` as to come was not
    held days before that: what was is registered afterwards, with the reason.
    """
    if abs(start - planned) > FROM_PLAN:
        return TimeProblem.FAR_FROM_PLAN
    if registered is not None and registered - start > OPENED_AFTER:
        return TimeProblem.NOT_REGISTERED
    return None if loggable(start, now) else TimeProblem.NOT_YET


def check_end(start: datetime, end: datetime, now: datetime) -> TimeProblem | None:
    """A meeting ends after it began, and is over then: an end that is still to come is none."""
    if end <= start:
        return TimeProblem.ENDS_FIRST
    if end > now:
        return TimeProblem.NOT_OVER
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


def check_due(day: date, given_on: date) -> DueProblem | None:
    """A task is due on the day it is given or later, within two years."""
    if day < given_on:
        return DueProblem.PAST
    return DueProblem.FAR if day - given_on > FARTHEST_DUE else None


class Votes(NamedTuple):
    """`agreed`, `against` and `abstaining` of `of` with the right to vote."""

    agreed: int
    against: int
    abstaining: int
    of: int

    @property
    def left(self) -> int:
        """How many of those with the right are in none of the three."""
        return self.of - self.agreed - self.against - self.abstaining


_OF = re.compile(r"(\d{1,4})(?:\s*(?:/|tren)\s*(\d{1,4}))?", re.ASCII)
_THREE = re.compile(r"(\d{1,4})[\s,;-]+(\d{1,4})[\s,;-]+(\d{1,4})", re.ASCII)


def read_votes(words: str, entitled: int) -> Votes | None:
    """ "16/17", "16 trên 17" or "16" (of all `entitled`) who agree, or all three: "15 1 1"; None where not read."""
    said = fold(words)
    if match := _THREE.fullmatch(said):
        agreed, against, abstaining = (int(one) for one in match.groups())
        return Votes(agreed, against, abstaining, agreed + against + abstaining)
    match = _OF.fullmatch(said)
    return Votes(int(match[1]), 0, 0, int(match[2]) if match[2] else entitled) if match else None


def votes_fit(votes: Votes, entitled: int) -> bool:
    """Whether the three make up all who voted, and no more voted than have the right; nobody voting is no vote."""
    counted = (votes.agreed, votes.against, votes.abstaining)
    return min(counted) >= 0 and votes.left == 0 and 0 < votes.of <= entitled


def votes_possible(votes: Votes, entitled: int) -> bool:
    """Whether the rest can still be asked for: no more than have the right, and not more than all in the parts."""
    return votes.left >= 0 and 0 < votes.of <= entitled


@dataclass(frozen=True)
class TaskTarget:
    """What a task is counted by: `count` of `unit` ("45", "hộ")."""

    count: Amount
    unit: str


def read_target(words: str) -> TaskTarget | None:
    """ "45 hộ", "2,5 tấn", "3 triệu 500" with what is counted (perhaps ""); None where it does not begin with a number
    above 0, or with a part of what is counted in wholes.
    """
    found = number_at_start(words)
    unit = _unit(found) if found is not None else ""
    if found is None or not is_measured(unit):
        found = number_at_start(words, counted=True)
        unit = _unit(found) if found is not None else ""
        if found is None or is_measured(unit) or found.value != found.value.to_integral():
            return None
    if not 0 < found.value <= MOST_COUNTED or len(unit) > UNIT_LENGTH or not re.match(r"$|\w", unit):
        return None
    return TaskTarget(found.value, unit)


def _unit(found: NumberAtStart) -> str:
    return " ".join(f"{found.scale} {found.rest}".split())


class Misfit(Enum):
    """Two parts of the log that contradict each other."""

    SPEAKERS = "speakers"
    VOTE = "vote"


def misfit(present: int, entitled: int, speakers: int | None, votes: Votes | None) -> Misfit | None:
    """What no longer fits the roll call: more speakers than were there, or more voters than have the right."""
    if speakers is not None and speakers > present:
        return Misfit.SPEAKERS
    return Misfit.VOTE if votes is not None and not votes_fit(votes, entitled) else None


@dataclass(frozen=True)
class GivenTask:
    """A task as the warnings see it: its conclusion (a position from 1, or None), whose it is, whether it has a day,
    and whether it names its product.
    """

    conclusion: int | None
    assignee_id: int | None
    dated: bool
    product: bool = True


@dataclass(frozen=True)
class Doubts:
    """What the tasks lack. Conclusions and tasks by their position (`unseen` name no product); `burdened` as
    (person id, how many tasks).
    """

    bare_conclusions: tuple[int, ...]
    unassigned: tuple[int, ...]
    undated: tuple[int, ...]
    burdened: tuple[tuple[int, int], ...]
    without_any: int
    unseen: tuple[int, ...] = ()


MANY = 7


def doubts(conclusions: int, tasks: Sequence[GivenTask], people: Collection[int], many: int = MANY) -> Doubts:
    """A conclusion without a task, a task without person, day or product, and a member with `many` while others have
    none.

    `people` are those who were there to be given one.
    """
    counts = Counter(task.assignee_id for task in tasks if task.assignee_id is not None)
    idle = sum(1 for one in people if not counts[one])
    carried = {task.conclusion for task in tasks}
    return Doubts(
        tuple(number for number in range(1, conclusions + 1) if number not in carried),
        tuple(number for number, task in enumerate(tasks, 1) if task.assignee_id is None),
        tuple(number for number, task in enumerate(tasks, 1) if not task.dated),
        tuple((one, count) for one, count in sorted(counts.items()) if count >= many) if idle else (),
        idle,
        tuple(number for number, task in enumerate(tasks, 1) if not task.product),
    )


def changed_pieces(name: str, before: Any, after: Any) -> list[str]:
    """The pieces of a part of the notes that differ, as names: keys of a mapping ("marks.12"), else the part itself.

    Items added at the end of a list are no change of what was there: no piece.
    """
    if isinstance(after, dict) and isinstance(before, dict | None):
        known = before or {}
        keys = [*after, *(key for key in known if key not in after)]
        return [f"{name}.{key}" for key in keys if known.get(key) != after.get(key)]
    if isinstance(after, list) and isinstance(before, list | None):
        known_items = before or []
        return [] if after[: len(known_items)] == known_items else [name]
    return [name]


_COMMITTEE_LEAVES_OUT = frozenset({"guests", "speakers", "vote", "score"})


def has_part(kind: str, part: str) -> bool:
    """Whether the log of a sitting of this kind has a part: a committee's session leaves some out."""
    return kind != "committee" or part not in _COMMITTEE_LEAVES_OUT
