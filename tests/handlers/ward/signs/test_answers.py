"""A sign is seen by the secretary first, who has a day to answer; the answer stands beside it, for the ward too."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from handlers.context import Work
from handlers.reminders.runner import run
from handlers.rights.access import Actor
from handlers.sessions.plan.likeness.finding import keep_in_index
from handlers.settings.policy import Policy
from handlers.ward.digests.figures import take_live
from handlers.ward.digests.pages import work as work_pages
from handlers.ward.digests.renderings.message import digest_text, plain
from handlers.ward.digests.snapshot import Figures
from handlers.ward.digests.views import view_of
from handlers.ward.signs import rules, showing, texts
from handlers.ward.signs.chores import look_for_signs
from handlers.ward.signs.due import DUE, KIND
from storage.database import Database
from storage.meetings import Conclusion, Meeting
from storage.outbox import OutboxRow
from storage.people import Person, RoleName, Unit
from storage.preparation import StepDone
from storage.sessions import Session
from storage.signs import Sign, SignLook
from storage.tasks import Task
from tests.handlers.world import MONDAY, ZONE, World, days, local

NOW = local(MONDAY, "09:00")


@dataclass
class Cell:
    """A cell with a secretary and the committee above it; time moves with `at`."""

    work: Work
    world: World = field(init=False)
    cell: Unit = field(init=False)

    def __post_init__(self) -> None:
        self.world = World(self.work.db)
        self.cell = self.world.cell("Chi bộ Một")
        self.secretary = self.world.person("Bí thư", self.cell, (RoleName.SECRETARY, self.cell))
        self.head = self.world.person("Đảng ủy", self.world.ward, (RoleName.WARD_COMMITTEE, self.world.ward))
        self.world.joined(self.secretary, NOW - days(50))
        self.work.db.expire_all()

    def at(self, now: datetime, person: Person | None = None) -> Work:
        self.work.now, self.work.person = now, person
        return self.work

    def look(self, now: datetime = NOW) -> int:
        new = look_for_signs(self.at(now))
        for one in DUE:
            run(self.work, one)
        return new

    def held(self, minutes: int = 100, ago: int = 10) -> Meeting:
        meeting = self.world.held(self.cell, NOW - days(ago))
        meeting.ended_at = meeting.started_at + timedelta(minutes=minutes)
        meeting.conclusion = "Dọn sạch kiệt 3"
        self.world.task(
            self.cell, MONDAY + days(5), content="Dọn kiệt 3", assignee=self.secretary
        ).meeting_id = meeting.id
        self.work.db.flush()
        return meeting

    def signs(self) -> dict[str, Sign]:
        return {sign.rule: sign for sign in self.work.db.scalars(select(Sign).where(Sign.gone_at.is_(None)))}

    def notices(self) -> list[OutboxRow]:
        return list(self.work.db.scalars(select(OutboxRow).where(OutboxRow.kind == KIND)))

    def seen_by(self, person: Person, now: datetime) -> list[str]:
        session = self.work.db.scalars(select(Session)).first()
        assert session is not None
        return [sign.rule for sign in showing.visible(self.at(now, person), session.id, self.cell)]


@pytest.fixture
def cell(database: Database) -> Iterator[Cell]:
    with database.unit_of_work() as unit:
        yield Cell(Work(unit, NOW, ZONE, Policy()))


def make(cell: Cell, rule: str) -> Session:
    """A session at which just this sign is to be seen."""
    meeting = cell.held(minutes=60 if rule == "too_short" else 100)
    tasks = cell.world.db.scalars(select(Person)).all()
    add = cell.world.task
    match rule:
        case "registered_late":
            meeting.session.late_reason = "Họp đột xuất"
        case "near_copy":
            other = cell.world.planned(cell.world.cell("Khác"), NOW - days(40))
            for one in (other, meeting.session):
                one.theme = "Phân loại rác tại nguồn ở các hộ mặt tiền, không để rác qua đêm, nhắc nhau từng nhà một"
            other.registered_at = NOW - days(80)
            cell.work.db.flush()
            keep_in_index(cell.work.db, other)
        case "prepared_late":
            done = StepDone(session_id=meeting.session_id, key="draft", by_id=cell.secretary.id, at=NOW - days(11))
            cell.work.db.add(done)
            for key in ("preparer", "outline", "approval", "materials"):
                at = meeting.started_at - days(20)
                cell.work.db.add(StepDone(session_id=meeting.session_id, key=key, by_id=cell.secretary.id, at=at))
        case "bare_conclusion":
            cell.work.db.add(Conclusion(meeting_id=meeting.id, position=1, content="Dọn kiệt 3"))
            cell.work.db.add(Conclusion(meeting_id=meeting.id, position=2, content="Phát huy kết quả đạt được"))
        case "all_on_one":
            for number in range(2):
                add(cell.cell, MONDAY + days(6 + number), assignee=cell.secretary).meeting_id = meeting.id
        case "without_day":
            first = cell.work.db.scalars(select(Task)).one()
            for task in (first, *(add(cell.cell, MONDAY, assignee=who) for who in tasks[-2:])):
                task.meeting_id, task.due_on = meeting.id, MONDAY.replace(day=31)
        case "no_result_seen":
            first = cell.work.db.scalars(select(Task)).one()
            for task in (first, *(add(cell.cell, MONDAY, assignee=who) for who in tasks[-2:])):
                task.meeting_id, task.due_on = meeting.id, MONDAY - days(1)
                task.state, task.done_at = "done", NOW - days(1)
        case "not_followed_up":
            add(cell.cell, MONDAY - days(15), assignee=cell.head).meeting_id = meeting.id
    cell.work.db.flush()
    return meeting.session


@pytest.mark.parametrize("rule", list(rules.RULES))
def test_each_sign_is_seen_in_the_database_and_answered(cell: Cell, rule: str) -> None:
    session = make(cell, rule)
    cell.look()
    assert [name for name, sign in cell.signs().items() if sign.session_id == session.id] == [rule]
    sign = cell.signs()[rule]
    sign.answer, sign.answered_at, sign.answered_by_id = "Vì mưa bão", NOW + timedelta(hours=3), cell.secretary.id
    later = cell.at(NOW + days(1), cell.head)
    said = plain(showing.block(later, showing.visible(later, session.id, cell.cell)))
    assert said.splitlines()[-2].startswith(f"– {texts.NAMES[rule]}. ")
    assert said.splitlines()[-1] == "   ↳ Bí thư trả lời (07/12): Vì mưa bão"


def test_the_other_theme_is_named_to_those_alone_who_may_see_its_plan(cell: Cell) -> None:
    make(cell, "near_copy")
    cell.look()
    sign = cell.signs()["near_copy"]
    (row,) = cell.notices()
    assert "Giống 100% một chuyên đề đăng ký trước." in row.payload
    to_the_ward = plain(showing.line(cell.at(NOW, cell.head), sign))
    theme = "Phân loại rác tại nguồn ở các hộ mặt tiền, không để rác qua đêm, nhắc nhau từng nhà một"
    assert f"Giống 100% chuyên đề đăng ký trước “{theme}” của Khác (28/10/2026)." in to_the_ward


def test_the_secretary_sees_it_first_and_the_ward_a_day_later(cell: Cell) -> None:
    cell.held(minutes=60)
    assert cell.look() == 1
    (row,) = cell.notices()
    assert "Họp 60 phút, quy định ít nhất 90 phút." in row.payload and "Trả lời" in row.payload
    assert cell.seen_by(cell.secretary, NOW) == ["too_short"]
    assert cell.seen_by(cell.head, NOW + timedelta(hours=23, minutes=59)) == []
    assert cell.seen_by(cell.head, NOW + days(1)) == ["too_short"]


@pytest.mark.parametrize("product", [{"expected": "Ba hộ dọn hàng vào trong"}, {"target": Decimal(45)}])
def test_a_result_can_be_seen_where_the_tasks_name_their_products(cell: Cell, product: dict[str, Any]) -> None:
    make(cell, "no_result_seen")
    assert cell.look() == 1
    for task in cell.work.db.scalars(select(Task).limit(2)):
        for name, value in product.items():
            setattr(task, name, value)
    cell.work.db.flush()
    cell.look(NOW + days(1))
    assert cell.signs() == {}


def test_one_whose_reason_was_given_is_seen_at_once_and_nobody_is_asked(cell: Cell) -> None:
    session = make(cell, "registered_late")
    assert cell.look() == 1
    assert cell.notices() == [] and cell.seen_by(cell.head, NOW) == ["registered_late"]
    shown = plain(showing.block(cell.work, showing.visible(cell.at(NOW, cell.head), session.id, cell.cell)))
    assert shown.splitlines()[-1].endswith("Chi bộ nêu lý do: Họp đột xuất")


def test_seen_at_night_the_day_begins_in_the_morning(cell: Cell) -> None:
    cell.held(minutes=60)
    cell.look(local(MONDAY, "22:00"))
    assert cell.signs()["too_short"].shown_from == local(MONDAY + days(2), "06:30")
    assert cell.notices()[0].not_before == local(MONDAY + days(1), "06:30")


def test_told_once_and_looked_at_again_only_when_its_turn_comes(cell: Cell) -> None:
    cell.held(minutes=60)
    assert [cell.look(NOW + timedelta(minutes=n)) for n in range(3)] == [1, 0, 0]
    looked = cell.work.db.get_one(SignLook, cell.cell.id)
    assert looked.at == NOW
    cell.look(NOW + timedelta(hours=21))
    assert looked.at == NOW + timedelta(hours=21) and len(cell.notices()) == 1


def test_a_new_meeting_is_looked_at_at_once(cell: Cell) -> None:
    assert cell.look() == 0
    meeting = cell.held(minutes=60, ago=1)
    meeting.logged_at = NOW + timedelta(minutes=5)
    cell.work.db.flush()
    assert cell.look(NOW + timedelta(minutes=6)) == 1


def test_a_sign_that_holds_no_more_is_gone_and_keeps_its_answer_if_it_comes_again(cell: Cell) -> None:
    meeting = cell.held(minutes=60)
    cell.look()
    sign = cell.signs()["too_short"]
    sign.answer = "Đã họp thêm"
    meeting.ended_at = meeting.started_at + timedelta(minutes=95)
    cell.look(NOW + days(1))
    assert cell.signs() == {} and cell.seen_by(cell.head, NOW + days(2)) == []
    meeting.ended_at = meeting.started_at + timedelta(minutes=50)
    cell.look(NOW + days(2))
    assert cell.signs()["too_short"].answer == "Đã họp thêm" and len(cell.notices()) == 1


def test_the_digest_names_where_to_look_and_never_how_many(cell: Cell) -> None:
    session = make(cell, "all_on_one")
    meeting = cell.work.db.scalars(select(Meeting)).one()
    meeting.ended_at = meeting.started_at + timedelta(minutes=60)
    other = cell.world.cell("Chi bộ Hai")
    cell.look()
    early, _ = take_live(cell.work.db, cell.world.ward, NOW, ZONE)
    assert "xem lại" not in digest_text(Figures.from_dict(early.figures))
    late, _ = take_live(cell.work.db, cell.world.ward, NOW + days(1), ZONE)
    text = plain(digest_text(Figures.from_dict(late.figures)))
    assert "– Có buổi cần xem lại nội dung: Một\n" in text and other.name
    view = view_of(cell.at(NOW + days(1), cell.head), Actor.of(cell.head), late)
    assert view is not None
    row = view.figures.row(cell.cell.id)
    assert row is not None
    page = plain(work_pages.session_page(cell.work, view, row, session).text)
    assert "Mọi việc dồn cho một người" in page and "Họp ngắn hơn quy định" in page
    assert page.count("↳ Bí thư chưa trả lời.") == 2
