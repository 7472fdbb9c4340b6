"""The figures of one digest as they are stored: made once, never changed, and all that a rendering may read.

Totals are always sums of the cells' rows, so that a digest cut to some cells still agrees with itself.
"""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Self

FORM = 1
WEEKLY = "weekly"
LIVE = "live"


@dataclass(frozen=True)
class Counts:
    """Numbers that are compared from week to week. `held` and `done` are of the period; `open`, `late` and
    `difficulty` are tasks at the moment of the figures; `without` is the number of cells with no thematic session held
    this quarter (0 or 1 for one cell), `without_plan` of those with none in the calendar either.
    """

    held: int = 0
    done: int = 0
    open: int = 0
    late: int = 0
    difficulty: int = 0
    without: int = 0
    without_plan: int = 0

    def plus(self, other: "Counts") -> "Counts":
        """The sum, number by number."""
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True)
class Mark:
    """One cell in one week. `session` is "held", "unlogged", "planned" or "none"; `late` the number of tasks that fell
    due in that week and were not done by its end.
    """

    session: str
    late: int = 0


@dataclass(frozen=True)
class CellRow:
    """One cell. `planned` sessions start in the week ahead; `unlogged` ones have passed without minutes; `missed` says
    that the quarter which ended in the period went by without a session. `weeks` are the marks, the oldest first, the
    week ahead last. `earlier` are the counts of the digest compared with (None: the cell was not in it).
    """

    unit_id: int
    name: str
    counts: Counts
    planned: int = 0
    unlogged: int = 0
    missed: bool = False
    weeks: tuple[Mark, ...] = ()
    earlier: Counts | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `asdict` made, as it was."""
        counts, earlier = Counts(**data["counts"]), data["earlier"]
        weeks = tuple(Mark(session, late) for session, late in data["weeks"])
        return cls(**{**data, "counts": counts, "weeks": weeks, "earlier": Counts(**earlier) if earlier else None})


@dataclass(frozen=True)
class Coming:
    """A session of the week ahead. `starts_at` is local."""

    cell_id: int
    theme: str
    starts_at: datetime


@dataclass(frozen=True)
class Span:
    """Whole local days, from `first` to `last`, both counted."""

    first: date
    last: date


@dataclass(frozen=True)
class Figures:
    """A unit's figures. `at` is local and says when they were taken; `period` is the week reported, `ahead` the seven
    days that follow; `quarter` is (year, 1 to 4); `compared` the period of the earlier digest (None: there is none).
    """

    unit_id: int
    unit_name: str
    kind: str
    at: datetime
    period: Span
    ahead: Span
    quarter: tuple[int, int]
    cells: tuple[CellRow, ...]
    coming: tuple[Coming, ...] = ()
    compared: Span | None = None
    cut: bool = False

    @property
    def totals(self) -> Counts:
        return _sum(row.counts for row in self.cells)

    @property
    def earlier_totals(self) -> Counts:
        """The totals of the earlier digest over the same cells."""
        return _sum(row.earlier or Counts() for row in self.cells)

    def row(self, unit_id: int) -> CellRow | None:
        return next((row for row in self.cells if row.unit_id == unit_id), None)

    def cut_to(self, unit_ids: Collection[int]) -> "Figures":
        """The same figures for some of the cells only."""
        cells = tuple(row for row in self.cells if row.unit_id in unit_ids)
        coming = tuple(one for one in self.coming if one.cell_id in unit_ids)
        return replace(self, cells=cells, coming=coming, cut=self.cut or len(cells) < len(self.cells))

    def to_dict(self) -> dict[str, Any]:
        """As JSON: days and moments in ISO form, a mark as [session, late]."""
        data = asdict(self)
        for row, cell in zip(data["cells"], self.cells, strict=True):
            row["weeks"] = [[mark.session, mark.late] for mark in cell.weeks]
        for one in data["coming"]:
            one["starts_at"] = one["starts_at"].isoformat()
        spans = {name: _span_out(getattr(self, name)) for name in ("period", "ahead", "compared")}
        return {**data, **spans, "at": self.at.isoformat(), "quarter": list(self.quarter), "form": FORM}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` made, as it was. Raises ValueError for a form that is not known."""
        if data["form"] != FORM:
            raise ValueError(f"figures of form {data['form']}")
        ready = {name: data[name] for name in ("unit_id", "unit_name", "kind", "cut")}
        return cls(
            **ready,
            at=datetime.fromisoformat(data["at"]),
            period=_span_in(data["period"]),
            ahead=_span_in(data["ahead"]),
            compared=_span_in(data["compared"]) if data["compared"] else None,
            quarter=(data["quarter"][0], data["quarter"][1]),
            cells=tuple(CellRow.from_dict(row) for row in data["cells"]),
            coming=tuple(
                Coming(one["cell_id"], one["theme"], datetime.fromisoformat(one["starts_at"])) for one in data["coming"]
            ),
        )


def _sum(counts: Any) -> Counts:
    total = Counts()
    for one in counts:
        total = total.plus(one)
    return total


def _span_out(span: Span | None) -> list[str] | None:
    return [span.first.isoformat(), span.last.isoformat()] if span is not None else None


def _span_in(days: list[str]) -> Span:
    return Span(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
