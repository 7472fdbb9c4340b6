"""The weekly sending, tick by tick: once, to the right people, late or not at all."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from handlers.context import Work
from handlers.reminders.runner import run
from handlers.settings.policy import Policy
from handlers.settings.ward import Digest
from handlers.ward.digests import rules, texts
from handlers.ward.digests.chores import take_digests
from handlers.ward.digests.due import DUE
from storage.database import Database
from storage.digests import DigestSnapshot
from storage.outbox import OutboxRow
from storage.people import Person, RoleName
from tests.handlers.world import MONDAY, ZONE, World, days, join, local

AT = local(MONDAY, "07:30")
LONG_AGO = AT - days(100)


@dataclass
class Town:
    """A ward with a committee, ticked at chosen moments, each in a unit of work of its own."""

    database: Database
    policy: Policy = field(default_factory=Policy)

    def __post_init__(self) -> None:
        with self.database.unit_of_work() as unit:
            world = World(unit.db)
            ward = world.ward
            cells = [world.cell(f"Khu phố {number}") for number in (1, 2, 3)]
            self.ward_id, self.cells = ward.id, [cell.id for cell in cells]
            office = world.cell("Cơ quan Đảng ủy")
            self.lan = self._joined(world, "Lan", office, (RoleName.WARD_COMMITTEE, ward))
            self.tam = self._joined(
                world, "Tâm", office, (RoleName.WARD_BUILDING, ward), (RoleName.IN_CHARGE, cells[2])
            )
            self.hoa = self._joined(
                world, "Hoa", office, (RoleName.IN_CHARGE, cells[0]), (RoleName.IN_CHARGE, cells[1])
            )
            self.thu = self._joined(world, "Thư", cells[0], (RoleName.SECRETARY, cells[0]))
            world.person("Chưa vào", office, (RoleName.WARD_COMMITTEE, ward))
            unit.commit()

    @staticmethod
    def _joined(world: World, name: str, cell: object, *roles: object) -> int:
        person: Person = world.person(name, cell, *roles)  # type: ignore[arg-type]
        return world.joined(person, LONG_AGO).id

    def tick(self, now: datetime) -> int:
        with self.database.unit_of_work() as unit:
            work = Work(unit=unit, now=now, zone=ZONE, policy=self.policy)
            take_digests(work)
            count = sum(run(work, one) for one in DUE)
            unit.commit()
        return count

    def rows(self) -> list[OutboxRow]:
        with self.database.reading() as db:
            return list(db.scalars(select(OutboxRow).order_by(OutboxRow.id)))

    def snapshots(self) -> list[DigestSnapshot]:
        with self.database.reading() as db:
            return list(db.scalars(select(DigestSnapshot).order_by(DigestSnapshot.id)))

    def received(self) -> list[tuple[str, str]]:
        """(person id, slot) of all that was written."""
        keys = [(row.unique_key or "").split("|") for row in self.rows()]
        return sorted((key[2], key[3]) for key in keys)

    def everybody(self) -> list[tuple[str, str]]:
        above = [(str(who), slot) for who in (self.lan, self.tam, self.hoa) for slot in ("text", "picture", "sheet")]
        return sorted([*above, (str(self.thu), "text"), (str(self.thu), "picture")])


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    yield Town(database)


def test_nothing_before_the_moment_then_each_once(town: Town) -> None:
    assert town.tick(AT - timedelta(seconds=1)) == 0 and town.rows() == []
    assert town.tick(AT) == 4
    assert town.received() == town.everybody()
    assert town.tick(AT) == town.tick(AT + timedelta(hours=5)) == 0
    assert len(town.snapshots()) == 1 and len(town.rows()) == 11


def test_the_text_comes_before_the_picture_and_the_picture_is_of_the_same_figures(town: Town) -> None:
    town.tick(AT)
    rows = [row for row in town.rows() if (row.unique_key or "").split("|")[2] == str(town.lan)]
    assert [row.method for row in rows] == ["sendMessage", "sendPhoto", "sendDocument"]
    picture = json.loads(rows[1].payload)
    assert picture["photo"] == {"render": {"kind": "digest_chart", "digest_id": town.snapshots()[0].id}}
    assert (
        "text" not in picture and picture["caption"] == "Từng chi bộ qua các tuần · số liệu lúc 07:30 ngày 07/12/2026"
    )


def test_who_is_in_charge_only_gets_those_cells_and_the_committee_all(town: Town) -> None:
    town.tick(AT)
    rows = [row for row in town.rows() if (row.unique_key or "").endswith("|text")]
    texts_of = {(row.unique_key or "").split("|")[2]: json.loads(row.payload) for row in rows}
    buttons = {
        who: [row[0]["callback_data"].split(":")[4] for row in payload["reply_markup"]["inline_keyboard"][:-2]]
        for who, payload in texts_of.items()
    }
    assert buttons[str(town.hoa)] == [str(cell) for cell in town.cells[:2]]
    assert len(buttons[str(town.lan)]) == 4
    assert buttons[str(town.thu)] == [str(town.cells[0])]
    assert buttons[str(town.tam)][0] == str(town.cells[2])
    hoa = next(row for row in town.rows() if (row.unique_key or "").endswith(f"|{town.hoa}|picture"))
    assert json.loads(hoa.payload)["photo"]["render"]["cells"] == town.cells[:2]


def test_week_after_week(town: Town) -> None:
    now = AT
    while now < AT + days(28):
        town.tick(now)
        now += timedelta(hours=1)
    assert [snapshot.week for snapshot in town.snapshots()] == [MONDAY + days(7 * n) for n in (-1, 0, 1, 2)]
    assert len(town.received()) == len({row.unique_key for row in town.rows()}) == 4 * 11


def test_after_fourteen_days_down_the_present_digest_alone_comes_and_says_that_it_is_late(town: Town) -> None:
    town.tick(AT)
    before = len(town.rows())
    back = AT + days(14) + timedelta(hours=26)
    assert town.tick(back) == 4 and town.tick(back + timedelta(minutes=1)) == 0
    fresh = town.rows()[before:]
    assert len(fresh) == 11
    assert [snapshot.week for snapshot in town.snapshots()] == [MONDAY - days(7), MONDAY + days(7)]
    text = json.loads(fresh[0].payload)["text"]
    assert str(texts.LATE_NOTE) in text
    assert "Số liệu lúc 09:30 ngày 22/12/2026" in text and "So với tuần 30/11–06/12/2026" in text
    assert fresh[0].expires_at == AT + days(14) + rules.LIFETIME


def test_a_digest_too_late_is_left_out_and_the_next_comes(town: Town) -> None:
    assert town.tick(AT + days(3)) == town.tick(AT + days(6)) == 0
    assert town.rows() == [] and town.snapshots() == []
    assert town.tick(AT + days(7)) == 4


def test_found_in_the_night_it_waits_for_the_morning(town: Town) -> None:
    assert town.tick(AT + timedelta(hours=19, minutes=30)) == 4
    morning = local(MONDAY + days(1), "06:30")
    assert {row.not_before for row in town.rows()} == {morning}
    assert town.tick(morning) == 0


def test_who_joined_after_the_moment_gets_no_late_one(town: Town) -> None:
    with town.database.unit_of_work() as unit:
        late = unit.db.scalars(select(Person).where(Person.full_name == "Chưa vào")).one()
        join(unit.db, late, AT + timedelta(minutes=1))
        unit.commit()
    town.tick(AT + timedelta(hours=1))
    assert town.received() == town.everybody()
    town.tick(AT + days(7))
    assert (str(late.id), "text") in town.received()


def test_on_time_nothing_is_said_of_lateness(town: Town) -> None:
    town.tick(AT + timedelta(minutes=10))
    assert str(texts.LATE_NOTE) not in json.loads(town.rows()[0].payload)["text"]


def test_another_day_and_hour(database: Database) -> None:
    friday = Digest.model_validate({"weekday": "friday", "time": "16:00"})
    town = Town(database, Policy(digest=friday))
    at = local(MONDAY + days(4), "16:00")
    assert town.tick(at - timedelta(minutes=1)) == 0 and town.tick(at) == 4
    assert town.snapshots()[0].week == MONDAY - days(3)
