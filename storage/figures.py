"""A unit's figures: a few statements, each over all its cells at once, by an index. Built once.

What they ask for by name (`Parameters`) is told by `Inquiry.parameters` in handlers/ward/digests/figures.py. `past` is
the number of weeks behind the present one of which each has numbers of its own; week `past` is the present one.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, bindparam, case, func, or_, select

from storage.database import Db
from storage.feedback import Feedback
from storage.meetings import Meeting
from storage.people import Unit, UnitKind
from storage.sessions import Approval, Session, SessionKind, SessionState
from storage.signs import Sign
from storage.tasks import DONE_STATES, OPEN_STATES, Report, Task, TaskState
from storage.visits import is_remarked_on, is_visit_planned

PerCell = Select[*tuple[Any, ...]]
Parameters = Mapping[str, Any]
Numbers = Mapping[str, int]


@cache
def _tree() -> CTE:
    """The unit that is asked about, and all below it."""
    above = select(Unit.id, Unit.kind).where(Unit.id == bindparam("unit")).cte("tree", recursive=True)
    return above.union_all(select(Unit.id, Unit.kind).join(above, Unit.parent_id == above.c.id))


@cache
def _cells() -> Select[tuple[int]]:
    return select(_tree().c.id).where(_tree().c.kind == UnitKind.CELL)


def _count(condition: ColumnElement[bool], name: str) -> ColumnElement[int]:
    return func.count(case((condition, 1))).label(name)


def _within(column: Any, span: str) -> ColumnElement[bool]:
    """That a moment's column lies in the span's days."""
    return and_(column >= bindparam(f"{span}_start"), column < bindparam(f"{span}_end"))


def _due(span: str) -> ColumnElement[bool]:
    """That a task fell due in the span's days, before today."""
    return and_(Task.due_on >= bindparam(f"{span}_first"), Task.due_on < bindparam(f"{span}_after"))


def _per_cell(model: Any, columns: Sequence[ColumnElement[int]], *conditions: ColumnElement[bool]) -> PerCell:
    return select(model.cell_id, *columns).where(model.cell_id.in_(_cells()), *conditions).group_by(model.cell_id)


@cache
def _meetings(past: int) -> PerCell:
    """Sessions held, by when they were held."""
    spans = {"held": "period", "quarter": "quarter", "ended_quarter": "ended"}
    spans |= {f"held_{n}": f"week{n}" for n in range(past + 1)}
    columns = [_count(_within(Meeting.started_at, span), name) for name, span in spans.items()]
    query = _per_cell(Meeting, columns, Meeting.started_at >= bindparam("oldest"))
    # Sittings of other kinds are in the cell's book, but do not count as thematic sessions.
    thematic = (Session.id == Meeting.session_id) & (Session.kind == SessionKind.THEMATIC)
    return query.join(Session, thematic)


@cache
def _sessions(past: int) -> PerCell:
    """Sessions still planned: ahead, or passed without minutes for longer than is allowed."""
    starts = Session.starts_at
    overdue = starts < bindparam("unlogged_before")
    columns = [
        _count(and_(starts >= bindparam("at"), _within(starts, "ahead")), "ahead"),
        _count(and_(~overdue, _within(starts, "quarter")), "quarter"),
        _count(overdue, "unlogged"),
    ]
    for n in range(past + 1):
        inside = _within(starts, f"week{n}")
        columns += [_count(and_(inside, overdue), f"unlogged_{n}"), _count(and_(inside, ~overdue), f"planned_{n}")]
    columns.append(_count(Session.approval == Approval.WAITING, "waiting"))
    return _per_cell(Session, columns, *_planned(), starts >= bindparam("week0_start"))


def _planned() -> tuple[ColumnElement[bool], ...]:
    return Session.state == SessionState.PLANNED, Session.kind == SessionKind.THEMATIC


@cache
def _visits() -> PerCell:
    """Sessions with a visitor: those of the period that were held, and those ahead that one is to come to."""
    starts, held = Session.starts_at, Session.state == SessionState.HELD
    expected = is_visit_planned()
    columns = [
        _count(and_(held, _within(starts, "period"), or_(expected, is_remarked_on())), "visited"),
        _count(and_(~held, starts >= bindparam("at"), _within(starts, "ahead"), expected), "to_visit"),
    ]
    states = Session.state.in_((SessionState.PLANNED, SessionState.HELD))
    recent = and_(starts >= bindparam("period_start"), starts < bindparam("ahead_end"))
    return _per_cell(Session, columns, states, recent)


@cache
def _open_tasks(past: int) -> PerCell:
    """Tasks open, late and in difficulty at the moment; and those that each week left undone and are so still."""
    columns = [
        func.count().label("open"),
        _count(Task.due_on < bindparam("today"), "late"),
        _count(Task.state == TaskState.IN_DIFFICULTY, "difficulty"),
        *(_count(_due(f"week{n}"), f"late_{n}") for n in range(past)),
    ]
    return _per_cell(Task, columns, Task.state.in_(OPEN_STATES))


@cache
def _done_tasks(past: int) -> PerCell:
    """Tasks done in the period; and those done since that their week had left undone."""
    columns = [_count(_within(Task.done_at, "period"), "done")]
    for n in range(past):
        columns.append(_count(and_(_due(f"week{n}"), Task.done_at >= bindparam(f"week{n}_end")), f"late_{n}"))
    return _per_cell(Task, columns, Task.state.in_(DONE_STATES), Task.done_at >= bindparam("week0_start"))


@cache
def _reports() -> PerCell:
    """Reports written in the period and not taken back."""
    return _per_cell(
        Report, [func.count().label("reports")], _within(Report.at, "period"), Report.withdrawn_at.is_(None)
    )


@cache
def _remarks() -> PerCell:
    """What visitors said in the period about a meeting."""
    query = _per_cell(Meeting, [func.count().label("remarks")], _within(Feedback.at, "period"))
    return query.join(Feedback, Feedback.meeting_id == Meeting.id)


@cache
def _coming() -> PerCell:
    starts = Session.starts_at
    return (
        select(Session.cell_id, Session.theme, starts)
        .where(Session.cell_id.in_(_cells()), *_planned(), starts >= bindparam("at"), _within(starts, "ahead"))
        .order_by(starts, Session.id)
    )


@cache
def _signs() -> PerCell:
    return (
        select(Sign.cell_id, Sign.session_id, Sign.rule, Sign.answered_at.is_not(None))
        .where(
            Sign.cell_id.in_(_cells()),
            Sign.gone_at.is_(None),
            Sign.shown_from <= bindparam("at"),
            Sign.shown_from >= bindparam("week0_start"),
        )
        .order_by(Sign.shown_from.desc(), Sign.id)
    )


@cache
def _below() -> Select[int, str, str, int | None]:
    return select(Unit.id, Unit.name, Unit.kind, Unit.parent_id).join(_tree(), _tree().c.id == Unit.id)


def counts_by_cell(db: Db, parameters: Parameters, past: int) -> list[dict[int, Numbers]]:
    """What is counted of each cell, by its id: meetings, planned sessions, open tasks, done tasks, reports, visits,
    remarks, in this order. A cell of which there is nothing to count is left out.
    """
    statements = (
        _meetings(past),
        _sessions(past),
        _open_tasks(past),
        _done_tasks(past),
        _reports(),
        _visits(),
        _remarks(),
    )
    return [_by_cell(db, statement, parameters) for statement in statements]


def _by_cell(db: Db, query: PerCell, parameters: Parameters) -> dict[int, Numbers]:
    """What each cell's row says, by the columns' names."""
    result = db.execute(query, parameters)
    names = list(result.keys())[1:]
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in result}


def units_below(db: Db, unit_id: int) -> list[tuple[int, str, str, int | None]]:
    """(unit, name, kind, parent) of the unit and all below it."""
    rows = db.execute(_below(), {"unit": unit_id})
    return [(below, name, kind, parent) for below, name, kind, parent in rows]


def coming_sessions(db: Db, parameters: Parameters) -> list[tuple[int, str, datetime]]:
    """(cell, theme, start) of the planned thematic sessions ahead, the earliest first."""
    return [(cell, theme, starts) for cell, theme, starts in db.execute(_coming(), parameters)]


def signs_shown(db: Db, parameters: Parameters) -> list[tuple[int, int, str, bool]]:
    """(cell, session, rule, whether it was answered) of the signs that may be shown above the cells, since the first
    of the weeks, the latest first.
    """
    rows = db.execute(_signs(), parameters)
    return [(cell, session, rule, bool(answered)) for cell, session, rule, answered in rows]
