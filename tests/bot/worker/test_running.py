"""A worker at work: intake goes on meanwhile, it wakes for what comes, outlives a lock, and ends when told."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram import Update

from handlers.context import Context
from storage import turns
from storage.database import Database
from tests.bot.worker.bench import NOW, Bench, note


async def test_intake_goes_on_while_the_worker_is_busy(bench: Bench) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(update: Update, context: Context) -> None:
        note("held")
        begun.set()
        await go_on.wait()

    bench.steps["slow"] = slow
    await bench.arrives(1, "slow")
    working = asyncio.create_task(bench.worker.step())
    async with asyncio.timeout(60):
        await begun.wait()
        coming = [asyncio.create_task(bench.arrives(2, "meanwhile")) for _ in range(3)]
        for _ in range(10):
            await asyncio.sleep(0)
        assert not any(one.done() for one in coming) and not working.done()
        go_on.set()
        await asyncio.gather(working, *coming)
    assert [state for state, _ in bench.inbox()] == ["done", "waiting", "waiting", "waiting"]


async def test_a_worker_that_is_cancelled_in_the_middle_has_done_nothing(bench: Bench) -> None:
    begun = asyncio.Event()

    async def hang(update: Update, context: Context) -> None:
        note("half done")
        begun.set()
        await asyncio.Event().wait()

    bench.steps["hang"] = hang
    await bench.arrives(1, "hang")
    working = asyncio.create_task(bench.worker.run())
    async with asyncio.timeout(60):
        await begun.wait()
        working.cancel()
        with pytest.raises(asyncio.CancelledError):
            await working
    assert (bench.inbox(), bench.facts(), bench.said()) == ([("waiting", 0)], [], [])


async def test_it_wakes_for_new_rows_and_for_those_held_back(bench: Bench, database: Database) -> None:
    tries: asyncio.Queue[int] = asyncio.Queue()

    async def fail_twice(update: Update, context: Context) -> None:
        tries.put_nowait(1)
        if tries.qsize() < 3:
            raise ZeroDivisionError

    bench.steps["twice"] = fail_twice
    working = asyncio.create_task(bench.worker.run())
    done = asyncio.Event()
    database.on_commit(lambda: done.set() if bench.inbox() == [("done", 2)] else None)
    await asyncio.sleep(0)
    await bench.arrives(1, "twice")
    async with asyncio.timeout(60):
        await done.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert bench.clock.now() == NOW + timedelta(seconds=6)


async def test_it_outlives_a_database_that_is_locked_by_another_process(
    bench: Bench, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = [1, 1]
    look = turns.next_waiting

    def look_or_fail(*given: Any) -> Any:
        if locked:
            locked.pop()
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))
        return look(*given)

    monkeypatch.setattr(turns, "next_waiting", look_or_fail)
    await bench.arrives(1, "hello")
    done = asyncio.Event()
    database.on_commit(done.set)
    working = asyncio.create_task(bench.worker.run())
    async with asyncio.timeout(60):
        await done.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert bench.inbox() == [("done", 0)]
