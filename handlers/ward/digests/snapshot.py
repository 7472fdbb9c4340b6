"""The figures of one digest as they are stored: made once, never changed, and all that a rendering may read.

Totals are always sums of the cells' rows, so that a digest cut to some cells, or opened at a unit further down, still
agrees with itself.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple, Self

from handlers.ward.digests.counts import Counts, MarkCounts, total, week_of

FORM = 2
WEEKLY = "weekly"
LIVE = "live"
CELL_KIND = "cell"
# A unit that holds wards is shown ward by ward; areas within a ward do not hide its cells.
SHOWN_AS_ONE = ("city", "ward")


@dataclass(frozen=True, slots=True)
class CellRow:
    """One cell, or a unit further up as the sum of its cells (`cells` of them). `weeks` are the marks, the oldest
    first, the week ahead last. `earlier` are the counts of the digest compared with (None: the cell was not in it).
    `parent_id` is the unit right above.
    """

    unit_id: int
    name: str
    counts: Counts
    weeks: tuple[MarkCounts, ...] = ()
    earlier: Counts | None = None
    parent_id: int = 0
    cells: int = 1
    kind: str = CELL_KIND

    def to_list(self) -> list[Any]:
        """As JSON, without the names of the fields: a city has thousands of rows."""
        return [self.unit_id, self.name, self.counts, self.weeks, self.earlier, self.parent_id]

    @classmethod
    def from_list(cls, data: Sequence[Any]) -> Self:
        """What `to_list` made, as it was."""
        unit_id, name, counts, weeks, earlier, parent_id = data
        marks = tuple([_MARKS.setdefault(tuple(mark), MarkCounts(*mark)) for mark in weeks])
        return cls(unit_id, name, Counts(*counts), marks, Counts(*earlier) if earlier else None, parent_id)


_MARKS: dict[tuple[Any, ...], MarkCounts] = {}


class UnitRow(NamedTuple):
    """A unit between the digest's own and its cells, named as it was then."""

    unit_id: int
    name: str
    kind: str
    parent_id: int


class Coming(NamedTuple):
    """A session of the week ahead. `starts_at` is local."""

    cell_id: int
    theme: str
    starts_at: datetime


class Seen(NamedTuple):
    """A sign of mere form (handlers/ward/signs) at one session, and whether the secretary has answered it."""

    cell_id: int
    session_id: int
    rule: str
    answered: bool


@dataclass(frozen=True)
class Span:
    """Whole local days, from `first` to `last`, both counted."""

    first: date
    last: date


@dataclass(frozen=True)
class Figures:
    """A unit's figures. `at` is local and says when they were taken; `period` is the week reported, `ahead` the seven
    days that follow; `quarter` is (year, 1 to 4); `compared` the period of the earlier digest (None: there is none).
    `cut`: some cells are left out; `cut_name`: and the unit's name is to say so. `witness`: the code of the audit's
    chain as it stood, for those who keep the digest; "" where nothing was linked yet.
    """

    unit_id: int
    unit_name: str
    kind: str
    at: datetime
    period: Span
    ahead: Span
    quarter: tuple[int, int]
    cells: tuple[CellRow, ...]
    units: tuple[UnitRow, ...] = ()
    coming: tuple[Coming, ...] = ()
    signs: tuple[Seen, ...] = ()
    compared: Span | None = None
    cut: bool = False
    cut_name: bool = True
    witness: str = ""

    @cached_property
    def totals(self) -> Counts:
        return total(row.counts for row in self.cells)

    @property
    def earlier_totals(self) -> Counts:
        """The totals of the earlier digest over the same cells."""
        return total(row.earlier for row in self.cells if row.earlier is not None)

    @cached_property
    def parts(self) -> tuple[CellRow, ...]:
        """What the digest names and its picture draws: a ward's cells; for a unit above wards, its units' sums."""
        whose = {row.unit_id: self._part_of(row) for row in self.cells}
        groups: dict[int, list[CellRow]] = {}
        for row in self.cells:
            if (unit_id := whose[row.unit_id]) is not None:
                groups.setdefault(unit_id, []).append(row)
        sums = [_summed(unit, groups[unit.unit_id]) for unit in self.units if unit.unit_id in groups]
        return (*sums, *(row for row in self.cells if whose[row.unit_id] is None))

    def unit_named(self, unit_id: int) -> str:
        """The name of a unit between; "" where it is not one."""
        unit = self._units_by_id.get(unit_id)
        return unit.name if unit is not None else ""

    def home_of(self, cell_id: int) -> int:
        """The nearest unit above a cell that is opened as one: its ward, or the digest's own unit."""
        row = self.row(cell_id)
        above = self._above(row.parent_id) if row is not None else []
        return next((unit.unit_id for unit in above if unit.kind in SHOWN_AS_ONE), self.unit_id)

    def part_of(self, cell_id: int) -> int:
        """The part (see `parts`) that a cell is in."""
        row = self.row(cell_id)
        part = self._part_of(row) if row is not None else None
        return cell_id if part is None else part

    def _part_of(self, row: CellRow) -> int | None:
        above = self._above(row.parent_id)
        shown = any(unit.kind in SHOWN_AS_ONE for unit in above)
        return above[-1].unit_id if shown else None

    def _above(self, unit_id: int) -> list[UnitRow]:
        """The units from `unit_id` up to right below the digest's own, nearest first."""
        known, path = self._units_by_id, []
        while unit_id != self.unit_id and unit_id in known:
            path.append(known[unit_id])
            unit_id = known[unit_id].parent_id
        return path

    @cached_property
    def _units_by_id(self) -> dict[int, UnitRow]:
        return {unit.unit_id: unit for unit in self.units}

    @cached_property
    def _rows_by_id(self) -> dict[int, CellRow]:
        return {row.unit_id: row for row in self.cells}

    def at_unit(self, unit_id: int) -> "Figures | None":
        """The same figures opened at a unit further down; None where it is not in them."""
        if unit_id == self.unit_id:
            return self
        unit = self._units_by_id.get(unit_id)
        if unit is None:
            return None
        inside = {
            row.unit_id for row in self.cells if any(one.unit_id == unit_id for one in self._above(row.parent_id))
        }
        below = self.cut_to(inside)
        units = tuple(one for one in self.units if any(up.unit_id == unit_id for up in self._above(one.parent_id)))
        return replace(below, unit_id=unit_id, unit_name=unit.name, units=units, cut=self.cut)

    def above(self, unit_id: int) -> int | None:
        """The unit above `unit_id` within these figures; None for their own."""
        if unit_id == self.unit_id:
            return None
        row, unit = self.row(unit_id), self._units_by_id.get(unit_id)
        known = row if row is not None else unit
        return known.parent_id if known is not None else None

    def row(self, unit_id: int) -> CellRow | None:
        return self._rows_by_id.get(unit_id)

    def wanted_by(self, recipe: Mapping[str, object]) -> "Figures":
        """What of the figures a rendering's recipe is about: opened at a unit ("unit"), cut to some cells ("cells")."""
        figures = self
        if isinstance(unit_id := recipe.get("unit"), int):
            figures = self.at_unit(unit_id) or self
        if isinstance(cells := recipe.get("cells"), list):
            figures = figures.cut_to(cells)
        return figures

    def cut_to(self, unit_ids: Collection[int]) -> "Figures":
        """The same figures for some of the cells only."""
        cells = tuple(row for row in self.cells if row.unit_id in unit_ids)
        coming = tuple(one for one in self.coming if one.cell_id in unit_ids)
        signs = tuple(one for one in self.signs if one.cell_id in unit_ids)
        return replace(self, cells=cells, coming=coming, signs=signs, cut=self.cut or len(cells) < len(self.cells))

    def to_dict(self) -> dict[str, Any]:
        """As JSON: days and moments in ISO form, rows as lists."""
        return {
            "form": FORM,
            "unit_id": self.unit_id,
            "unit_name": self.unit_name,
            "kind": self.kind,
            "at": self.at.isoformat(),
            "period": _span_out(self.period),
            "ahead": _span_out(self.ahead),
            "quarter": list(self.quarter),
            "cells": [row.to_list() for row in self.cells],
            "units": list(self.units),
            "coming": [[one.cell_id, one.theme, one.starts_at.isoformat()] for one in self.coming],
            "signs": list(self.signs),
            "compared": _span_out(self.compared),
            "cut": self.cut,
            "witness": self.witness,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` made, as it was. Raises ValueError for a form that is not known."""
        if data["form"] != FORM:
            raise ValueError(f"figures of form {data['form']}")
        return cls(
            **{name: data[name] for name in ("unit_id", "unit_name", "kind", "cut")},
            at=datetime.fromisoformat(data["at"]),
            period=_span_in(data["period"]),
            ahead=_span_in(data["ahead"]),
            compared=_span_in(data["compared"]) if data["compared"] else None,
            quarter=(data["quarter"][0], data["quarter"][1]),
            cells=tuple([CellRow.from_list(row) for row in data["cells"]]),
            units=tuple(UnitRow(*unit) for unit in data["units"]),
            coming=tuple(Coming(cell, theme, datetime.fromisoformat(at)) for cell, theme, at in data["coming"]),
            signs=tuple(Seen(*one) for one in data["signs"]),
            witness=data.get("witness", ""),
        )


def _summed(unit: UnitRow, rows: Sequence[CellRow]) -> CellRow:
    """A unit as the sum of its cells. Its mark in a week is the best known of any cell, with how many sessions."""
    earlier = [row.earlier for row in rows if row.earlier is not None]
    weeks = tuple(week_of([row.weeks[n] for row in rows]) for n in range(min(len(row.weeks) for row in rows)))
    return CellRow(
        unit.unit_id,
        unit.name,
        total(row.counts for row in rows),
        weeks,
        total(earlier) if earlier else None,
        unit.parent_id,
        len(rows),
        unit.kind,
    )


def _span_out(span: Span | None) -> list[str] | None:
    return [span.first.isoformat(), span.last.isoformat()] if span is not None else None


def _span_in(days: list[str]) -> Span:
    return Span(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
