"""Taking a unit's figures: five statements, each over all its cells at once, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from handlers.digests import rules
from handlers.digests.rules import Period
from handlers.digests.snapshot import LIVE, WEEKLY, CellRow, Coming, Counts, Figures, Mark, Span
from storage.digests import DigestSnapshot, latest_live, snapshot_before
from storage.meetings import Meeting
from storage.people import Unit, UnitKind
from storage.sessions import SessionState, ThematicSession
from storage.tasks import OPEN_STATES, Task, TaskState

Numbers = Mapping[int, Mapping[str, Any]]
PerCell = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Question:
    """Of which unit, at which moment, about which days figures are wanted."""

    unit: Unit
    kind: str
    at: datetime
    zone: ZoneInfo
    period: Period
    cells: Select[tuple[int]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", _cells_below(self.unit.id))

    def within(self, column: Any, span: Span) -> ColumnElement[bool]:
        """That a moment's column lies in whole local days."""
        start, end = rules.moments(span, self.zone)
        return and_(column >= start, column < end)


def take_weekly(session: Session, unit: Unit, moment: datetime, now: datetime, zone: ZoneInfo) -> DigestSnapshot:
    """Make the snapshot of the weekly digest that was due at `moment`. The caller sees to it that there is one only."""
    period = rules.weekly_period(moment.astimezone(zone).date())
    return _keep(session, take(session, Question(unit, WEEKLY, now, zone, period)), now)


def take_live(session: Session, unit: Unit, now: datetime, zone: ZoneInfo) -> tuple[DigestSnapshot, bool]:
    """The figures of this moment, and whether they are new: where the last were taken less than a minute ago and
    nothing has changed since, those are used.
    """
    period = rules.live_period(now.astimezone(zone).date())
    figures = take(session, Question(unit, LIVE, now, zone, period))
    last = latest_live(session, unit.id)
    if last is None or last.at + rules.FRESH <= now:
        return _keep(session, figures, now), True
    if replace(Figures.from_dict(last.figures), at=figures.at) == figures:
        return last, False
    return _keep(session, figures, max(now, last.at + timedelta(microseconds=1))), True


def _keep(session: Session, figures: Figures, at: datetime) -> DigestSnapshot:
    snapshot = DigestSnapshot(
        unit_id=figures.unit_id, kind=figures.kind, week=figures.period.first, at=at, figures=figures.to_dict()
    )
    session.add(snapshot)
    session.flush()
    return snapshot


def take(session: Session, question: Question) -> Figures:
    """Ask the database. Nothing is written."""
    unit, period = question.unit, question.period
    before = snapshot_before(session, unit.id, period.span.first)
    earlier = Figures.from_dict(before.figures) if before is not None else None
    meetings = _by_cell(session, _meetings(question))
    sessions = _by_cell(session, _sessions(question))
    tasks = _by_cell(session, _tasks(question))
    names = session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(question.cells)))
    rows = [_row(question, cell, name, meetings, sessions, tasks) for cell, name in names]
    rows = [replace(row, earlier=_earlier(earlier, row.unit_id)) for row in rows]
    return Figures(
        unit_id=unit.id, unit_name=unit.name, kind=question.kind, at=question.at.astimezone(question.zone),
        period=period.span, ahead=period.ahead, quarter=rules.quarter_number(period.quarter.first),
        cells=tuple(rules.by_name(rows)), coming=_coming(session, question),
        compared=earlier.period if earlier is not None else None,
    )  # fmt: skip


def _earlier(earlier: Figures | None, unit_id: int) -> Counts | None:
    row = earlier.row(unit_id) if earlier is not None else None
    return row.counts if row is not None else None


def _row(question: Question, cell: int, name: str, meetings: Numbers, sessions: Numbers, tasks: Numbers) -> CellRow:
    held, planned, work = meetings.get(cell, {}), sessions.get(cell, {}), tasks.get(cell, {})
    without = 0 if held.get("quarter") else 1
    counts = Counts(
        held=held.get("held", 0),
        done=work.get("done", 0),
        open=work.get("open", 0),
        late=work.get("late", 0),
        difficulty=work.get("difficulty", 0),
        without=without,
        without_plan=0 if planned.get("quarter") else without,
    )
    marks = tuple(_mark(n, held, planned, work) for n in range(len(question.period.weeks)))
    missed = question.period.ended_quarter is not None and not held.get("ended_quarter")
    return CellRow(cell, name, counts, planned.get("ahead", 0), planned.get("unlogged", 0), missed, marks)


def _mark(n: int, held: Mapping[str, Any], planned: Mapping[str, Any], work: Mapping[str, Any]) -> Mark:
    sessions = held.get(f"held_{n}", 0), planned.get(f"unlogged_{n}", 0), planned.get(f"planned_{n}", 0)
    return Mark(rules.session_mark(*sessions), work.get(f"late_{n}", 0))


def _cells_below(unit_id: int) -> Select[tuple[int]]:
    tree = select(Unit.id, Unit.kind).where(Unit.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(Unit.id, Unit.kind).join(tree, Unit.parent_id == tree.c.id))
    return select(tree.c.id).where(tree.c.kind == UnitKind.CELL)


def _by_cell(session: Session, query: PerCell) -> dict[int, Mapping[str, Any]]:
    return {row["cell_id"]: {**row} for row in session.execute(query).mappings()}


def _count(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return func.count(case((condition, 1))).label(name)


def _meetings(question: Question) -> PerCell:
    """Sessions held, by when they were held."""
    started, period = Meeting.started_at, question.period
    spans = {f"held_{n}": week for n, week in enumerate(period.weeks)}
    spans |= {"held": period.span, "quarter": period.quarter}
    if period.ended_quarter is not None:
        spans["ended_quarter"] = period.ended_quarter
    oldest = min(span.first for span in spans.values())
    columns = [_count(question.within(started, span), name) for name, span in spans.items()]
    return (
        select(Meeting.cell_id, *columns)
        .where(Meeting.cell_id.in_(question.cells), started >= rules.moments(Span(oldest, oldest), question.zone)[0])
        .group_by(Meeting.cell_id)
    )


def _sessions(question: Question) -> PerCell:
    """Sessions still planned: ahead, or passed without minutes for longer than is allowed."""
    starts, period, at = ThematicSession.starts_at, question.period, question.at
    overdue = starts < at - rules.LOGGED_WITHIN
    oldest, _ = rules.moments(period.weeks[0], question.zone)
    columns = [
        _count(and_(starts >= at, question.within(starts, period.ahead)), "ahead"),
        _count(and_(~overdue, question.within(starts, period.quarter)), "quarter"),
        _count(overdue, "unlogged"),
    ]
    for n, week in enumerate(period.weeks):
        inside = question.within(starts, week)
        columns += [_count(and_(inside, overdue), f"unlogged_{n}"), _count(and_(inside, ~overdue), f"planned_{n}")]
    return (
        select(ThematicSession.cell_id, *columns)
        .where(
            ThematicSession.cell_id.in_(question.cells),
            ThematicSession.state == SessionState.PLANNED,
            starts >= oldest,
        )
        .group_by(ThematicSession.cell_id)
    )


def _tasks(question: Question) -> PerCell:
    """Tasks done in the period; open, late and in difficulty at the moment; and those that each week left undone."""
    today = question.at.astimezone(question.zone).date()
    done, is_open = Task.state == TaskState.DONE, Task.state.in_(OPEN_STATES)
    columns = [
        _count(and_(done, question.within(Task.done_at, question.period.span)), "done"),
        _count(is_open, "open"),
        _count(and_(is_open, Task.due_on < today), "late"),
        _count(Task.state == TaskState.IN_DIFFICULTY, "difficulty"),
    ]
    for n, week in enumerate(question.period.weeks):
        _, end = rules.moments(week, question.zone)
        undone = or_(is_open, Task.done_at >= end)
        due = and_(Task.due_on.between(week.first, week.last), Task.due_on < today)
        columns.append(_count(and_(due, undone), f"late_{n}"))
    return select(Task.cell_id, *columns).where(Task.cell_id.in_(question.cells)).group_by(Task.cell_id)


def _coming(session: Session, question: Question) -> tuple[Coming, ...]:
    query = (
        select(ThematicSession.cell_id, ThematicSession.theme, ThematicSession.starts_at)
        .where(
            ThematicSession.cell_id.in_(question.cells),
            ThematicSession.state == SessionState.PLANNED,
            ThematicSession.starts_at >= question.at,
            question.within(ThematicSession.starts_at, question.period.ahead),
        )
        .order_by(ThematicSession.starts_at, ThematicSession.id)
    )
    rows = session.execute(query)
    return tuple(Coming(cell, theme, starts.astimezone(question.zone)) for cell, theme, starts in rows)
