"""Calendar entries that follow a session, guests, a word to those who have not answered, too few expected."""

from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from handlers.dates import long_moment
from storage.people import Person as Member
from storage.plans import Guest
from storage.sessions import AttendanceAnswer, ThematicSession
from tests.house import ZONE, House, Person

FIRST = "Giữ sạch kiệt, không để rác qua đêm"


@pytest.fixture
def minh(house: House) -> Person:
    """The secretary."""
    return house.person("Minh")


@pytest.fixture
def lan(house: House) -> Person:
    """A member."""
    return house.person("Lan")


def the_session(house: House) -> ThematicSession:
    with house.database.reading() as session:
        return session.scalars(select(ThematicSession).where(ThematicSession.theme == FIRST)).one()


def entries(person: Person) -> list[tuple[str, int, str, str]]:
    """The calendar entries somebody has got: method, sequence, uid, local start."""
    found = []
    for name, content in person.documents():
        if name.endswith(".ics"):
            calendar = Calendar.from_ical(content)
            event: Any = calendar.walk("VEVENT")[0]
            start = event["dtstart"].dt.astimezone(ZONE)
            found.append((str(calendar["method"]), int(event["sequence"]), str(event["uid"]), f"{start:%d/%m %H:%M}"))
    return found


async def open_first(person: Person) -> list[str]:
    """Open the session from the list of the schedule."""
    (label,) = [one for one in person.labels() if one.endswith(FIRST)]
    return await person.taps(label)


async def move_to(house: House, minh: Person, when: str) -> None:
    one = the_session(house)
    await minh.forges(f"s:{one.id}:{one.version}:move")
    await minh.says(when)
    await minh.says("Trùng lịch")
    await minh.taps("📅 Dời và báo mọi người")


async def test_moved_three_times_then_called_off_each_reminder_and_entry_follows(
    house: House, minh: Person, lan: Person
) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel has no calendar files")
    first = the_session(house)
    uid = f"session-{first.id}@chibo"
    await house.move(days=1, hours=11)
    assert [one for one in lan.take() if one.startswith("🔔")] != []
    assert entries(lan) == [("REQUEST", 0, uid, "29/11 19:00")]
    for number, (when, start) in enumerate(
        [("6 ngày nữa 19h", "02/12 19:00"), ("10 ngày nữa 19h30", "06/12 19:30"), ("5 ngày nữa 18h", "01/12 18:00")], 1
    ):
        await move_to(house, minh, when)
        (news,) = [one for one in lan.take() if one.startswith("📅")]
        assert long_moment(the_session(house).starts_at, ZONE) in news
        await house.move(minutes=2)
        assert entries(lan)[-1] == ("REQUEST", number, uid, start)
        assert len(entries(lan)) == number + 1
    lan.take()
    assert (the_session(house).starts_at - house.clock.now()).days == 4
    await house.move(days=1, hours=22)
    reminders = [one for one in lan.take() if one.startswith("🔔")]
    assert len(reminders) == 1 and long_moment(the_session(house).starts_at, ZONE) in reminders[0]
    one = the_session(house)
    await minh.forges(f"s:{one.id}:{one.version}:cancel")
    await minh.says("Mưa bão")
    await minh.taps("❌ Đúng, báo mọi người")
    await house.move(minutes=2)
    assert entries(lan)[-1] == ("CANCEL", 4, uid, "01/12 18:00")
    lan.take()
    await house.move(days=7)
    assert [one for one in lan.take() if FIRST in one] == []
    assert len(entries(lan)) == 5


async def test_who_has_not_answered_is_asked_once_a_day(house: House, minh: Person, lan: Person) -> None:
    one = the_session(house)
    await lan.says("/lich")
    await open_first(lan)
    await lan.taps("Dự được")
    thao = house.person("Thảo")
    thao.take(), lan.take()
    await minh.says("/lich")
    await open_first(minh)
    await minh.taps("👥 Ai dự, ai vắng")
    await minh.taps("🔔 Nhắc người chưa trả lời (8)")
    (asked,) = thao.take()
    assert asked.startswith(f"🔔 Bí thư mong đồng chí báo giúp: dự được hay xin vắng?\n\n{FIRST}\n")
    assert lan.take() == []
    await thao.taps("Xin vắng")
    await thao.taps("Ốm")
    await minh.taps("🔔 Nhắc người chưa trả lời (8)")
    assert thao.take() == []
    with house.database.reading() as session:
        assert len(list(session.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id == one.id)))) == 2


async def test_an_answer_can_be_changed_until_the_start(house: House, lan: Person) -> None:
    await lan.says("/lich")
    await open_first(lan)
    await lan.taps("Dự được")
    await lan.taps("Xin vắng")
    await lan.taps("Ốm")
    (shown,) = await lan.taps("Dự được")
    assert shown.startswith("✅ Đã ghi: đồng chí dự được.")


async def test_too_few_is_warned_of_two_days_before(house: House, minh: Person) -> None:
    minh.take()
    await house.move(days=2, hours=9)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == []
    await house.move(hours=2)
    start = long_moment(the_session(house).starts_at, ZONE)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == [
        f"⚠ Buổi {FIRST}, {start}: mới có 0/9 đồng chí báo dự được, dưới mức 75%.\nChưa trả lời: 9. Xin vắng: 0."
    ]
    await house.move(hours=1)
    assert [one for one in minh.take() if one.startswith("⚠ Buổi")] == []


async def test_guests_with_and_without_the_bot(house: House, minh: Person) -> None:
    one = the_session(house)
    hung = house.person("Hùng")
    async with house.database.writing() as unit:
        known = unit.session.scalars(select(Member).where(Member.full_name == "Ngô Văn Hùng")).one()
        unit.session.add(Guest(session_id=one.id, position=2, name="Ngô Văn Hùng", person_id=known.id))
        unit.commit()
    hung.take()
    await house.move(days=1, hours=11)
    (asked,) = [each for each in hung.take() if each.startswith("✉")]
    assert asked.startswith(f"✉ Kính mời đồng chí dự buổi sinh hoạt với tư cách khách mời.\n\n{FIRST}\n")
    (shown,) = await hung.taps("Dự được")
    assert shown.startswith("✅ Đã ghi: đồng chí dự được.")
    await minh.says("/lich")
    await open_first(minh)
    (who,) = await minh.taps("👥 Ai dự, ai vắng")
    assert "Khách mời (2)\n– Đại diện tổ dân phố: báo qua giấy mời\n– Ngô Văn Hùng: dự được" in who
    answers = await minh.taps("✉ Giấy mời khách")
    start = long_moment(one.starts_at, ZONE)
    assert (
        f"Kính gửi: Đại diện tổ dân phố\nChi bộ Khu phố 1 (mẫu) trân trọng kính mời đồng chí dự buổi "
        f"sinh hoạt chuyên đề\n"
        f"“{FIRST}”\nThời gian: {start}\nĐịa điểm: {one.place}\nRất mong đồng chí sắp xếp tham dự."
    ) in answers
    assert "Ngô Văn Hùng dùng trợ lý, đã được mời trực tiếp." in answers
    assert len(minh.pictures()) == 1
