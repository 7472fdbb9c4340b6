"""Visits: planned by hand and evenly, clashes, handed over with a reason, reminded."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.language.dates import long_moment
from storage.sessions import Session
from storage.visits import Visit
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.house import ZONE, House, Person


def visits(house: House) -> list[tuple[str, str]]:
    with house.database.reading() as db:
        return [(one.visitor.full_name, one.state) for one in db.scalars(select(Visit).order_by(Visit.id))]


def page(house: House, visitor: str) -> str:
    one = session_of(house)
    return (
        f"{THEME}\nChi bộ Khu phố 1 (mẫu)\nThời gian: {long_moment(one.starts_at, ZONE)}\n"
        f"Nơi họp: {one.place}\nNgười dự: {visitor}"
    )


async def open_page(house: House, person: Person) -> list[str]:
    await person.says("/lichdu")
    (label,) = [one for one in person.labels() if "Khu phố 1" in one]
    return await person.taps(label)


async def test_choosing_by_hand(house: House, quynh: Person) -> None:
    (listed,) = await quynh.says("/lichdu")
    assert listed.startswith("Lịch dự sinh hoạt chi bộ (60 ngày tới)\n") and "chưa có người dự" in listed
    assert await open_page(house, quynh) == [page(house, "chưa có người dự")]
    (asked,) = await quynh.taps("👤 Chọn người dự")
    assert asked.endswith("Ai dự buổi này? Chọn ở dưới, hoặc gõ tên.")
    await house.move(seconds=5)
    await house.restart()
    thuy = house.person("Thủy")
    thuy.take()
    assert await quynh.says("ho thi thuy") == [f"✅ Đồng chí Hồ Thị Thủy dự buổi này.\n\n{page(house, 'Hồ Thị Thủy')}"]
    assert thuy.take() == [f"🚗 Đồng chí được phân công dự sinh hoạt:\n{page(house, 'Hồ Thị Thủy')}"]
    assert visits(house) == [("Hồ Thị Thủy", "planned")]
    await quynh.taps("👤 Đổi người dự")
    (again,) = await quynh.says("ho thi thuy")
    assert again.startswith("Đồng chí Hồ Thị Thủy đã được phân công rồi.")
    await quynh.says("Cao Văn Long")
    start = long_moment(session_of(house).starts_at, ZONE)
    assert thuy.take() == [f"Đồng chí không phải dự buổi {THEME}, {start} nữa."]
    assert visits(house) == [("Hồ Thị Thủy", "handed_over"), ("Cao Văn Long", "planned")]


async def test_nobody_is_sent_to_two_places(house: House, quynh: Person) -> None:
    other = session_of(house, "Rút ngắn thời gian chờ ở quầy một cửa")
    async with house.database.writing() as unit:
        moved = unit.db.get_one(Session, other.id)
        moved.starts_at = session_of(house).starts_at + timedelta(hours=1)
        unit.commit()
    await open_page(house, quynh)
    await quynh.taps("👤 Chọn người dự")
    await quynh.says("Cao Văn Long")
    await quynh.says("/lichdu")
    (label,) = [one for one in quynh.labels() if "Hành chính công" in one]
    await quynh.taps(label)
    await quynh.taps("👤 Chọn người dự")
    (answer,) = await quynh.says("Cao Văn Long")
    assert answer.startswith("Đồng chí Cao Văn Long đã dự buổi khác cùng giờ (Chi bộ Khu phố 1 (mẫu), ")
    await quynh.taps("✖ Hủy")
    assert visits(house) == [("Cao Văn Long", "planned")]


async def test_divided_evenly(house: House, quynh: Person) -> None:
    await quynh.says("/lichdu")
    (asked,) = await quynh.taps("⚖ Đề xuất chia đều (3 buổi)")
    assert asked.startswith("Chia đều lịch dự\n\nĐề xuất, chi bộ lâu chưa có người dự xếp trước:\n")
    await house.move(seconds=5)
    await house.restart()
    await quynh.taps_twice("💾 Lưu và báo các đồng chí")
    found = visits(house)
    assert len(found) == 3 and len({name for name, _ in found}) == 3
    assert await quynh.says("/lichdu") and "⚖ Đề xuất chia đều (3 buổi)" not in quynh.labels()


async def test_handing_over_with_a_reason(house: House, quynh: Person) -> None:
    await open_page(house, quynh)
    await quynh.taps("👤 Chọn người dự")
    await quynh.says("Hồ Thị Thủy")
    thuy, long = house.person("Thủy"), house.person("Long")
    (own,) = await thuy.says("/lichdu")
    assert own.startswith("Các buổi đồng chí dự\n")
    await open_page(house, thuy)
    await thuy.taps("🔁 Nhờ đồng chí khác dự")
    (asked,) = await thuy.says("Cao Văn Long")
    assert asked.endswith("Vì sao đồng chí không dự được?")
    assert (await thuy.taps("⬅ Quay lại"))[0].endswith("Ai dự buổi này? Chọn ở dưới, hoặc gõ tên.")
    await thuy.says("Cao Văn Long")
    await house.move(seconds=5)
    await house.restart()
    long.take(), quynh.take()
    (answer,) = await thuy.says("Đi công tác")
    assert answer.startswith("✅ Đã chuyển cho đồng chí Cao Văn Long.")
    assert long.take() == [
        f"🚗 Đồng chí Hồ Thị Thủy nhờ đồng chí dự thay:\n{page(house, 'Cao Văn Long')}\nLý do: Đi công tác"
    ]
    (news,) = quynh.take()
    assert news.startswith(f"🔁 Hồ Thị Thủy chuyển cho Cao Văn Long dự buổi {THEME}")
    assert visits(house) == [("Hồ Thị Thủy", "handed_over"), ("Cao Văn Long", "planned")]


async def test_the_visitor_is_reminded_once(house: House, quynh: Person) -> None:
    await open_page(house, quynh)
    await quynh.taps("👤 Chọn người dự")
    await quynh.says("Cao Văn Long")
    long = house.person("Long")
    long.take()
    await house.move(days=3)
    assert [one for one in long.take() if one.startswith("⏰ Nhắc")] == []
    await house.move(hours=11)
    assert [one for one in long.take() if one.startswith("⏰ Nhắc")] == [
        f"⏰ Nhắc đồng chí dự sinh hoạt:\n{page(house, 'Cao Văn Long')}"
    ]
    await house.move(hours=1)
    assert [one for one in long.take() if one.startswith("⏰ Nhắc")] == []


async def test_old_forged_and_foreign_buttons(house: House, quynh: Person) -> None:
    one = session_of(house)
    await quynh.forges(f"kv:{one.id}:0:who:0")
    await quynh.says("Cao Văn Long")
    assert await quynh.forges(f"kv:{one.id}:0:who:0") == []
    assert quynh.toasts() == [OLD_BUTTON]
    for name, verb in (("Minh", "view"), ("Minh", "who"), ("Thủy", "who"), ("Thủy", "hand"), ("Lan", "hand")):
        person = house.person(name)
        assert await person.forges(f"kv:{one.id}:0:{verb}:1") == []
        assert person.toasts() == [NOT_YOURS]
    assert await house.person("Lan").says("/lichdu") != []
    await house.person("Minh").forges("kvp:1:0:evenly")
    assert len(visits(house)) == 1


@pytest.mark.parametrize("data", ["kv:x", "kv:1:1:burn"])
async def test_buttons_that_never_were(quynh: Person, data: str) -> None:
    assert await quynh.forges(data) == []
    assert quynh.toasts() == [OLD_BUTTON]
