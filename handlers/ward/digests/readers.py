"""Who gets a weekly digest, and when: those above the cells, those in charge, and secretaries, at their own moment."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from handlers.context import Work
from handlers.rights.recipients import Duty, told_since
from handlers.ward.digests import rules
from storage.people import RoleName, UnitKind
from storage.preferences import DIGEST_TIME, preferences_named
from storage.units import places_in_tree


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a unit's digest, and when this week's was due. `above`: not only as a cell's secretary."""

    person_id: int
    unit_id: int
    moment: datetime
    above: bool

    @property
    def week(self) -> date:
        return rules.weekly_period(self.moment.date()).span.first


def readers(work: Work) -> list[Reader]:
    """Who is to have got a digest by now, or since less than three days, each once for a unit, those first whose moment
    came first: whoever had joined before it.
    """
    return sorted(_readers(work), key=lambda one: (one.moment, one.person_id))


def _readers(work: Work) -> Iterator[Reader]:
    chosen = preferences_named(work.db, DIGEST_TIME)
    above: dict[tuple[int, int], bool] = {}
    joined_at: dict[int, datetime] = {}
    for person_id, unit_id, is_above, joined in _holders(work):
        above[person_id, unit_id] = above.get((person_id, unit_id), False) or is_above
        joined_at[person_id] = joined
    for (person_id, unit_id), is_above in above.items():
        setting = rules.own_setting(chosen.get(person_id), work.policy.digest)
        moment = rules.due_moment(work.now, setting, work.zone) if setting is not None else None
        if moment is not None and joined_at[person_id] <= moment:
            yield Reader(person_id, unit_id, moment, is_above)


def _holders(work: Work) -> Iterator[tuple[int, int, bool, datetime]]:
    """(person, whose digest, whether for more than their own cell, when they joined) for each role that gives one."""
    holding = _holding_units(work)
    for person_id, role, unit_id, at in told_since(work.db, Duty.READ_DIGESTS):
        if unit_id in holding:
            yield person_id, holding[unit_id], role != RoleName.SECRETARY, at


def _holding_units(work: Work) -> dict[int, int]:
    """For each unit in use whose digest it is: its own, or, for one below a ward, the ward's."""
    units = places_in_tree(work.db)
    found = {}
    for unit_id in units:
        above: int | None = unit_id
        while above in units and units[above][0] not in (UnitKind.WARD, UnitKind.CITY):
            above = units[above][1]
        found[unit_id] = above if above is not None and above in units else unit_id
    return found
