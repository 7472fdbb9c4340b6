"""What is no message is not answered; an edit is told what counts."""

from typing import Any

import pytest

from tests.house import House, Person

EDITED = (
    "Tin đã gửi rồi mới sửa thì em không đọc lại được. Đồng chí gửi câu đúng thành một tin mới giúp. "
    "Nếu đang ghi dở, đồng chí chọn Quay lại để sửa."
)


async def happens(house: House, person: Person, kind: str = "message", **content: Any) -> list[str]:
    if house.channel != "telegram":
        pytest.skip("on the text-only channel nothing of the kind happens")
    who = {"id": person.cast.number, "is_bot": False, "first_name": person.cast.name}
    chat = {"id": person.cast.number, "type": "private", "first_name": person.cast.name}
    person.hand.look()
    house.telegram.post_update({kind: {"message_id": 900, "date": 0, "chat": chat, "from": who, **content}})
    await house.settle()
    return person.take()


@pytest.mark.parametrize(
    "field",
    [
        "pinned_message",
        "message_auto_delete_timer_changed",
        "chat_background_set",
        "gift",
        "unique_gift",
        "boost_added",
    ],
)
async def test_what_happens_in_the_chat_is_not_answered(house: House, lan: Person, field: str) -> None:
    await lan.says("/baocao")
    assert await happens(house, lan, "message", **{field: {"message_id": 1}}) == []
    assert lan.labels()[-1] == "✖ Hủy"


async def test_an_edit_is_told_what_counts_and_the_form_stays(house: House, lan: Person) -> None:
    (asked,) = await lan.says("/baocao")
    assert await happens(house, lan, "edited_message", text="khác", edit_date=1) == [EDITED]
    assert "✖ Hủy" in lan.labels() and asked.startswith("Báo cáo việc")


async def test_a_sticker_is_told_kindly(house: House, lan: Person) -> None:
    assert await lan.sends_sticker() != []
