"""A couple with one phone: what concerns both comes once and names both; where each is to answer, each is asked."""

import pytest
from sqlalchemy import select

from storage.outbox import OutboxRow
from tests.dialogs.people.test_taking_over import share_phone
from tests.dialogs.sessions.schedule import open_page
from tests.house import House, Person

BOTH = ("Gửi các đồng chí Lê Thị Lan và Đặng Thị Yến:", "Gửi các đồng chí Đặng Thị Yến và Lê Thị Lan:")


@pytest.fixture
def couple(house: House, lan: Person) -> Person:
    """Lan's phone, which Yến uses too."""
    share_phone(house, "Lan", "Yến")
    return lan


async def invited(house: House, couple: Person) -> list[str]:
    """What the two read when the invitations have come."""
    await house.move(days=1, hours=11)
    return couple.take()


async def called_off(house: House, minh: Person) -> None:
    await open_page(house, minh)
    await minh.taps("❌ Hủy buổi")
    await minh.says("Mưa bão")
    await minh.taps("❌ Đúng, báo mọi người")
    await house.move(minutes=2)


async def test_an_invitation_asks_each_in_one_message(house: House, couple: Person) -> None:
    heard = await invited(house, couple)
    asked = [one.split("\n")[0] for one in heard if "dự được hay xin vắng" in one]
    assert sorted(asked) == ["Gửi đồng chí Lê Thị Lan:", "Gửi đồng chí Đặng Thị Yến:"]
    assert [one for one in heard if one.startswith("📆") or "\n📆" in one] == []


async def test_what_concerns_both_is_said_once(house: House, couple: Person, minh: Person) -> None:
    await invited(house, couple)
    await called_off(house, minh)
    told = [one.split("\n")[0] for one in couple.take() if "Mưa bão" in one]
    assert len(told) == 1 and told[0] in BOTH
    with house.database.reading() as db:
        states = [one.state for one in db.scalars(select(OutboxRow).where(OutboxRow.kind == "cancelled"))]
        assert len(states) > 2 and set(states) == {"sent"}


async def test_what_waits_for_the_morning_is_said_to_each(house: House, couple: Person, minh: Person) -> None:
    await invited(house, couple)
    await house.move(hours=2)
    await called_off(house, minh)
    assert [one for one in couple.take() if "Mưa bão" in one] == []
    await house.move(hours=10)
    assert len([one for one in couple.take() if "Mưa bão" in one]) == 2
