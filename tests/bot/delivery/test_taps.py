"""The answer to a tap: at once, at most once, and not too late."""

import asyncio
from datetime import timedelta

from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.delivery.rows import EXPIRED, SENT, answer, tap
from tests.bot.desk import Desk


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
