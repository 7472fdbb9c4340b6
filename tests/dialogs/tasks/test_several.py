"""Several tasks in one sentence: one card, a line a task, mended one by one and sent by one tap."""

import pytest
from sqlalchemy import select

from storage.tasks import Task
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, SIDEWALK_LABEL, reports
from tests.house import House, Person

BOTH = "vỉa hè đường Mẫu 1 đủ 45/45 hộ, danh sách hộ cần chỗ để xe lập xong rồi"


async def test_one_card_and_one_tap(house: House, lan: Person) -> None:
    (card,) = await lan.says(BOTH)
    assert card == (
        "Báo cáo nhiều việc\n\nEm hiểu tin của đồng chí là 2 báo cáo. Đúng thì đồng chí chọn Gửi.\n\n"
        f"– {SIDEWALK}\nKết quả: Hoàn thành · 45/45 hộ\nvỉa hè đường mẫu 1 đủ 45/45 hộ\n\n"
        f"– {PARKING}\nKết quả: Hoàn thành\ndanh sách hộ cần chỗ để xe lập xong rồi"
    )
    assert reports(house) == []
    await house.restart()
    (sent,) = await lan.taps("📨 Gửi 2 báo cáo")
    assert sent.startswith("✅ Đã gửi 2 báo cáo. Cảm ơn đồng chí.") and "Đã báo: " in sent
    assert [(one.outcome, one.count) for one in reports(house)] == [("done", 45), ("done", None)]


async def test_what_is_open_is_asked_before_the_card(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách để xe chung lập xong rồi, vỉa hè đường Mẫu 1 chưa xong")
    assert "Em ghi lời đồng chí: “vỉa hè đường mẫu 1 chưa xong”" in asked and "Việc này đến đâu rồi?" in asked
    (card,) = await lan.taps("⏳ Đang thực hiện")
    assert f"– {SIDEWALK}\nKết quả: Đang thực hiện" in card


async def test_all_of_it_is_asked_where_only_the_end_is_said(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách để xe chung lập xong, ký cam kết vỉa hè cũng xong")
    assert "Đủ 45/45 hộ chưa?" in asked
    (doubted,) = await lan.says("40")
    assert "Chỉ tiêu 45 hộ, mới được 40 hộ. Vẫn báo hoàn thành?" in doubted
    (card,) = await lan.taps("Đổi: hoàn thành một phần")
    assert f"– {SIDEWALK}\nKết quả: Hoàn thành một phần · 40/45 hộ" in card


async def test_each_is_mended_or_dropped(house: House, lan: Person) -> None:
    await lan.says(BOTH)
    (asked,) = await lan.taps("✏ Sửa: Lập danh sách hộ cần ch…")
    assert "Việc này đến đâu rồi?" in asked
    (card,) = await lan.taps("⏳ Đang thực hiện")
    assert f"– {PARKING}\nKết quả: Đang thực hiện" in card
    (card,) = await lan.taps("🗑 Bỏ: Vận động các hộ đường M…")
    assert SIDEWALK not in card
    (nothing,) = await lan.taps("🗑 Bỏ: Lập danh sách hộ cần ch…")
    assert nothing == "Đã bỏ hết, em không gửi gì." and reports(house) == []


async def test_what_is_added_is_shown_before_it_is_added(house: House, lan: Person) -> None:
    (asked,) = await lan.says("danh sách để xe chung lập xong rồi, vỉa hè đường Mẫu 1 ký thêm 5 hộ nữa")
    assert "Lần trước 30 hộ, thêm 5 là 35/45 hộ. Đúng vậy không?" in asked
    (card,) = await lan.taps("Đúng, 35 hộ")
    assert f"– {SIDEWALK}\nKết quả: Đang thực hiện · 35/45 hộ" in card
    await lan.taps("📨 Gửi 2 báo cáo")
    assert {one.count for one in reports(house)} == {None, 35}


async def test_less_than_the_last_time_is_asked_about_as_in_a_single_report(house: House, lan: Person) -> None:
    await lan.says("danh sách để xe chung lập xong, ký cam kết vỉa hè cũng xong")
    (asked,) = await lan.says("1")
    assert "Lần trước báo 30 hộ, nay 1 hộ là ít hơn. Đúng vậy không?" in asked
    (asked,) = await lan.says("vỉa hè đường Mẫu 1 được 8 hộ, danh sách để xe chung lập xong")
    assert asked.startswith("Lời này như một báo cáo khác: «vỉa hè đường Mẫu 1 được 8 hộ,")


async def test_a_count_below_the_last_one_is_asked_about_before_the_card(house: House, lan: Person) -> None:
    (asked,) = await lan.says("vỉa hè đường Mẫu 1 được 8 hộ, danh sách để xe chung lập xong")
    assert "Lần trước báo 30 hộ, nay 8 hộ là ít hơn. Đúng vậy không?" in asked
    (card,) = await lan.taps("Thêm nữa, thành 38 hộ")
    assert f"– {SIDEWALK}\nKết quả: Đang thực hiện · 38/45 hộ" in card


async def test_every_open_question_is_asked_before_the_card(house: House, lan: Person) -> None:
    (asked,) = await lan.says("ký cam kết vỉa hè xong rồi, danh sách để xe chung chưa xong")
    assert "Đủ 45/45 hộ chưa?" in asked
    (asked,) = await lan.taps("Đủ 45 hộ")
    assert f"{PARKING}" in asked and "Việc này đến đâu rồi?" in asked
    (card,) = await lan.taps("⏳ Đang thực hiện")
    assert "Em hiểu tin của đồng chí là 2 báo cáo." in card
    await lan.taps("📨 Gửi 2 báo cáo")
    assert [one.outcome for one in reports(house)] == ["done", "doing"]


async def test_a_count_is_mended_from_the_card(house: House, lan: Person) -> None:
    await lan.says("vỉa hè đường Mẫu 1 tổng cộng được 38 hộ, danh sách để xe chung lập xong")
    await lan.taps("✏ Sửa: Vận động các hộ đường M…")
    (asked,) = await lan.taps("⏳ Đang thực hiện")
    assert "Đã được bao nhiêu hộ?" in asked
    (card,) = await lan.says("41")
    assert f"– {SIDEWALK}\nKết quả: Đang thực hiện · 41/45 hộ" in card


async def test_what_has_ended_meanwhile_is_named_with_its_words(house: House, lan: Person) -> None:
    await lan.says(BOTH)
    async with house.database.writing() as unit:
        task = unit.db.scalars(select(Task).where(Task.content == PARKING)).one()
        task.state = "cancelled"
        unit.commit()
    (sent,) = await lan.taps("📨 Gửi 2 báo cáo")
    assert sent.startswith("✅ Đã gửi 1 báo cáo.")
    assert "Chưa gửi được, vì việc vừa kết thúc: Lập danh sách hộ cần" in sent
    assert "danh sách hộ cần chỗ để xe lập xong rồi" in sent
    assert len(reports(house)) == 1


async def test_what_has_all_ended_meanwhile_stays(house: House, lan: Person) -> None:
    await lan.says(BOTH)
    async with house.database.writing() as unit:
        for task in unit.db.scalars(select(Task).where(Task.content.in_([PARKING, SIDEWALK]))):
            task.state = "cancelled"
        unit.commit()
    (kept,) = await lan.taps("📨 Gửi 2 báo cáo")
    assert "Phần đã ghi vẫn còn." in kept and reports(house) == []


@pytest.mark.parametrize(
    ("words", "about"),
    [(BOTH, "▶ Báo cáo 2 việc: “vỉa hè đường mẫu 1 đủ"), ("em làm xong việc rồi", "▶ Báo cáo: “em làm xong")],
    ids=["card", "which"],
)
async def test_what_was_said_waits_where_something_else_comes_first(
    house: House, lan: Person, words: str, about: str
) -> None:
    (first,) = await lan.says(words)
    await lan.says("/menu")
    (second,) = await lan.says("vỉa hè đường Mẫu 1 tổng cộng được 38 hộ, danh sách để xe chung lập xong")
    assert "38/45 hộ" in second
    await lan.says("/menu")
    (again,) = await lan.taps(about)
    assert again.endswith(first.split("\n\n", 1)[1])


async def test_a_delay_alone_is_asked_for_which_task(house: House, lan: Person) -> None:
    (asked,) = await lan.says("xin thêm 1 tuần")
    assert "Tin “xin thêm 1 tuần” báo cáo cho việc nào?" in asked
    (asked,) = await lan.taps(PARKING)
    assert "Em hiểu: xin gia hạn đến Thứ Sáu 11/12/2026" in asked


async def test_a_delay_until_a_day_is_kept_until_the_task_is_chosen(house: House, lan: Person) -> None:
    """One of the tasks is due after that day: it is no delay of that one."""
    (asked,) = await lan.says("xin gia hạn đến 1/12")
    assert "báo cáo cho việc nào?" in asked
    (asked,) = await lan.taps(SIDEWALK_LABEL)
    assert "Em hiểu: xin gia hạn đến Thứ Ba 01/12/2026" in asked


async def test_the_words_stand_over_whatever_is_asked_first(house: House, lan: Person) -> None:
    words = "danh sách hộ cần chỗ để xe chưa lập được vì mưa"
    (asked,) = await lan.says(words)
    assert f"Em ghi lời đồng chí: “{words}”\nEm hiểu: Gặp khó khăn" in asked and "Vì sao việc chưa xong?" in asked
