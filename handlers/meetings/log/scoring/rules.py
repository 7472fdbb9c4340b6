"""Pure: the points that follow from what is known of a meeting, the total and the class.

The numbers themselves are settings (handlers/settings/scoring.py); here they arrive as plain values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Bands = Sequence[tuple[float, int]]


@dataclass(frozen=True)
class ScoredFacts:
    """What is known of a meeting. Minutes; people (exempt members are not counted); tasks of the review.

    `speakers` None: nobody said how many spoke. `earlier_all` are the tasks that are done or were due (0: there was
    nothing to carry out), `earlier_ahead` those that still have time. `long_absence`: whether anybody was absent with
    reason too often running in the year.
    """

    minutes: int
    least_minutes: int
    present: int
    counted: int
    unexcused: int
    speakers: int | None
    earlier_done: int
    earlier_all: int
    earlier_ahead: int = 0
    long_absence: bool = False


@dataclass(frozen=True)
class Duration:
    """`full` points for the least duration or more; `short` are (at most so many minutes short, points); `half` for at
    least half of it, `less` below.
    """

    full: int
    short: Sequence[tuple[int, int]]
    half: int
    less: int

    def points(self, minutes: int, least: int) -> int:
        if minutes >= least:
            return self.full
        steps = [points for short, points in sorted(self.short) if least - minutes <= short]
        return steps[0] if steps else self.half if 2 * minutes >= least else self.less


@dataclass(frozen=True)
class Measures:
    """How each reckoned line is: bands as (least share, points), and the two additions of attendance."""

    duration: Duration
    attendance: Bands
    speakers: Bands
    earlier: Bands
    no_long_absence: int
    unexcused: int


@dataclass(frozen=True)
class Reckoned:
    """Points with the numbers they came from: `done` of `of`."""

    points: int
    done: int
    of: int


def band(share: float, bands: Bands) -> int:
    """The points of the highest band that `share` reaches. A share below all of them gets none."""
    reached = [points for least, points in sorted(bands) if share >= least - 1e-9]
    return reached[-1] if reached else 0


def reckon(line: str, known: ScoredFacts, measures: Measures) -> Reckoned | None:
    """The points of a reckoned line ("duration", "attendance", "speakers", "earlier"); None where not known."""
    match line:
        case "duration":
            points = measures.duration.points(known.minutes, known.least_minutes)
            return Reckoned(points, known.minutes, known.least_minutes)
        case "attendance" if known.counted:
            return Reckoned(_attendance(known, measures), known.present, known.counted)
        case "speakers" if known.speakers is not None and known.present:
            return Reckoned(_speakers(known, measures), known.speakers, known.present)
        case "earlier" if known.earlier_all:
            share = known.earlier_done / known.earlier_all
            return Reckoned(band(share, measures.earlier), known.earlier_done, known.earlier_all)
    return None


def _attendance(known: ScoredFacts, measures: Measures) -> int:
    points = band(known.present / known.counted, measures.attendance)
    if known.unexcused:
        points = min(points, measures.unexcused)
    return points + (0 if known.long_absence else measures.no_long_absence)


def _speakers(known: ScoredFacts, measures: Measures) -> int:
    """Over half, not half itself, reaches the highest band (the guidance says "over 50 %")."""
    assert known.speakers is not None
    share = known.speakers / known.present
    highest = max(least for least, _ in measures.speakers)
    if share == highest:
        return band(share - 1e-6, measures.speakers)
    return band(share, measures.speakers)


@dataclass(frozen=True)
class Total:
    """All points, how many there could be, and which lines (keys) have none yet."""

    points: int
    most: int
    missing: tuple[str, ...]


def total(points: Mapping[str, int], lines: Sequence[tuple[str, int]]) -> Total:
    """The sum over the form's lines, given as (key, most)."""
    missing = tuple(key for key, _ in lines if key not in points)
    return Total(sum(points.get(key, 0) for key, _ in lines), sum(most for _, most in lines), missing)


def grade_of(points: int, grades: Sequence[tuple[str, int]]) -> str:
    """The class of a total, of classes given as (name, least points)."""
    reached = [name for name, least in sorted(grades, key=lambda grade: grade[1]) if points >= least]
    return reached[-1] if reached else ""


def read_points(words: str, most: Sequence[int]) -> list[int] | None:
    """Points typed for lines of which each has at most `most`: as many whole numbers, none above its most."""
    parts = words.replace(",", " ").replace(";", " ").split()
    if len(parts) != len(most) or not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        return None
    points = [int(part) for part in parts]
    return points if all(point <= top for point, top in zip(points, most, strict=True)) else None
