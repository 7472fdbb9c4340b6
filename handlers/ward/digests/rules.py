"""When a digest is due, which days it speaks of, and what comes first in it: pure decisions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from handlers.settings.section import WEEKDAYS
from handlers.settings.ward import Digest
from handlers.ward.digests.snapshot import WEEKLY, CellRow, Figures, Span

WEEK = timedelta(days=7)
WEEKS_SHOWN = 8
LIFETIME = timedelta(days=3)
ON_TIME = timedelta(hours=1)
LOGGED_WITHIN = timedelta(days=2)
FRESH = timedelta(minutes=1)


def last_moment(now: datetime, digest: Digest, zone: ZoneInfo) -> datetime:
    """The latest weekly moment up to `now`, local."""
    local = now.astimezone(zone)
    back = (local.weekday() - WEEKDAYS.index(digest.weekday)) % 7
    moment = datetime.combine(local.date() - timedelta(days=back), digest.time, zone)
    return moment if moment <= now else datetime.combine(moment.date() - WEEK, digest.time, zone)


def due_moment(now: datetime, digest: Digest, zone: ZoneInfo) -> datetime | None:
    """The weekly moment whose digest may still be sent at `now`; None where the latest is too long ago."""
    moment = last_moment(now, digest, zone)
    return moment if now - moment < LIFETIME else None


def came_late(figures: Figures, digest: Digest) -> bool:
    """Whether weekly figures missed their moment."""
    moment = datetime.combine(figures.period.last + timedelta(days=1), digest.time, figures.at.tzinfo)
    return figures.kind == WEEKLY and figures.at - moment > ON_TIME


def own_setting(chosen: Mapping[str, Any] | None, usual: Digest) -> Digest | None:
    """When a person's digest comes: as they chose (see timing.py), else as is usual; None where they turned it off."""
    if chosen is None:
        return usual
    if not chosen.get("on", True):
        return None
    return Digest(weekday=chosen["weekday"], time=time.fromisoformat(chosen["time"]))


@dataclass(frozen=True)
class Period:
    """What figures are about: the seven days `span`, the seven days `ahead`, and the quarter of their moment."""

    span: Span
    ahead: Span
    quarter: Span

    @property
    def weeks(self) -> tuple[Span, ...]:
        """The weeks of the picture, the oldest first, the one ahead last."""
        past = range(WEEKS_SHOWN - 1, -1, -1)
        return (*(Span(self.span.first - WEEK * back, self.span.last - WEEK * back) for back in past), self.ahead)

    @property
    def ended_quarter(self) -> Span | None:
        """The quarter that ended in these days; None if none did."""
        return quarter_of(self.span.first) if self.span.first < self.quarter.first else None


def weekly_period(day: date) -> Period:
    """For the digest of `day`: the seven days before it, and the seven from it on."""
    return Period(days_from(day - WEEK), days_from(day), quarter_of(day))


def live_period(today: date) -> Period:
    """For figures asked for by hand: the seven days up to and with today, and the seven from today on."""
    return Period(days_from(today - WEEK + timedelta(days=1)), days_from(today), quarter_of(today))


def quarter_of(day: date) -> Span:
    """The first and the last day of the quarter."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    after = date(day.year + 1, 1, 1) if first.month == 10 else date(day.year, first.month + 3, 1)
    return Span(first, after - timedelta(days=1))


def quarter_number(day: date) -> tuple[int, int]:
    """The year, and 1 to 4."""
    return day.year, (day.month - 1) // 3 + 1


def moments(span: Span, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Whole local days as [start, end)."""
    return (datetime.combine(span.first, time(), zone), datetime.combine(span.last + timedelta(days=1), time(), zone))


def days_from(first: date) -> Span:
    """The seven days from `first` on."""
    return Span(first, first + WEEK - timedelta(days=1))


def after(span: Span) -> date:
    """The first day after the span."""
    return span.last + timedelta(days=1)


def session_mark(held: int, unlogged: int, planned: int) -> tuple[str, int]:
    """The one word for a cell's sessions in a week, with how many of that kind (1 for none)."""
    if held:
        return "held", held
    return ("unlogged", unlogged) if unlogged else ("planned", planned) if planned else ("none", 1)


def name_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """So that "Khu phố 2" comes before "Khu phố 10"."""
    parts = re.findall(r"\d{1,18}|\D+", name)
    return tuple((0, int(part), "") if part[0].isdecimal() else (1, 0, part.casefold()) for part in parts)


def by_name(rows: Iterable[CellRow]) -> list[CellRow]:
    return sorted(rows, key=lambda row: (name_order(row.name), row.unit_id))


def by_need(rows: Iterable[CellRow]) -> list[CellRow]:
    """Those that need attention first: no session and none planned, then late, in difficulty, without minutes."""
    return sorted(by_name(rows), key=_need, reverse=True)


def _need(row: CellRow) -> tuple[int, ...]:
    counts = row.counts
    return counts.without_plan, counts.late, counts.difficulty, counts.unlogged, counts.without


FINISHED = ("done", "confirmed", "cancelled")


class TaskMark(StrEnum):
    """How a task stands, in the order in which a cell's page shows them."""

    LATE = "late"
    DIFFICULTY = "difficulty"
    OPEN = "open"
    DONE = "done"


def task_mark(state: str, due_on: date, today: date) -> TaskMark:
    """How a task of this state (a word of TaskState) stands today."""
    if state in FINISHED:
        return TaskMark.DONE
    if due_on < today:
        return TaskMark.LATE
    return TaskMark.DIFFICULTY if state == "in_difficulty" else TaskMark.OPEN


def weeks_of(figures: Figures) -> tuple[Span, ...]:
    """The weeks of the picture for these figures."""
    return Period(figures.period, figures.ahead, quarter_of(figures.at.date())).weeks


def comparable(figures: Figures) -> tuple[str, ...]:
    """Which numbers may be set beside the earlier digest's. Those of a live period would overlap with it, and a new
    quarter starts with all cells without a session.
    """
    if figures.compared is None:
        return ()
    of_the_period = ("held", "done") if figures.kind == WEEKLY else ()
    earlier_quarter = quarter_number(figures.compared.last + timedelta(days=1))
    of_the_quarter = ("without",) if earlier_quarter == figures.quarter else ()
    return (*of_the_period, "late", "difficulty", *of_the_quarter)
