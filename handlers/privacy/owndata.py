"""Everything that is kept of one person, as a file for them to read."""

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from handlers.context import Work
from handlers.privacy import texts
from storage.base import Base, table_of
from storage.datarequests import DataRequest
from storage.drafts import Draft
from storage.leaves import Leave
from storage.meetings import Attendance
from storage.people import Account, Binding, Person
from storage.sessions import AttendanceAnswer
from storage.tasks import Report, Task, TaskHelper

KIND = "own_data"
_OF_PERSON: tuple[type[Base], ...] = (
    Attendance, AttendanceAnswer, Report, TaskHelper, Leave, DataRequest, Draft, Binding,
)  # fmt: skip


def own_data_recipe(work: Work, person: Person) -> dict[str, Any]:
    return {"kind": KIND, "person_id": person.id, "at": work.now.isoformat(), "zone": work.zone.key}


def render(session: Session, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file's name, content (JSON, UTF-8, moments in the recipe's zone) and type."""
    person = session.get_one(Person, int(recipe["person_id"]))
    data = {"taken_at": recipe["at"], **own_data(session, person, ZoneInfo(recipe["zone"]))}
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return texts.FILE_NAME, content, "application/json"


def own_data(session: Session, person: Person, zone: ZoneInfo) -> dict[str, Any]:
    """By table, the rows that are about the person. Messages are not repeated: they are in the chat itself."""
    accounts = select(Account).join(Binding).where(Binding.person_id == person.id)
    found: dict[str, Any] = {
        "person": _row(person, zone),
        "unit": person.unit.name,
        "roles": [{"name": role.name, "unit_id": role.unit_id} for role in person.roles],
        "accounts": [{"channel": one.channel, "external_id": one.external_id} for one in session.scalars(accounts)],
        "tasks": [_row(one, zone) for one in session.scalars(select(Task).where(Task.assignee_id == person.id))],
    }
    for model in _OF_PERSON:
        table = table_of(model)
        rows = session.scalars(select(model).where(table.c.person_id == person.id))
        found[table.name] = [_row(one, zone) for one in rows]
    return found


def _row(row: Base, zone: ZoneInfo) -> dict[str, Any]:
    return {column.name: _value(getattr(row, column.name), zone) for column in table_of(type(row)).columns}


def _value(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    return value.isoformat() if isinstance(value, date) else value
