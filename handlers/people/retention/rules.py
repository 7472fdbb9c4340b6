"""What becomes of a form that nobody goes on with: pure."""

from datetime import datetime, timedelta
from enum import Enum


class Fate(Enum):
    """`WARN`: its owner is told; `DROP`: it goes; `STAY`: nothing yet."""

    STAY = "stay"
    WARN = "warn"
    DROP = "drop"


def fate_of(touched: datetime, warned: datetime | None, now: datetime, keep: timedelta, warn: timedelta) -> Fate:
    """A form last touched at `touched` is kept for `keep`; its owner is told `warn` ahead, and it goes no sooner than
    `warn` after that (a downtime, or somebody who joined late, shortens it for nobody).
    """
    if now < touched + keep - warn:
        return Fate.STAY
    if warned is None:
        return Fate.WARN
    return Fate.DROP if now >= max(touched + keep, warned + warn) else Fate.STAY
