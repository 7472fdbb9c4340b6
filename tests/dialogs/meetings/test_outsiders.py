"""Who is no member and does a task by name: shown wherever the task is, and asked for through who answers for it."""

from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.minutes.test_adopting import adopt
from tests.dialogs.meetings.whole_way import begin, quickly, saves
from tests.dialogs.sample import newest_document
from tests.house import House, Person

SON = "anh Sơn tổ trưởng dân phố"


async def test_whoever_is_no_member_stands_beside_who_answers_for_the_task(
    house: House, evening: Evening, minh: Person
) -> None:
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa phần việc")
    due = evening.typed(2)
    await minh.says(f"giao cho {SON} (không phải đảng viên): cắm biển cấm đổ rác, hạn {due}, 3 biển")
    await minh.says("thảo")
    await minh.taps("Xong phần việc")
    await saves(minh)
    thao = house.person("Thảo")
    assert f"Làm cùng: {SON}" in "\n".join(thao.take())
    await adopt(minh)
    await minh.taps("📜 Ra nghị quyết")
    with house.database.reading() as db:
        snapshot = newest_document(db).versions[-1].snapshot
    assert snapshot["kind"] == "NQ"
    assert [(one["who"], one["helpers"]) for one in snapshot["tasks"]] == [("Đỗ Thu Thảo", SON)]
    for _ in range(12):
        await house.move(hours=4)
    reminded = [one for one in thao.take() if "cắm biển cấm đổ rác: " in one]
    assert reminded and all(f"Đồng chí hỏi giúp: {SON}" in one for one in reminded)
    await thao.says("/viec")
    (page,) = await thao.taps("📄 cắm biển cấm đổ rác")
    assert f"Người làm: Đỗ Thu Thảo\nLàm cùng: {SON}" in page
