"""What follows a unit into another: its people, roles, sessions, tasks and whatever else points to it.

Every table that points to a unit is looked at, those of later features too. What must stay where it was (numbered
documents, the figures of past digests, the history itself) is named here; a test holds that nothing unique is missed.
"""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, Table, delete, select, update

from storage.base import table_of
from storage.database import Db
from storage.drafts import DraftRow, DraftState
from storage.people import Person, Role
from storage.schema import every_table
from storage.tasks import Report, Task

# Tables whose rows keep the unit they were made in.
STAYS = frozenset(
    {"documents", "document_counters", "cell_groups", "rhythms", "sign_looks", "digests", "unit_changes", "units"}
)
# Tables in which a unit may stand once only with the same other columns: what is there already is not doubled.
ONCE = {"roles": ("person_id", "name"), "place_told": ("matter_id",)}
REMEMBERED = ("people", "sessions", "meetings", "tasks")
MOST_IN_A_STATEMENT = 500


def pointing_columns() -> Iterator[tuple[Table, Column[Any]]]:
    """The columns of all tables that name a unit."""
    for table in every_table():
        for column in table.columns:
            if any(key.column.table.name == "units" for key in column.foreign_keys):
                yield table, column


def follow(db: Db, old_id: int, new_id: int) -> dict[str, list[int]]:
    """Let everything of one unit belong to another. Returns the ids of what is remembered, by table."""
    db.flush()
    moved: dict[str, list[int]] = {name: [] for name in REMEMBERED}
    for table, column in pointing_columns():
        if table.name in STAYS:
            continue
        if table.name in moved:
            moved[table.name] = list(db.scalars(select(table.c.id).where(column == old_id)))
        if table.name in ONCE:
            _drop_doubles(db, table, column, ONCE[table.name], old_id, new_id)
        db.execute(update(table).where(column == old_id).values({column.name: new_id}))
    _follow_drafts(db, old_id, new_id)
    db.expire_all()
    return moved


def _drop_doubles(db: Db, table: Table, column: Column[Any], others: Collection[str], old_id: int, new_id: int) -> None:
    there = table.alias()
    same = [there.c[name] == table.c[name] for name in others]
    known = select(there.c.id).where(there.c[column.name] == new_id, *same).exists()
    db.execute(delete(table).where(column == old_id, known))


def _follow_drafts(db: Db, old_id: int, new_id: int) -> None:
    """Forms that are open still speak of the unit by number."""
    open_ones = select(DraftRow).where(DraftRow.state.in_((DraftState.LIVE, DraftState.PARKED)))
    for draft in db.scalars(open_ones):
        if draft.data.get("cell_id") == old_id:
            draft.data = {**draft.data, "cell_id": new_id}
    db.flush()


def follow_people(db: Db, people: Collection[int], old_id: int, new_id: int) -> list[int]:
    """Let some people of a cell belong to a new one, with their roles there and their open tasks. Returns the tasks."""
    ids = list(people)
    tasks: list[int] = []
    for start in range(0, len(ids), MOST_IN_A_STATEMENT):
        some = ids[start : start + MOST_IN_A_STATEMENT]
        for table, whose in ((table_of(Person), "id"), (table_of(Role), "person_id")):
            db.execute(update(table).where(table.c[whose].in_(some), table.c.unit_id == old_id).values(unit_id=new_id))
        tasks += _follow_tasks(db, some, old_id, new_id)
    db.expire_all()
    return tasks


def _follow_tasks(db: Db, people: Collection[int], old_id: int, new_id: int) -> list[int]:
    tasks, reports = table_of(Task), table_of(Report)
    theirs = (tasks.c.cell_id == old_id, tasks.c.assignee_id.in_(list(people)), tasks.c.done_at.is_(None))
    ids = list(db.scalars(select(tasks.c.id).where(*theirs, tasks.c.state != "cancelled")))
    for table, column in ((tasks, tasks.c.id), (reports, reports.c.task_id)):
        db.execute(update(table).where(column.in_(ids)).values(cell_id=new_id))
    return ids
