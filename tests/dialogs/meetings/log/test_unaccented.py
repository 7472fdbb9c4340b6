"""What was typed without accents is pointed out before it is saved; a guess is only taken by a word."""

from storage.meetings import Meeting
from tests.dialogs.meetings.evening import Evening
from tests.dialogs.meetings.whole_way import begin, quickly, saves, step
from tests.dialogs.sample import last_meeting
from tests.house import House, Person

FIRST, GUESS = "can don rac kiet 3 truoc tet", "cần dọn rác kiệt 3 trước tết"
SECOND = "nen co them thung rac"


def conclusions(house: House) -> list[str]:
    with house.database.reading() as db:
        return [one.content for one in db.get_one(Meeting, last_meeting(house).id).conclusions]


async def with_two(minh: Person) -> str:
    """Two conclusions without accents; what is asked when all is to be saved."""
    await begin(minh)
    await quickly(minh)
    await minh.taps("✏ Sửa kết luận")
    for words in (FIRST, SECOND):
        await minh.says(words)
    await minh.taps("Xong kết luận")
    (asked,) = await minh.taps("💾 Lưu biên bản")
    return asked


async def test_it_is_asked_about_one_by_one(house: House, evening: Evening, minh: Person) -> None:
    asked = await with_two(minh)
    assert asked == step(
        11,
        f"Chỗ này gõ chưa có dấu, lên giấy sẽ khó đọc:\n{FIRST}\n\nEm đoán, có thể chưa đúng; đồng chí đọc kỹ giúp:\n"
        f"{GUESS}\n\nHoặc đồng chí gõ lại cho đúng.\nCòn 1 chỗ nữa như vậy.",
    )
    assert minh.labels()[:3] == ["✔ Đúng, ghi như em đoán", "Giữ như đã gõ", "Giữ cả 2 chỗ như đã gõ"]
    (second,) = await minh.taps("✔ Đúng, ghi như em đoán")
    assert SECOND in second
    (summary,) = await minh.says("Nên có thêm thùng rác ở chợ")
    assert f"2. {GUESS}\n3. Nên có thêm thùng rác ở chợ" in summary
    await saves(minh)
    assert conclusions(house) == ["Giữ sạch kiệt 3", GUESS, "Nên có thêm thùng rác ở chợ"]


async def test_nothing_is_changed_by_itself(house: House, evening: Evening, minh: Person) -> None:
    await with_two(minh)
    await minh.taps("Giữ cả 2 chỗ như đã gõ")
    await saves(minh)
    assert conclusions(house) == ["Giữ sạch kiệt 3", FIRST, SECOND]
