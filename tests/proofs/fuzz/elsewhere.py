"""Another ward, whose cell nobody of the sample ward has any right in: a row in every table, its words marked."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Float, Integer, String, Table

from handlers.language.names import fold
from handlers.screens.consent_texts import VERSION
from handlers.ward.digests.figures import take_live
from storage.accounts import Account, Binding
from storage.base import UtcDateTime
from storage.database import Db
from storage.people import Person, RoleName, Unit, UnitKind
from storage.schema import every_table
from tests.house import ZONE

MARK = "Kín Bưng Mẫu"
CHAT = 888_888
# Nobody is asked to keep the name of the installation: it stands in every calendar entry.
_SKIPPED = frozenset(
    {
        "installation",
        "conversations",
        "downloads",
        "held_updates",
        "identities",
        "inbox",
        "message_counts",
        "outbox",
        "screens",
        "theme_mark_counts",
        "units",
        "digests",
        "accounts",
        "audit",
        "bindings",
        "theme_marks",
    }
)
_GIVEN: dict[str, Any] = {
    "people.membership": "official",
    "people.birth_year": 1960,
    "roles.name": RoleName.SECRETARY,
    "sessions.approval": "waiting",
    "attendance.presence": "present",
    "reports.outcome": "doing",
    "task_changes.deed": "say_doing",
    "task_changes.to_state": "doing",
    "task_changes.before": {"state": "new"},
    "drafts.kind": "register",
    "drafts.step": "theme",
    "documents.kind": "BB",
    "documents.term": "2025-2030",
    "document_counters.kind": "BB",
    "document_counters.term": "2025-2030",
    "signs.rule": "too_short",
    "signs.facts": {"minutes": 10, "least": 90},
    "data_requests.kind": "erase",
    "preferences.name": "digest_time",
    "preferences.value": {"on": False},
    "plan_changes.kind": "added",
    "plan_remarks.field": "whole",
    "unit_changes.deed": "rename",
    "cell_groups.channel": "telegram",
    "cell_groups.chat_id": -CHAT,
    "chairing_cards.chat_id": CHAT,
    "chairing_cards.channel": "telegram",
    "chairings.agenda": [{"title": MARK, "minutes": 5}],
    "chairings.secret": "ab" * 16,
    "files.mime": "image/jpeg",
    "assessments.verdict": "good",
}


def fill_elsewhere(db: Db, now: datetime) -> int:
    """Returns the id of the cell."""
    ward = _unit(db, "KIN", UnitKind.WARD, None)
    cell = _unit(db, "KIN1", UnitKind.CELL, ward.id)
    made: dict[str, dict[str, Any]] = {"units": {"id": cell.id}}
    for table in every_table():
        if table.name not in _SKIPPED:
            made[table.name] = _fill(db, table, made, now)
    db.flush()
    account = Account(channel="telegram", external_id=str(CHAT), chat_id=CHAT)
    db.add(account)
    db.flush()
    person_id = made["people"]["id"]
    db.add(Binding(account_id=account.id, person_id=person_id, consent_at=now, consent_version=VERSION))
    db.get_one(Person, person_id).folded_name = fold(MARK)
    take_live(db, ward, now, ZONE)
    db.flush()
    return cell.id


def _unit(db: Db, code: str, kind: UnitKind, parent_id: int | None) -> Unit:
    unit = Unit(code=code, name=f"{MARK} {code}", kind=kind, parent_id=parent_id)
    db.add(unit)
    db.flush()
    return unit


def _fill(db: Db, table: Table, made: dict[str, dict[str, Any]], now: datetime) -> dict[str, Any]:
    values = {}
    for column in table.columns:
        name = f"{table.name}.{column.name}"
        if name in _GIVEN:
            values[column.name] = _GIVEN[name]
        elif column.foreign_keys:
            target = next(iter(column.foreign_keys)).column
            if target.table.name in made and (not column.nullable or column.name == "file_hash"):
                values[column.name] = made[target.table.name][target.name]
        elif not column.nullable and column.default is None and column.name != "id":
            values[column.name] = _value(column, name, now)
    keys = db.execute(table.insert().values(values)).inserted_primary_key  # type: ignore[attr-defined]
    return values | dict(zip(table.primary_key.columns.keys(), keys, strict=True))


def _value(column: Column[Any], name: str, now: datetime) -> Any:
    match column.type:
        case UtcDateTime() | DateTime():
            return now + timedelta(hours=1)
        case Date():
            return date(now.year, now.month, now.day) + timedelta(days=3)
        case Boolean():
            return False
        case Integer() | Float():
            return 1
        case JSON():
            return {"words": MARK}
        case String():
            return f"{MARK} {name}"
    raise NotImplementedError(f"{name}: {column.type}")
