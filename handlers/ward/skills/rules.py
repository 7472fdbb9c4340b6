"""Which lesson comes next, how answers are laid out, and averages that show nobody. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WEEK = timedelta(days=7)


def next_lesson(names: Sequence[str], sent: Collection[str]) -> str | None:
    """The first lesson that has not been sent; None where all have."""
    return next((name for name in names if name not in sent), None)


def lesson_moment(now: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """The latest weekly moment of the lessons up to `now`, local. `weekday`: 0 is Monday; `at`: local time."""
    local = now.astimezone(zone)
    day = local.date() - timedelta(days=(local.weekday() - weekday) % 7)
    moment = datetime.combine(day, at, zone)
    return moment if moment <= now else moment - WEEK


def layout(name: str, count: int) -> list[int]:
    """The order in which a lesson's answers are shown: always the same, the right one (0) not always first."""
    turn = sum(map(ord, name)) % count
    return [*range(turn, count), *range(turn)]


@dataclass(frozen=True)
class Marked:
    """One visitor's marks: of which cell, on which day, points by part."""

    cell_id: int
    on: date
    marks: Mapping[str, float]


def averages(feedback: Sequence[Marked], parts: Sequence[str], least_cells: int) -> dict[str, float] | None:
    """The mean of each part, every cell counting once; None where there are too few cells to show nobody's own."""
    cells = {one.cell_id for one in feedback}
    if len(cells) < least_cells:
        return None
    means = {}
    for part in parts:
        own = [_mean([one.marks.get(part, 0) for one in feedback if one.cell_id == cell]) for cell in sorted(cells)]
        means[part] = round(_mean(own), 1)
    return means


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def by_quarter(feedback: Sequence[Marked]) -> dict[tuple[int, int], list[Marked]]:
    """What was said in each quarter, as (year, 1 to 4), the earliest first."""
    found: dict[tuple[int, int], list[Marked]] = {}
    for one in sorted(feedback, key=lambda one: one.on):
        found.setdefault((one.on.year, (one.on.month - 1) // 3 + 1), []).append(one)
    return found
