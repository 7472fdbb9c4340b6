"""Finding sessions, tasks and places by words: the rows' own folded words (search_words.py), never opinions or
questions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, or_, select

from storage.database import Db
from storage.places import PlaceMatter
from storage.sessions import Session, SessionState
from storage.tasks import Task


@dataclass(frozen=True)
class Found:
    """The rows that match, the best first, at most as many as were asked for; `more`: there are others."""

    rows: tuple[Any, ...]
    more: bool = False


def words_in(model: Any, words: Sequence[str]) -> ColumnElement[int]:
    """How many of the words (folded, without spaces) a row has, each at the beginning of a word."""
    parts = [case((model.folded.like(f"% {word}%"), 1), else_=0) for word in words]
    total: ColumnElement[int] = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def find_sessions(db: Db, cells: Collection[int], words: Sequence[str], least: int, limit: int) -> Found:
    """The sessions of these cells that have at least so many of the words, but for those called off."""
    model = Session
    there = (model.cell_id.in_(list(cells)), model.state != SessionState.CANCELLED)
    return _found(db, model, there, words, least, limit, model.starts_at.desc())


def find_tasks(db: Db, cells: Collection[int], own: int, words: Sequence[str], least: int, limit: int) -> Found:
    """The tasks of these cells, and those of the person `own`, that have at least so many of the words."""
    there = (or_(Task.cell_id.in_(list(cells)), Task.assignee_id == own), Task.state != "cancelled")
    return _found(db, Task, there, words, least, limit, Task.due_on.desc())


def find_matters(db: Db, cells: Collection[int], words: Sequence[str], least: int, limit: int) -> Found:
    """What was raised about places whose names have at least so many of the words."""
    there = (PlaceMatter.cell_id.in_(list(cells)),)
    return _found(db, PlaceMatter, there, words, least, limit, PlaceMatter.raised_on.desc())


def _found(
    db: Db, model: Any, there: Sequence[ColumnElement[bool]], words: Sequence[str], least: int, limit: int, newest: Any
) -> Found:
    score = words_in(model, words)
    query = select(model).where(*there, score >= least).order_by(score.desc(), newest, model.id.desc())
    rows = db.scalars(query.limit(limit + 1)).all()
    return Found(tuple(rows[:limit]), len(rows) > limit)
