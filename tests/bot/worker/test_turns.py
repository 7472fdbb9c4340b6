"""Whose turn it is, counted in turns: who sends a thousand messages waits for themself, and for nobody else's sake."""

import json
from datetime import timedelta

from sqlalchemy import select

from handlers.screens.texts import SLOW_DOWN
from storage import inbox
from storage.inbox import Arrival, InboxRow
from storage.turns import next_waiting
from tests.bot.people import ADMINISTRATOR_CHAT, add_administrator
from tests.bot.worker.bench import NOW, Bench, fail

MANY, ANOTHER, THIRD = 1, 2, 3


async def many(bench: Bench, chat: int, count: int) -> None:
    """So many messages of one chat, in the inbox whatever bound there is."""
    arrivals = [Arrival("telegram:77", f"{chat}:{number}", f"telegram:{chat}", raw(chat)) for number in range(count)]
    async with bench.database.writing() as unit:
        inbox.put(unit.db, arrivals, NOW)
        unit.commit()


def raw(chat: int) -> str:
    return json.dumps(message(chat, 1))


def turns(bench: Bench, most: int = 16) -> list[str]:
    with bench.database.reading() as db:
        return [row.chat_key.partition(":")[2] for row in next_waiting(db, NOW, most)]


async def test_behind_a_thousand_messages_of_one_another_has_the_next_turn(bench: Bench) -> None:
    await many(bench, MANY, 1000)
    assert await bench.worker.step() == 16
    await bench.arrives(ANOTHER, "hello")
    assert turns(bench) == ["2", "1"]
    assert await bench.worker.step() == 2
    assert (ANOTHER, "begun") in bench.said()


async def test_the_chat_that_waited_longest_since_its_last_turn_goes_first(bench: Bench) -> None:
    for chat in (MANY, ANOTHER, THIRD):
        await bench.arrives(chat, "hello")
        await bench.worker.drain()
    for chat in (THIRD, MANY, ANOTHER, THIRD, MANY):
        await bench.arrives(chat, "again")
    assert turns(bench) == ["1", "2", "3"]
    assert turns(bench, most=1) == ["1"]
    assert await bench.worker.step(most=1) == 1
    assert turns(bench) == ["2", "3", "1"]


async def test_nobody_goes_first_by_being_new(bench: Bench) -> None:
    """Whoever makes a thousand accounts would otherwise go before everybody else, each time anew."""
    for chat in (MANY, ANOTHER):
        await bench.arrives(chat, "hello")
        await bench.worker.drain()
    for chat in range(100, 140):
        await many(bench, chat, 1)
    await bench.arrives(MANY, "again")
    assert turns(bench)[0] == "1"


async def test_a_turn_that_failed_was_a_turn(bench: Bench) -> None:
    bench.steps["fail"] = fail
    for chat, words in ((MANY, "fail"), (ANOTHER, "one"), (ANOTHER, "two")):
        await bench.arrives(chat, words)
    assert await bench.worker.step(most=1) == 1
    assert turns(bench) == ["2", "2"]
    assert await bench.worker.step(most=1) == 1
    with bench.database.reading() as db:
        ready = next_waiting(db, NOW + timedelta(seconds=1), 16)
    assert [row.chat_key for row in ready] == ["telegram:1", "telegram:2"]


async def test_what_is_held_back_for_longer_than_ever_is_due(bench: Bench) -> None:
    """Its moment was written by a clock that went wrong, and has stepped back since."""
    bench.steps["fail"] = fail
    await bench.arrives(MANY, "fail")
    assert await bench.worker.step() == 1
    assert turns(bench) == []
    with bench.database.reading() as db:
        assert [row.chat_key for row in next_waiting(db, NOW - timedelta(hours=1), 16)] == ["telegram:1"]


async def test_over_the_bound_an_update_is_refused_and_its_sender_told_so_once(bench: Bench) -> None:
    add_administrator(bench.database)
    chat = ADMINISTRATOR_CHAT
    for number in range(100):
        await bench.arrives(chat, f"lời {number}")
    assert [state for state, _ in bench.inbox()] == ["waiting"] * 60 + ["refused"] * 40
    assert bench.said() == [(chat, plain(str(SLOW_DOWN)))]
    with bench.database.reading() as db:
        kept = [json.loads(raw) for raw in db.scalars(select(InboxRow.raw).order_by(InboxRow.id))]
    assert kept[60:] == [{}] * 40
    await bench.arrives(ANOTHER, "hello")
    assert await bench.worker.step() == 2


async def test_what_was_refused_stays_so_when_it_comes_again(bench: Bench) -> None:
    add_administrator(bench.database)
    chat = ADMINISTRATOR_CHAT
    raws = [message(chat, number) for number in range(61)]
    await bench.intake.keep(raws)
    while await bench.worker.step():
        await bench.intake.keep(raws[-1:])
    assert [state for state, _ in bench.inbox()] == ["done"] * 60 + ["refused"]
    with bench.database.reading() as db:
        last = inbox.last_received(db, "telegram:77")
    assert last is not None and last[0] == 60


async def test_a_file_that_was_fetched_is_never_refused(bench: Bench) -> None:
    await many(bench, MANY, 80)
    assert [state for state, _ in bench.inbox()] == ["waiting"] * 80


def message(chat: int, number: int) -> dict[str, object]:
    who = {"id": chat, "is_bot": False, "first_name": "x"}
    told = {"message_id": number, "date": 0, "text": "lời", "chat": {**who, "type": "private"}, "from": who}
    return {"update_id": number, "message": told}


def plain(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")
