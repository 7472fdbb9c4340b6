"""Delivery on the text-only channel: messages of several pieces, edits and toasts that are messages."""

from datetime import timedelta

import pytest

from bot.channels.zalo.numbers import chat_number
from bot.play.simulator.zalo.person import ZaloPerson
from storage.accounts import Account
from tests.bot.desk import Desk, Lane, OutboxState

AGAIN = "(Tin gửi lại, có thể đồng chí đã nhận rồi.)\n"
CHAT = chat_number("a1b2")


@pytest.fixture
def lan(desk: Desk) -> ZaloPerson:
    with desk.database.unit_of_work() as unit:
        unit.db.add(Account(channel="zalo", external_id="a1b2", chat_id=CHAT))
        unit.commit()
    return desk.zalo_person()


def long_text(pieces: int) -> str:
    """A text that takes so many messages."""
    return "\n".join(letter * 1500 for letter in "abcdefgh"[:pieces])


async def test_a_long_text_comes_in_pieces_at_the_chats_pace(desk: Desk, lan: ZaloPerson) -> None:
    row = desk.say(long_text(6), CHAT, channel="zalo")
    after = desk.say("sau", CHAT, channel="zalo")
    await desk.delivery.drain()
    assert [text[0] for text in desk.texts(lan)] == ["a", "b", "c", "d", "e", "f", "s"]
    assert {call.status for call in desk.zalo.calls} == {200}
    assert (desk.state(row), desk.state(after)) == (OutboxState.SENT, OutboxState.SENT)


async def test_a_text_refused_in_the_middle_goes_on_where_it_stopped(desk: Desk, lan: ZaloPerson) -> None:
    desk.say(long_text(3), CHAT, channel="zalo")
    whole, calls = desk.channels["zalo"].api.call, []

    async def call(method: str, *given: object, **more: object) -> object:
        calls.append(method)
        if len(calls) == 2:
            desk.zalo.faults.fail_next(1, method, 502)
        return await whole(method, *given, **more)  # type: ignore[arg-type]

    desk.channels["zalo"].api.call = call  # type: ignore[method-assign, assignment]
    await desk.delivery.drain()
    assert [text[0] for text in desk.texts(lan)] == ["a"]
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert [text[0] for text in desk.texts(lan)] == ["a", "b", "c"]


async def test_a_text_cut_off_in_the_middle_comes_again_as_a_whole(desk: Desk, lan: ZaloPerson) -> None:
    desk.say("một", CHAT, channel="zalo")
    desk.zalo.faults.cut_after_next(1)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", f"{AGAIN}một"]


async def test_an_edit_is_one_more_message_unless_its_own_has_not_left(desk: Desk, lan: ZaloPerson) -> None:
    sent = desk.say("một", CHAT, channel="zalo")
    edit = {"chat_id": CHAT, "message_id": -sent, "text": "hai"}
    desk.write("editMessageText", edit, channel="zalo", target_id=sent)
    await desk.delivery.drain()
    assert desk.texts(lan) == ["hai"]
    desk.write("editMessageText", {**edit, "text": "ba"}, channel="zalo", target_id=sent)
    await desk.delivery.drain()
    assert desk.texts(lan) == ["hai", "ba"]


async def test_an_edit_whose_answer_was_lost_says_so_as_the_message_that_it_is(desk: Desk, lan: ZaloPerson) -> None:
    sent = desk.say("một", CHAT, channel="zalo")
    await desk.delivery.drain()
    edit = {"chat_id": CHAT, "message_id": -sent, "text": "hai"}
    desk.write("editMessageText", edit, channel="zalo", target_id=sent)
    desk.zalo.faults.cut_after_next(1)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", "hai", f"{AGAIN}hai"]


async def test_a_toast_is_a_message_and_what_the_app_has_not_is_passed_over(desk: Desk, lan: ZaloPerson) -> None:
    toast = {"callback_query_id": "typed:1", "text": "Nút này đã cũ."}
    rows = [
        desk.write("answerCallbackQuery", toast, chat_id=CHAT, channel="zalo", lane=Lane.TAP, kind="toast"),
        desk.write("setMyCommands", {"commands": []}, chat_id=CHAT, channel="zalo", kind="deed"),
    ]
    await desk.delivery.drain()
    assert desk.texts(lan) == ["Nút này đã cũ."]
    assert [desk.state(row) for row in rows] == [OutboxState.SENT] * 2


async def test_another_channels_many_messages_do_not_hold_it_up(desk: Desk, lan: ZaloPerson) -> None:
    for number in range(100, 160):
        desk.say("nhắc", desk.person(number).user_id, lane=Lane.BROADCAST)
    desk.say("nhắc", CHAT, channel="zalo", lane=Lane.BROADCAST)
    began = desk.clock.now()
    await desk.delivery.drain()
    (sent,) = desk.zalo.calls.of("sendMessage")
    assert sent.at == began and desk.clock.now() > began + timedelta(seconds=2)
    assert {call.status for call in [*desk.telegram.calls, *desk.zalo.calls]} == {200}
