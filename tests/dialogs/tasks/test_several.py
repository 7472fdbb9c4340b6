"""Several tasks in one sentence: one card, a line a task, mended one by one and sent by one tap."""

from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, reports
from tests.house import House, Person

BOTH = "vỉa hè đường Mẫu 1 đủ 45/45 hộ, danh sách hộ cần chỗ để xe lập xong rồi"


async def test_one_card_and_one_tap(house: House, lan: Person) -> None:
    (card,) = await lan.says(BOTH)
    assert card == (
        "Báo cáo nhiều việc\n\nEm hiểu tin của đồng chí là 2 báo cáo. Đúng thì đồng chí chọn Gửi.\n\n"
        f"1. {SIDEWALK}\nKết quả: Hoàn thành · 45/45 hộ\nvỉa hè đường mẫu 1 đủ 45/45 hộ\n\n"
        f"2. {PARKING}\nKết quả: Hoàn thành\ndanh sách hộ cần chỗ để xe lập xong rồi"
    )
    assert reports(house) == []
    await house.restart()
    (sent,) = await lan.taps("📨 Gửi 2 báo cáo")
    assert sent.startswith("✅ Đã gửi 2 báo cáo. Cảm ơn đồng chí.") and "Đã báo: " in sent
    assert [(one.outcome, one.count) for one in reports(house)] == [("done", 45), ("done", None)]


async def test_what_is_open_is_asked_before_the_card(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách để xe chung lập xong rồi, vỉa hè đường Mẫu 1 chưa xong")
    assert "Đồng chí viết: “vỉa hè đường mẫu 1 chưa xong”" in asked and "Việc này đến đâu rồi?" in asked
    (card,) = await lan.taps("⏳ Đang thực hiện")
    assert f"2. {SIDEWALK}\nKết quả: Đang thực hiện" in card


async def test_all_of_it_is_asked_where_only_the_end_is_said(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách để xe chung lập xong, ký cam kết vỉa hè cũng xong")
    assert "Đủ 45/45 hộ chưa?" in asked
    (card,) = await lan.says("40")
    assert f"2. {SIDEWALK}\nKết quả: Hoàn thành một phần · 40/45 hộ" in card


async def test_each_is_mended_or_dropped(house: House, lan: Person) -> None:
    await lan.says(BOTH)
    (asked,) = await lan.taps("✏ 2. Lập danh sách hộ cần ch…")
    assert "Việc này đến đâu rồi?" in asked
    (card,) = await lan.taps("⏳ Đang thực hiện")
    assert f"2. {PARKING}\nKết quả: Đang thực hiện" in card
    (card,) = await lan.taps("🗑 Bỏ 1")
    assert SIDEWALK not in card
    (nothing,) = await lan.taps("🗑 Bỏ 1")
    assert nothing == "Đã bỏ hết, em không gửi gì." and reports(house) == []


async def test_what_is_added_is_shown_on_the_card(house: House, lan: Person) -> None:
    (card,) = await lan.says("danh sách để xe chung lập xong rồi, vỉa hè đường Mẫu 1 ký thêm 5 hộ nữa")
    assert "35/45 hộ (lần trước 30, thêm 5)" in card
    await lan.taps("📨 Gửi 2 báo cáo")
    assert {one.count for one in reports(house)} == {None, 35}


async def test_less_than_the_last_time_is_no_slip_that_goes_out(house: House, lan: Person) -> None:
    await lan.says("danh sách để xe chung lập xong, ký cam kết vỉa hè cũng xong")
    (asked,) = await lan.says("1")
    assert asked.startswith("Lần trước đã báo 30 hộ, nay 1 hộ là ít hơn. Đồng chí gõ lại số giúp.")


async def test_a_delay_alone_is_asked_for_which_task(house: House, lan: Person) -> None:
    (asked,) = await lan.says("xin thêm 1 tuần")
    assert "Tin “xin thêm 1 tuần” báo cáo cho việc nào?" in asked
    (asked,) = await lan.taps(PARKING)
    assert "Em hiểu: xin gia hạn đến Thứ Sáu 11/12/2026" in asked
