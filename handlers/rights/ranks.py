"""Who stands above whom: one table. Nobody lets in a person whose roles reach higher, or elsewhere, than their own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storage.people import RoleName

# By how much somebody with the role may see and do. A role that is not here stands above all.
RANKS: Mapping[str, int] = {
    RoleName.MINUTES_TAKER: 1,
    RoleName.CELL_COMMITTEE: 2,
    RoleName.DEPUTY: 3,
    RoleName.SECRETARY: 4,
    RoleName.IN_CHARGE: 5,
    RoleName.WARD_COMMITTEE: 6,
    RoleName.WARD_BUILDING: 7,
    RoleName.ADMINISTRATOR: 8,
}
_HIGHEST = max(RANKS.values()) + 1


@dataclass(frozen=True)
class Held:
    """A role that somebody holds, in the first of `units`; the others are those above it."""

    role: str
    units: tuple[int, ...]


def covers(inviter: Iterable[tuple[str, int]], held: Iterable[Held]) -> bool:
    """Whether each role of `held` ranks no higher than one of the `inviter`'s (role, unit) in its unit or above it."""
    own = [(_rank(role), unit) for role, unit in inviter]
    return all(any(rank >= _rank(one.role) and unit in one.units for rank, unit in own) for one in held)


def _rank(role: str) -> int:
    return RANKS.get(role, _HIGHEST)
