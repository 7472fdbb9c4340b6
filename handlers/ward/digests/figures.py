"""Taking a unit's figures: a few statements (storage/figures.py), however many cells there are.

`make proof-city` measures them over a whole city (docs/city.md).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.ward.digests import rules
from handlers.ward.digests.counts import Counts, MarkCounts
from handlers.ward.digests.rules import Period
from handlers.ward.digests.snapshot import LIVE, WEEKLY, CellRow, Coming, Figures, Seen, Span, UnitRow
from storage.audit_witness import witness
from storage.database import Db
from storage.digests import DigestSnapshot, latest_live, snapshots_before
from storage.figures import Numbers, coming_sessions, counts_by_cell, signs_shown, units_below
from storage.people import Unit, UnitKind

LateIn = Callable[[Collection[int]], Mapping[int, int]]


@dataclass(frozen=True)
class Inquiry:
    """Of which unit, at which moment, about which days figures are wanted."""

    unit: Unit
    kind: str
    at: datetime
    zone: ZoneInfo
    period: Period

    @property
    def parameters(self) -> dict[str, Any]:
        """What the statements ask for by name: of each span "<name>_first" and "<name>_after" as days, "<name>_start"
        and "<name>_end" as moments. A quarter that did not end in the period has no days.
        """
        period, today = self.period, self.at.astimezone(self.zone).date()
        nowhere = Span(today, today - timedelta(days=1))
        spans = {"period": period.span, "ahead": period.ahead, "quarter": period.quarter}
        spans["ended"] = period.ended_quarter or nowhere
        spans |= {f"week{n}": week for n, week in enumerate(period.weeks)}
        found: dict[str, Any] = {"unit": self.unit.id, "at": self.at, "today": today}
        found["unlogged_before"] = self.at - rules.LOGGED_WITHIN
        for name, span in spans.items():
            found[f"{name}_first"], found[f"{name}_after"] = span.first, min(rules.after(span), today)
            found[f"{name}_start"], found[f"{name}_end"] = rules.moments(span, self.zone)
        found["oldest"] = min(found["week0_start"], found["quarter_start"], found["ended_start"])
        return found


def take_weekly(
    db: Db, unit: Unit, moment: datetime, now: datetime, zone: ZoneInfo, late: LateIn | None = None
) -> DigestSnapshot:
    """Make the snapshot of the weekly digest that was due at `moment`. The caller sees to it that there is one only.
    `late` says how many sessions of each of some cells have a step of preparation that is late.
    The audit's witness goes out with it.
    """
    period = rules.weekly_period(moment.astimezone(zone).date())
    figures = _with(late, take(db, Inquiry(unit, WEEKLY, now, zone, period)))
    return _keep(db, replace(figures, witness=witness(db)), now)


def _with(late: LateIn | None, figures: Figures) -> Figures:
    counts = late([row.unit_id for row in figures.cells]) if late is not None else {}
    rows = (
        replace(row, counts=row.counts._replace(unprepared=counts[row.unit_id])) if row.unit_id in counts else row
        for row in figures.cells
    )
    return replace(figures, cells=tuple(rows)) if counts else figures


def take_live(
    db: Db, unit: Unit, now: datetime, zone: ZoneInfo, late: LateIn | None = None
) -> tuple[DigestSnapshot, bool]:
    """The figures of this moment, and whether they are new: where the last were taken less than a minute ago and
    nothing has changed since, those are used.
    """
    period = rules.live_period(now.astimezone(zone).date())
    figures = _with(late, take(db, Inquiry(unit, LIVE, now, zone, period)))
    last = latest_live(db, unit.id)
    if last is None or last.at + rules.FRESH <= now:
        return _keep(db, figures, now), True
    if replace(Figures.from_dict(last.figures), at=figures.at) == figures:
        return last, False
    return _keep(db, figures, max(now, last.at + timedelta(microseconds=1))), True


def _keep(db: Db, figures: Figures, at: datetime) -> DigestSnapshot:
    snapshot = DigestSnapshot(
        unit_id=figures.unit_id, kind=figures.kind, week=figures.period.first, at=at, figures=figures.to_dict()
    )
    db.add(snapshot)
    db.flush()
    return snapshot


def take(db: Db, inquiry: Inquiry) -> Figures:
    """Ask the database. Nothing is written."""
    unit, period = inquiry.unit, inquiry.period
    earlier, compared = _earlier(db, inquiry)
    parameters = inquiry.parameters
    found = counts_by_cell(db, parameters, rules.WEEKS_SHOWN)
    units, cells = _units(db, unit)
    rows = [
        _row(period, cell, [one.get(cell.unit_id, _NOTHING) for one in found], earlier.get(cell.unit_id))
        for cell in cells
    ]
    return Figures(
        unit_id=unit.id,
        unit_name=unit.name,
        kind=inquiry.kind,
        at=inquiry.at.astimezone(inquiry.zone),
        period=period.span,
        ahead=period.ahead,
        quarter=rules.quarter_number(period.quarter.first),
        cells=tuple(rules.by_name(rows)),
        units=tuple(units),
        coming=_coming(db, parameters, inquiry.zone),
        signs=tuple([Seen(*sign) for sign in signs_shown(db, parameters)]),
        compared=compared,
    )


def _earlier(db: Db, inquiry: Inquiry) -> tuple[dict[int, Counts], Span | None]:
    """Each cell's counts in the latest weekly digest, also one of a unit that this was made of, and of which days."""
    snapshots = snapshots_before(db, inquiry.unit.id, inquiry.period.span.first)
    counts: dict[int, Counts] = {}
    for snapshot in snapshots:
        counts |= {row[0]: Counts(*row[2]) for row in snapshot.figures["cells"]}
    return counts, rules.days_from(snapshots[0].week) if snapshots else None


_NOTHING: Numbers = {}


def _row(period: Period, cell: UnitRow, found: Sequence[Numbers], earlier: Counts | None) -> CellRow:
    held, planned, work, done, reports, visits, remarks = found
    without = 0 if held.get("quarter") else 1
    counts = Counts(
        held=held.get("held", 0),
        done=done.get("done", 0),
        open=work.get("open", 0),
        late=work.get("late", 0),
        difficulty=work.get("difficulty", 0),
        without=without,
        without_plan=0 if planned.get("quarter") else without,
        planned=planned.get("ahead", 0),
        unlogged=planned.get("unlogged", 0),
        missed=int(period.ended_quarter is not None and not held.get("ended_quarter")),
        reports=reports.get("reports", 0),
        waiting=planned.get("waiting", 0),
        visited=visits.get("visited", 0),
        to_visit=visits.get("to_visit", 0),
        remarks=remarks.get("remarks", 0),
    )
    marks = tuple([_mark(names, held, planned, work, done) for names in _WEEK_NAMES])
    return CellRow(cell.unit_id, cell.name, counts, marks, earlier, cell.parent_id)


_WEEK_NAMES = tuple((f"held_{n}", f"unlogged_{n}", f"planned_{n}", f"late_{n}") for n in range(rules.WEEKS_SHOWN + 1))


def _mark(
    names: tuple[str, str, str, str], held: Numbers, planned: Numbers, work: Numbers, done: Numbers
) -> MarkCounts:
    in_week, unlogged, coming, late = names
    sessions = held.get(in_week, 0), planned.get(unlogged, 0), planned.get(coming, 0)
    state, number = rules.session_mark(*sessions)
    return MarkCounts(state, work.get(late, 0) + done.get(late, 0), number)


def _units(db: Db, root: Unit) -> tuple[list[UnitRow], list[UnitRow]]:
    """The units below `root`: those between, and the cells. What is below a cell belongs to the cell."""
    rows = [UnitRow(unit_id, name, kind, parent or 0) for unit_id, name, kind, parent in units_below(db, root.id)]
    cells = [row for row in rows if row.kind == UnitKind.CELL]
    holding = {row.parent_id for row in rows}
    units = [row for row in rows if row.kind != UnitKind.CELL and row.unit_id in holding and row.unit_id != root.id]
    return units, cells


def _coming(db: Db, parameters: Mapping[str, Any], zone: ZoneInfo) -> tuple[Coming, ...]:
    return tuple([Coming(cell, theme, at.astimezone(zone)) for cell, theme, at in coming_sessions(db, parameters)])
