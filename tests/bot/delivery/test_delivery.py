"""Delivery on the strict simulator: what leaves, in which order, and what becomes of it when something goes wrong."""

import asyncio
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.api import Reply
from bot.clock import StandingClock
from bot.delivery.verdicts import said
from bot.play.simulator.telegram.person import TelegramPerson
from storage import shown_choices
from storage.database import Database, UnitOfWork
from storage.delivering import mark_sending
from storage.outbox import withdraw
from storage.people import Account
from tests.bot.desk import PNG, START, Desk, Lane, OutboxState, picture

SENT, WAITING, EXPIRED = OutboxState.SENT, OutboxState.WAITING, OutboxState.EXPIRED
FAILED, WITHDRAWN = OutboxState.FAILED, OutboxState.WITHDRAWN
AGAIN = "(Tin gửi lại, có thể đồng chí đã nhận rồi.)\n"
BUTTON = {"inline_keyboard": [[{"text": "Xong", "callback_data": "t:1:1:done"}]]}


@pytest.fixture
def lan(desk: Desk) -> TelegramPerson:
    return desk.person(42)


async def test_messages_of_one_chat_arrive_in_order(desk: Desk, lan: TelegramPerson) -> None:
    rows = [desk.say(f"tin {number}") for number in range(6)]
    assert await desk.delivery.drain() == 6
    assert desk.texts(lan) == [f"tin {number}" for number in range(6)]
    assert {desk.state(row) for row in rows} == {SENT}
    assert [call.status for call in desk.telegram.calls] == [200] * 6
    assert await desk.delivery.drain() == 0


async def test_nothing_more_than_may_go_on_a_clock_that_stands(database: Database, tmp_path: Path) -> None:
    desk = Desk(database, tmp_path, clock=StandingClock(START))
    lan = desk.person()
    rows = [desk.say(f"tin {number}") for number in range(6)]
    sent = 0
    while await desk.delivery.drain():
        sent += 1
        desk.clock.move(timedelta(seconds=0.1))
    assert [desk.state(row) for row in rows] == [SENT] * 3 + [WAITING] * 3
    for _ in range(3):
        desk.clock.move(timedelta(seconds=1.1))
        assert await desk.delivery.drain() == 1
    assert desk.texts(lan) == [f"tin {number}" for number in range(6)]
    assert {call.status for call in desk.telegram.calls} == {200}


async def test_a_failed_try_holds_back_what_comes_after_it_in_its_chat_alone(desk: Desk, lan: TelegramPerson) -> None:
    minh = desk.person(43)
    first, second, other = desk.say("một"), desk.say("hai"), desk.say("ba", 43)
    desk.telegram.faults.fail_next(1, "sendMessage", 502)
    await desk.delivery.drain()
    assert [desk.state(row) for row in (first, second, other)] == [WAITING, WAITING, SENT]
    assert (desk.texts(lan), desk.texts(minh)) == ([], ["ba"])
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", "hai"]
    assert not desk.row(first).resent


async def test_an_outage_is_waited_out_with_ever_longer_pauses(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một")
    desk.telegram.faults.fail_next(6, "sendMessage", 500)
    for seconds in (1, 5, 30, 60, 60, 60):
        assert await desk.delivery.drain() == 1
        desk.clock.move(timedelta(seconds=seconds) - timedelta(milliseconds=1))
        assert await desk.delivery.drain() == 0
        desk.clock.move(timedelta(milliseconds=1))
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.row(row).tries) == (["một"], 6)


async def test_what_is_planned_waits_for_its_moment_and_holds_nothing_back(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("nhắc họp", not_before=START + timedelta(hours=1), lane=Lane.BROADCAST)
    desk.say("chào")
    await desk.delivery.drain()
    assert desk.texts(lan) == ["chào"]
    desk.clock.move(timedelta(hours=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["chào", "nhắc họp"]


async def test_what_comes_too_late_is_not_sent(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("họp lúc 19h", expires_at=START + timedelta(hours=1))
    desk.clock.move(timedelta(hours=1))
    assert await desk.delivery.drain() == 0
    assert (desk.texts(lan), desk.state(row)) == ([], EXPIRED)


async def test_what_was_withdrawn_is_not_sent(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("nhắc họp", kind="reminder", subject="session:1")
    with desk.database.unit_of_work() as unit:
        withdraw(unit.db, "session:1", ["reminder"], START)
        unit.commit()
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(row)) == ([], WITHDRAWN)


async def test_what_has_waited_is_asked_once_more_before_it_leaves(desk: Desk, lan: TelegramPerson) -> None:
    asked: list[tuple[str, datetime]] = []

    def check(unit: UnitOfWork, unique_key: str, now: datetime) -> bool:
        asked.append((unique_key, now))
        return unique_key == "a"

    desk.last_check = check
    desk.restart()
    later = START + timedelta(hours=8)
    rows = [desk.say(text, unique_key=text, not_before=later) for text in ("a", "b")]
    fresh, answer = desk.say("c", unique_key="c"), desk.say("d", not_before=later)
    desk.clock.move(timedelta(seconds=30))
    await desk.delivery.drain()
    assert (desk.texts(lan), asked) == (["c"], [])
    desk.clock.move(timedelta(hours=8))
    await desk.delivery.drain()
    assert (desk.texts(lan), [key for key, _ in asked]) == (["c", "a", "d"], ["a", "b"])
    assert [desk.state(row) for row in (*rows, fresh, answer)] == [SENT, WITHDRAWN, SENT, SENT]
    assert desk.row(rows[1]).error == "no longer so"


async def test_what_cannot_be_asked_about_goes(desk: Desk, lan: TelegramPerson) -> None:
    def check(unit: UnitOfWork, unique_key: str, now: datetime) -> bool:
        raise ZeroDivisionError

    desk.last_check = check
    desk.restart()
    desk.say("a", unique_key="a")
    desk.clock.move(timedelta(minutes=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["a"]


async def test_whoever_waits_goes_before_a_broadcast_also_in_the_same_chat(desk: Desk) -> None:
    people = [desk.person(number) for number in range(42, 52)]
    for person in people:
        desk.say("nhắc", person.user_id, lane=Lane.BROADCAST)
    desk.say("trả lời", 51)
    await desk.delivery.drain()
    assert desk.calls("sendMessage")[0]["chat_id"] == "51"
    assert desk.texts(people[-1]) == ["trả lời", "nhắc"]
    assert {call.status for call in desk.telegram.calls} == {200}


async def test_endings_that_overlap_are_all_written_down(desk: Desk) -> None:
    people = [desk.person(number) for number in range(42, 47)]
    gates, whole = [asyncio.Event() for _ in people], desk.channels["telegram"].api.call

    async def call(method: str, params: Any, files: Any = None, wait: float = 30.0) -> Any:
        await gates[int(params["chat_id"]) - 42].wait()
        return await whole(method, params, files, wait)

    desk.channels["telegram"].api.call = call  # type: ignore[method-assign]
    rows = [desk.say("nhắc", person.user_id) for person in people]
    running = asyncio.create_task(desk.delivery.run())
    for gate in reversed(gates):
        for _ in range(50):
            await asyncio.sleep(0)
        gate.set()
    for _ in range(50):
        await asyncio.sleep(0)
    assert [desk.state(row) for row in rows] == [SENT] * 5
    running.cancel()


async def test_when_it_ends_what_is_on_its_way_is_waited_for(desk: Desk, lan: TelegramPerson) -> None:
    gate, whole = asyncio.Event(), desk.channels["telegram"].api.call

    async def call(method: str, params: Any, files: Any = None, wait: float = 30.0) -> Any:
        await gate.wait()
        return await whole(method, params, files, wait)

    desk.channels["telegram"].api.call = call  # type: ignore[method-assign]
    row = desk.say("một")
    running = asyncio.create_task(desk.delivery.run())
    for _ in range(50):
        await asyncio.sleep(0)
    running.cancel()
    for _ in range(50):
        await asyncio.sleep(0)
    gate.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert (desk.state(row), desk.texts(lan)) == (SENT, ["một"])


async def test_a_thousand_messages_keep_the_pace(desk: Desk) -> None:
    people = [desk.person(1000 + number) for number in range(300)]
    for person in people:
        desk.say("nhắc", person.user_id, lane=Lane.BROADCAST)
    began = desk.clock.now()
    await desk.delivery.drain()
    assert [desk.texts(person) for person in people] == [["nhắc"]] * 300
    assert {call.status for call in desk.telegram.calls} == {200}
    assert 10 < (desk.clock.now() - began).total_seconds() < 11


async def test_a_row_that_makes_no_sense_does_not_stand_in_the_way(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("deleteMessage", {"chat_id": 42, "message_id": "first"})
    desk.say("sau")
    await desk.delivery.drain()
    assert (desk.state(row), desk.texts(lan)) == (FAILED, ["sau"])


# What a message shows, and edits


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


# When nobody knows whether it arrived


async def test_a_message_whose_answer_was_lost_comes_again_and_says_so(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một")
    desk.telegram.faults.cut_after_next(1)
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(row), desk.row(row).resent) == (["một"], WAITING, True)
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(row)) == (["một", f"{AGAIN}một"], SENT)


@pytest.mark.parametrize(
    ("method", "said", "seen"),
    [
        ("sendMessage", {"text": "<b>một</b>", "parse_mode": "HTML"}, f"<i>{AGAIN.strip()}</i>\n<b>một</b>"),
        ("sendMessage", {"text": "1 < 2"}, f"{AGAIN}1 &lt; 2"),
        (
            "sendPhoto",
            {"photo": {"render": {"name": "a"}}, "caption": "<b>Tuần</b>", "parse_mode": "HTML"},
            f"<i>{AGAIN.strip()}</i>\n<b>Tuần</b>",
        ),
        ("sendPhoto", {"photo": {"render": {"name": "a"}}}, AGAIN.strip()),
    ],
)
async def test_a_repeat_keeps_its_form(
    desk: Desk, lan: TelegramPerson, method: str, said: dict[str, Any], seen: str
) -> None:
    desk.write(method, {"chat_id": 42, **said})
    desk.telegram.faults.cut_after_next(1)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert lan.chat()[-1].html == seen


async def test_an_edit_of_a_repeat_follows_it(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    desk.telegram.faults.cut_after_next(1)
    await desk.delivery.drain()
    desk.edit(sent, "hai")
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", "hai"]
    assert [call["text"] for call in desk.calls("sendMessage")][1:] == [f"{AGAIN}một"]


async def test_without_a_fault_nothing_is_repeated(desk: Desk, lan: TelegramPerson) -> None:
    for number in range(20):
        desk.say(f"tin {number}")
        desk.telegram.faults.fail_next(1, "sendMessage", (500, 502, 503, 429)[number % 4])
        for _ in range(3):
            await desk.delivery.drain()
            desk.clock.move(timedelta(seconds=2))
    assert desk.texts(lan) == [f"tin {number}" for number in range(20)]


async def test_a_repeat_is_asked_for_seldom_while_answers_are_lost(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("một")
    desk.telegram.faults.cut_after_next(4)
    for _ in range(120):
        await desk.delivery.drain()
        desk.clock.move(timedelta(minutes=1))
    assert desk.texts(lan) == ["một", *[f"{AGAIN}một"] * 4]


async def test_an_edit_whose_answer_was_lost_is_made_again_without_a_word(desk: Desk, lan: TelegramPerson) -> None:
    sent = desk.say("một")
    await desk.delivery.drain()
    edit = desk.edit(sent, "hai")
    desk.telegram.faults.cut_after_next(1)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.state(edit)) == (["hai"], SENT)


async def test_a_crash_between_marking_and_sending_is_recovered_marked(desk: Desk, lan: TelegramPerson) -> None:
    row, tap = desk.say("một"), desk.write("answerCallbackQuery", {"callback_query_id": "1"}, chat_id=42, lane=Lane.TAP)
    with desk.database.unit_of_work() as unit:
        mark_sending(unit.db, [row, tap], START)
        unit.commit()
    desk.restart()
    assert await desk.delivery.drain() == 0
    assert await desk.delivery.recover() == 1
    await desk.delivery.drain()
    assert desk.texts(lan) == [f"{AGAIN}một"]
    assert (desk.state(row), desk.state(tap)) == (SENT, EXPIRED)
    assert await desk.delivery.recover() == 0


async def test_a_crash_after_sending_repeats_once_marked(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("một")
    turn = await desk.delivery._take_turn()
    await asyncio.wait(desk.delivery._on_the_way)
    assert (len(turn.ready), desk.texts(lan)) == (1, ["một"])
    desk.restart()
    await desk.delivery.recover()
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", f"{AGAIN}một"]


# Taps


async def tap(desk: Desk, lan: TelegramPerson) -> str:
    """The id of a tap that waits for its answer."""
    desk.write("sendMessage", {"chat_id": 42, "text": "chọn", "reply_markup": BUTTON})
    await desk.delivery.drain()
    lan.taps("Xong")
    updates = [waiting.body for waiting in desk.telegram.updates.first(99)]
    return str(updates[-1]["callback_query"]["id"])


def answer(desk: Desk, query: str, text: str = "Đã ghi.") -> int:
    payload = {"callback_query_id": query, "text": text}
    expires = desk.clock.now() + timedelta(seconds=10)
    return desk.write("answerCallbackQuery", payload, chat_id=42, kind="toast", lane=Lane.TAP, expires_at=expires)


async def test_the_answer_to_a_tap_waits_for_no_pace_and_no_order(desk: Desk, lan: TelegramPerson) -> None:
    query = await tap(desk, lan)
    for number in range(30):
        desk.say(f"tin {number}")
    row, before = answer(desk, query), desk.clock.now()
    await desk.delivery._take_turn()
    await asyncio.wait(desk.delivery._on_the_way)
    assert desk.telegram.calls.of("answerCallbackQuery")[0].at == before
    assert lan.toasts() == ["Đã ghi."]
    await desk.delivery.drain()
    assert desk.state(row) == SENT


async def test_the_answer_to_a_tap_is_too_late_after_ten_seconds(desk: Desk, lan: TelegramPerson) -> None:
    row = answer(desk, await tap(desk, lan))
    desk.clock.move(timedelta(seconds=10))
    await desk.delivery.drain()
    assert (desk.state(row), lan.toasts()) == (EXPIRED, [])


async def test_the_answer_to_a_tap_goes_at_most_once(desk: Desk, lan: TelegramPerson) -> None:
    query = await tap(desk, lan)
    row = answer(desk, query)
    desk.telegram.faults.cut_after_next(1, "answerCallbackQuery")
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=2))
    await desk.delivery.drain()
    assert (desk.state(row), lan.toasts()) == (EXPIRED, ["Đã ghi."])
    second = answer(desk, query)
    await desk.delivery.drain()
    assert (desk.state(second), desk.row(second).error) == (
        EXPIRED,
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
    )


# Pace, as the app has it


async def test_a_refusal_for_pace_is_waited_out_as_long_as_it_says(desk: Desk, lan: TelegramPerson) -> None:
    minh = desk.person(43)
    first, second = desk.say("một"), desk.say("hai")
    desk.say("khác", 43)
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 17}}
    desk.telegram.faults.fail_next(1, "sendMessage", 429, body)
    await desk.delivery.drain()
    assert (desk.texts(lan), desk.texts(minh)) == ([], ["khác"])
    desk.clock.move(timedelta(seconds=16.5))
    assert await desk.delivery.drain() == 0
    desk.clock.move(timedelta(seconds=0.5))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một", "hai"]
    assert (desk.row(first).resent, desk.state(second)) == (False, SENT)


async def test_the_wait_that_the_app_asked_for_outlasts_a_restart(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("một")
    body = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 17}}
    desk.telegram.faults.fail_next(1, "sendMessage", 429, body)
    await desk.delivery.drain()
    desk.restart()
    await desk.delivery.recover()
    assert await desk.delivery.drain() == 0
    desk.clock.move(timedelta(seconds=17))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một"]


async def test_a_group_gets_twenty_a_minute(desk: Desk) -> None:
    group = desk.group()
    for number in range(25):
        desk.say(f"tin {number}", group.id)
    await desk.delivery.drain()
    assert [message.text for message in group.chat() if message.from_bot] == [f"tin {number}" for number in range(25)]
    assert {call.status for call in desk.telegram.calls} == {200}
    assert desk.clock.now() - START >= timedelta(seconds=60)


# Chats that moved or closed


async def test_a_group_that_moved_takes_all_that_waits_along(desk: Desk) -> None:
    group = desk.group()
    old = group.id
    new = group.upgrades(desk.person(7))
    rows = [desk.say("một", old), desk.say("hai", old), desk.say("sau", old, not_before=START + timedelta(days=1))]
    await desk.delivery.drain()
    assert [message.text for message in group.chat() if message.from_bot] == ["một", "hai"]
    desk.clock.move(timedelta(days=1))
    await desk.delivery.drain()
    assert [row.chat_id for row in desk.rows()] == [new] * 3
    assert {desk.state(row) for row in rows} == {SENT}


async def test_a_chat_that_is_closed_stops_and_others_go_on(desk: Desk, lan: TelegramPerson) -> None:
    minh = desk.person(43)
    lan.blocks()
    with desk.database.unit_of_work() as unit:
        unit.db.add(Account(channel="telegram", external_id="42", chat_id=42))
        unit.commit()
    rows = [desk.say("một"), desk.say("hai"), desk.say("sau", not_before=START + timedelta(days=1))]
    other = desk.say("khác", 43)
    await desk.delivery.drain()
    assert [desk.state(row) for row in (*rows, other)] == [FAILED] * 3 + [SENT]
    assert len(desk.calls("sendMessage")) == 2
    assert desk.texts(minh) == ["khác"]
    with desk.database.reading() as db:
        (since,) = db.scalars(select(Account.unreachable_since)).all()
    assert since is not None and START <= since < START + timedelta(seconds=1)


async def test_somebody_the_bot_has_never_met(desk: Desk) -> None:
    row = desk.say("chào", 999)
    await desk.delivery.drain()
    assert (desk.state(row), desk.row(row).error) == (FAILED, "400 Bad Request: chat not found")


async def test_a_refused_token_throws_nothing_away(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một")
    body = {"ok": False, "error_code": 401, "description": "Unauthorized"}
    desk.telegram.faults.fail_next(1, "sendMessage", 401, body)
    await desk.delivery.drain()
    assert desk.state(row) == WAITING
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert desk.texts(lan) == ["một"]


# Files


PHOTO = {"chat_id": 42, "photo": {"render": {"kind": "chart", "name": "bieu-do"}}, "caption": "Tuần này"}


async def test_a_picture_is_made_in_a_thread_while_the_loop_goes_on(desk: Desk, lan: TelegramPerson) -> None:
    minh, made_in, goes_on = desk.person(43), [], threading.Event()

    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        made_in.append(threading.current_thread())
        assert goes_on.wait(10), "the loop stood still"
        return "bieu-do.png", PNG, "image/png"

    desk.render = render
    desk.restart()
    desk.write("sendPhoto", PHOTO)
    after = desk.say("sau ảnh")
    desk.say("khác", 43)
    draining = asyncio.create_task(desk.delivery.drain())
    while not desk.texts(minh):  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert desk.state(after) == WAITING
    goes_on.set()
    await draining
    assert threading.main_thread() not in made_in
    assert [(message.text, message.photo) for message in lan.chat()[1:]] == [("Tuần này", PNG), ("sau ảnh", None)]


async def test_a_row_is_not_marked_as_leaving_while_its_picture_is_made(desk: Desk) -> None:
    row = desk.write("sendPhoto", PHOTO)
    desk.person(42)
    await desk.delivery._take_turn()
    assert desk.state(row) == WAITING
    await desk.delivery.drain()
    assert desk.state(row) == SENT


async def test_a_picture_is_made_once_for_all_who_get_it_and_once_for_all_tries(desk: Desk) -> None:
    made: list[str] = []

    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        made.append(recipe["name"])
        return "bieu-do.png", PNG, "image/png"

    desk.render = render
    desk.restart()
    people = [desk.person(number) for number in (42, 43, 44)]
    for person in people:
        desk.write("sendPhoto", {**PHOTO, "chat_id": person.user_id})
    desk.telegram.faults.fail_next(1, "sendPhoto", 502)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert [message.photo for person in people for message in person.chat()[1:]] == [PNG] * 3
    assert made == ["bieu-do"]


async def test_files_that_are_kept_are_sent_also_as_an_album(desk: Desk, lan: TelegramPerson) -> None:
    with desk.database.unit_of_work() as unit:
        contents = [picture(1), picture(2), b"a document"]
        hashes = [desk.files.keep(unit.db, content, "image/png", START) for content in contents]
        unit.commit()
    files = [{"file_hash": digest, "filename": f"{number}.png"} for number, digest in enumerate(hashes)]
    media = [{"type": "photo", "media": file} for file in files[:2]]
    desk.write("sendMediaGroup", {"chat_id": 42, "media": media})
    desk.write("sendDocument", {"chat_id": 42, "document": files[2], "caption": "Biên bản"})
    await desk.delivery.drain()
    shown = lan.chat()[1:]
    assert [message.photo for message in shown[:2]] == contents[:2]
    assert (shown[2].document, shown[2].text) == (("2.png", b"a document"), "Biên bản")


async def test_a_picture_that_cannot_be_made_leaves_its_words(desk: Desk, lan: TelegramPerson) -> None:
    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        raise ZeroDivisionError("what somebody wrote")

    desk.render = render
    desk.restart()
    row = desk.write("sendPhoto", {**PHOTO, "reply_markup": BUTTON}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    assert (desk.state(row), desk.row(row).error) == (FAILED, "ZeroDivisionError")
    (message,) = lan.chat()[1:]
    assert message.text == "Tuần này\n\n(Chưa tạo được ảnh hoặc tệp kèm theo. Quản trị đã được báo để sửa.)"
    assert message.labels() == ["Xong"]


async def test_a_file_that_is_not_there_any_more(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("sendDocument", {"chat_id": 42, "document": {"file_hash": "00ff", "filename": "a.docx"}})
    await desk.delivery.drain()
    assert desk.state(row) == FAILED
    assert desk.texts(lan) == ["(Chưa tạo được ảnh hoặc tệp kèm theo. Quản trị đã được báo để sửa.)"]


async def test_an_invitation_leaves_no_trace_once_it_has_ended(desk: Desk, lan: TelegramPerson) -> None:
    sent, late = desk.say("bí mật", kind="secret"), desk.say("bí mật", kind="secret", expires_at=START)
    await desk.delivery.drain()
    assert (desk.state(sent), desk.state(late)) == (SENT, EXPIRED)
    assert [row.payload for row in desk.rows()] == ["{}", "{}"]
    assert desk.texts(lan) == ["bí mật"]


# Faults of ours


async def test_a_message_that_is_refused_for_good_is_told_of(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"})
    after = desk.say("sau")
    await desk.delivery.drain()
    assert (desk.state(row), desk.state(after)) == (FAILED, SENT)
    assert desk.texts(lan) == [
        "sau",
        "Xin lỗi đồng chí, vừa có một tin gửi đồng chí bị lỗi nên không tới. Quản trị đã được báo. "
        "Đồng chí gõ /menu để làm tiếp giúp nhé.",
    ]


def test_what_a_refusal_quotes_of_a_message_is_not_kept() -> None:
    told = 'Bad Request: can\'t parse entities: Unsupported start tag "lời-của-lan" at byte offset 0'
    error = said(Reply(400, {"ok": False, "description": told}))
    assert error == '400 Bad Request: can\'t parse entities: Unsupported start tag "…" at byte offset 0'


async def test_a_broadcast_that_is_refused_for_good_troubles_only_the_administrator(
    desk: Desk, lan: TelegramPerson
) -> None:
    desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    assert desk.texts(lan) == []


async def test_an_apology_that_is_refused_is_not_apologized_for(desk: Desk, lan: TelegramPerson) -> None:
    desk.write("sendMessage", {"chat_id": 42, "text": "<b>x", "parse_mode": "HTML"}, kind="apology")
    await desk.delivery.drain()
    assert (desk.texts(lan), len(desk.rows())) == ([], 1)


async def test_rows_of_a_channel_that_is_off_wait(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.say("một", channel="viber")
    desk.say("hai", 42)
    await desk.delivery.drain()
    assert (desk.state(row), desk.texts(lan)) == (WAITING, [])
