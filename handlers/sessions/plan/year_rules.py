"""The year's plan as a whole: quarters and their gaps, what can be changed and sent. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

DRAFT, WAITING, APPROVED, RETURNED = "draft", "waiting", "approved", "returned"
PLANNED, HELD, POSTPONED = "planned", "held", "postponed"
QUARTERS = (1, 2, 3, 4)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1


def year_span(year: int, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of the year and of the next, local."""
    return datetime(year, 1, 1, tzinfo=zone), datetime(year + 1, 1, 1, tzinfo=zone)


def gaps(sessions: Iterable[tuple[date, str]]) -> tuple[int, ...]:
    """The quarters without a theme that is planned or held; `sessions` are (local day, state)."""
    filled = {quarter_of(day) for day, state in sessions if state in (PLANNED, HELD)}
    return tuple(quarter for quarter in QUARTERS if quarter not in filled)


def past(quarter: int, year: int, today: date) -> bool:
    """Whether a quarter is over."""
    return (year, quarter) < (today.year, quarter_of(today))


def can_send(state: str, approval: str) -> bool:
    return state == PLANNED and approval in (DRAFT, RETURNED)


def can_return(state: str, approval: str) -> bool:
    """What waits, and what was approved and has been changed since."""
    return state == PLANNED and approval in (WAITING, APPROVED)


def can_change(state: str) -> bool:
    """Words can be changed as long as the session was not held or called off, also while the ward decides, and while it
    waits for a new date.
    """
    return state in (PLANNED, POSTPONED)


def merged(begun: Mapping[str, str], mine: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """What two have written of one thing that was `begun`: mine where I changed it, otherwise as it is now."""
    return {name: mine[name] if mine[name] != begun[name] else words for name, words in now.items()}


def combined(changes: Iterable[Mapping[str, list[str]]]) -> dict[str, list[str]]:
    """Several changes as one, each {field: [before, after]}; what is in the end as it was is left out."""
    found: dict[str, list[str]] = {}
    for change in changes:
        for name, (old, new) in change.items():
            found[name] = [found[name][0] if name in found else old, new]
    return {name: both for name, both in found.items() if both[0] != both[1]}


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """What was changed, as {field: [before, after]}, in the order of `before`."""
    return {name: [old, after[name]] for name, old in before.items() if after.get(name, old) != old}
