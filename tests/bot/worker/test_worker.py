"""One inbox row, one transaction: committed only when success is asserted, and without a trace otherwise."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import OperationalError
from telegram import Update
from telegram.ext import (
    ApplicationHandlerStop,
    CallbackContext,
    ConversationHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.channels.api import Identity
from bot.channels.keeping import Intake
from bot.channels.telegram.channel import TelegramChannel
from bot.clock import JumpingClock
from bot.compose import application as composition
from bot.compose.application import application_builder
from bot.worker.worker import AnyApplication, Worker, WorkerSettings
from handlers.context import Context, current_work
from handlers.screens import failures
from handlers.settings import Policy
from storage import audit, conversations, inbox
from storage.conversations import ConversationRow
from storage.database import Database
from storage.files import FileStore
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from tests.bot.channels.bot_api.answers import AnsweringApi
from tests.bot.people import ADMINISTRATOR_CHAT, add_administrator

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
FIRST, SECOND = -100, -99
Step = Callable[[Update, Context], Awaitable[None]]


class Desk:
    """A worker over the real composition, with a conversation and one more step before everything else."""

    def __init__(self, database: Database, files: Path) -> None:
        self.database = database
        self.clock = JumpingClock(NOW)
        self.built = 0
        self.steps: dict[str, Step] = {}
        self._sent = 0
        channel = TelegramChannel(AnsweringApi(), 77)
        self.intake = Intake(channel, database, self.clock)
        store = FileStore(files)
        self._build = application_builder(database, Identity(77, "chibo_bot", "Chibo"), store, "77:token")
        settings = WorkerSettings(Policy(), ZoneInfo("Asia/Ho_Chi_Minh"), "chibo_bot", store)
        self.worker = Worker(database, self.clock, {"telegram": channel}, self.build, settings)

    async def build(self) -> AnyApplication:
        self.built += 1
        return await self._build()

    def add_handlers(self, application: AnyApplication) -> None:
        """Each message of a chat moves its conversation on; then comes the step that the test has laid out."""
        talk: ConversationHandler[Any] = ConversationHandler(
            entry_points=[MessageHandler(filters.ALL, self._begin)],
            states={state: [MessageHandler(filters.ALL, self._go_on)] for state in ("begun", "gone on")},
            fallbacks=[],
            name="talk",
            persistent=True,
        )
        application.add_handler(talk, group=FIRST)
        application.add_handler(TypeHandler(Update, self._step), group=SECOND)

    async def _begin(self, update: Update, context: Context) -> str:
        await say(update, "begun")
        return "begun"

    async def _go_on(self, update: Update, context: Context) -> str:
        await say(update, "gone on")
        return "gone on"

    async def _step(self, update: Update, context: Context) -> None:
        current_work().handled = True
        assert update.message is not None
        if step := self.steps.get(update.message.text or ""):
            await step(update, context)
        raise ApplicationHandlerStop

    async def arrives(self, chat: int, words: str) -> None:
        self._sent += 1
        message = {
            "message_id": self._sent,
            "date": 0,
            "text": words,
            "chat": {"id": chat, "type": "private", "first_name": "x"},
            "from": {"id": chat, "is_bot": False, "first_name": "x"},
        }
        await self.intake.keep([{"update_id": self._sent, "message": message}])

    def states(self) -> dict[int, str]:
        with self.database.reading() as db:
            rows = db.execute(select(ConversationRow.chat_id, ConversationRow.state))
            return {chat: state for chat, state in rows}  # noqa: C416

    def facts(self) -> list[str]:
        with self.database.reading() as db:
            return list(db.scalars(select(audit.AuditRow.subject).order_by(audit.AuditRow.id)))

    def inbox(self) -> list[tuple[str, int]]:
        with self.database.reading() as db:
            return [(row.state, row.tries) for row in db.scalars(select(InboxRow).order_by(InboxRow.id))]

    def said(self) -> list[tuple[int, str]]:
        """What waits in the outbox, as (chat, text without markup)."""
        with self.database.reading() as db:
            rows = list(db.scalars(select(OutboxRow).order_by(OutboxRow.id)))
        return [(row.chat_id, re.sub(r"<[^>]+>", "", json.loads(row.payload)["text"])) for row in rows]


async def say(update: Update, words: str) -> None:
    assert update.message is not None
    await update.message.reply_text(words)


def note(what: str) -> None:
    work = current_work()
    audit.record(work.db, None, "see_digest", what, work.now)
    work.db.flush()


async def fail(update: Update, context: Context) -> None:
    note("half done")
    raise ZeroDivisionError("somebody's own words")


async def unhandled(update: Update, context: Context) -> None:
    note("half done")
    current_work().handled = False


@pytest.fixture
def desk(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    made = Desk(database, tmp_path / "files")
    compose = composition.add_handlers

    def with_mine(application: AnyApplication) -> None:
        made.add_handlers(application)
        compose(application)

    monkeypatch.setattr(composition, "add_handlers", with_mine)
    yield made


async def test_facts_answer_state_and_the_done_row_are_one_commit(desk: Desk) -> None:
    commits: list[tuple[list[str], dict[int, str], list[tuple[str, int]], list[tuple[int, str]]]] = []
    await desk.arrives(1, "one")

    async def step(update: Update, context: Context) -> None:
        note("done")

    desk.steps["one"] = step
    desk.database.on_commit(lambda: commits.append((desk.facts(), desk.states(), desk.inbox(), desk.said())))
    assert await desk.worker.drain() == 1
    assert commits == [(["done"], {1: "begun"}, [("done", 0)], [(1, "begun")])]


async def test_what_waits_together_is_one_commit(desk: Desk) -> None:
    commits: list[list[tuple[str, int]]] = []
    for chat in (1, 2, 1):
        await desk.arrives(chat, "hello")
    desk.database.on_commit(lambda: commits.append(desk.inbox()))
    assert await desk.worker.step() == 3
    assert commits == [[("done", 0)] * 3]
    assert desk.said() == [(1, "begun"), (2, "begun"), (1, "gone on")]
    assert desk.states() == {1: "gone on", 2: "begun"}


async def test_the_failure_of_one_takes_nothing_from_those_before_it_and_holds_back_none_behind(desk: Desk) -> None:
    desk.steps["fail"] = fail
    for chat, words in ((1, "hello"), (2, "hello"), (2, "fail"), (2, "behind it"), (3, "hello")):
        await desk.arrives(chat, words)
    assert await desk.worker.step() == 3
    assert desk.inbox() == [("done", 0), ("done", 0), ("waiting", 1), ("waiting", 0), ("waiting", 0)]
    assert (desk.states(), desk.facts()) == ({1: "begun", 2: "begun"}, [])
    assert await desk.worker.step() == 1
    assert desk.inbox()[3:] == [("waiting", 0), ("done", 0)]
    assert desk.built == 2


async def test_where_the_commit_itself_fails_each_is_taken_alone(desk: Desk) -> None:
    for chat in (1, 2):
        await desk.arrives(chat, "hello")
    failing = [OperationalError("COMMIT", {}, Exception("disk is full"))]

    @event.listens_for(desk.database.engine, "commit")
    def fail_once(_: object) -> None:
        if failing:
            raise failing.pop()

    assert await desk.worker.step() == 1
    assert (desk.inbox(), desk.said()) == ([("done", 0), ("waiting", 0)], [(1, "begun")])
    assert await desk.worker.step() == 1
    assert (desk.inbox(), desk.built) == ([("done", 0), ("done", 0)], 2)
    assert desk.states() == {1: "begun", 2: "begun"}


async def test_an_error_that_ptb_swallows_rolls_back_all_the_same(desk: Desk) -> None:
    desk.steps["fail"] = fail
    await desk.arrives(1, "fail")
    assert await desk.worker.step()
    assert (desk.facts(), desk.states(), desk.said()) == ([], {}, [])
    assert desk.inbox() == [("waiting", 1)]


@pytest.mark.parametrize("step", [fail, unhandled])
async def test_what_was_rolled_back_leaves_no_trace_in_the_next_chats_commit(desk: Desk, step: Step) -> None:
    """Neither of the facts nor of the conversation, which has moved on in memory."""
    desk.steps["fail"] = step
    await desk.arrives(1, "hello")
    await desk.worker.step()
    await desk.arrives(1, "fail")
    await desk.arrives(2, "hello")
    await desk.worker.step()
    assert desk.states() == {1: "begun"}
    await desk.worker.step()
    assert desk.states() == {1: "begun", 2: "begun"}
    assert (desk.said(), desk.facts()) == ([(1, "begun"), (2, "begun")], [])


async def test_after_a_rollback_the_application_is_another_one_from_the_database(desk: Desk) -> None:
    desk.steps["fail"] = fail
    for words in ("hello", "hello"):
        await desk.arrives(1, words)
    await desk.worker.drain()
    assert desk.built == 1
    await desk.arrives(2, "fail")
    await desk.worker.step()
    await desk.arrives(1, "still there")
    await desk.worker.step()
    assert desk.built == 2
    assert [words for chat, words in desk.said() if chat == 1] == ["begun", "gone on", "gone on"]


async def test_an_error_that_passes_is_tried_again_and_done_once(desk: Desk) -> None:
    times: list[datetime] = []

    async def fail_once(update: Update, context: Context) -> None:
        note(f"try {len(times)}")
        times.append(current_work().now)
        if len(times) == 1:
            raise ZeroDivisionError

    desk.steps["once"] = fail_once
    await desk.arrives(1, "once")
    await desk.worker.step()
    assert not await desk.worker.step()
    desk.clock.move(timedelta(seconds=1))
    assert await desk.worker.step()
    assert (desk.facts(), desk.inbox(), desk.said()) == (["try 1"], [("done", 1)], [(1, "begun")])


async def test_a_poison_row_is_set_aside_with_an_apology_and_a_notice(desk: Desk) -> None:
    add_administrator(desk.database)
    desk.steps["fail"] = fail
    await desk.arrives(1, "fail")
    for _ in range(3):
        assert await desk.worker.drain() == 1
        desk.clock.move(timedelta(minutes=1))
    assert await desk.worker.drain() == 0
    assert desk.inbox() == [("set_aside", 3)] and desk.facts() == []
    with desk.database.reading() as db:
        reference = db.scalars(select(InboxRow.reference)).one()
    assert reference is not None and re.fullmatch("[0-9A-F]{8}", reference)
    apology, notice = desk.said()
    assert apology == (
        1,
        "Xin lỗi đồng chí, hệ thống vừa gặp lỗi nên chưa ghi được tin này. "
        f"Đồng chí thử lại giúp; nếu vẫn lỗi, báo quản trị mã {reference}.",
    )
    assert notice[0] == ADMINISTRATOR_CHAT
    assert f"Mã: {reference}\nLỗi: ZeroDivisionError" in notice[1] and "own words" not in notice[1]


async def test_meanwhile_the_others_go_on_but_that_chat_keeps_its_order(desk: Desk) -> None:
    desk.steps["fail"] = fail

    async def step(update: Update, context: Context) -> None:
        note("after it")

    desk.steps["after it"] = step
    await desk.arrives(1, "fail")
    await desk.arrives(1, "after it")
    await desk.arrives(2, "another")
    assert await desk.worker.drain() == 2
    assert desk.inbox() == [("waiting", 1), ("waiting", 0), ("done", 0)]
    for _ in range(2):
        desk.clock.move(timedelta(minutes=1))
        await desk.worker.drain()
    assert desk.inbox() == [("set_aside", 3), ("done", 0), ("done", 0)]
    assert desk.facts() == ["after it"]


@pytest.mark.parametrize("raw", ["no JSON", "null", "[]", '{"update_id": 1, "message": {"chat": 7}}'])
async def test_one_that_cannot_be_parsed_is_set_aside_and_blocks_nobody(desk: Desk, raw: str) -> None:
    async with desk.database.writing() as unit:
        inbox.put(unit.db, [inbox.Arrival("telegram:77", "x", "telegram:", raw)], NOW)
        unit.commit()
    await desk.arrives(2, "hello")
    for _ in range(3):
        await desk.worker.drain()
        desk.clock.move(timedelta(minutes=1))
    assert desk.inbox() == [("set_aside", 3), ("done", 0)]
    assert desk.said() == [(2, "begun")]


async def test_a_row_that_was_scrubbed_while_it_waited_is_passed_over(desk: Desk, database: Database) -> None:
    await desk.arrives(1, "note")
    with database.unit_of_work() as unit:
        inbox.blank(unit.db, 1)
        unit.commit()
    await desk.worker.drain()
    assert (desk.inbox(), desk.said()) == ([("done", 0)], [])


async def test_an_update_cannot_pass_for_a_file_that_was_fetched(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows a webhook's secret could send it: the file of a form would then be any file that is kept."""
    taken: list[object] = []
    monkeypatch.setattr("bot.worker.worker._file_ready", lambda session, data: taken.append(data))
    await desk.intake.keep([{"update_id": 1, "download": {"id": 1, "chat_id": 1, "file_hash": "0" * 64}}])
    await desk.worker.drain()
    assert taken == []


async def test_a_persistence_that_fails_is_not_committed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot logs such an error, and goes on."""
    keep, broken = conversations.keep_state, [True]

    def keep_or_fail(*given: Any) -> None:
        if broken.pop() if broken else False:
            raise ZeroDivisionError
        keep(*given)

    monkeypatch.setattr(conversations, "keep_state", keep_or_fail)
    await desk.arrives(1, "hello")
    await desk.worker.step()
    assert (desk.said(), desk.states(), desk.inbox()) == ([], {}, [("waiting", 1)])
    desk.clock.move(timedelta(seconds=1))
    await desk.worker.step()
    assert (desk.said(), desk.states(), desk.inbox()) == ([(1, "begun")], {1: "begun"}, [("done", 1)])


async def test_a_context_that_cannot_be_built_is_a_failure(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot only logs it, and reports success."""

    def broken(*given: Any) -> Any:
        raise ZeroDivisionError

    await desk.arrives(1, "hello")
    with monkeypatch.context() as patched:
        patched.setattr(CallbackContext, "from_update", broken)
        await desk.worker.step()
    assert (desk.said(), desk.inbox()) == ([], [("waiting", 1)])
    desk.clock.move(timedelta(seconds=1))
    await desk.worker.step()
    assert (desk.said(), desk.inbox()) == ([(1, "begun")], [("done", 1)])


async def test_an_update_that_no_handler_took_is_a_failure(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "add_handlers", lambda application: None)
    await desk.arrives(1, "hello")
    await desk.worker.step()
    assert desk.inbox() == [("waiting", 1)]


async def test_a_busy_database_counts_as_no_try(desk: Desk) -> None:
    busy = [1, 1, 1, 1]

    async def step(update: Update, context: Context) -> None:
        if busy:
            busy.pop()
            raise OperationalError("x", {}, Exception("database is locked"))

    desk.steps["busy"] = step
    await desk.arrives(1, "busy")
    await desk.worker.drain()
    assert desk.inbox() == [("done", 0)] and desk.clock.now() == NOW + timedelta(seconds=4)


async def test_a_statement_that_sqlite_refuses_is_a_poison_like_any_other(desk: Desk) -> None:
    async def step(update: Update, context: Context) -> None:
        current_work().db.execute(text("select nothing from nowhere"))

    desk.steps["wrong"] = step
    await desk.arrives(1, "wrong")
    for _ in range(3):
        await desk.worker.drain()
        desk.clock.move(timedelta(minutes=1))
    assert desk.inbox() == [("set_aside", 3)]


async def test_a_notice_that_fails_too_does_not_bring_the_row_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(failures, "report", broken)
    desk.steps["fail"] = fail
    await desk.arrives(1, "fail")
    for _ in range(3):
        await desk.worker.drain()
        desk.clock.move(timedelta(minutes=1))
    assert desk.inbox() == [("set_aside", 3)] and desk.said() == []


async def test_intake_goes_on_while_the_worker_is_busy(desk: Desk) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(update: Update, context: Context) -> None:
        note("held")
        begun.set()
        await go_on.wait()

    desk.steps["slow"] = slow
    await desk.arrives(1, "slow")
    working = asyncio.create_task(desk.worker.step())
    async with asyncio.timeout(60):
        await begun.wait()
        coming = [asyncio.create_task(desk.arrives(2, "meanwhile")) for _ in range(3)]
        for _ in range(10):
            await asyncio.sleep(0)
        assert not any(one.done() for one in coming) and not working.done()
        go_on.set()
        await asyncio.gather(working, *coming)
    assert [state for state, _ in desk.inbox()] == ["done", "waiting", "waiting", "waiting"]


async def test_a_worker_that_is_cancelled_in_the_middle_has_done_nothing(desk: Desk) -> None:
    begun = asyncio.Event()

    async def hang(update: Update, context: Context) -> None:
        note("half done")
        begun.set()
        await asyncio.Event().wait()

    desk.steps["hang"] = hang
    await desk.arrives(1, "hang")
    working = asyncio.create_task(desk.worker.run())
    async with asyncio.timeout(60):
        await begun.wait()
        working.cancel()
        with pytest.raises(asyncio.CancelledError):
            await working
    assert (desk.inbox(), desk.facts(), desk.said()) == ([("waiting", 0)], [], [])


async def test_it_wakes_for_new_rows_and_for_those_held_back(desk: Desk, database: Database) -> None:
    tries: asyncio.Queue[int] = asyncio.Queue()

    async def fail_twice(update: Update, context: Context) -> None:
        tries.put_nowait(1)
        if tries.qsize() < 3:
            raise ZeroDivisionError

    desk.steps["twice"] = fail_twice
    working = asyncio.create_task(desk.worker.run())
    done = asyncio.Event()
    database.on_commit(lambda: done.set() if desk.inbox() == [("done", 2)] else None)
    await asyncio.sleep(0)
    await desk.arrives(1, "twice")
    async with asyncio.timeout(60):
        await done.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert desk.clock.now() == NOW + timedelta(seconds=6)


async def test_it_outlives_a_database_that_is_locked_by_another_process(
    desk: Desk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = [1, 1]
    look = inbox.next_waiting

    def look_or_fail(*given: Any) -> Any:
        if locked:
            locked.pop()
            raise OperationalError("BEGIN IMMEDIATE", {}, Exception("database is locked"))
        return look(*given)

    monkeypatch.setattr(inbox, "next_waiting", look_or_fail)
    await desk.arrives(1, "hello")
    done = asyncio.Event()
    database.on_commit(done.set)
    working = asyncio.create_task(desk.worker.run())
    async with asyncio.timeout(60):
        await done.wait()
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert desk.inbox() == [("done", 0)]
