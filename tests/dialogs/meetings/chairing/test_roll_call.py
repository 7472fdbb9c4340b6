"""The roll called by code: shown and renewed, read or said aloud, late, forged, and in the minutes."""

import pytest
from sqlalchemy import select

from handlers.meetings.chairing.rules import minute_of, spoken
from storage.chairing import CheckIn, Spoken
from storage.meetings import Attendance, Meeting, Presence
from storage.people import Person as Somebody
from tests.dialogs.meetings.chairing.running import chairing, end_now, scan
from tests.dialogs.meetings.whole_way import TAKER
from tests.dialogs.sample import THEME
from tests.house import House, Person


def code(house: House, back: int = 0) -> str:
    running = chairing(house)
    return spoken(running.secret, running.session_id, minute_of(house.clock.now()) - back)


def others_there(house: House, minh: Person) -> list[int]:
    """Who came in by the code beside whoever shows it."""
    with house.database.reading() as db:
        chair = db.scalars(select(Somebody.id).where(Somebody.code == minh.cast.key)).one()
        return [one.person_id for one in db.scalars(select(CheckIn)) if one.person_id != chair]


async def test_a_member_joins_by_code_and_twice_is_once(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    (answer,) = await lan.says(scan(house))
    assert answer == f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."
    await house.move(minutes=2)
    (again,) = await lan.says(scan(house))
    assert again == "Đồng chí Lê Thị Lan đã điểm danh từ lúc 19:00 rồi."
    assert len(house.rows(CheckIn)) == 2
    minh.take()
    (shown,) = await minh.says("/dieuhanh")
    assert "Có mặt: 2/9 đồng chí đã điểm danh" in shown


async def test_who_shows_the_code_is_there(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    (row,) = house.rows(CheckIn)
    assert row.at is not None and others_there(house, minh) == []
    (answer,) = await minh.says(scan(house))
    assert answer == "Đồng chí Trần Văn Minh đã điểm danh từ lúc 19:00 rồi."


@pytest.mark.parametrize("house", ["telegram"], indirect=True)
async def test_a_link_that_was_copied_is_as_good_as_one_that_was_opened(house: House, minh: Person) -> None:
    """Zalo lets no pasted link through: there the words of the code are typed."""
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    copied = f"https://chat.example/bot?start={scan(house).removeprefix('/start ')}"
    answers = await lan.says(copied)
    if house.channel == "zalo":
        assert answers[0].startswith("Zalo không chuyển nội dung tin vừa rồi")
        return
    assert answers == [f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."]
    forged = f"{copied[:-1]}{'0' if copied[-1] != '0' else '1'}"
    assert await lan.says(forged) == ["Mã này không đúng. Đồng chí quét lại mã trên màn hình giúp nhé."]


async def test_the_code_is_shown_and_renewed_each_minute(house: House, minh: Person) -> None:
    first = code(house)
    answers = await minh.taps("📷 Điểm danh bằng mã")
    (shown,) = [words for words in answers if words.startswith("📷")]
    assert f"số {first}" in shown
    before = next(((one.message_id, one.photo) for one in minh.hand.chat() if one.photo is not None), ("", None))
    await house.move(minutes=1)
    renewed = [words for words in minh.take() if words.startswith("📷")]
    if house.channel != "telegram":
        assert renewed == []
        return
    assert len(renewed) == 1 and f"số {code(house)}" in renewed[0]
    ((_, picture),) = [(one.message_id, one.photo) for one in minh.hand.chat() if one.photo is not None]
    assert picture != before[1] and [one.message_id for one in minh.hand.chat() if one.photo] == [before[0]]


async def test_a_code_that_nobody_asked_for_again_rests(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    for _ in range(21):
        await house.move(minutes=1)
    rested = [words for words in minh.take() if words.startswith("📷")]
    if house.channel != "telegram":
        assert rested == []
        return
    assert rested == [f"📷 Điểm danh: {THEME}\nMã đã ngừng đổi. Còn người chưa điểm danh, đồng chí chọn Mã mới."]
    (again,) = await minh.taps("🔄 Mã mới")
    assert f"số {code(house)}" in again
    await house.move(minutes=1)
    assert any(f"số {code(house)}" in words for words in minh.take())
    assert len(minh.pictures()) == 1


async def test_a_code_is_taken_down_when_it_is_closed_and_when_the_meeting_ends(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    (closed,) = await minh.taps("✖ Đóng điểm danh")
    assert closed.startswith("Đã đóng mã điểm danh: 1/9 đồng chí.")
    assert minh.pictures() == []
    await minh.taps("⬅ Về thẻ điều hành")
    await minh.taps("📷 Điểm danh bằng mã")
    await minh.says("/dieuhanh")
    await end_now(minh)
    assert minh.pictures() == []


async def test_a_code_said_aloud(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    assert await house.person("Lan").says(code(house)) == [f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."]
    assert await house.person("Bình").says(f"điểm danh {code(house, back=4)}") == [
        f"✔ Đã điểm danh đồng chí Phạm Quốc Bình lúc 19:00: {THEME}."
    ]
    wrong = f"{(int(code(house)) + 1) % 10_000:04d}"
    accepted = {code(house, back) for back in range(5)}
    while wrong in accepted:
        wrong = f"{(int(wrong) + 1) % 10_000:04d}"
    assert await house.person("Tâm").says(f"dd {wrong}") == [
        "Số này không đúng hoặc đã hết hạn. Đồng chí hỏi chủ trì số mới giúp nhé."
    ]


async def test_an_expired_code(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    assert await lan.says(scan(house, back=5)) == [
        "Mã này đã hết hạn. Đồng chí quét lại mã mới trên màn hình, hoặc hỏi chủ trì số mới."
    ]
    assert others_there(house, minh) == []


async def test_a_code_is_judged_by_when_the_message_was_sent(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    lan = house.person("Lan")
    lan.hand.says(scan(house))
    await house.move(minutes=30)
    (answer,) = [words for words in lan.take() if words.startswith("✔")]
    assert answer == f"✔ Đã điểm danh đồng chí Lê Thị Lan lúc 19:00: {THEME}."


async def test_a_code_of_another_cell_and_a_forged_one(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    (other,) = await house.person("Tùng").says(scan(house))
    assert other == "Mã này của một chi bộ khác nên em không điểm danh được cho đồng chí."
    (forged,) = await house.person("Lan").says(scan(house)[:-1] + "x")
    assert others_there(house, minh) == []
    assert "Đã điểm danh" not in forged
    assert "Đã điểm danh" not in " ".join(await house.person("Tùng").says(code(house)))


async def test_an_exempt_member_and_a_meeting_that_is_over(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    late = scan(house)
    assert await house.person("Sơn").says(scan(house)) == [
        "Đồng chí được miễn sinh hoạt nên không phải điểm danh. Cảm ơn đồng chí đã đến."
    ]
    await minh.says("/dieuhanh")
    await end_now(minh)
    await house.move(minutes=1)
    assert await house.person("Lan").says(late) == [
        "Buổi họp này không nhận điểm danh bằng mã nữa. Đồng chí báo thư ký ghi giúp."
    ]


async def test_who_has_not_spoken_is_forgotten_when_it_ends(house: House, minh: Person) -> None:
    (screen,) = await minh.taps("🙋 Mời phát biểu")
    assert screen.startswith("Chưa phát biểu (9)\n")
    (screen,) = await minh.taps("Lê Thị Lan")
    assert screen.startswith("Chưa phát biểu (8)\n")
    assert "Lê Thị Lan" not in minh.labels()
    assert len(house.rows(Spoken)) == 1
    await minh.taps("⬅ Về thẻ điều hành")
    await house.move(minutes=95)
    minh.take()
    (ended,) = await end_now(minh)
    assert ended.startswith("⏹ Buổi họp kết thúc lúc 20:35 (95 phút). Danh sách ai đã phát biểu đã xóa.")
    assert house.rows(Spoken) == []
    assert minh.labels() == ["📝 Ghi biên bản"]


async def test_the_roll_called_by_code_is_the_minutes_attendance(house: House, minh: Person) -> None:
    await minh.taps("📷 Điểm danh bằng mã")
    for name in ("Lan", "Bình", "Thảo"):
        await house.person(name).says(scan(house))
    minh.take()
    await house.move(minutes=95)
    await minh.says("/dieuhanh")
    await end_now(minh)
    (roll,) = await minh.taps("📝 Ghi biên bản")
    assert "Có mặt 4/9\nChưa điểm danh (5): " in roll
    assert "❔ Đặng Thị Yến" in minh.labels()
    (left,) = await minh.taps("Xong điểm danh")
    assert left.startswith("Còn 5 đồng chí chưa điểm danh.")
    await minh.taps("❔ Đặng Thị Yến")
    await minh.taps("Ốm")
    (rest,) = await minh.taps("✖ Còn lại (4) vắng không lý do")
    assert rest.startswith("Đã ghi 4 đồng chí vắng không lý do.")
    (guests,) = await minh.taps("Xong điểm danh")
    assert "Khách nào đến dự?" in guests
    for label in ("Không có khách",):
        await minh.taps(label)
    await minh.taps(minh.labels()[0])
    await minh.taps(minh.labels()[0])
    for label in ("Xong việc kỳ trước", "Xong ý kiến", "Bỏ qua"):
        await minh.taps(label)
    await minh.says("Giữ sạch kiệt 3")
    for label in ("Xong kết luận", "Xong phần việc", "Không biểu quyết", "Không chấm", TAKER, "💾 Lưu biên bản"):
        await minh.taps(label)
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert meeting is not None
        marks = db.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id)).all()
        people = {one.id: one.full_name for one in db.scalars(select(Somebody))}
        present = sorted(people[one.person_id] for one in marks if one.presence == Presence.PRESENT)
        assert present == ["Lê Thị Lan", "Phạm Quốc Bình", "Trần Văn Minh", "Đỗ Thu Thảo"]
