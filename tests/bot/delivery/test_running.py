"""Delivery and downloads as they run: woken by commits and by the clock, and not ended by a database that is busy."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.clock import StandingClock
from bot.intake.downloads import Downloads
from bot.play.simulator.telegram.person import TelegramPerson
from storage import delivering
from storage.database import Database
from storage.files import request_download
from storage.inbox import count_waiting
from tests.bot.desk import PNG, START, Desk, OutboxState
from tests.house import QUOTA


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    """On a clock that stands, so that only what is meant to wake it does."""
    return Desk(database, tmp_path / "files", clock=StandingClock(START))


@pytest.fixture
def lan(desk: Desk) -> TelegramPerson:
    return desk.person(42)


async def let_others_run() -> None:
    for _ in range(50):
        await asyncio.sleep(0)


@asynccontextmanager
async def running(part: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    task = asyncio.ensure_future(part())
    await let_others_run()
    yield
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_commit_wakes_it(desk: Desk, lan: TelegramPerson) -> None:
    async with running(desk.delivery.run):
        desk.say("một")
        await let_others_run()
        assert desk.texts(lan) == ["một"]


async def test_what_is_planned_goes_when_the_clock_comes_there(desk: Desk, lan: TelegramPerson) -> None:
    desk.say("nhắc", not_before=START + timedelta(hours=1))
    async with running(desk.delivery.run):
        desk.clock.move(timedelta(minutes=59))
        await let_others_run()
        assert desk.texts(lan) == []
        desk.clock.move(timedelta(minutes=1))
        await let_others_run()
        assert desk.texts(lan) == ["nhắc"]


async def test_what_the_pace_holds_back_goes_when_there_is_room(desk: Desk, lan: TelegramPerson) -> None:
    for number in range(5):
        desk.say(f"tin {number}")
    async with running(desk.delivery.run):
        seen = []
        for _ in range(60):
            desk.clock.move(timedelta(milliseconds=50))
            await let_others_run()
            seen.append(len(desk.texts(lan)))
    assert seen[5] == 3 and seen[-1] == 5
    assert {call.status for call in desk.telegram.calls} == {200}


async def test_it_outlives_a_database_that_is_busy(
    desk: Desk, lan: TelegramPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failing = delivering.due_rows, [1, 1]

    def fail_twice(*given: Any) -> Any:
        if failing:
            failing.pop()
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))
        return whole(*given)

    monkeypatch.setattr(delivering, "due_rows", fail_twice)
    row = desk.say("một")
    async with running(desk.delivery.run):
        for _ in range(3):
            desk.clock.move(timedelta(seconds=1))
            await let_others_run()
        assert (desk.texts(lan), desk.state(row)) == (["một"], OutboxState.SENT)


async def test_an_ending_that_cannot_be_written_down_is_kept_for_later(
    desk: Desk, lan: TelegramPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, failing = delivering.mark_sent, [1]

    def fail_once(*given: Any) -> None:
        if failing:
            failing.pop()
            raise OperationalError("UPDATE", {}, Exception("database is locked"))
        whole(*given)

    monkeypatch.setattr(delivering, "mark_sent", fail_once)
    row = desk.say("một")
    async with running(desk.delivery.run):
        for _ in range(3):
            desk.clock.move(timedelta(seconds=1))
            await let_others_run()
        assert (desk.texts(lan), desk.state(row), desk.row(row).tries) == (["một"], OutboxState.SENT, 0)


async def test_a_statement_that_stays_wrong_ends_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: Any) -> Any:
        desk.database.engine.connect().exec_driver_sql("select * from nowhere")

    monkeypatch.setattr(delivering, "due_rows", fail)
    with pytest.raises(OperationalError, match="nowhere"):
        await desk.delivery.run()


async def test_downloads_are_woken_by_who_asks_and_by_the_clock(desk: Desk, lan: TelegramPerson) -> None:
    lan.sends_photo(PNG)
    update = desk.telegram.updates.first(9)[-1].body
    downloads = Downloads(desk.database, desk.clock, desk.channels, desk.files, QUOTA)
    desk.telegram.faults.fail_next(1, "getFile", 502)

    def came_back() -> int:
        with desk.database.reading() as db:
            return count_waiting(db)

    async with running(downloads.run):
        with desk.database.unit_of_work() as unit:
            remote_id = update["message"]["photo"][-1]["file_id"]
            request_download(unit.db, "telegram", 42, remote_id, "u1", START)
            unit.commit()
        await let_others_run()
        assert came_back() == 0
        desk.clock.move(timedelta(seconds=1))
        await let_others_run()
        assert came_back() == 1
