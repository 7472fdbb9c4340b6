"""Pure: who may have chaired a meeting, of those who were there, and whom to suggest.

The secretary chairs; where the secretary is away, the deputy, or a member of the cell's committee whom the secretary
names (Hướng dẫn 42-HD/BTCTW).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

# The offices (storage/people.py) in the order in which they are called upon to chair.
CHAIRING = ("secretary", "deputy", "cell_committee")


@dataclass(frozen=True)
class Attending:
    """A member as this question sees them: `offices` are those they hold in the cell."""

    person_id: int
    offices: Collection[str]
    official: bool
    present: bool

    @property
    def rank(self) -> int:
        """Their place among those who chair, from 0."""
        return next((place for place, office in enumerate(CHAIRING) if office in self.offices), len(CHAIRING))

    @property
    def leads(self) -> bool:
        return self.rank < len(CHAIRING)


def may_chair(members: Sequence[Attending]) -> list[int]:
    """Who of those present may have chaired, the nearest to it first.

    In a cell where nobody but the secretary has an office, and the secretary was away, any official member may have
    been asked to. Where others have one and none of them was there, nobody: the roll call needs another look.
    """
    able = [one for one in members if one.present and one.leads]
    alone = not any(one.leads and one.rank > 0 for one in members)
    if not able and alone:
        able = [one for one in members if one.present and one.official]
    return [one.person_id for one in sorted(able, key=lambda one: one.rank)]


def suggested_chair(members: Sequence[Attending], ran_it: int | None) -> int | None:
    """The secretary; else who ran the meeting here (`ran_it`), if they may; else the deputy. None where it is open."""
    able = may_chair(members)
    ranks = {one.person_id: one.rank for one in members if one.person_id in able}
    if not able:
        return None
    if ran_it in able and ranks[able[0]] > 0:
        return ran_it
    return able[0] if ranks[able[0]] < CHAIRING.index("cell_committee") or len(able) == 1 else None
