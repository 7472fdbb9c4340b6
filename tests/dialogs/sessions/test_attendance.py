"""Calendar entries that follow a session, guests, a word to those who have not answered, too few expected."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from sqlalchemy import select

from handlers.language.dates import long_moment
from handlers.sessions.plan.guests import keep_guests
from storage.people import Person as Member
from storage.plans import Guest
from storage.sessions import AttendanceAnswer, Session
from storage.visits import Visit
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


def the_session(house: House) -> Session:
    with house.database.reading() as db:
        return db.scalars(select(Session).where(Session.theme == FIRST)).one()


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


async def open_page(minh: Person) -> None:
    await minh.says("/lich")
    await open_first(minh)


async def move_to(minh: Person, when: str) -> None:
    await open_page(minh)
    await minh.taps("📅 Đổi ngày giờ")
    await minh.says(when)
    await minh.says("Trùng lịch")
    await minh.taps("📅 Dời và báo mọi người")


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


@dataclass
class Around:
    """Those whom the session concerns, and which of its messages each has had since the last look."""

    house: House
    people: dict[str, Person]
    starts: list[str] = field(default_factory=list)

    def heard(self) -> dict[str, str]:
        """The signs at the beginning of what each has heard of the session: 🔔 reminder, 📅 moved, 📆 calendar entry,
        ✉ guest's invitation, ⏰ visitor's reminder, ❌ called off. None of it may name a start that is no more.
        """
        now = long_moment(the_session(self.house).starts_at, ZONE)
        found = {}
        for name, person in self.people.items():
            said = [one for one in person.take() if FIRST in one and one[0] in "🔔📅📆✉⏰❌"]
            for one in said:
                old = [start for start in self.starts if start != now and start in one]
                assert old == [] or one.startswith("📅"), one
                assert now in one, one
            found[name] = "".join(one[0] for one in said)
        self.starts.append(now)
        return found


async def surround(house: House) -> Around:
    """A member, the preparer, a guest who uses the bot, and the ward's visitor."""
    async with house.database.writing() as unit:
        people = {one.full_name: one.id for one in unit.db.scalars(select(Member))}
        one = the_session(house)
        unit.db.add(Guest(session_id=one.id, position=2, name="Ngô Văn Hùng", person_id=people["Ngô Văn Hùng"]))
        visitor = people[house.person("Quỳnh").cast.name]
        unit.db.add(Visit(session_id=one.id, visitor_id=visitor, planned_by_id=visitor, planned_at=house.clock.now()))
        unit.commit()
    names = {"lan": "Lan", "binh": "Bình", "hung": "Hùng", "quynh": "Quỳnh"}
    around = Around(house, {key: house.person(name) for key, name in names.items()})
    await house.move(minutes=1)
    around.heard()
    return around


async def test_moved_three_times_then_called_off_each_reminder_and_entry_follows(house: House, minh: Person) -> None:
    around = await surround(house)
    uid, guests = f"session-{the_session(house).id}@chibo", ("lan", "binh", "hung")
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
    for name in guests:
        assert entries(around.people[name]) == [
            ("REQUEST", 0, uid, "29/11 19:00"),
            ("REQUEST", 1, uid, "02/12 19:00"),
            ("REQUEST", 2, uid, "06/12 19:30"),
            ("REQUEST", 3, uid, "05/12 18:00"),
            ("CANCEL", 4, uid, "05/12 18:00"),
        ]


async def test_without_a_public_address_the_entry_is_told_in_words(house: House, minh: Person, lan: Person) -> None:
    house.public = False
    await house.move(days=1, hours=11)
    one = the_session(house)
    start = long_moment(one.starts_at, ZONE)
    said = [each for each in lan.take() if each.startswith("📆")]
    if house.channel == "telegram":
        assert said == [f"📆 Mở tệp này để thêm buổi họp vào lịch điện thoại.\n{FIRST}\n{start}"]
        return
    assert said == [f"📆 Đồng chí ghi vào lịch giúp:\n{FIRST}\n{start}, đến khoảng 20:30\n{one.place}"]
    await move_to(minh, "6 ngày nữa 19h")
    await house.move(minutes=2)
    start = long_moment(the_session(house).starts_at, ZONE)
    assert [each for each in lan.take() if each.startswith("📆")] == [
        f"📆 Lịch đã đổi, đồng chí sửa lại trong lịch giúp:\n{FIRST}\n{start}, đến khoảng 20:30\n{one.place}"
    ]
    await call_off(minh)
    await house.move(minutes=2)
    assert [each for each in lan.take() if each.startswith("📆")] == [
        f"📆 Buổi này không họp nữa, đồng chí xóa khỏi lịch giúp:\n{FIRST}\n{start}"
    ]


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
    with house.database.reading() as db:
        assert len(list(db.scalars(select(AttendanceAnswer).where(AttendanceAnswer.session_id == one.id)))) == 2


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
        known = unit.db.scalars(select(Member).where(Member.full_name == "Ngô Văn Hùng")).one()
        unit.db.add(Guest(session_id=one.id, position=2, name="Ngô Văn Hùng", person_id=known.id))
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
    assert "Khách mời (2)\n– Đại diện tổ dân phố: chưa mời\n– Ngô Văn Hùng: nhận lời" in who
    answers = await minh.taps("✉ Giấy mời khách")
    start = long_moment(one.starts_at, ZONE)
    assert (
        f"Kính gửi: Đại diện tổ dân phố\nChi bộ Khu phố 1 (mẫu) trân trọng kính mời dự buổi "
        f"sinh hoạt chuyên đề\n"
        f"“{FIRST}”\nThời gian: {start}\nĐịa điểm: {one.place}\nRất mong được đón tiếp."
    ) in answers
    assert "Ngô Văn Hùng dùng trợ lý, đã được mời trực tiếp." in answers
    assert len(minh.pictures()) == 1


GUESTS = f"Khách mời\n{FIRST}\nChủ Nhật 29/11/2026, 19:00\n\n"
HOW = "\n\nKhách báo lại thế nào, đồng chí bấm nút để ghi. Bấm nhầm thì bấm nút khác."
ASKED, ACCEPTED, DECLINED = (
    "✉ Đã mời Đại diện tổ dân phố",
    "✅ Đại diện tổ dân phố nhận lời",
    "✖ Đại diện tổ dân phố không dự",
)


def noted(house: House) -> list[str]:
    with house.database.reading() as db:
        return [one.standing for one in db.scalars(select(Guest).where(Guest.session_id == the_session(house).id))]


async def open_guests(minh: Person) -> list[str]:
    await open_page(minh)
    await minh.taps("👥 Ai dự, ai vắng")
    return await minh.taps("✍ Ghi khách nhận lời")


async def test_a_tap_notes_how_each_guest_stands(house: House, minh: Person) -> None:
    assert await open_guests(minh) == [f"{GUESTS}1. Đại diện tổ dân phố: chưa mời{HOW}"]
    assert minh.labels() == [ASKED, ACCEPTED, DECLINED, "⬅ Ai dự, ai vắng"]
    assert (await minh.taps(ASKED))[-1] == f"{GUESTS}1. Đại diện tổ dân phố: đã mời, chưa trả lời{HOW}"
    await house.restart()
    assert minh.labels() == [ACCEPTED, DECLINED, "⬅ Ai dự, ai vắng"]
    assert (await minh.taps(DECLINED))[-1] == f"{GUESTS}1. Đại diện tổ dân phố: không dự được{HOW}"
    assert (await minh.taps(ACCEPTED))[-1] == f"{GUESTS}1. Đại diện tổ dân phố: nhận lời{HOW}"
    (who,) = await minh.taps("⬅ Ai dự, ai vắng")
    assert who.endswith("Khách mời (1)\n– Đại diện tổ dân phố: nhận lời")
    await open_page(minh)
    (shown,) = await minh.taps("🧰 Chuẩn bị")
    assert "\n\nKhách mời: nhận lời 1 · không dự được 0 · chưa rõ 0" in shown
    assert "✍ Ghi khách nhận lời" in minh.labels()


async def test_the_letters_lead_to_the_guests(house: House, minh: Person) -> None:
    await open_page(minh)
    await minh.taps("👥 Ai dự, ai vắng")
    answers = await minh.taps("✉ Giấy mời khách")
    assert f"{GUESTS}1. Đại diện tổ dân phố: chưa mời{HOW}" in answers


async def test_a_guest_who_stays_keeps_what_was_noted_and_another_date_asks_anew(house: House, minh: Person) -> None:
    await open_guests(minh)
    await minh.taps(ACCEPTED)
    async with house.database.writing() as unit:
        keep_guests(unit.db, the_session(house).id, "Đại diện tổ dân phố, khu phố 1; anh Tâm, Công an phường")
        unit.commit()
    assert noted(house) == ["accepted", ""]
    await move_to(minh, "6/12 lúc 19h30")
    assert noted(house) == ["", ""]


async def test_doubled_old_and_forged_taps_about_guests(house: House, minh: Person) -> None:
    one = the_session(house)
    with house.database.reading() as db:
        guest = db.scalars(select(Guest.id).where(Guest.session_id == one.id)).one()
    for name in ("Lan", "Sơn", "Hùng", "Thủy", "Quỳnh"):
        somebody = house.person(name)
        for data in (f"kg:{one.id}:1:{guest}:accepted", f"ka:{one.id}:1:standing"):
            assert await somebody.forges(data) == []
            assert somebody.toasts() == ["Đồng chí không có quyền dùng nút này."]
    assert "nhận lời" in (await minh.forges(f"kg:{one.id}:1:{guest}:accepted"))[0]
    assert await minh.forges(f"kg:{one.id}:1:{guest}:accepted") == []
    assert minh.toasts() == ["Đã ghi như vậy rồi."]
    for data in (f"kg:{one.id}:7:{guest}:declined", f"kg:{one.id}:1:999:declined", f"kg:{one.id}:1:{guest}:burn"):
        assert await minh.forges(data) == []
        assert minh.toasts() == ["Nút này đã cũ. Đồng chí dùng nút ở tin nhắn mới nhất nhé."]
    assert noted(house) == ["accepted"]


async def test_nothing_is_noted_for_a_guest_who_answers_by_the_bot(house: House, minh: Person) -> None:
    await surround(house)
    (shown,) = await open_guests(minh)
    assert "2. Ngô Văn Hùng: dùng trợ lý, em mời trước buổi họp" in shown
    assert [one for one in minh.labels() if "Hùng" in one] == []
    await house.move(days=1, hours=11)
    (shown,) = await open_guests(minh)
    assert "2. Ngô Văn Hùng: đã mời, chưa trả lời" in shown
    with house.database.reading() as db:
        guest = db.scalars(select(Guest.id).where(Guest.name == "Ngô Văn Hùng")).one()
    await minh.forges(f"kg:{the_session(house).id}:1:{guest}:accepted")
    assert noted(house) == ["", ""]
