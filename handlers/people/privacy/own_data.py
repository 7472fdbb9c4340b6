"""Everything that is kept of one person, as a file for them to read."""

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.people.privacy import texts
from handlers.people.privacy.holdings import HOLDINGS, LeftOut, Whole, columns_naming_people, shown
from storage.accounts import Account, Binding
from storage.base import Base, table_of
from storage.database import Db
from storage.feedback import Feedback
from storage.meetings import Meeting, Opinion
from storage.people import Person, members_of_cell
from storage.tasks import Report, ReportPhoto

KIND = "own_data"
_RECEIVED = ("at", "marks", "good", "to_try")


def own_data_recipe(work: Work, person: Person) -> dict[str, Any]:
    return {"kind": KIND, "person_id": person.id, "at": work.now.isoformat(), "zone": work.zone.key}


def render(db: Db, recipe: dict[str, Any]) -> tuple[str, bytes, str]:
    """The file's name, content (JSON, UTF-8, moments in the recipe's zone) and type."""
    person = db.get_one(Person, int(recipe["person_id"]))
    data = {"taken_at": recipe["at"], **own_data(db, person, ZoneInfo(recipe["zone"]))}
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    return texts.FILE_NAME, content, "application/json"


def own_data(db: Db, person: Person, zone: ZoneInfo) -> dict[str, Any]:
    """By table, the rows that are about the person, and what they did ("table.column"), as the list of holdings says.
    Messages are not repeated: they are in the chat itself.
    """
    accounts = select(Account).join(Binding).where(Binding.person_id == person.id)
    return {
        "person": _row(person, zone),
        "unit": person.unit.name,
        "accounts": [{"channel": one.channel, "external_id": one.external_id} for one in db.scalars(accounts)],
        **_held(db, person, zone),
        "report_photos": _photos(db, person),
        "opinions": _said(db, person, zone),
        "feedback_received": _feedback(db, person, zone),
    }


def _held(db: Db, person: Person, zone: ZoneInfo) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns_naming_people():
        table, name = column.table, f"{column.table.name}.{column.name}"
        holding = HOLDINGS[name]
        if isinstance(holding, LeftOut):
            continue
        query = select(*shown(table, holding)).where(column == person.id)
        rows = [{key: _value(one, zone) for key, one in row._mapping.items()} for row in db.execute(query)]
        found[table.name if isinstance(holding, Whole) else name] = rows
    return found


def _photos(db: Db, person: Person) -> list[dict[str, Any]]:
    query = select(ReportPhoto).join(Report).where(Report.person_id == person.id).order_by(ReportPhoto.id)
    return [
        {"report_id": one.report_id, "position": one.position, "file_hash": one.file_hash} for one in db.scalars(query)
    ]


def _said(db: Db, person: Person, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What stands in minutes under the person's own name (with the year of birth, where others bear it too)."""
    name = name_among(person, members_of_cell(db, person.unit_id))
    query = select(Opinion, Meeting.started_at).join(Meeting).where(Opinion.speaker == name).order_by(Opinion.id)
    return [
        {"meeting_at": _value(at, zone), "place": one.place, "content": one.content} for one, at in db.execute(query)
    ]


def _feedback(db: Db, person: Person, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What visitors said of the meetings that the person chaired."""
    query = select(Feedback).join(Meeting).where(Meeting.chair_id == person.id).order_by(Feedback.id)
    return [{name: _value(getattr(one, name), zone) for name in _RECEIVED} for one in db.scalars(query)]


def _row(row: Base, zone: ZoneInfo) -> dict[str, Any]:
    return {column.name: _value(getattr(row, column.name), zone) for column in table_of(type(row)).columns}


def _value(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    return value.isoformat() if isinstance(value, date) else value
