"""What a message shows: edits, deletions and answers, of what has left, waits, or is gone."""

from datetime import timedelta
from typing import Any

from bot.play.simulator.telegram.person import TelegramPerson
from storage import shown_choices
from tests.bot.delivery.rows import BUTTON, FAILED, SENT, WITHDRAWN
from tests.bot.desk import START, Desk


async def test_an_edit_reaches_a_message_that_has_not_left_yet(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("đang ghi")
    edit = desk.edit(sent, "đã ghi", reply_markup=BUTTON)
    await desk.delivery.drain()
    assert desk.texts(lan) == ["đã ghi"]
    assert lan.chat()[-1].labels() == ["Xong"]
    assert (len(desk.telegram.calls), desk.state(sent), desk.state(edit)) == (1, SENT, WITHDRAWN)


async def test_an_edit_of_what_is_only_planned_waits_with_it(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("họp lúc 19h", not_before=START + timedelta(hours=1))
    desk.edit(sent, "họp lúc 20h")
    await desk.delivery.drain()
    assert desk.texts(lan) == []
    desk.clock.move(timedelta(hours=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["họp lúc 20h"]


async def test_an_edit_that_comes_while_its_message_is_tried_again(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    desk.telegram.faults.fail_next(1)
    await desk.delivery.drain()
    desk.edit(sent, "hai")
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["hai"]


async def test_several_waiting_edits_become_the_newest(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("0 ảnh")
    await desk.delivery.drain()
    for number in range(1, 6):
        desk.edit(sent, f"{number} ảnh")
    await desk.delivery.drain()
    assert desk.texts(lan) == ["5 ảnh"]
    assert [call["text"] for call in desk.calls("editMessageText")] == ["5 ảnh"]


async def test_an_edit_that_failed_gives_way_to_a_newer_one(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("0 ảnh")
    await desk.delivery.drain()
    old = desk.edit(sent, "1 ảnh")
    desk.telegram.faults.fail_next(1)
    await desk.delivery.drain()
    new = desk.edit(sent, "2 ảnh")
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert (desk.state(old), desk.state(new)) == (WITHDRAWN, SENT)
    assert [call["text"] for call in desk.calls("editMessageText")] == ["1 ảnh", "2 ảnh"]


async def test_an_edit_keeps_its_place_among_other_messages(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    await desk.delivery.drain()
    desk.say("hai")
    desk.edit(sent, "một, sửa")
    desk.say("ba")
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một, sửa", "hai", "ba"]
    assert [call.method for call in desk.telegram.calls][1:] == ["sendMessage", "editMessageText", "sendMessage"]


async def test_buttons_taken_off_a_waiting_message(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.write("sendMessage", {"chat_id": 42, "text": "chọn", "reply_markup": BUTTON})
    desk.write("editMessageReplyMarkup", {"chat_id": 42, "message_id": -sent}, target_id=sent)
    await desk.delivery.drain()
    assert [(message.text, message.labels()) for message in lan.chat()[1:]] == [("chọn", [])]


async def test_an_edit_that_changes_nothing_has_arrived(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    await desk.delivery.drain()
    edit = desk.edit(sent, "một")
    await desk.delivery.drain()
    assert (desk.state(edit), desk.texts(lan)) == (SENT, ["một"])


async def test_an_edit_of_a_message_that_is_gone_is_sent_anew_and_edited_there(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    await desk.delivery.drain()
    lan._chat.messages.clear()
    edit = desk.edit(sent, "hai", reply_markup=BUTTON)
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(edit)) == (["hai"], SENT)
    desk.edit(sent, "ba")
    await desk.delivery.drain()
    assert desk.texts(lan) == ["ba"]


async def test_an_edit_of_a_message_that_never_arrived_is_sent_anew(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("<b>một", kind="answer")
    desk.write("sendMessage", {"chat_id": 42, "text": ""}, kind="apology")
    await desk.delivery.drain()
    refused = desk.write("sendMessage", {"chat_id": 42, "text": "x" * 5000}, kind="apology")
    await desk.delivery.drain()
    assert (desk.state(sent), desk.state(refused)) == (SENT, FAILED)
    desk.edit(refused, "vừa đủ")
    await desk.delivery.drain()
    assert desk.texts(lan) == ["<b>một", "vừa đủ"]


async def test_a_markup_edit_of_a_message_that_is_gone_is_dropped(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    await desk.delivery.drain()
    lan._chat.messages.clear()
    edit = desk.write("editMessageReplyMarkup", {"chat_id": 42, "message_id": -sent}, target_id=sent)
    await desk.delivery.drain()
    assert (desk.state(edit), desk.texts(lan)) == (WITHDRAWN, [])


async def test_a_message_is_deleted_pinned_and_answered_by_its_real_id(desk: Desk, lan: TelegramPerson) -> None:
    one, two = desk.say("một"), desk.say("hai")
    await desk.delivery.drain()
    desk.write("pinChatMessage", {"chat_id": 42, "message_id": -two})
    desk.write("deleteMessage", {"chat_id": 42, "message_id": -one})
    desk.write("sendMessage", {"chat_id": 42, "text": "ba", "reply_parameters": {"message_id": -two}})
    await desk.delivery.drain()
    assert desk.texts(lan) == ["hai", "ba"]
    (hai, ba) = [kept for kept in lan._chat.messages.values() if kept.from_bot]
    assert lan._chat.pinned == [hai.id]
    assert ba.json["reply_to_message"]["message_id"] == hai.id


async def test_a_message_deleted_before_it_left_never_leaves(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("nhắc", not_before=START + timedelta(hours=1))
    desk.write("deleteMessage", {"chat_id": 42, "message_id": -sent})
    await desk.delivery.drain()
    desk.clock.move(timedelta(hours=2))
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(sent)) == ([], WITHDRAWN)


async def test_deleting_what_is_gone_troubles_nobody(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("deleteMessage", {"chat_id": 42, "message_id": 999})
    await desk.delivery.drain()
    assert (desk.state(row), desk.texts(lan)) == (WITHDRAWN, [])


async def test_what_was_shown_can_be_typed(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.write("sendMessage", {"chat_id": 42, "text": "chọn", "reply_markup": BUTTON, "numbered": False})

    def shown() -> tuple[int, list[Any], bool] | None:
        with desk.database.reading() as db:
            screen = shown_choices.last_screen(db, 42)
            return None if screen is None else (screen.outbox_id, screen.choices, screen.numbered)

    assert shown() is None
    await desk.delivery.drain()
    assert shown() == (sent, [["Xong", "t:1:1:done"]], False)
    desk.edit(sent, "đã xong")
    await desk.delivery.drain()
    assert shown() == (sent, [], False)
    assert "numbered" not in desk.calls("sendMessage")[0]
