"""A digest as one person may see it: cut to the cells of their rights, as these are today."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from handlers.context import Work
from handlers.rights.access import Action, Actor, may, units_where
from handlers.ward.digests import rules
from handlers.ward.digests.snapshot import Figures
from storage.database import Db
from storage.digests import DigestSnapshot
from storage.people import RoleName, Unit, UnitKind
from storage.preferences import DIGEST_TIME, preference
from storage.units import cell_ids_below, living, successors


@dataclass(frozen=True)
class View:
    """A digest's id and the figures of the cells that are seen. `first` are those to name first; `whole` are the
    figures before one of their units was opened (`at`); `late`: it came after its time.
    """

    digest_id: int
    figures: Figures
    first: frozenset[int] = frozenset()
    late: bool = False
    whole: Figures | None = None

    @property
    def root(self) -> Figures:
        return self.whole or self.figures

    @property
    def subjects(self) -> tuple[str, ...]:
        """What is seen in it, for the audit: the digest as a whole, or the cells that it is cut to."""
        if self.root.cut:
            return tuple(f"unit:{row.unit_id}" for row in self.root.cells)
        return (f"digest:{self.digest_id}",)

    def at(self, unit_id: int) -> "View | None":
        """The view opened at a unit further down; None where it is not in it."""
        figures = self.root.at_unit(unit_id)
        return replace(self, figures=figures, whole=self.root) if figures is not None and figures.cells else None

    @property
    def recipe(self) -> dict[str, Any]:
        """What the picture of just this is made from (see Figures.wanted_by)."""
        recipe: dict[str, Any] = {"kind": "digest_chart", "digest_id": self.digest_id}
        if self.whole is not None:
            recipe["unit"] = self.figures.unit_id
        return {**recipe, "cells": [row.unit_id for row in self.figures.cells]} if self.figures.cut else recipe

    @property
    def sheet_recipe(self) -> dict[str, Any]:
        """The same for the workbook."""
        return {**self.recipe, "kind": "digest_sheet"}


def view_of(work: Work, actor: Actor, snapshot: DigestSnapshot) -> View | None:
    """What the actor sees of the digest; None where they may see nothing of it."""
    figures = Figures.from_dict(snapshot.figures)
    cells = frozenset(row.unit_id for row in figures.cells)
    whole = may(actor, Action.SEE_DIGEST, work.target(snapshot.unit_id))
    seen = _cells_seen(work, actor, snapshot.unit_id, cells, whole)
    if not whole and not seen:
        return None
    in_charge = frozenset(unit for role, unit in actor.roles if role == RoleName.IN_CHARGE)
    usual = work.policy.digest
    own = rules.own_setting(preference(work.db, actor.person_id, DIGEST_TIME), usual) or usual
    cut = figures if seen == cells else figures.cut_to(seen)
    return View(snapshot.id, _own_name(cut, actor), in_charge & seen, rules.came_late(figures, own))


def _own_name(figures: Figures, actor: Actor) -> Figures:
    """To whoever leads one cell, the digest is that cell's."""
    leads = {unit for role, unit in actor.roles if role in (RoleName.SECRETARY, RoleName.DEPUTY)}
    if figures.cut and len(figures.cells) == 1 and figures.cells[0].unit_id in leads:
        return replace(figures, unit_name=figures.cells[0].name, cut_name=False)
    return figures


def _cells_seen(work: Work, actor: Actor, unit_id: int, cells: Collection[int], whole: bool) -> frozenset[int]:
    """Those still below the unit for who may see it as a whole, and the single ones that the actor holds a role in. A
    cell that went into another counts as that one.
    """
    became = successors(work.db)
    now = {cell: _last(became, cell) for cell in cells}
    own = units_where(actor, Action.SEE_DIGEST)
    seen = {cell for cell in cells if now[cell] in own and may(actor, Action.SEE_DIGEST, work.target(cell))}
    if whole:
        unit = living(work.db, work.db.get_one(Unit, unit_id))
        below = set(cell_ids_below(work.db, unit.id))
        seen |= {cell for cell in cells if now[cell] in below}
    return frozenset(seen)


def _last(became: dict[int, int], unit_id: int) -> int:
    seen = {unit_id}
    while unit_id in became and became[unit_id] not in seen:
        unit_id = became[unit_id]
        seen.add(unit_id)
    return unit_id


def units_seen(db: Db, actor: Actor) -> list[Unit]:
    """The units whose digest the actor may see, whole or in part: those above cells in which they hold a role, and the
    wards of the cells in which they do.
    """
    found = {}
    for unit_id in units_where(actor, Action.SEE_DIGEST):
        unit = digest_unit(db, db.get_one(Unit, unit_id))
        if unit.dissolved_at is None:
            found[unit.id] = unit
    return sorted(found.values(), key=lambda unit: (unit.name, unit.id))


def digest_unit(db: Db, unit: Unit) -> Unit:
    """Whose digest a role in `unit` gives: its own; for a cell, that of the ward it belongs to."""
    if unit.kind in (UnitKind.CITY, UnitKind.WARD):
        return unit
    above = unit
    while above.parent_id is not None:
        above = db.get_one(Unit, above.parent_id)
        if above.kind in (UnitKind.CITY, UnitKind.WARD):
            return above
    return unit
