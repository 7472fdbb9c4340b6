"""One inbox row, one transaction: committed only when success is asserted, and without a trace otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from telegram import Update
from telegram.ext import CallbackContext

from bot.compose import application as composition
from handlers.context import Context, current_work
from tests.bot.worker.bench import Bench, Step, fail, note


async def unhandled(update: Update, context: Context) -> None:
    note("half done")
    current_work().handled = False


async def test_facts_answer_state_and_the_done_row_are_one_commit(bench: Bench) -> None:
    commits: list[tuple[list[str], dict[int, str], list[tuple[str, int]], list[tuple[int, str]]]] = []
    await bench.arrives(1, "one")

    async def step(update: Update, context: Context) -> None:
        note("done")

    bench.steps["one"] = step
    bench.database.on_commit(lambda: commits.append((bench.facts(), bench.states(), bench.inbox(), bench.said())))
    assert await bench.worker.drain() == 1
    assert commits == [(["done"], {1: "begun"}, [("done", 0)], [(1, "begun")])]


async def test_what_waits_together_is_one_commit(bench: Bench) -> None:
    commits: list[list[tuple[str, int]]] = []
    for chat in (1, 2, 1, 3):
        await bench.arrives(chat, "hello")
    bench.database.on_commit(lambda: commits.append(bench.inbox()))
    assert await bench.worker.step() == 3
    assert commits == [[("done", 0), ("done", 0), ("waiting", 0), ("done", 0)]]
    assert bench.said() == [(1, "begun"), (2, "begun"), (3, "begun")]
    assert await bench.worker.step() == 1
    assert bench.states() == {1: "gone on", 2: "begun", 3: "begun"}


async def test_of_a_chat_that_waits_alone_several_are_one_commit(bench: Bench) -> None:
    commits: list[list[tuple[str, int]]] = []
    for _ in range(3):
        await bench.arrives(1, "hello")
    bench.database.on_commit(lambda: commits.append(bench.inbox()))
    assert await bench.worker.step() == 3
    assert commits == [[("done", 0)] * 3]
    assert bench.said() == [(1, "begun"), (1, "gone on"), (1, "gone on")]


async def test_the_failure_of_one_takes_nothing_from_those_before_it_and_holds_back_none_behind(bench: Bench) -> None:
    bench.steps["fail"] = fail
    for chat, words in ((1, "hello"), (2, "fail"), (2, "behind it"), (3, "hello")):
        await bench.arrives(chat, words)
    assert await bench.worker.step() == 2
    assert bench.inbox() == [("done", 0), ("waiting", 1), ("waiting", 0), ("waiting", 0)]
    assert (bench.states(), bench.facts()) == ({1: "begun"}, [])
    assert await bench.worker.step() == 1
    assert bench.inbox()[2:] == [("waiting", 0), ("done", 0)]
    assert bench.built == 2


async def test_where_the_commit_itself_fails_each_is_taken_alone(bench: Bench) -> None:
    for chat in (1, 2):
        await bench.arrives(chat, "hello")
    failing = [OperationalError("COMMIT", {}, Exception("disk is full"))]

    @event.listens_for(bench.database.engine, "commit")
    def fail_once(_: object) -> None:
        if failing:
            raise failing.pop()

    assert await bench.worker.step() == 1
    assert (bench.inbox(), bench.said()) == ([("done", 0), ("waiting", 0)], [(1, "begun")])
    assert await bench.worker.step() == 1
    assert (bench.inbox(), bench.built) == ([("done", 0), ("done", 0)], 2)
    assert bench.states() == {1: "begun", 2: "begun"}


async def test_an_error_that_ptb_swallows_rolls_back_all_the_same(bench: Bench) -> None:
    bench.steps["fail"] = fail
    await bench.arrives(1, "fail")
    assert await bench.worker.step()
    assert (bench.facts(), bench.states(), bench.said()) == ([], {}, [])
    assert bench.inbox() == [("waiting", 1)]


@pytest.mark.parametrize("step", [fail, unhandled])
async def test_what_was_rolled_back_leaves_no_trace_in_the_next_chats_commit(bench: Bench, step: Step) -> None:
    """Neither of the facts nor of the conversation, which has moved on in memory."""
    bench.steps["fail"] = step
    await bench.arrives(1, "hello")
    await bench.worker.step()
    await bench.arrives(1, "fail")
    await bench.worker.step()
    assert bench.states() == {1: "begun"}
    await bench.arrives(2, "hello")
    await bench.worker.step()
    assert bench.states() == {1: "begun", 2: "begun"}
    assert (bench.said(), bench.facts()) == ([(1, "begun"), (2, "begun")], [])


async def test_after_a_rollback_the_application_is_another_one_from_the_database(bench: Bench) -> None:
    bench.steps["fail"] = fail
    for words in ("hello", "hello"):
        await bench.arrives(1, words)
    await bench.worker.drain()
    assert bench.built == 1
    await bench.arrives(2, "fail")
    await bench.worker.step()
    await bench.arrives(1, "still there")
    await bench.worker.step()
    assert bench.built == 2
    assert [words for chat, words in bench.said() if chat == 1] == ["begun", "gone on", "gone on"]


async def test_a_state_that_cannot_be_read_is_a_failure(bench: Bench) -> None:
    bench.unreadable = [ZeroDivisionError()]
    await bench.arrives(1, "hello")
    await bench.worker.step()
    assert (bench.said(), bench.states(), bench.inbox()) == ([], {}, [("waiting", 1)])
    bench.clock.move(timedelta(seconds=1))
    await bench.worker.step()
    assert (bench.said(), bench.states(), bench.inbox()) == ([(1, "begun")], {1: "begun"}, [("done", 1)])


async def test_a_context_that_cannot_be_built_is_a_failure(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot only logs it, and reports success."""

    def broken(*given: Any) -> Any:
        raise ZeroDivisionError

    await bench.arrives(1, "hello")
    with monkeypatch.context() as patched:
        patched.setattr(CallbackContext, "from_update", broken)
        await bench.worker.step()
    assert (bench.said(), bench.inbox()) == ([], [("waiting", 1)])
    bench.clock.move(timedelta(seconds=1))
    await bench.worker.step()
    assert (bench.said(), bench.inbox()) == ([(1, "begun")], [("done", 1)])


async def test_an_update_that_no_handler_took_is_a_failure(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "add_handlers", lambda application: None)
    await bench.arrives(1, "hello")
    await bench.worker.step()
    assert bench.inbox() == [("waiting", 1)]
