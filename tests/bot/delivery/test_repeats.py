"""When nobody knows whether a message arrived: it comes again and says so."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.play.simulator.telegram.person import TelegramPerson
from storage.delivering import mark_sending
from tests.bot.delivery.rows import EXPIRED, SENT, WAITING
from tests.bot.desk import START, Desk, Lane

AGAIN = "(Tin gửi lại, có thể đồng chí đã nhận rồi.)\n"


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
