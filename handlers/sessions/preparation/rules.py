"""When the steps of preparation are due, who is told of them when, and which are late: pure decisions.

A step's due day follows from the session's start; one that a late registration left no time for is due the day after
the session was registered. The owner hears of it the morning before it is due; the morning after, where it is still
open, the owner and the secretary hear that it is late.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.settings.planning import PreparationStep

AT = time(7, 30)
_DAY = timedelta(days=1)
SOON, LATE, OWNER_LATE = "soon", "late", "owner_late"


@dataclass(frozen=True)
class Sitting:
    """A session as the rules see it. `done` are the keys of its finished steps, `held` whether it took place."""

    starts_at: datetime
    registered_at: datetime
    done: frozenset[str] = frozenset()
    held: bool = False
    moves: int = 0


@dataclass(frozen=True)
class DueStep:
    """One thing to tell now: of which step, to whom ("owner" or "secretary"), in which tone, under which slot."""

    step: PreparationStep
    who: str
    tone: str
    slot: str


def due_day(step: PreparationStep, sitting: Sitting, zone: ZoneInfo) -> date:
    """The local day by whose end the step has to be done."""
    nominal = (sitting.starts_at.astimezone(zone) - step.before).date()
    return max(nominal, sitting.registered_at.astimezone(zone).date() + _DAY)


def open_steps(steps: Iterable[PreparationStep], sitting: Sitting) -> list[PreparationStep]:
    return [step for step in steps if step.key not in sitting.done]


def late_steps(
    steps: Iterable[PreparationStep], sitting: Sitting, today: date, zone: ZoneInfo
) -> list[tuple[PreparationStep, date]]:
    """The open steps whose due day is over, with that day."""
    days = [(step, due_day(step, sitting, zone)) for step in open_steps(steps, sitting)]
    return [(step, day) for step, day in days if day < today]


def due_now(steps: Sequence[PreparationStep], sitting: Sitting, now: datetime, zone: ZoneInfo) -> list[DueStep]:
    """What is to be told by now, the latest of each step and person only: what a downtime left behind is not said, nor
    anything once the session was held.
    """
    found: list[DueStep] = []
    if sitting.held:
        return found
    for step in open_steps(steps, sitting):
        day = due_day(step, sitting, zone)
        late_from, soon_from = (datetime.combine(each, AT, zone) for each in (day + _DAY, day - _DAY))
        mark = f"{step.key}@{day.isoformat()}#{sitting.moves}"
        if now >= late_from:
            tones = (("owner", OWNER_LATE), ("secretary", LATE))
            found += [DueStep(step, who, tone, f"{mark}:late") for who, tone in tones]
        elif now >= soon_from:
            found.append(DueStep(step, "owner", SOON, f"{mark}:soon"))
    return found
