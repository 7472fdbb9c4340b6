"""A digest as one person may see it: cut to the cells of their rights, as these are today."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from handlers.access import Action, Actor, may, units_where
from handlers.context import Work
from handlers.digests.snapshot import Figures
from storage.digests import DigestSnapshot
from storage.people import RoleName, Unit, UnitKind, cells_below, wards_below


@dataclass(frozen=True)
class View:
    """A digest's id and the figures of the cells that are seen. `first` are those to name first."""

    digest_id: int
    figures: Figures
    first: frozenset[int] = frozenset()

    @property
    def recipe(self) -> dict[str, Any]:
        """What the picture of just this is made from (see chart.render_recipe)."""
        recipe: dict[str, Any] = {"kind": "digest_chart", "digest_id": self.digest_id}
        return {**recipe, "cells": [row.unit_id for row in self.figures.cells]} if self.figures.cut else recipe


def view_of(work: Work, actor: Actor, snapshot: DigestSnapshot) -> View | None:
    """What the actor sees of the digest; None where they may see nothing of it."""
    figures = Figures.from_dict(snapshot.figures)
    cells = frozenset(row.unit_id for row in figures.cells)
    whole = may(actor, Action.SEE_DIGEST, work.target(snapshot.unit_id))
    seen = _cells_seen(work, actor, snapshot.unit_id, cells, whole)
    if not whole and not seen:
        return None
    in_charge = frozenset(unit for role, unit in actor.roles if role == RoleName.IN_CHARGE)
    return View(snapshot.id, figures.cut_to(seen), in_charge & seen)


def _cells_seen(work: Work, actor: Actor, unit_id: int, cells: Collection[int], whole: bool) -> frozenset[int]:
    """Those still below the unit for who may see it as a whole, and the single ones that the actor is in charge of."""
    own = units_where(actor, Action.SEE_DIGEST).intersection(cells)
    seen = {cell for cell in own if may(actor, Action.SEE_DIGEST, work.target(cell))}
    if whole:
        seen |= {cell.id for cell in cells_below(work.session, unit_id)}.intersection(cells)
    return frozenset(seen)


def units_seen(session: Session, actor: Actor) -> list[Unit]:
    """The wards whose digest the actor may see, whole or in part: those in which they hold a role, those below a unit
    in which they do, and those of the cells that they are in charge of.
    """
    found = {
        ward.id: ward
        for unit_id in units_where(actor, Action.SEE_DIGEST)
        for ward in _wards_about(session, session.get_one(Unit, unit_id))
    }
    return sorted(found.values(), key=lambda unit: (unit.name, unit.id))


def _wards_about(session: Session, unit: Unit) -> list[Unit]:
    """The ward that the unit is or belongs to; for a unit above wards, those below it."""
    above: Unit | None = unit
    while above is not None:
        if above.kind == UnitKind.WARD:
            return [above]
        above = session.get(Unit, above.parent_id) if above.parent_id is not None else None
    return wards_below(session, unit.id) or [unit]
