"""Guests of a session: invited by the bot or by letter, and how each stands, noted by a tap."""

from sqlalchemy import select

from handlers.language.dates import long_moment
from handlers.sessions.plan.guests import keep_guests
from storage.people import Person as Member
from storage.plans import Guest
from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.sample import THEME, session_of
from tests.dialogs.sessions.first_session import move_to, open_first, open_page, surround
from tests.house import ZONE, House, Person


async def test_guests_with_and_without_the_bot(house: House, minh: Person) -> None:
    one = session_of(house)
    hung = house.person("Hùng")
    async with house.database.writing() as unit:
        known = unit.db.scalars(select(Member).where(Member.full_name == "Ngô Văn Hùng")).one()
        unit.db.add(Guest(session_id=one.id, position=2, name="Ngô Văn Hùng", person_id=known.id))
        unit.commit()
    hung.take()
    await house.move(days=1, hours=11)
    (asked,) = [each for each in hung.take() if each.startswith("✉")]
    assert asked.startswith(f"✉ Kính mời đồng chí dự buổi sinh hoạt với tư cách khách mời.\n\n{THEME}\n")
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
        f"“{THEME}”\nThời gian: {start}\nĐịa điểm: {one.place}\nRất mong được đón tiếp."
    ) in answers
    assert "Ngô Văn Hùng dùng trợ lý, đã được mời trực tiếp." in answers
    assert len(minh.pictures()) == 1


GUESTS = f"Khách mời\n{THEME}\nChủ Nhật 29/11/2026, 19:00\n\n"
HOW = "\n\nKhách báo lại thế nào, đồng chí chọn ở dưới để ghi. Chọn nhầm thì chọn lại."
ASKED, ACCEPTED, DECLINED = (
    "✉ Đã mời Đại diện tổ dân phố",
    "✅ Đại diện tổ dân phố nhận lời",
    "✖ Đại diện tổ dân phố không dự",
)


def noted(house: House) -> list[str]:
    with house.database.reading() as db:
        return [one.standing for one in db.scalars(select(Guest).where(Guest.session_id == session_of(house).id))]


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
        keep_guests(unit.db, session_of(house).id, "Đại diện tổ dân phố, khu phố 1; anh Tâm, Công an phường")
        unit.commit()
    assert noted(house) == ["accepted", ""]
    await move_to(minh, "6/12 lúc 19h30")
    assert noted(house) == ["", ""]


async def test_doubled_old_and_forged_taps_about_guests(house: House, minh: Person) -> None:
    one = session_of(house)
    with house.database.reading() as db:
        guest = db.scalars(select(Guest.id).where(Guest.session_id == one.id)).one()
    for name in ("Lan", "Sơn", "Hùng", "Thủy", "Quỳnh"):
        somebody = house.person(name)
        for data in (f"ka:{one.id}:1:note:{guest}:accepted", f"ka:{one.id}:1:standing"):
            assert await somebody.forges(data) == []
            assert somebody.toasts() == [NOT_YOURS]
    assert "nhận lời" in (await minh.forges(f"ka:{one.id}:1:note:{guest}:accepted"))[0]
    assert await minh.forges(f"ka:{one.id}:1:note:{guest}:accepted") == []
    assert minh.toasts() == ["Đã ghi như vậy rồi."]
    for data in (
        f"ka:{one.id}:7:note:{guest}:declined",
        f"ka:{one.id}:1:note:999:declined",
        f"ka:{one.id}:1:note:{guest}:burn",
    ):
        assert await minh.forges(data) == []
        assert minh.toasts() == [OLD_BUTTON]
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
    await minh.forges(f"ka:{session_of(house).id}:1:note:{guest}:accepted")
    assert noted(house) == ["", ""]
