"""Minutes that are saved and not adopted: each entry is mended or taken out, and whose task it is hears of it."""

import pytest
from sqlalchemy import select

from storage.meetings import Attendance, Conclusion, Meeting
from storage.tasks import Task, TaskState
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.sample import last_meeting, newest_document
from tests.house import House, Person

NEW_VERSION = "✔ Đã sửa biên bản số 02-BB/CB. Bản mới ở dưới."


async def correct(minh: Person, *deeds: str) -> list[str]:
    """One correction: taps ("!…") and words, from the minutes' own button on. Returns the last answers."""
    await minh.taps("✏ Sửa trước khi thông qua")
    answers: list[str] = []
    for deed in deeds:
        answers = await (minh.taps(deed[1:]) if deed.startswith("!") else minh.says(deed))
    return answers


def snapshot(house: House) -> dict[str, object]:
    with house.database.reading() as db:
        return dict(newest_document(db).versions[-1].snapshot)


def opinions(house: House) -> list[tuple[str, str, str]]:
    said = snapshot(house)["opinions"]
    assert isinstance(said, list)
    return [(one["speaker"], one["place"], one["content"]) for one in said]


async def told(house: House, person: Person) -> list[str]:
    """What somebody hears of it in the morning: nobody is told at night."""
    await house.move(hours=11)
    return [one for one in person.take() if one.startswith(("✏", "🗑"))]


@pytest.fixture
def minh(house: House, saved: Meeting) -> Person:
    return house.person("Minh")


async def test_the_list_of_what_can_be_corrected(evening: Evening, minh: Person) -> None:
    (listed,) = await minh.taps("✏ Sửa trước khi thông qua")
    due = evening.typed(20)[:5]
    assert listed.endswith(
        "Hội nghị đề nghị sửa chỗ nào?\n\nKhách dự: Đại diện tổ dân phố\nVắng: Bùi Ngọc Mai – không lý do\n"
        "Vắng: Đặng Thị Yến – Ốm\nVắng: Nguyễn Thị Hoa (1979) – trông cháu\n"
        "Ý kiến 1: Phạm Quốc Bình (kiệt 3): Rác để qua đêm vì không có chỗ đổ\n"
        "Ý kiến 2: anh Tâm công an: Công an sẽ nhắc từng hộ\nKết luận 1: Tổng dọn kiệt 3 & giữ sạch\n"
        f"Việc 1: Dọn rác kiệt 3 – Lê Thị Lan, hạn {due}\nTrang 1/2"
    )
    (second,) = await minh.taps("Trang sau ▶")
    assert "Việc 2: Gặp hộ bà Tư – Đặng Thị Yến" in second and "Biểu quyết: 4/5 tán thành" in second


async def test_opinions_and_conclusions(house: House, minh: Person) -> None:
    assert NEW_VERSION in await correct(minh, "!✏ Ý kiến 1", "Lan (chợ): xe lấn vỉa hè")
    assert NEW_VERSION in await correct(minh, "!✏ Ý kiến 2", "sẽ nhắc từng hộ")
    assert NEW_VERSION in await correct(minh, "!✏ Kết luận 1", "Tổng dọn trước Tết")
    guest = ("anh Tâm công an", "", "sẽ nhắc từng hộ")
    assert opinions(house) == [("Lê Thị Lan", "chợ", "xe lấn vỉa hè"), guest]
    assert snapshot(house)["conclusions"] == ["Tổng dọn trước Tết"]
    await correct(minh, "!🗑 Bỏ ý kiến 1")
    assert opinions(house) == [guest]
    (refused,) = await correct(minh, "!🗑 Bỏ kết luận 1")
    assert refused.startswith("Biên bản cần ít nhất một kết luận. Đồng chí sửa lời thay vì bỏ nhé.")


async def test_a_task_is_given_to_another_by_another_day_with_its_product(
    house: House, evening: Evening, minh: Person
) -> None:
    answers = await correct(minh, "!✏ Việc 1", f"giao Bình, hạn {evening.typed(9)}, sản phẩm: kiệt sạch, cùng anh Ba")
    assert NEW_VERSION in answers
    (task,) = [one for one in house.rows(Task) if one.content == "Dọn rác kiệt 3"]
    assert (task.expected, task.helpers, f"{task.due_on:%d/%m/%Y}") == ("kiệt sạch", "anh Ba", evening.typed(9))
    (taken,) = await told(house, house.person("Lan"))
    assert taken.startswith("✏ Theo biên bản, việc này nay giao đồng chí khác:\n\nDọn rác kiệt 3")
    (given,) = await told(house, house.person("Bình"))
    assert given.startswith("✏ Việc đồng chí được giao đã sửa theo biên bản:\n\nDọn rác kiệt 3")
    assert given.endswith("Làm cùng: anh Ba\nSản phẩm: kiệt sạch")
    tasks = snapshot(house)["tasks"]
    assert isinstance(tasks, list) and tasks[0]["who"] == "Phạm Quốc Bình"
    (alike,) = await correct(minh, "!✏ Việc 1", "giao Hoa")
    assert alike.startswith("Có mấy đồng chí tên “Hoa”. Đồng chí gõ thêm năm sinh, ví dụ: Hoa 1979.")
    assert NEW_VERSION in await minh.says("giao Hoa 1979")
    tasks = snapshot(house)["tasks"]
    assert isinstance(tasks, list) and tasks[0]["who"] == "Nguyễn Thị Hoa (1979)"


async def test_a_task_that_was_never_given_is_taken_out_with_its_reason(house: House, minh: Person) -> None:
    (why,) = await correct(minh, "!🗑 Bỏ việc 1")
    assert why.endswith("Vì sao bỏ việc Dọn rác kiệt 3? Đồng chí Lê Thị Lan sẽ được báo.\nVí dụ: ghi nhầm")
    assert NEW_VERSION in await minh.says("ghi nhầm")
    (task,) = [one for one in house.rows(Task) if one.content == "Dọn rác kiệt 3"]
    assert (task.state, task.meeting_id) == (TaskState.CANCELLED, None)
    tasks = snapshot(house)["tasks"]
    assert isinstance(tasks, list) and [one["content"] for one in tasks] == ["Gặp hộ bà Tư"]
    (listed,) = await minh.taps("✏ Sửa trước khi thông qua")
    assert "Việc 1: Gặp hộ bà Tư" in listed
    (gone,) = await told(house, house.person("Lan"))
    assert gone.startswith("🗑 Việc này không còn trong biên bản: ghi nhầm\n\nDọn rác kiệt 3")


async def test_attendance_and_vote(house: House, minh: Person) -> None:
    answers = await correct(minh, "!🗑 Bỏ vắng: Bùi Ngọc Mai")
    assert f"{NEW_VERSION}\nĐiểm chấm buổi họp vẫn giữ như đã chấm." in answers
    await correct(minh, "!✏ Đặng Thị Yến – Ốm", "đi viện")
    await correct(minh, "!➕ Ghi thêm đồng chí vắng", "lan", "!Đi công tác")
    answers = await correct(minh, "!➕ Ghi thêm đồng chí vắng", "tâm", "!Vắng không lý do")
    misfit = "⚠ Biểu quyết đang ghi trên 5 đồng chí, mà có quyền biểu quyết là 4. Đồng chí sửa giúp."
    assert any(one.endswith(misfit) for one in answers)
    with house.database.reading() as db:
        rows = db.scalars(select(Attendance).where(Attendance.meeting_id == last_meeting(house).id)).all()
        away = {one.person.full_name: one.reason for one in rows if one.presence in ("excused", "absent")}
    assert away == {
        "Đặng Thị Yến": "đi viện",
        "Nguyễn Thị Hoa": "trông cháu",
        "Lê Thị Lan": "Đi công tác",
        "Hoàng Văn Tâm": "",
    }
    (asked,) = await correct(minh, "!Trang sau ▶", "!✏ Biểu quyết")
    assert "Đang ghi: tán thành 4, không tán thành 0, không có ý kiến 1\n" in asked
    (refused,) = await minh.says("nhiều")
    assert refused.startswith("Chưa hiểu ba số này.")
    (refused,) = await minh.says("40 0 0")
    assert refused.startswith("Ba số phải cộng lại vừa bằng")
    assert NEW_VERSION in await minh.says("3 0 1")
    assert snapshot(house)["vote"] == {"agreed": 3, "against": 0, "abstaining": 1, "of": 4}
    await correct(minh, "!Trang sau ▶", "!🗑 Bỏ biểu quyết")
    assert snapshot(house)["vote"] is None


async def test_guests(house: House, minh: Person) -> None:
    await correct(minh, "!✏ Khách dự", "chị Ba, Mặt trận")
    assert snapshot(house)["guests"] == "chị Ba, Mặt trận"
    await correct(minh, "!🗑 Bỏ khách dự")
    assert snapshot(house)["guests"] == ""


async def test_what_others_took_out_meanwhile(house: House, minh: Person) -> None:
    await minh.taps("✏ Sửa trước khi thông qua")
    await minh.taps("✏ Ý kiến 2")
    async with house.database.writing() as unit:
        meeting = unit.db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert meeting is not None
        meeting.opinions.pop()
        unit.commit()
    (gone,) = await minh.says("khác")
    assert gone.startswith("Chỗ này không còn trong biên bản. Đồng chí chọn chỗ khác nhé.")


async def test_a_conclusion_that_is_taken_out_leaves_the_tasks_of_others_theirs(house: House, minh: Person) -> None:
    async with house.database.writing() as unit:
        meeting = unit.db.scalars(select(Meeting).order_by(Meeting.id.desc())).first()
        assert meeting is not None
        meeting.conclusions.append(Conclusion(position=2, content="Gặp từng hộ"))
        for task in unit.db.scalars(select(Task).where(Task.meeting_id == meeting.id)):
            task.conclusion = task.position
        unit.commit()
    await correct(minh, "!🗑 Bỏ kết luận 1")
    assert snapshot(house)["conclusions"] == ["Gặp từng hộ"]
    assert last_meeting(house).conclusion == "Gặp từng hộ"
    given = {one.content: one.conclusion for one in house.rows(Task) if one.meeting_id == last_meeting(house).id}
    assert given == {"Dọn rác kiệt 3": None, "Gặp hộ bà Tư": 1}
