"""Who reports, and what they are to be reminded of: a small ward in a new database, and the bot's configuration."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handlers.screens.consent_texts import VERSION
from storage import schema
from storage.accounts import Account, Binding
from storage.database import Database, Db
from storage.people import CellKind, Membership, Person, Role, RoleName, Unit, UnitKind
from storage.sessions import Session
from storage.tasks import Task
from tests.key import KEY
from tests.proofs.crash.apps import TELEGRAM, App

CELLS, MEMBERS = 8, 4
FIRST_CHAT = 5_000
# Each session is reminded of so long before its start; the sessions' moments to be reminded follow one another.
REMINDED_BEFORE = timedelta(hours=1)
TOKEN = "1234567:a-token-of-the-simulator"
SECRET = "a-secret-of-the-simulator"

_CONFIG = """
[{app}]
token = "{token}"
base_url = "{base_url}"
mode = "{mode}"
webhook_url = "http://127.0.0.1:{port}/{app}"
webhook_secret = "{secret}"

[storage]
key = "{key}"
url = "{url}"
files = "{folder}/files"

[web]
port = {port}

[quiet_hours]
start = 00:00:00
end = 00:00:00

[planning]
preparation = []

[reminders]
session = [{{ who = "members", before = "1h", condition = "always", text = "invitation" }}]
task = []
"""


@dataclass(frozen=True)
class Member:
    """Somebody with one open task."""

    name: str
    chat_id: int
    cell: int
    external_id: str = ""


@dataclass(frozen=True)
class Meeting:
    """A session, and who is to be reminded of it from `reminded_at` on."""

    theme: str
    reminded_at: datetime
    chat_ids: frozenset[int]


@dataclass(frozen=True)
class Ward:
    members: list[Member]
    meetings: list[Meeting]


def build(
    database: Database, meetings: int, apart: timedelta, members: int = CELLS * MEMBERS, app: App = TELEGRAM
) -> Ward:
    """Fill a new database. Reminders become due one meeting after another, the first at once."""
    schema.migrate(database.engine)
    now = datetime.now(UTC)
    with database.unit_of_work() as unit:
        top = _unit(unit.db, "P", UnitKind.WARD)
        cells = [_unit(unit.db, f"CB{number}", UnitKind.CELL, top) for number in range(CELLS)]
        people = [_person(unit.db, cells[number % CELLS], number, now, app) for number in range(members)]
        joined = [_member(person, number, app) for number, person in enumerate(people)]
        held = [
            _meeting(unit.db, cells[number % CELLS], people[number % CELLS], number, now + number * apart)
            for number in range(meetings)
        ]
        unit.commit()
    return Ward(
        joined,
        [
            Meeting(session.theme, session.starts_at - REMINDED_BEFORE, _chats(joined, number % CELLS))
            for number, session in enumerate(held)
        ],
    )


def _member(person: Person, number: int, app: App) -> Member:
    external_id = app.external(FIRST_CHAT + number)
    return Member(person.full_name, app.chat(external_id), number % CELLS, external_id)


def write_config(path: Path, base_url: str, url: str, mode: str, port: int, app: App = TELEGRAM) -> None:
    given = {
        "app": app.name,
        "token": TOKEN,
        "secret": SECRET,
        "folder": path.parent,
        "base_url": base_url,
        "url": url,
        "key": KEY.hex,
    }
    path.write_text(_CONFIG.format(**given, mode=mode, port=port), encoding="utf-8")


def _chats(members: list[Member], cell: int) -> frozenset[int]:
    return frozenset(member.chat_id for member in members if member.cell == cell)


def _unit(db: Db, code: str, kind: UnitKind, parent: Unit | None = None) -> Unit:
    unit = Unit(code=code, name=f"Đơn vị {code} (mẫu)", kind=kind, parent_id=parent.id if parent else None)
    unit.cell_kind = CellKind.NEIGHBOURHOOD if kind == UnitKind.CELL else None
    db.add(unit)
    db.flush()
    return unit


def _person(db: Db, cell: Unit, number: int, now: datetime, app: App) -> Person:
    """The first of each cell is its secretary. Everybody has joined, and has one task that is never finished."""
    name = f"Người {number}"
    person = Person(
        code=f"DV{number}", full_name=name, folded_name=name.lower(), membership=Membership.OFFICIAL, unit_id=cell.id
    )
    if number < CELLS:
        person.roles = [Role(name=RoleName.SECRETARY, unit_id=cell.id)]
    external_id = app.external(FIRST_CHAT + number)
    account = Account(channel=app.name, external_id=external_id, chat_id=app.chat(external_id))
    db.add_all([person, account])
    db.flush()
    db.add(Binding(account_id=account.id, person_id=person.id, consent_at=now, consent_version=VERSION))
    account.active_person_id, account.active_since = person.id, now
    due_on = (now + timedelta(days=60)).date()
    db.add(Task(cell_id=cell.id, content=f"Việc của {name}", assignee_id=person.id, due_on=due_on, created_at=now))
    return person


def _meeting(db: Db, cell: Unit, secretary: Person, number: int, reminded_at: datetime) -> Session:
    held = Session(
        cell_id=cell.id,
        theme=f"Chuyên đề số {number}.",
        field="Vệ sinh môi trường",
        reason="Rác",
        place="Nhà văn hóa",
        area="Kiệt 3",
        starts_at=reminded_at + REMINDED_BEFORE,
        registered_by_id=secretary.id,
        registered_at=reminded_at - timedelta(days=20),
    )
    db.add(held)
    db.flush()
    return held
