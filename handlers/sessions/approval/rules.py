"""Which sessions get in one another's way, and in which weeks too many fall together: pure decisions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

SITTING = timedelta(hours=3)


@dataclass(frozen=True)
class WantedSession:
    """A session as the calendar sees it: `people` are the ids of the committee members who are to be there."""

    session_id: int
    starts_at: datetime
    people: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Clash:
    """Two sessions that one committee member cannot both attend."""

    first_id: int
    second_id: int
    person_id: int


def clashes(sessions: Iterable[WantedSession]) -> list[Clash]:
    """All pairs that begin within three hours of one another and want the same person, in order of time."""
    ordered = sorted(sessions, key=lambda session: (session.starts_at, session.session_id))
    pairs = []
    for index, first in enumerate(ordered):
        for second in ordered[index + 1 :]:
            if second.starts_at - first.starts_at >= SITTING:
                break
            both = sorted(first.people & second.people)
            pairs += [Clash(first.session_id, second.session_id, person_id) for person_id in both]
    return pairs


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def crowded_weeks(starts: Iterable[datetime], limit: int, zone: ZoneInfo) -> list[tuple[date, int]]:
    """The weeks (by their Monday) with at least `limit` sessions, and how many each has."""
    weeks = Counter(monday_of(start.astimezone(zone).date()) for start in starts)
    return [(week, count) for week, count in sorted(weeks.items()) if count >= limit]


def overdue(sent_at: datetime, now: datetime, within: timedelta) -> int:
    """How many times over the term to decide has passed: 0 while it has not. Each is a reminder of its own."""
    return int((now - sent_at) / within) if within > timedelta() else 0


def month_span(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of the day's month and of the next, local."""
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return datetime(first.year, first.month, 1, tzinfo=zone), datetime(following.year, following.month, 1, tzinfo=zone)
