"""What a look at the clock costs in a full ward: `python -m tests.proofs.ticks [--cells 60]`.

Every writer waits while a tick writes, so a look that finds nothing new must cost little, however many cells there are.
Prints the milliseconds and the statements of every tick: the first look, which has a year to catch up, and a later one.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, event, insert, select

from bot.compose.schedule import TICKS, do, name_of
from bot.config import Settings, settings_with
from handlers.context import Work, working
from handlers.forms.feature import Chore
from handlers.reminders.reminder import Reminder
from handlers.reminders.runner import MOST_AT_ONCE
from handlers.screens.consent_texts import VERSION
from storage import schema
from storage.accounts import Account, Binding
from storage.base import table_of
from storage.database import Database
from storage.people import Person, Role, RoleName
from tests.key import KEY
from tests.proofs.city_building import Size, build

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=ZONE)
MOST_ROUNDS, LOOKS = 20, 20


def full_ward(url: str, cells: int, members: int = 30) -> Database:
    """A migrated database with a ward of the made-up city; everybody has joined, each cell has a secretary."""
    database = Database(url, KEY)
    schema.migrate(database.engine)
    build(database.engine, NOW.date(), Size(1, cells, members))
    with database.engine.begin() as connection:
        people = list(connection.execute(select(Person.id, Person.unit_id).order_by(Person.id)))
        accounts = [{"id": one, "channel": "telegram", "external_id": str(one), "chat_id": one} for one, _ in people]
        bindings = [
            {"account_id": one, "person_id": one, "consent_at": NOW, "consent_version": VERSION} for one, _ in people
        ]
        heads = [{"person_id": one, "unit_id": cell, "name": RoleName.SECRETARY} for one, cell in people[::members]]
        connection.execute(insert(table_of(Account)), accounts)
        connection.execute(insert(table_of(Binding)), bindings)
        connection.execute(insert(table_of(Role)), heads)
    return database


def look(database: Database, settings: Settings, tick: Chore | Reminder, now: datetime) -> int:
    """One tick as the schedule runs it: again while there is more to write. Returns how much it wrote."""
    written = 0
    for _ in range(MOST_ROUNDS):
        with database.unit_of_work() as unit:
            work = Work(unit=unit, now=now, zone=ZONE, policy=settings, bot_username="chibo", files=None)
            with working(work):
                wrote = do(tick, work)
            unit.commit()
        written += wrote
        if wrote < MOST_AT_ONCE:
            break
    return written


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements that are executed meanwhile."""
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def settings_for(url: str) -> Settings:
    return settings_with().model_validate({"telegram": {"token": "1:x"}, "storage": {"url": url}})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=60)
    cells = parser.parse_args().cells
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'chibo.db'}"
        database = full_ward(url, cells)
        for number in (1, LOOKS):
            for early in range(2, number):
                _all(database, url, NOW + timedelta(minutes=early))
            print(f"\nlook {number}, {cells} cells")
            for name, seconds, statements, wrote in _all(database, url, NOW + timedelta(minutes=number)):
                print(f"{name:24} {seconds * 1000:8.1f} ms {statements:6} statements {wrote:5} written")
        database.close()


def _all(database: Database, url: str, now: datetime) -> list[tuple[str, float, int, int]]:
    settings, found = settings_for(url), []
    for tick in TICKS:
        with counted(database.engine) as statements:
            began = time.perf_counter()
            wrote = look(database, settings, tick, now)
            found.append((name_of(tick), time.perf_counter() - began, len(statements), wrote))
    return [*found, ("all", sum(one[1] for one in found), sum(one[2] for one in found), sum(one[3] for one in found))]


if __name__ == "__main__":
    main()
