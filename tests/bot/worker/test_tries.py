"""What fails is tried again, and set aside with an apology when it never succeeds; nobody else waits for it."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from telegram import Update

from handlers.context import Context, current_work
from handlers.screens import failures
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from tests.bot.people import ADMINISTRATOR_CHAT, add_administrator
from tests.bot.worker.bench import NOW, Bench, fail, note


async def test_an_error_that_passes_is_tried_again_and_done_once(bench: Bench) -> None:
    times: list[datetime] = []

    async def fail_once(update: Update, context: Context) -> None:
        note(f"try {len(times)}")
        times.append(current_work().now)
        if len(times) == 1:
            raise ZeroDivisionError

    bench.steps["once"] = fail_once
    await bench.arrives(1, "once")
    await bench.worker.step()
    assert not await bench.worker.step()
    bench.clock.move(timedelta(seconds=1))
    assert await bench.worker.step()
    assert (bench.facts(), bench.inbox(), bench.said()) == (["try 1"], [("done", 1)], [(1, "begun")])


async def test_a_poison_row_is_set_aside_with_an_apology_and_a_notice(bench: Bench) -> None:
    add_administrator(bench.database)
    bench.steps["fail"] = fail
    await bench.arrives(1, "fail")
    for _ in range(3):
        assert await bench.worker.drain() == 1
        bench.clock.move(timedelta(minutes=1))
    assert await bench.worker.drain() == 0
    assert bench.inbox() == [("set_aside", 3)] and bench.facts() == []
    with bench.database.reading() as db:
        reference = db.scalars(select(InboxRow.reference)).one()
    assert reference is not None and re.fullmatch("[0-9A-F]{8}", reference)
    apology, notice = bench.said()
    assert apology == (
        1,
        "Xin lỗi đồng chí, em vừa gặp lỗi nên chưa ghi được tin này. "
        f"Đồng chí thử lại giúp; nếu vẫn lỗi, báo quản trị mã {reference}.",
    )
    assert notice[0] == ADMINISTRATOR_CHAT
    assert f"Mã: {reference}\nLỗi: ZeroDivisionError" in notice[1] and "own words" not in notice[1]


@pytest.mark.parametrize(("chat", "stays"), [(1, False), (ADMINISTRATOR_CHAT, True)])
async def test_of_a_stranger_nothing_stays_even_where_it_failed_for_the_last_time(
    bench: Bench, chat: int, stays: bool
) -> None:
    add_administrator(bench.database)
    bench.steps["lời riêng"] = fail
    await bench.arrives(chat, "lời riêng")
    for _ in range(3):
        await bench.worker.drain()
        bench.clock.move(timedelta(minutes=1))
    with bench.database.reading() as db:
        (row,) = db.scalars(select(InboxRow))
    assert row.state == "set_aside"
    assert (json.loads(row.raw) != {"scrubbed": True}) is stays


async def test_meanwhile_the_others_go_on_but_that_chat_keeps_its_order(bench: Bench) -> None:
    bench.steps["fail"] = fail

    async def step(update: Update, context: Context) -> None:
        note("after it")

    bench.steps["after it"] = step
    await bench.arrives(1, "fail")
    await bench.arrives(1, "after it")
    await bench.arrives(2, "another")
    assert await bench.worker.drain() == 2
    assert bench.inbox() == [("waiting", 1), ("waiting", 0), ("done", 0)]
    for _ in range(2):
        bench.clock.move(timedelta(minutes=1))
        await bench.worker.drain()
    assert bench.inbox() == [("set_aside", 3), ("done", 0), ("done", 0)]
    assert bench.facts() == ["after it"]


@pytest.mark.parametrize("raw", ["no JSON", "null", "[]", '{"update_id": 1, "message": {"chat": 7}}'])
async def test_one_that_cannot_be_parsed_is_set_aside_and_blocks_nobody(bench: Bench, raw: str) -> None:
    async with bench.database.writing() as unit:
        inbox.put(unit.db, [inbox.Arrival("telegram:77", "x", "telegram:", raw)], NOW)
        unit.commit()
    await bench.arrives(2, "hello")
    for _ in range(3):
        await bench.worker.drain()
        bench.clock.move(timedelta(minutes=1))
    assert bench.inbox() == [("set_aside", 3), ("done", 0)]
    assert bench.said() == [(2, "begun")]


async def test_a_row_that_was_scrubbed_while_it_waited_is_passed_over(bench: Bench, database: Database) -> None:
    await bench.arrives(1, "note")
    with database.unit_of_work() as unit:
        inbox.blank(unit.db, 1)
        unit.commit()
    await bench.worker.drain()
    assert (bench.inbox(), bench.said()) == ([("done", 0)], [])


async def test_an_update_cannot_pass_for_a_file_that_was_fetched(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows a webhook's secret could send it: the file of a form would then be any file that is kept."""
    taken: list[object] = []
    monkeypatch.setattr("bot.worker.worker._file_ready", lambda session, data: taken.append(data))
    await bench.intake.keep([{"update_id": 1, "download": {"id": 1, "chat_id": 1, "file_hash": "0" * 64}}])
    await bench.worker.drain()
    assert taken == []


async def test_a_busy_database_counts_as_no_try(bench: Bench) -> None:
    busy = [1, 1, 1, 1]

    async def step(update: Update, context: Context) -> None:
        if busy:
            busy.pop()
            raise OperationalError("x", {}, Exception("database is locked"))

    bench.steps["busy"] = step
    await bench.arrives(1, "busy")
    await bench.worker.drain()
    assert bench.inbox() == [("done", 0)] and bench.clock.now() == NOW + timedelta(seconds=4)


async def test_a_statement_that_sqlite_refuses_is_a_poison_like_any_other(bench: Bench) -> None:
    async def step(update: Update, context: Context) -> None:
        current_work().db.execute(text("select nothing from nowhere"))

    bench.steps["wrong"] = step
    await bench.arrives(1, "wrong")
    for _ in range(3):
        await bench.worker.drain()
        bench.clock.move(timedelta(minutes=1))
    assert bench.inbox() == [("set_aside", 3)]


async def test_a_notice_that_fails_too_does_not_bring_the_row_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(failures, "report", broken)
    bench.steps["fail"] = fail
    await bench.arrives(1, "fail")
    for _ in range(3):
        await bench.worker.drain()
        bench.clock.move(timedelta(minutes=1))
    assert bench.inbox() == [("set_aside", 3)] and bench.said() == []
