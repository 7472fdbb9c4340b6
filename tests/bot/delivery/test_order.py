"""Delivery on the strict simulator: what leaves, in which order, what waits, and what never leaves."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.clock import StandingClock
from bot.play.simulator.telegram.person import TelegramPerson
from storage.database import Database
from storage.outbox import withdraw
from tests.bot.delivery.rows import EXPIRED, FAILED, SENT, WAITING, WITHDRAWN
from tests.bot.desk import START, Desk, Lane


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
