"""Somebody excused time after time: one word to the secretary alone, and the score's point of attendance."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.meetings import Attendance, Meeting, Presence
from storage.people import Person as Member
from storage.people import Unit
from storage.sessions import Session, SessionKind, SessionState
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import act, whole_way
from tests.house import House, Person


def hold(house: House, number: int, excused: list[str], kind: SessionKind = SessionKind.REGULAR) -> None:
    """A meeting of the first cell, `number` days ago, at which these last names were excused."""
    with house.database.unit_of_work() as unit:
        db, began = unit.db, house.clock.now() - timedelta(days=number)
        minh = db.scalars(select(Member).where(Member.full_name == "Trần Văn Minh")).one()
        cell = db.get_one(Unit, minh.unit_id)
        session = Session(
            cell_id=cell.id,
            kind=kind,
            theme=f"Buổi mẫu {number}",
            field="",
            reason="",
            place="Nhà văn hóa",
            area="",
            starts_at=began,
            state=SessionState.HELD,
            registered_by_id=minh.id,
            registered_at=began,
        )
        db.add(session)
        db.flush()
        members = db.scalars(select(Member).where(Member.unit_id == cell.id)).all()
        meeting = Meeting(
            session_id=session.id,
            cell_id=cell.id,
            started_at=began,
            ended_at=began + timedelta(minutes=90),
            conclusion="",
            logged_by_id=minh.id,
            logged_at=house.clock.now(),
            attendance=[
                Attendance(
                    person_id=one.id,
                    presence=Presence.EXCUSED if one.full_name.split()[-1] in excused else Presence.PRESENT,
                )
                for one in members
            ],
        )
        db.add(meeting)
        unit.commit()


def asked_after(person: Person) -> list[str]:
    return [one for one in person.take() if "xin vắng" in one and "thăm hỏi" in one]


async def test_the_secretary_alone_is_asked_to_ask_after_somebody_once(house: House, minh: Person) -> None:
    for number in (20, 15, 10):
        hold(house, number, ["Lan"])
    await house.move(hours=11)
    assert not asked_after(minh)
    hold(house, 5, ["Lan", "Bình"])
    await house.move(hours=11)
    assert asked_after(minh) == [
        "Đồng chí Lê Thị Lan đã xin vắng 4 buổi liền. Đồng chí thăm hỏi xem đồng chí ấy có khó khăn gì.\n"
        "Lời nhắc này chỉ gửi riêng bí thư."
    ]
    hold(house, 2, ["Lan"])
    await house.move(days=1)
    assert not asked_after(minh)
    others = [one for one in house.everybody() if one.cast.key != minh.cast.key]
    assert not [said for one in others for said in asked_after(one)]


async def test_what_the_committee_does_counts_for_nothing(house: House, minh: Person) -> None:
    for number in (20, 15, 10, 5):
        hold(house, number, ["Bình"], SessionKind.COMMITTEE)
    await house.move(hours=11)
    assert not asked_after(minh)


async def test_a_run_of_more_than_a_year_is_spoken_of_once_a_year(house: House, minh: Person) -> None:
    """Who was excused on the sample's own day, too: what is long ago falls out of sight, and the run stays the same."""
    for number in (425, 395, 364, 300, 20, 10):
        hold(house, number, ["Tâm"])
    await house.move(hours=11)
    said = asked_after(minh)
    assert len(said) == 1 and "4 buổi liền" in said[0]
    await house.move(days=5)
    hold(house, 1, ["Tâm"])
    await house.move(hours=12)
    assert not asked_after(minh)


@pytest.mark.parametrize("times", [2, 3])
async def test_the_point_of_attendance_goes_by_it(house: House, minh: Person, evening: Evening, times: int) -> None:
    """In the whole way Yến is excused: for the third time running, or the fourth."""
    for number in range(times):
        hold(house, 20 - number, ["Yến"])
    shown = ""
    for verb, words, _ in whole_way(evening):
        if "Chấm điểm buổi sinh hoạt" in shown:
            break
        (shown,) = await act(minh, verb, words)
    assert f"2. Tỷ lệ đảng viên dự: {2 if times == 2 else 1}/5 (có mặt 6/9)" in shown
