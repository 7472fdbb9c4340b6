"""Leaving the log of a meeting and coming back to it, on another phone or as another person too."""

from sqlalchemy import select

from storage.accounts import Binding
from storage.drafts import DraftRow, DraftState
from storage.meetings import Meeting
from storage.people import Person as Somebody
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import TAKER, begin, roll, saves, to_summary
from tests.dialogs.refusals import OLD_BUTTON
from tests.dialogs.sample import THEME
from tests.house import House, Person


async def test_leaving_keeps_what_was_noted_even_at_the_first_question(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("lan")
    await minh.taps("Ốm")
    answers = await minh.says("/menu")
    assert answers[0].startswith(f"Đã gác lại: Biên bản: {THEME}. Khi cần, đồng chí gõ /menu để ghi tiếp.")
    await minh.says("/bienban")
    assert await minh.taps("📝 Ghi buổi này") == [
        f"Đồng chí đang ghi dở: Biên bản: {THEME}. Ghi tiếp hay làm lại từ đầu?"
    ]
    assert await minh.taps("▶ Tiếp tục") == [roll(8, "\nVắng có lý do (1): Lê Thị Lan – Ốm")]


async def test_starting_afresh_forgets_what_was_noted(evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.says("lan")
    await minh.taps("Ốm")
    await minh.says("/bienban")
    await minh.taps("📝 Ghi buổi này")
    assert await minh.taps("🗑 Làm lại từ đầu") == [roll(9)]


async def test_cancelled_and_taken_back(house: House, evening: Evening, minh: Person) -> None:
    await begin(minh)
    await minh.taps("Xong điểm danh")
    assert await minh.taps("✖ Hủy") == [f"Đã hủy: Biên bản: {THEME}. Chưa có gì được gửi đi."]
    (guests,) = await minh.taps("↩ Lấy lại")
    assert "Khách nào đến dự?" in guests
    assert [draft.state for draft in house.rows(DraftRow) if draft.kind == "minutes"] == [DraftState.LIVE]


async def test_both_see_one_state_and_the_first_to_save_saves_it_all(
    house: House, evening: Evening, minh: Person, thao: Person
) -> None:
    await to_summary(minh, evening)
    await begin(thao)
    (start,) = await thao.taps("Xong điểm danh")
    await thao.taps("Giữ: Đại diện tổ dân phố")
    await thao.taps("Đúng lịch: 19:00")
    await thao.taps(f"Giữ: {evening.at(20, 45)}")
    (opinions,) = await thao.taps("Xong việc kỳ trước")
    assert opinions.endswith("2. anh Tâm công an: Công an sẽ nhắc từng hộ")
    for label in ("Xong ý kiến", "Giữ: 4"):
        await thao.taps(label)
    await thao.says("Mỗi tổ một nhóm tự quản")
    for label in ("Xong kết luận", "Xong phần việc", "Giữ: 4/5", "Xong chấm điểm", TAKER):
        await thao.taps(label)
    await saves(thao)
    assert [words.split("\n")[0] for words in minh.take()] == [
        f"📄 Biên bản số 02-BB/CB: {THEME}",
        f"💾 Đồng chí Đỗ Thu Thảo vừa lưu biên bản buổi {THEME}.",
    ]
    assert "💾 Lưu biên bản" not in minh.labels()
    with house.database.reading() as db:
        meeting = db.scalars(select(Meeting).where(Meeting.session_id == evening.session_id)).one()
        assert meeting.conclusion == "Tổng dọn kiệt 3 & giữ sạch\nMỗi tổ một nhóm tự quản"
        assert len(meeting.opinions) == 2
    assert start.count("Khách nào đến dự?") == 1


async def test_taken_up_on_another_phone(house: House, evening: Evening, minh: Person) -> None:
    phone = house.person("Lan")
    async with house.database.writing() as unit:
        people = {one.full_name: one.id for one in unit.db.scalars(select(Somebody))}
        binding = unit.db.scalars(select(Binding).where(Binding.person_id == people["Lê Thị Lan"])).one()
        binding.person_id = people["Trần Văn Minh"]
        unit.commit()
    await begin(minh)
    await minh.says("mai")
    await minh.taps("Ốm")
    old = minh.button("Xong điểm danh")
    await phone.says("/bienban")
    await phone.taps("📝 Ghi buổi này")
    assert await phone.taps("▶ Tiếp tục") == [roll(8, "\nVắng có lý do (1): Bùi Ngọc Mai – Ốm")]
    await phone.taps("Xong điểm danh")
    await minh.presses(old)
    assert minh.toasts() == [OLD_BUTTON]
    (start,) = await minh.says("chị Ba, Mặt trận")
    assert "Bắt đầu lúc mấy giờ?" in start
