"""Who gets a calendar entry when, and when too few are expected: pure decisions."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta


def entries_due(
    people: Collection[int], known: Mapping[int, int], sequence: int, called_off: bool, invited: bool
) -> list[int]:
    """Whom to send the entry of this `sequence`. `known` are the sequences that people have got, by person. A first
    entry goes out once `invited`; a newer one, and the calling-off, to those alone who have an older one.
    """
    again = [one for one, last in known.items() if last < sequence]
    first = [one for one in people if one not in known] if invited and not called_off else []
    return sorted({*again, *first})


def too_few(coming: int, expected: int, share: float) -> bool:
    """Whether fewer have promised to come than the share of those expected. Nobody expected is nobody missing."""
    return expected > 0 and coming < share * expected


def warning_due(starts_at: datetime, now: datetime, before: timedelta) -> bool:
    """Whether it is time to look at how many will come."""
    return starts_at - before <= now < starts_at


def asked_by_the_move(moved_at: datetime | None, starts_at: datetime, before: timedelta) -> bool:
    """Whether the news of the last move came so late that whoever had been invited before has been asked by it."""
    return moved_at is not None and moved_at >= starts_at - before
