"""A unit and those above it, as the table of rights wants them."""

from collections.abc import Collection
from dataclasses import dataclass, field

from handlers.rights.access import Target, lineage
from storage.database import Db
from storage.people import Unit
from storage.units import living, places_in_tree


@dataclass
class Lines:
    """The lines of one unit of work; each is asked for once. The tree is changed from the command line alone."""

    db: Db
    _known: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def of(self, unit_id: int) -> tuple[int, ...]:
        """The unit and those above it, nearest first. One that was merged into another is that other now."""
        if unit_id not in self._known:
            self._known[unit_id] = self._walk(unit_id)
        return self._known[unit_id]

    def _walk(self, unit_id: int) -> tuple[int, ...]:
        unit = living(self.db, self.db.get_one(Unit, unit_id))
        above: list[Unit] = [unit]
        while above[-1].parent_id is not None:
            above.append(self.db.get_one(Unit, above[-1].parent_id))
        return lineage(unit, above)

    def learn(self, unit_ids: Collection[int]) -> None:
        """Learn many lines with one statement. Units no longer in use are left for `of`."""
        if len(unit_ids) <= 1:
            return
        tree = places_in_tree(self.db)
        for unit_id in unit_ids:
            path: list[int] = []
            at: int | None = unit_id
            while at in tree and at not in path:
                path.append(at)
                at = tree[at][1]
            if path and at is None:
                self._known.setdefault(unit_id, tuple(path))

    def target(self, unit_id: int, owner_id: int | None = None) -> Target:
        """The thing of unit `unit_id` (owned by `owner_id`)."""
        return Target(self.of(unit_id), owner_id)
