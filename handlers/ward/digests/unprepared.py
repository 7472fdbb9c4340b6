"""How many sessions of a cell have a step of preparation that is late."""

from collections.abc import Callable, Collection, Mapping

from handlers.context import Work
from handlers.sessions.preparation.facts import late_preparation


def late_in(work: Work) -> Callable[[Collection[int]], Mapping[int, int]]:
    """By cell, as the figures ask for it (figures.take_weekly); cells without any are left out."""

    def counts(cells: Collection[int]) -> Mapping[int, int]:
        late = {one.session.id: one.session.cell_id for one in late_preparation(work, cells)}
        found: dict[int, int] = {}
        for cell in late.values():
            found[cell] = found.get(cell, 0) + 1
        return found

    return counts
