"""Calendar entries for whoever asks for one: after a move the new one; in words where they cannot be fetched."""

from datetime import datetime, timedelta

import pytest

from handlers.language.dates import long_moment
from storage.installation import installation_name
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.first_session import entries, move_to, open_page, surround
from tests.house import ZONE, House, Person


async def call_off(minh: Person) -> None:
    await open_page(minh)
    await minh.taps("❌ Hủy buổi")
    await minh.says("Mưa bão")
    await minh.taps("❌ Đúng, báo mọi người")


async def take(person: Person, label: str) -> None:
    """Ask for an entry: by the last button of that name, or where others have come since, from the session's page."""
    if person.house.channel == "telegram":
        await person.presses(person.button(label))
    elif label in person.labels():
        await person.taps(label)
    else:
        await open_page(person)
        await person.taps("📆 Thêm vào lịch")


async def until(house: House, day: int, month: int, hour: int, minute: int = 0) -> None:
    """Let the time pass, half a day at a time as the schedule would see it."""
    moment = datetime(2026, month, day, hour, minute, tzinfo=ZONE)
    while (left := moment - house.clock.now()) > timedelta():
        await house.move(seconds=min(left, timedelta(hours=3)).total_seconds())


async def test_moved_and_called_off_the_entry_is_renewed_by_who_took_it(house: House, minh: Person) -> None:
    around = await surround(house)
    takers = ("lan", "hung")
    await until(house, 26, 11, 20)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "✉", "quynh": ""}
    for name in takers:
        await take(around.people[name], "📆 Thêm vào lịch")
    around.heard()
    await move_to(minh, "2/12 lúc 19h")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅", "binh": "📅", "hung": "📅", "quynh": "📅"}
    await until(house, 29, 11, 18)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    await until(house, 29, 11, 20)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "✉", "quynh": ""}
    await move_to(minh, "6/12 lúc 19h30")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅", "binh": "📅⏰", "hung": "📅", "quynh": "📅"}
    await until(house, 3, 12, 19)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    await until(house, 3, 12, 20)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "✉", "quynh": ""}
    await move_to(minh, "5/12 lúc 18h")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅", "binh": "📅", "hung": "📅", "quynh": "📅"}
    await until(house, 4, 12, 19)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "", "quynh": "⏰"}
    for name in takers:
        await take(around.people[name], "📆 Cập nhật lịch")
    around.heard()
    await call_off(minh)
    await house.move(minutes=2)
    assert around.heard() == {"lan": "❌", "binh": "❌", "hung": "❌", "quynh": "❌"}
    assert around.people["binh"].labels() != ["📆 Xóa khỏi lịch"]
    for name in takers:
        await take(around.people[name], "📆 Xóa khỏi lịch")
    around.heard()
    await until(house, 8, 12, 9)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    with house.database.reading() as db:
        uid = f"session-{session_of(house).id}@{installation_name(db)}.chibo.invalid"
    for name in takers:
        assert entries(around.people[name]) == [
            ("PUBLISH", 0, uid, "29/11 19:00"),
            ("PUBLISH", 3, uid, "05/12 18:00"),
            ("CANCEL", 4, uid, "05/12 18:00"),
        ]
    assert entries(around.people["binh"]) == []


async def test_without_a_public_address_the_entry_is_told_in_words(house: House, minh: Person, lan: Person) -> None:
    house.public = False
    one = session_of(house)
    start = long_moment(one.starts_at, ZONE)
    await open_page(lan)
    said = await lan.taps("📆 Thêm vào lịch")
    if house.channel == "telegram":
        assert said == [f"📆 Mở tệp này để thêm buổi họp vào lịch điện thoại.\n{THEME}\n{start}"]
        return
    assert said == [f"📆 Đồng chí ghi vào lịch giúp:\n{THEME}\n{start}, đến khoảng 20:30\n{one.place}"]
    await move_to(minh, "6 ngày nữa 19h")
    start = long_moment(session_of(house).starts_at, ZONE)
    assert await lan.taps("📆 Cập nhật lịch") == [
        f"📆 Lịch đã đổi, đồng chí sửa lại trong lịch giúp:\n{THEME}\n{start}, đến khoảng 20:30\n{one.place}"
    ]
    await call_off(minh)
    assert await lan.taps("📆 Xóa khỏi lịch") == [
        f"📆 Buổi này không họp nữa, đồng chí xóa khỏi lịch giúp:\n{THEME}\n{start}"
    ]


async def test_the_invitation_is_one_message(house: House, lan: Person) -> None:
    lan.take()
    await house.move(days=1, hours=11)
    assert [one[0] for one in lan.take() if THEME in one] == ["🔔"]
    assert lan.labels_under("🔔") == ["Dự được", "Xin vắng", "📆 Thêm vào lịch", "🗓 Xem buổi họp"]
    await take(lan, "📆 Thêm vào lịch")
    assert [one[:2] for one in entries(lan)] == [("PUBLISH", 0)]
    if house.channel == "telegram":
        assert lan.labels_under("🔔")[:2] == ["Dự được", "Xin vắng"]


async def test_an_entry_of_what_has_begun_is_not_made(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no old buttons")
    await open_page(lan)
    old = lan.button("📆 Thêm vào lịch")
    house.clock.move(session_of(house).starts_at - house.clock.now() + timedelta(minutes=5))
    await lan.presses(old)
    assert entries(lan) == [] and lan.toasts()[-1] == OLD_BUTTON


async def test_nobody_of_another_cell_gets_one(house: House, lan: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    await open_page(lan)
    stolen, phuc = lan.button("📆 Thêm vào lịch"), house.person("Phúc")
    assert await phuc.presses(stolen) == [] and phuc.toasts() == [NOT_YOURS]
