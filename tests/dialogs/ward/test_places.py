"""/diadiem on both channels: the list, one place, closing; rights, old, doubled and forged buttons."""

import pytest
from sqlalchemy import select

from storage.meetings import Meeting, Opinion
from storage.places import PlaceMatter
from tests.dialogs.refusals import NOT_YOUR_PAGE, NOT_YOURS, OLD_BUTTON
from tests.house import House, Person


async def one_place(house: House) -> int:
    """The sample's meeting raised one matter about a place, and nothing else; returns its id."""
    with house.database.unit_of_work() as unit:
        meeting = unit.db.scalars(select(Meeting)).one()
        for opinion in unit.db.scalars(select(Opinion)):
            opinion.place = ""
        unit.db.add(
            Opinion(
                meeting_id=meeting.id,
                position=90,
                speaker="Lê Thị Lan",
                place="Bến Mẫu",
                content="Lê Thị Lan thấy ngập",
            )
        )
        unit.commit()
    await house.move(minutes=1)
    with house.database.reading() as db:
        return db.scalars(select(PlaceMatter.id)).one()


async def test_the_list_one_place_closing_it_and_back(house: House, minh: Person) -> None:
    await one_place(house)
    (listed,) = await minh.says("/diadiem")
    assert listed == (
        "📍 Nơi được nêu trong các buổi\nChi bộ Khu phố 1 (mẫu), 6 tháng qua và việc chưa xong.\n"
        "– Bến Mẫu: chưa xong 1, đã xong 0"
    )
    await house.restart()
    (place,) = await minh.taps("📍 Bến Mẫu")
    assert "một đồng chí thấy ngập" in place and "Lan" not in place and "– ○ " in place
    closed = await minh.taps("✓ Đã giải quyết: một đồng chí thấy ngập")
    assert "– ✓ " in closed[-1]
    (again,) = await minh.taps("⬅ Về các nơi")
    assert again.endswith("– Bến Mẫu: chưa xong 0, đã xong 1")


async def test_closing_twice_changes_nothing(house: House, minh: Person) -> None:
    matter = await one_place(house)
    await minh.presses(f"pl:{matter}:0:close")
    await minh.presses(f"pl:{matter}:0:close")
    assert minh.toasts()[-1] == "Việc này đã ghi là giải quyết xong rồi."


async def test_others_reach_it_by_no_button(house: House, minh: Person) -> None:
    matter = await one_place(house)
    for name in ("Lan", "Hùng", "Tùng", "Đức"):
        other = house.person(name)
        for verb in ("at", "close", "join:1"):
            assert await other.presses(f"pl:{matter}:0:{verb}") == []
            assert other.toasts()[-1] == NOT_YOURS
    assert await house.person("Lan").says("/diadiem") == [NOT_YOUR_PAGE]


@pytest.mark.parametrize("data", ["pl:", "pl:1", "pl:1:0:fly", "pl:x:0:at", "pl:1:0:at:1:1"])
async def test_a_button_that_nobody_knows_is_answered_kindly(house: House, minh: Person, data: str) -> None:
    assert await minh.presses(data) == []
    assert minh.toasts()[-1] == OLD_BUTTON


async def test_the_ward_sees_it_and_does_not_close_it(house: House) -> None:
    matter = await one_place(house)
    quynh = house.person("Quỳnh")
    (place,) = await quynh.presses(f"pl:{matter}:0:at")
    assert "Chi bộ Khu phố 1 (mẫu): một đồng chí thấy ngập" in place
    assert await quynh.presses(f"pl:{matter}:0:close") == [] and quynh.toasts()[-1] == NOT_YOURS
