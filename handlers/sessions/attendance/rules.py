"""When too few are expected, and whom a move has asked already: pure decisions."""

from datetime import datetime, timedelta


def too_few(coming: int, expected: int, share: float) -> bool:
    """Whether fewer have promised to come than the share of those expected. Nobody expected is nobody missing."""
    return expected > 0 and coming < share * expected


def warning_due(starts_at: datetime, now: datetime, before: timedelta) -> bool:
    """Whether it is time to look at how many will come."""
    return starts_at - before <= now < starts_at


def asked_by_the_move(moved_at: datetime | None, starts_at: datetime, before: timedelta) -> bool:
    """Whether the news of the last move came so late that whoever had been invited before has been asked by it."""
    return moved_at is not None and moved_at >= starts_at - before
