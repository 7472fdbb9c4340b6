"""The sample ward: every screen has something to show, and it is the same ward however often it is filled."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.play.sample import ward
from bot.play.simulator.registry import APPS
from handlers.language.names import fold
from storage.accounts import Account, joined_among
from storage.database import Database, Db
from storage.meetings import Meeting
from storage.people import CellKind, Person, RoleName, Unit, UnitKind, holders_of
from storage.sessions import Session, SessionState, planned_of_cell
from storage.tasks import Report, Task, TaskState

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def db(database: Database) -> Iterator[Db]:
    with database.unit_of_work() as unit:
        for _ in range(2):
            ward.fill(unit.db, NOW, ZONE)
            ward.join_everybody(unit.db, NOW)
        unit.commit()
    with database.reading() as reading:
        yield reading


def count(db: Db, model: type) -> int:
    return db.scalar(select(func.count()).select_from(model)) or 0


def units_of_kind(db: Db, kind: UnitKind) -> list[Unit]:
    return list(db.scalars(select(Unit).where(Unit.kind == kind).order_by(Unit.name)))


def test_the_ward_has_three_cells_of_both_kinds_and_says_that_it_is_a_sample(db: Db) -> None:
    cells = units_of_kind(db, UnitKind.CELL)
    assert sorted(cell.cell_kind or "" for cell in cells) == [
        CellKind.NEIGHBOURHOOD,
        CellKind.NEIGHBOURHOOD,
        CellKind.OFFICE,
    ]
    assert all("mẫu" in unit.name for unit in db.scalars(select(Unit)))
    for cell in cells:
        for role in (RoleName.SECRETARY, RoleName.MINUTES_TAKER, RoleName.IN_CHARGE):
            assert len(holders_of(db, cell.id, role)) == 1, (cell.name, role)


def test_the_ward_committee_has_three_and_there_is_an_administrator(db: Db) -> None:
    (unit,) = units_of_kind(db, UnitKind.WARD)
    assert len(holders_of(db, unit.id, RoleName.WARD_COMMITTEE)) == 3
    assert len(holders_of(db, unit.id, RoleName.ADMINISTRATOR)) == 1


def test_first_names_are_distinct_but_for_two_alike_in_one_cell(db: Db) -> None:
    people = list(db.scalars(select(Person)))
    first_names = [fold(person.full_name.split()[-1]) for person in people]
    assert {name for name in first_names if first_names.count(name) > 1} == {"hoa"}
    alike = [person for person in people if person.full_name == "Nguyễn Thị Hoa"]
    assert len({person.birth_year for person in alike}) == 2
    assert len({person.unit_id for person in alike}) == 1


def test_nobody_has_a_phone_number(db: Db) -> None:
    assert all(person.phone is None and person.birth_year for person in db.scalars(select(Person)))


def test_sessions_to_come_and_one_held(db: Db) -> None:
    planned = [one for cell in units_of_kind(db, UnitKind.CELL) for one in planned_of_cell(db, cell.id)]
    starts = sorted(one.starts_at.astimezone(ZONE) for one in planned)
    assert [f"{start:%d/%m %H:%M}" for start in starts] == ["28/11 19:00", "06/12 14:00", "13/01 19:00", "14/03 19:00"]
    assert all(one.registered_at < NOW for one in planned)
    (meeting,) = db.scalars(select(Meeting))
    assert meeting.session.state == SessionState.HELD
    assert len(meeting.attendance) == 10 and len(meeting.opinions) == 3
    assert timedelta(days=25) < NOW - meeting.started_at < timedelta(days=35)


def test_tasks_in_every_state_one_soon_one_late_one_counted(db: Db) -> None:
    tasks = list(db.scalars(select(Task)))
    today = NOW.astimezone(ZONE).date()
    reported = {TaskState.NEW, TaskState.DOING, TaskState.DONE, TaskState.PARTLY, TaskState.IN_DIFFICULTY}
    assert {task.state for task in tasks} == reported
    assert [task.target for task in tasks if task.target] == [45]
    still_open = [(task.due_on - today).days for task in tasks if task.state != TaskState.DONE]
    assert any(0 <= days <= 3 for days in still_open) and any(days < 0 for days in still_open)
    done = next(task for task in tasks if task.state == TaskState.DONE)
    assert done.done_at is not None and done.done_at < NOW
    assert all(report.at < NOW and (report.draft_id or 0) < 0 for report in db.scalars(select(Report)))


def test_everybody_has_joined_but_one(db: Db) -> None:
    people = list(db.scalars(select(Person)))
    joined = joined_among(db, [person.id for person in people])
    assert [person.full_name for person in people if person.id not in joined] == ["Đặng Thị Yến"]
    assert count(db, Account) == len(people) - 1


def test_filled_twice_is_filled_once(db: Db) -> None:
    assert (count(db, Person), count(db, Session), count(db, Task)) == (21, 5, 6)


def test_the_cast_is_the_roster(db: Db) -> None:
    cast = ward.cast()
    assert [one.key for one in cast] == [person.code for person in db.scalars(select(Person).order_by(Person.code))]
    assert len({app.user_id(one) for one in cast for app in APPS}) == len(APPS) * len(cast)
    lan = next(one for one in cast if one.name == "Lê Thị Lan")
    assert (lan.role_label, lan.unit_label, lan.number) == ("Đảng viên", "Chi bộ Khu phố 1 (mẫu)", 1002)
