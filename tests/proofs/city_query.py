"""The yardstick of `make proof-city`: a unit's figures in one statement, written by hand for the indexes."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, TextClause, bindparam, text

from handlers.ward.digests import rules
from handlers.ward.digests.figures import Inquiry
from storage.base import UtcDateTime

_TREE = """
WITH RECURSIVE tree(id, kind) AS (
  SELECT id, kind FROM units WHERE id = :unit
  UNION ALL SELECT units.id, units.kind FROM units JOIN tree ON units.parent_id = tree.id
),
cells AS (SELECT id FROM tree WHERE kind = 'cell'),
m AS (
  SELECT meetings.cell_id, {meetings} FROM meetings JOIN sessions ON sessions.id = meetings.session_id
  WHERE meetings.cell_id IN (SELECT id FROM cells) AND started_at >= :oldest AND sessions.kind = 'thematic'
  GROUP BY meetings.cell_id
),
s AS (
  SELECT cell_id, {sessions} FROM sessions
  WHERE cell_id IN (SELECT id FROM cells) AND state = 'planned' AND kind = 'thematic' AND starts_at >= :week0_start
  GROUP BY cell_id
),
o AS (
  SELECT cell_id, {open} FROM tasks
  WHERE cell_id IN (SELECT id FROM cells) AND state IN ('new', 'doing', 'partly', 'in_difficulty') GROUP BY cell_id
),
d AS (
  SELECT cell_id, {done} FROM tasks
  WHERE cell_id IN (SELECT id FROM cells) AND state = 'done' AND done_at >= :week0_start GROUP BY cell_id
),
r AS (
  SELECT cell_id, count(*) AS reports FROM reports
  WHERE cell_id IN (SELECT id FROM cells) AND at >= :period_start AND at < :period_end GROUP BY cell_id
)
SELECT cells.id, {all} FROM cells LEFT JOIN m ON m.cell_id = cells.id LEFT JOIN s ON s.cell_id = cells.id
LEFT JOIN o ON o.cell_id = cells.id LEFT JOIN d ON d.cell_id = cells.id LEFT JOIN r ON r.cell_id = cells.id
"""
_HELD = (("held", "period"), ("quarter", "quarter"))
_MOMENTS = ("at", "oldest", "unlogged_before")


def one_statement(with_weeks: bool = True) -> TextClause:
    """Its columns: the cell; held, quarter, done, open, late, difficulty, planned, unlogged, reports; then, unless only
    the totals are wanted, for each week: held, unlogged, planned, late.
    """
    weeks = range(rules.WEEKS_SHOWN + 1 if with_weeks else 0)
    columns = {
        "meetings": [_count(_within("started_at", span), name) for name, span in _HELD],
        "sessions": [
            _count(f"starts_at >= :at AND {_within('starts_at', 'ahead')}", "planned"),
            _count("starts_at < :unlogged_before", "unlogged"),
        ],
        "open": [
            "count(*) AS open",
            _count("due_on < :today", "late"),
            _count("state = 'in_difficulty'", "difficulty"),
        ],
        "done": [_count(_within("done_at", "period"), "done")],
    }
    for n in weeks:
        due = f"due_on >= :week{n}_first AND due_on < :week{n}_after"
        inside = _within("starts_at", f"week{n}")
        columns["meetings"].append(_count(_within("started_at", f"week{n}"), f"held_{n}"))
        columns["sessions"].append(_count(f"{inside} AND starts_at < :unlogged_before", f"unlogged_{n}"))
        columns["sessions"].append(_count(f"{inside} AND starts_at >= :unlogged_before", f"planned_{n}"))
        columns["open"].append(_count(due, f"open_{n}"))
        columns["done"].append(_count(f"{due} AND done_at >= :week{n}_end", f"done_{n}"))
    numbers = [
        "m.held",
        "m.quarter",
        "d.done",
        "o.open",
        "o.late",
        "o.difficulty",
        "s.planned",
        "s.unlogged",
        "r.reports",
    ]
    shown = [f"coalesce({one}, 0)" for one in numbers]
    for n in weeks:
        late = f"coalesce(o.open_{n}, 0) + coalesce(d.done_{n}, 0)"
        shown += [*(f"coalesce({one}_{n}, 0)" for one in ("m.held", "s.unlogged", "s.planned")), late]
    parts = {name: ", ".join(some) for name, some in columns.items()}
    statement = _TREE.format(all=", ".join(shown), **parts)
    return text(statement).bindparams(*(one for one in _typed() if f":{one.key}" in statement))


def _count(condition: str, name: str) -> str:
    return f"count(CASE WHEN {condition} THEN 1 END) AS {name}"


def _within(column: str, span: str) -> str:
    return f"{column} >= :{span}_start AND {column} < :{span}_end"


def _typed() -> Iterator[BindParameter[Any]]:
    spans = ["period", "ahead", "quarter", *(f"week{n}" for n in range(rules.WEEKS_SHOWN + 1))]
    for name in (*_MOMENTS, *(f"{span}_{end}" for span in spans for end in ("start", "end"))):
        yield bindparam(name, type_=UtcDateTime())


def ask(connection: Connection, statement: TextClause, inquiry: Inquiry) -> dict[int, Sequence[int]]:
    """The statement's answer by cell."""
    wanted = statement.compile().params
    given = {name: value for name, value in inquiry.parameters.items() if name in wanted}
    return {row[0]: row[1:] for row in connection.execute(statement, given)}
