"""Calendar entries that follow a session, or are told in words where they cannot be fetched."""

from datetime import datetime, timedelta

from handlers.language.dates import long_moment
from storage.installation import installation_name
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.first_session import entries, move_to, open_page, surround
from tests.house import ZONE, House, Person


async def call_off(minh: Person) -> None:
    await open_page(minh)
    await minh.taps("❌ Hủy buổi")
    await minh.says("Mưa bão")
    await minh.taps("❌ Đúng, báo mọi người")


async def until(house: House, day: int, month: int, hour: int, minute: int = 0) -> None:
    """Let the time pass, half a day at a time as the schedule would see it."""
    moment = datetime(2026, month, day, hour, minute, tzinfo=ZONE)
    while (left := moment - house.clock.now()) > timedelta():
        await house.move(seconds=min(left, timedelta(hours=3)).total_seconds())


async def test_moved_three_times_then_called_off_each_reminder_and_entry_follows(house: House, minh: Person) -> None:
    around = await surround(house)
    guests = ("lan", "binh", "hung")
    await until(house, 26, 11, 20)
    assert around.heard() == {"lan": "🔔📆", "binh": "🔔📆", "hung": "✉📆", "quynh": ""}
    await move_to(minh, "2/12 lúc 19h")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅📆", "binh": "📅📆", "hung": "📅📆", "quynh": "📅"}
    await until(house, 29, 11, 18)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    await until(house, 29, 11, 20)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "✉", "quynh": ""}
    await move_to(minh, "6/12 lúc 19h30")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅📆", "binh": "📅⏰📆", "hung": "📅📆", "quynh": "📅"}
    await until(house, 3, 12, 19)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    await until(house, 3, 12, 20)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "✉", "quynh": ""}
    await move_to(minh, "5/12 lúc 18h")
    await house.move(minutes=2)
    assert around.heard() == {"lan": "📅📆", "binh": "📅📆", "hung": "📅📆", "quynh": "📅"}
    await until(house, 4, 12, 19)
    assert around.heard() == {"lan": "🔔", "binh": "🔔", "hung": "", "quynh": "⏰"}
    await call_off(minh)
    await house.move(minutes=2)
    assert around.heard() == {"lan": "❌📆", "binh": "❌📆", "hung": "❌📆", "quynh": "❌"}
    await until(house, 8, 12, 9)
    assert around.heard() == {"lan": "", "binh": "", "hung": "", "quynh": ""}
    with house.database.reading() as db:
        uid = f"session-{session_of(house).id}@{installation_name(db)}.chibo.invalid"
    for name in guests:
        assert entries(around.people[name]) == [
            ("PUBLISH", 0, uid, "29/11 19:00"),
            ("PUBLISH", 1, uid, "02/12 19:00"),
            ("PUBLISH", 2, uid, "06/12 19:30"),
            ("PUBLISH", 3, uid, "05/12 18:00"),
            ("CANCEL", 4, uid, "05/12 18:00"),
        ]


async def test_without_a_public_address_the_entry_is_told_in_words(house: House, minh: Person, lan: Person) -> None:
    house.public = False
    await house.move(days=1, hours=11)
    one = session_of(house)
    start = long_moment(one.starts_at, ZONE)
    said = [each for each in lan.take() if each.startswith("📆")]
    if house.channel == "telegram":
        assert said == [f"📆 Mở tệp này để thêm buổi họp vào lịch điện thoại.\n{THEME}\n{start}"]
        return
    assert said == [f"📆 Đồng chí ghi vào lịch giúp:\n{THEME}\n{start}, đến khoảng 20:30\n{one.place}"]
    await move_to(minh, "6 ngày nữa 19h")
    await house.move(minutes=2)
    start = long_moment(session_of(house).starts_at, ZONE)
    assert [each for each in lan.take() if each.startswith("📆")] == [
        f"📆 Lịch đã đổi, đồng chí sửa lại trong lịch giúp:\n{THEME}\n{start}, đến khoảng 20:30\n{one.place}"
    ]
    await call_off(minh)
    await house.move(minutes=2)
    assert [each for each in lan.take() if each.startswith("📆")] == [
        f"📆 Buổi này không họp nữa, đồng chí xóa khỏi lịch giúp:\n{THEME}\n{start}"
    ]
