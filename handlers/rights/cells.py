"""In which cells somebody may do something, by the one table of rights (access.py)."""

from typing import Protocol

from handlers.rights.access import RIGHTS, Action, Actor, Extent, Target, may, units_where
from storage.database import Db
from storage.people import Unit, UnitKind
from storage.units import cell_ids_below


class Asker(Protocol):
    """What is needed of the work at hand (handlers/context.py)."""

    @property
    def db(self) -> Db: ...

    def target(self, unit_id: int) -> Target: ...


def cells_where(work: Asker, actor: Actor, action: Action) -> set[int]:
    """The cells in whose things the actor may do this, apart from what is their own."""
    reaches = {rule.reach for rule in RIGHTS.get(action, ())}
    cells = {actor.unit_id} if Extent.MEMBER in reaches else set()
    for unit_id in units_where(actor, action):
        if work.db.get_one(Unit, unit_id).kind == UnitKind.CELL:
            cells.add(unit_id)
        elif Extent.ABOVE in reaches and may(actor, action, work.target(unit_id)):
            cells |= set(cell_ids_below(work.db, unit_id))
    return cells
