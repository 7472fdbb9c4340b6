"""Long polling: committed before the offset moves on, and patient or plain about everything that stands in the way."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.channels.api import BadToken, FateUnknown, NotSent
from bot.channels.bot_api.kind import BotKind
from bot.channels.bot_api.polling import OtherPoller, Poller, WebhookSet
from bot.channels.channel import Channel
from bot.channels.kind import Ground
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.kind import KIND as TELEGRAM
from bot.channels.zalo.channel import ZaloChannel
from bot.channels.zalo.kind import KIND as ZALO
from bot.clock import JumpingClock, MovableClock
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.receiving import WEBHOOK_ACTIVE
from bot.play.simulator.telegram.server import TelegramServer
from bot.play.simulator.updates import CONFLICT
from bot.play.simulator.zalo.behaviour import Behaviour
from bot.play.simulator.zalo.person import ZaloPerson
from bot.play.simulator.zalo.server import ZaloServer
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow
from tests.bot.channels.bot_api.answers import Answer, AnsweringApi, NoMoreAnswers, refusal, well

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
TOKEN = "77:a-token-of-the-simulator"


@pytest.fixture
def clock() -> JumpingClock:
    return JumpingClock(NOW)


def poller(database: Database, clock: MovableClock, channel: Channel) -> Poller:
    kind: BotKind[Any] = TELEGRAM if channel.name == TELEGRAM.name else ZALO
    return kind.poller(channel, Ground(database, clock))


async def polled(database: Database, clock: MovableClock, *answers: Answer) -> AnsweringApi:
    """Let a poller meet these answers, and stop at the question after the last."""
    api = AnsweringApi(*answers)
    with pytest.raises(NoMoreAnswers):
        await poller(database, clock, TelegramChannel(api, 77)).run()
    return api


def update(number: int, text: str = "xin chào") -> dict[str, Any]:
    return {"update_id": number, "message": {"message_id": 1, "chat": {"id": 42, "type": "private"}, "text": text}}


def rows(database: Database) -> list[InboxRow]:
    with database.reading() as db:
        return list(db.scalars(select(InboxRow).order_by(InboxRow.id)))


def numbers(database: Database) -> list[int | None]:
    return [row.update_number for row in rows(database)]


async def test_what_came_is_stored_raw_before_the_offset_says_so(database: Database, clock: JumpingClock) -> None:
    stored_when_asked: list[int] = []

    def look() -> Any:
        stored_when_asked.append(len(rows(database)))
        return well([])

    api = await polled(database, clock, well([update(10), update(11)]), look)
    assert api.offsets() == [None, 12, 12] and stored_when_asked == [2]
    (first, second) = rows(database)
    assert json.loads(first.raw) == update(10)
    assert (first.source, first.update_key, first.chat_key) == ("telegram:77", "10", "telegram:42")
    assert api.asked[0] == ("getUpdates", dict(TELEGRAM.asking))
    assert second.received_at == NOW


async def test_the_offset_is_the_last_received_not_the_highest(database: Database, clock: JumpingClock) -> None:
    api = await polled(database, clock, well([update(5_000_000)]), well([update(700)]))
    assert api.offsets() == [None, 5_000_001, 701]
    assert (await polled(database, clock)).offsets() == [701]


@pytest.mark.parametrize(("days", "offset"), [(5, 6), (7, None)])
async def test_after_six_silent_days_there_is_no_offset(
    database: Database, clock: JumpingClock, days: int, offset: int | None
) -> None:
    await polled(database, clock, well([update(5)]))
    clock.move(timedelta(days=days))
    assert (await polled(database, clock)).offsets() == [offset]


async def test_while_it_runs_too(database: Database, clock: JumpingClock) -> None:
    def a_silent_week() -> Any:
        clock.move(timedelta(days=7))
        return well([])

    api = await polled(database, clock, well([update(5)]), a_silent_week, well([update(5), update(900)]))
    assert api.offsets() == [None, 6, None, 901]
    assert numbers(database) == [5, 900]


@pytest.mark.parametrize(
    "strange",
    [
        {"update_id": 2},
        {"update_id": 2, "message": None},
        {"update_id": 2, "message": {"chat": "nobody", "text": 7}},
        {"update_id": 2, "message": {"text": "\ud83d half a pair", "chat": {"id": 42}}},
        {"update_id": "2", "message": []},
        {"update_id": 10**30},
        {"no": "number"},
        {"no": "number", "text": "\ud83d"},
        ["not", "an object"],
        "text",
        None,
    ],
)
async def test_no_update_stands_in_the_way_of_the_others(database: Database, clock: JumpingClock, strange: Any) -> None:
    api = await polled(database, clock, well([update(1), strange, update(3)]))
    assert api.offsets() == [None, 4]
    stored = [json.loads(row.raw) for row in rows(database)]
    assert stored == [update(1), strange, update(3)]


async def test_updates_without_any_number_do_not_come_in_a_rush(database: Database, clock: JumpingClock) -> None:
    await polled(database, clock, *[well([{"no": "number"}])] * 3)
    assert clock.now() - NOW == timedelta(seconds=1 + 2 + 4)
    assert len(rows(database)) == 1


async def test_a_busy_database_holds_the_offset_back(
    database: Database, clock: JumpingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = [OperationalError("insert", {}, Exception("database is locked"))] * 2
    put = inbox.put

    def put_or_fail(*given: Any) -> int:
        if fails:
            raise fails.pop()
        return put(*given)

    monkeypatch.setattr(inbox, "put", put_or_fail)
    api = await polled(database, clock, well([update(1)]), well([]))
    assert api.offsets() == [None, 2, 2] and numbers(database) == [1]
    assert clock.now() - NOW == timedelta(seconds=2 + 1)


async def test_intake_waits_at_the_gate_and_holds_nobody_up(database: Database, clock: JumpingClock) -> None:
    api = AnsweringApi(well([update(1)]))
    async with database.writing() as worker:
        asking = asyncio.create_task(poller(database, clock, TelegramChannel(api, 77)).poll())
        for _ in range(20):
            await asyncio.sleep(0)
        # The loop goes on while the worker is in mid-transaction: nothing blocks on SQLite's lock.
        assert api.asked and not asking.done() and rows(database) == []
        worker.commit()
    await asyncio.wait_for(asking, 60)
    assert numbers(database) == [1]


async def test_a_failing_network_is_asked_again_ever_more_slowly(database: Database, clock: JumpingClock) -> None:
    await polled(database, clock, NotSent("x"), FateUnknown("x"), refusal(502), well([]), NotSent("x"))
    assert clock.now() - NOW == timedelta(seconds=1 + 2 + 4 + 1 + 1)


async def test_a_server_that_says_when_is_obeyed(database: Database, clock: JumpingClock) -> None:
    await polled(database, clock, refusal(429, "Too Many Requests", retry_after=17))
    assert clock.now() - NOW == timedelta(seconds=17)


async def test_another_poller_is_waited_out_for_half_a_minute(database: Database, clock: JumpingClock) -> None:
    api = AnsweringApi(*[refusal(409, CONFLICT)] * 20)
    with pytest.raises(OtherPoller):
        await poller(database, clock, TelegramChannel(api, 77)).run()
    assert clock.now() - NOW == timedelta(seconds=30)


async def test_one_that_comes_and_goes_is_another_poller_too(database: Database, clock: JumpingClock) -> None:
    answers = [refusal(409, CONFLICT), well([update(1)])] * 20
    api = AnsweringApi(*answers)
    with pytest.raises(OtherPoller):
        await poller(database, clock, TelegramChannel(api, 77)).run()


async def test_a_rolling_restart_is_over_soon(database: Database, clock: JumpingClock) -> None:
    def two_minutes_later() -> Any:
        clock.move(timedelta(minutes=2))
        return well([])

    restart: list[Answer] = [*[refusal(409, CONFLICT)] * 5, two_minutes_later]
    await polled(database, clock, *restart, *restart)


@pytest.mark.parametrize("said", [WEBHOOK_ACTIVE, "Conflict: terminated by setWebhook request"])
async def test_a_webhook_in_the_way_is_told_apart(database: Database, clock: JumpingClock, said: str) -> None:
    with pytest.raises(WebhookSet):
        await poller(database, clock, TelegramChannel(AnsweringApi(refusal(409, said)), 77)).run()


async def test_a_token_that_is_no_longer_good(database: Database, clock: JumpingClock) -> None:
    with pytest.raises(BadToken):
        await poller(database, clock, TelegramChannel(AnsweringApi(refusal(401, "Unauthorized")), 77)).run()


async def test_against_the_strict_server(database: Database, clock: JumpingClock) -> None:
    server = TelegramServer(clock, TOKEN)
    channel = TelegramChannel(InProcessApi(server), 77)
    lan = TelegramPerson(server, 1001, "Lan (mẫu)")
    one = poller(database, clock, channel)
    for words in ("một", "hai", "ba"):
        lan.says(words)
    await one.poll()
    assert len(server.updates) == 3
    await one.poll()
    assert len(server.updates) == 0
    lan.says("bốn")
    await poller(database, clock, channel).poll()
    said = [json.loads(row.raw)["message"]["text"] for row in rows(database)]
    assert said == ["một", "hai", "ba", "bốn"]
    assert {row.chat_key for row in rows(database)} == {"telegram:1001"}


async def test_two_pollers_on_the_strict_server_end_each_others_questions(
    database: Database, clock: JumpingClock
) -> None:
    server = TelegramServer(MovableClock(), TOKEN)
    channel = TelegramChannel(InProcessApi(server), 77)
    first = asyncio.create_task(poller(database, clock, channel).run())
    second = asyncio.create_task(poller(database, clock, channel).run())
    async with asyncio.timeout(60):
        with pytest.raises(OtherPoller):
            await asyncio.gather(first, second)
    first.cancel()
    second.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    server.close()


async def test_a_webhook_on_the_strict_servers(database: Database, clock: JumpingClock) -> None:
    telegram, zalo = TelegramServer(clock, TOKEN), ZaloServer(clock, TOKEN)
    for server, channel in (
        (telegram, TelegramChannel(InProcessApi(telegram), 77)),
        (zalo, ZaloChannel(InProcessApi(zalo), "77", lambda upload: None)),
    ):
        server.webhook.url = "https://chibo.invalid/hook"
        with pytest.raises(WebhookSet):
            await poller(database, clock, channel).run()


async def test_zalo_hands_out_one_at_a_time_and_never_again(
    database: Database, clock: JumpingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = ZaloServer(clock, TOKEN)
    person = ZaloPerson(server, "zalo-lan", "Lan (mẫu)")
    one = poller(database, clock, ZaloChannel(InProcessApi(server), "77", lambda upload: None))
    person.says("một")
    person.says("hai")
    fails, put = [OperationalError("insert", {}, Exception("database is locked"))], inbox.put
    monkeypatch.setattr(inbox, "put", lambda *given: put(*given) if not fails else _raise(fails.pop()))
    for _ in range(3):
        await one.poll()
    assert [json.loads(row.raw)["message"]["text"] for row in rows(database)] == ["một", "hai"]
    assert {row.source for row in rows(database)} == {"zalo:77"}


def _raise(error: Exception) -> int:
    raise error


async def test_an_empty_answer_that_came_at_once_is_not_asked_for_in_a_rush(
    database: Database, clock: JumpingClock
) -> None:
    await polled(database, clock, well([]), well([]), refusal(408, "Request timeout"))
    assert clock.now() - NOW == timedelta(seconds=3)


@pytest.mark.parametrize("by_status", [True, False], ids=["by status", "with HTTP 200"])
async def test_an_idle_poll_costs_no_waiting(database: Database, clock: JumpingClock, by_status: bool) -> None:
    server = ZaloServer(clock, TOKEN, behaviour=Behaviour(by_status=by_status))
    one = poller(database, clock, ZaloChannel(InProcessApi(server), "77", lambda upload: None))
    for _ in range(10):
        await one.poll()
    # Each question waits on their side for as long as it may, and none on ours.
    assert clock.now() - NOW == timedelta(seconds=10 * ZALO.asking["timeout"])


@pytest.mark.parametrize("by_status", [True, False], ids=["by status", "with HTTP 200"])
async def test_a_token_refused_with_any_status(database: Database, clock: JumpingClock, by_status: bool) -> None:
    server = ZaloServer(clock, TOKEN, behaviour=Behaviour(by_status=by_status))
    server.revoked = True
    with pytest.raises(BadToken):
        await poller(database, clock, ZaloChannel(InProcessApi(server), "77", lambda upload: None)).run()


@pytest.mark.parametrize("wrapped", [True, False])
async def test_an_update_comes_as_a_result_or_alone(database: Database, clock: JumpingClock, wrapped: bool) -> None:
    server = ZaloServer(clock, TOKEN, behaviour=Behaviour(wrapped=wrapped))
    ZaloPerson(server, "zalo-lan", "Lan (mẫu)").says("chào")
    await poller(database, clock, ZaloChannel(InProcessApi(server), "77", lambda upload: None)).poll()
    assert [json.loads(row.raw)["message"]["text"] for row in rows(database)] == ["chào"]
