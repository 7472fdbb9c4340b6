"""When a meeting may still be registered that has been held: pure decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class HeldProblem(Enum):
    """Why a meeting cannot have been held then, or can no longer be registered. `REGISTERED`: it is, and waits for its
    log; `LOGGED`: that is there, too.
    """

    NOT_YET = "not_yet"
    TOO_LONG_AGO = "too_long_ago"
    REGISTERED = "registered"
    LOGGED = "logged"


@dataclass(frozen=True)
class SameDay:
    """Another session of the same cell, kind and day; `held`: its log is there."""

    theme: str
    held: bool


def check_held(
    start: datetime, now: datetime, within: timedelta, others: Iterable[SameDay]
) -> tuple[HeldProblem, SameDay | None] | None:
    """What speaks against a meeting's having been held at `start`, with the session in the way if it is one."""
    if start > now:
        return HeldProblem.NOT_YET, None
    if start.date() < now.astimezone(start.tzinfo).date() - within:
        return HeldProblem.TOO_LONG_AGO, None
    other = next(iter(others), None)
    if other is None:
        return None
    return (HeldProblem.LOGGED if other.held else HeldProblem.REGISTERED), other
