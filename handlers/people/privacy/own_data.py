"""Everything that is kept of one person, as a file for machines; for people: own_data_document.py."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from handlers.context import Work
from handlers.forms.pick_member import name_among
from handlers.language.numbers import kept
from handlers.people.privacy import texts
from handlers.people.privacy.holdings import HOLDINGS, LeftOut, Trace, Whole
from storage.accounts import accounts_used_by
from storage.base import Base, table_of
from storage.database import Db
from storage.feedback import feedback_to
from storage.meetings import opinions_under
from storage.people import Person, members_of_cell
from storage.personal_rows import columns_naming_people, deeds_naming, rows_naming
from storage.reports import media_by

KIND = "own_data"
_RECEIVED = ("at", "marks", "good", "to_try", "thanks")


def own_data_recipe(work: Work, person: Person, kind: str = KIND) -> dict[str, Any]:
    return {"kind": kind, "person_id": person.id, "at": work.now.isoformat(), "zone": work.zone.key}


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
    accounts = accounts_used_by(db, person.id)
    return {
        "person": _row(person, zone),
        "unit": person.unit.name,
        "accounts": [{"channel": one.channel, "external_id": one.external_id} for one in accounts],
        **_held(db, person, zone),
        "report_media": _media(db, person),
        "opinions": _opinions(db, person, zone),
        "feedback_received": _feedback(db, person, zone),
    }


def _held(db: Db, person: Person, zone: ZoneInfo) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in columns_naming_people():
        table, name = column.table.name, f"{column.table.name}.{column.name}"
        match HOLDINGS[name]:
            case Whole(without):
                found[table] = _readable(rows_naming(db, column, person.id, without), zone)
            case Trace(words):
                found[name] = _readable(deeds_naming(db, column, person.id, words), zone)
            case LeftOut():
                pass
    return found


def _readable(rows: Iterable[Mapping[str, Any]], zone: ZoneInfo) -> list[dict[str, Any]]:
    return [{name: _value(value, zone) for name, value in row.items()} for row in rows]


def _media(db: Db, person: Person) -> list[dict[str, Any]]:
    media = media_by(db, person.id)
    names = ("report_id", "position", "kind", "file_hash")
    return [{name: getattr(one, name) for name in names} for one in media]


def _opinions(db: Db, person: Person, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What stands in minutes under the person's own name (with the year of birth, where others bear it too)."""
    name = name_among(person, members_of_cell(db, person.unit_id))
    opinions = opinions_under(db, name)
    return [{"meeting_at": _value(at, zone), "place": one.place, "content": one.content} for one, at in opinions]


def _feedback(db: Db, person: Person, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What visitors said of the meetings that the person chaired."""
    received = feedback_to(db, person.id)
    return [{name: _value(getattr(one, name), zone) for name in _RECEIVED} for one in received]


def _row(row: Base, zone: ZoneInfo) -> dict[str, Any]:
    return {column.name: _value(getattr(row, column.name), zone) for column in table_of(type(row)).columns}


def _value(value: Any, zone: ZoneInfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, Decimal):
        return kept(value)
    return value.isoformat() if isinstance(value, date) else value
