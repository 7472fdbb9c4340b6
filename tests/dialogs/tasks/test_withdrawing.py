"""The last report is taken back by a word and a yes, until something has come after it; a changed message is told."""

from typing import Any

import pytest

from tests.dialogs.refusals import NOT_YOURS, OLD_BUTTON
from tests.dialogs.tasks.reporting import PARKING, SIDEWALK, done, reports, task
from tests.house import House, Person

BACK = "↩ Rút lại báo cáo"


async def sent(lan: Person, minh: Person) -> None:
    await done(lan)
    await lan.taps("📨 Gửi")
    minh.take()


@pytest.mark.parametrize("words", ["rút lại", "gui nham roi", "hủy báo cáo vừa rồi"])
async def test_it_is_asked_and_taken_back_long_after(house: House, lan: Person, minh: Person, words: str) -> None:
    await sent(lan, minh)
    await house.move(hours=3)
    (asked,) = await lan.says(words)
    assert asked == (
        f"Rút lại báo cáo này?\n\n{SIDEWALK}\nKết quả: Hoàn thành\nSố lượng: 45/45 hộ\n"
        "Gửi lúc Thứ Tư 25/11/2026, 09:00."
    )
    assert lan.labels() == [BACK, "📄 Xem việc"] and reports(house)[0].withdrawn_at is None
    await house.restart()
    minh.take()
    (undone,) = await lan.taps(BACK)
    assert undone.startswith("↩ Đã rút lại. Việc trở về: Đang thực hiện.")
    assert reports(house)[0].withdrawn_at is not None and task(house, SIDEWALK).state == "doing"
    (told,) = minh.take()
    assert told.startswith("↩ Đồng chí Lê Thị Lan đã rút lại thay đổi vừa rồi.")


async def test_once_the_secretary_has_acted_it_is_too_late(house: House, lan: Person, minh: Person) -> None:
    await sent(lan, minh)
    await lan.says("rút lại")
    await minh.taps(next(one for one in minh.labels() if one.startswith("👍")))
    if house.channel == "telegram":
        await lan.presses(lan.button(BACK))
        assert lan.toasts()[-1] == "Việc đã có thay đổi khác, nên không rút lại được nữa."
    (said,) = await lan.says("rút lại")
    assert said.startswith("Sau báo cáo này việc đã có thay đổi khác, nên em không rút lại được nữa:\n\n")
    assert said.endswith("Cần sửa, đồng chí nhắn bí thư: Trần Văn Minh.")
    assert task(house, SIDEWALK).state == "confirmed"


async def test_what_was_returned_can_be_reported_anew(house: House, lan: Person, minh: Person) -> None:
    await sent(lan, minh)
    label = next(one for one in minh.labels() if one.startswith("↪"))
    await minh.taps(label)
    await minh.says("Còn thiếu mấy hộ")
    lan.take()
    (said,) = await lan.says("rút lại")
    assert "Đồng chí báo cáo lại cho đúng, hoặc nhắn bí thư: Trần Văn Minh." in said
    (asked,) = await lan.taps("📣 Báo cáo lại")
    assert "Việc này đến đâu rồi?" in asked


async def test_the_last_of_two_is_meant(house: House, lan: Person, minh: Person) -> None:
    await sent(lan, minh)
    await house.move(minutes=1)
    await lan.says("xong danh sach ho can cho de xe roi")
    await lan.taps("📨 Gửi")
    (asked,) = await lan.says("rút lại")
    assert asked.startswith(f"Rút lại báo cáo này?\n\n{PARKING}\n")


async def test_where_nothing_was_reported_the_words_are_asked_about(house: House) -> None:
    assert (await house.person("Thảo").says("gửi nhầm rồi"))[0].startswith("Em chưa rõ ý: «gửi nhầm rồi»")


async def test_nobody_takes_back_anothers(house: House, lan: Person, minh: Person) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no buttons that could be forged")
    await sent(lan, minh)
    await lan.says("rút lại")
    stolen = lan.button(BACK)
    assert await house.person("Thảo").presses(stolen) == []
    assert house.person("Thảo").toasts() == [NOT_YOURS]
    await minh.presses(stolen)
    assert reports(house)[0].withdrawn_at is None
    await lan.presses(stolen.rsplit(":", 1)[0] + ":9999")
    assert lan.toasts()[-1] == OLD_BUTTON and reports(house)[0].withdrawn_at is None


async def changes(house: House, person: Person, words: str) -> list[str]:
    """Change a message that was sent before."""
    if house.channel != "telegram":
        pytest.skip("on the text-only channel nothing of the kind happens")
    who: dict[str, Any] = {"id": person.cast.number, "is_bot": False, "first_name": person.cast.name}
    chat = {"id": person.cast.number, "type": "private", "first_name": person.cast.name}
    person.hand.look()
    message = {"message_id": 900, "date": 0, "edit_date": 1, "chat": chat, "from": who, "text": words}
    house.telegram.post_update({"edited_message": message})
    await house.settle()
    return person.take()


async def test_a_changed_message_of_a_report_is_told_what_counts(house: House, lan: Person) -> None:
    await lan.says("xong danh sach ho can cho de xe roi")
    (told,) = await changes(house, lan, "chua xong danh sach ho can cho de xe")
    assert told == (
        "Tin đã gửi rồi mới sửa thì em không đọc lại được. Báo cáo đang ghi vẫn là lời cũ: "
        "«xong danh sach ho can cho de xe roi».\n"
        "Muốn đổi, đồng chí chọn sửa ở báo cáo; hoặc gõ /huy rồi gửi lại câu đúng."
    )
    await lan.taps("📨 Gửi")
    (told,) = await changes(house, lan, "chua xong danh sach ho can cho de xe")
    assert told == (
        "Tin đã gửi rồi mới sửa thì em không đọc lại được. Báo cáo đã gửi vẫn là:\n\n"
        f"{PARKING}\nKết quả: Hoàn thành\nGhi chú: xong danh sach ho can cho de xe roi\n\n"
        "Muốn đổi, đồng chí chọn ở dưới, hoặc gõ “rút lại” rồi gửi câu đúng."
    )
    assert lan.labels() == [BACK]
    await lan.taps(BACK)
    assert reports(house)[0].withdrawn_at is not None


async def test_another_changed_message_is_told_that_it_is_not_read(house: House, lan: Person) -> None:
    await lan.says("xong danh sach ho can cho de xe roi")
    await lan.taps("📨 Gửi")
    (told,) = await changes(house, lan, "Mai họp lúc mấy giờ hả em?")
    assert told.startswith("Tin đã gửi rồi mới sửa thì em không đọc lại được. Đồng chí gửi câu đúng")
