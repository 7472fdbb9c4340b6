"""The end of a running meeting: asked once, with the time it was over, which is a fact and no moment of a tap."""

from storage.chairing import Chairing
from tests.dialogs.meetings.chairing.running import chairing
from tests.dialogs.sample import THEME
from tests.house import House, Person


def ended(house: House) -> bool:
    running: Chairing = chairing(house)
    return running.ended_at is not None


async def after_95_minutes(house: House, minh: Person) -> None:
    await house.move(minutes=95)
    minh.take()
    await minh.says("/dieuhanh")


async def test_it_is_asked_when_it_ended(house: House, minh: Person) -> None:
    await after_95_minutes(house, minh)
    (asked,) = await minh.taps("⏹ Kết thúc buổi họp")
    assert asked.endswith(
        "Bắt đầu: Chủ Nhật 29/11/2026, 19:00\nBuổi họp kết thúc lúc mấy giờ?\nChọn ở dưới, hoặc gõ như: 20h45"
    )
    assert THEME in asked
    assert minh.labels() == ["⏹ Vừa xong, lúc 20:35", "⬅ Chưa kết thúc, về thẻ điều hành", "✖ Hủy"]
    assert not ended(house)
    (card,) = await minh.taps("⬅ Chưa kết thúc, về thẻ điều hành")
    assert card.startswith(f"{THEME}\nBắt đầu lúc 19:00 · đã 95 phút")
    assert not ended(house)


async def test_an_end_to_come_is_refused_and_one_that_was_is_kept(house: House, minh: Person) -> None:
    await after_95_minutes(house, minh)
    await minh.taps("⏹ Kết thúc buổi họp")
    (future,) = await minh.says("20h45")
    assert future.startswith("Chủ Nhật 29/11/2026, 20:45 chưa tới, nên chưa kết thúc được.")
    (before,) = await minh.says("18h30")
    assert before.startswith("Giờ kết thúc phải sau giờ bắt đầu; Chủ Nhật 29/11/2026, 18:30 thì chưa.")
    (unread,) = await minh.says("xong rồi")
    assert unread.startswith("Chưa hiểu giờ này.")
    (over,) = await minh.says("8 rưỡi tối")
    assert over.startswith("⏹ Buổi họp kết thúc lúc 20:30 (90 phút).")
    assert ended(house)
    await minh.taps("📝 Ghi biên bản")
    for label in ("Xong điểm danh", "Không có khách"):
        await minh.taps(label)
    await minh.taps(minh.labels()[0])
    assert minh.labels()[0] == "Giữ: Chủ Nhật 29/11/2026, 20:30"


async def test_of_two_of_one_name_the_year_stands_also_where_one_has_spoken(house: House, minh: Person) -> None:
    await minh.taps("🙋 Mời phát biểu")
    await minh.taps("Nguyễn Thị Hoa (1958)")
    assert "Nguyễn Thị Hoa (1979)" in minh.labels()
    assert "Nguyễn Thị Hoa" not in minh.labels()
