"""How fast the bot may send: 30 a second over all, about one a second to a person, 20 a minute to a group."""

from datetime import timedelta

import pytest

from bot.clock import StandingClock
from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking

SECOND = timedelta(seconds=1)


@pytest.fixture
def people(telegram: TelegramServer) -> list[TelegramPerson]:
    people = [TelegramPerson(telegram, 100 + number, f"Người {number}") for number in range(40)]
    for person in people:
        person.start()
    return people


async def status(bot: Asking, chat_id: int, text: str = "Chào") -> tuple[int, int]:
    """The status of a message to the chat, and for how many seconds to wait."""
    reply = await bot.api.call("sendMessage", {"chat_id": chat_id, "text": text})
    return reply.status, reply.body.get("parameters", {}).get("retry_after", 0)


async def test_thirty_a_second_and_the_next_must_wait(
    bot: Asking, people: list[TelegramPerson], clock: StandingClock
) -> None:
    assert [await status(bot, person.user_id) for person in people[:30]] == [(200, 0)] * 30
    assert await status(bot, people[30].user_id) == (429, 1)
    assert people[30].unread() == []
    clock.move(SECOND)
    assert [await status(bot, person.user_id) for person in people[:30]] == [(200, 0)] * 30


async def test_the_second_slides(bot: Asking, people: list[TelegramPerson], clock: StandingClock) -> None:
    for person in people[:15]:
        await status(bot, person.user_id)
    clock.move(SECOND / 2)
    for person in people[15:30]:
        await status(bot, person.user_id)
    clock.move(SECOND / 2)
    assert [(await status(bot, person.user_id))[0] for person in people[:16]] == [200] * 15 + [429]


async def test_a_person_may_get_a_short_burst_and_then_one_a_second(
    bot: Asking, people: list[TelegramPerson], clock: StandingClock
) -> None:
    person = people[0]
    assert [await status(bot, person.user_id) for _ in range(4)] == [(200, 0)] * 3 + [(429, 1)]
    clock.move(SECOND)
    assert [await status(bot, person.user_id) for _ in range(2)] == [(200, 0), (429, 1)]
    clock.move(10 * SECOND)
    assert [(await status(bot, person.user_id))[0] for _ in range(4)] == [200] * 3 + [429]
    assert (await status(bot, people[1].user_id)) == (200, 0)


async def test_a_group_may_get_twenty_a_minute(
    bot: Asking, people: list[TelegramPerson], telegram: TelegramServer, clock: StandingClock
) -> None:
    TelegramGroup(telegram, -5, "Chi bộ (mẫu)").adds_bot(people[0])
    for _ in range(20):
        assert await status(bot, -5) == (200, 0)
        clock.move(SECOND)
    assert await status(bot, -5) == (429, 40)
    clock.move(40 * SECOND)
    assert await status(bot, -5) == (200, 0)


async def test_the_refusal_speaks_as_telegram_does(bot: Asking, people: list[TelegramPerson]) -> None:
    for _ in range(3):
        await status(bot, 100)
    reply = await bot.api.call("sendMessage", {"chat_id": 100, "text": "Chào"})
    assert reply.body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


async def test_what_is_refused_otherwise_costs_nothing_and_edits_are_free(
    bot: Asking, people: list[TelegramPerson]
) -> None:
    for _ in range(5):
        assert (await status(bot, 100, text=""))[0] == 400
    reply = await bot.api.call("sendMessage", {"chat_id": 100, "text": "Chào"})
    for number in range(5):
        edit = {"chat_id": 100, "message_id": reply.body["result"]["message_id"], "text": f"Chào {number}"}
        await bot.ok("editMessageText", None, **edit)
    assert [(await status(bot, 100))[0] for _ in range(3)] == [200, 200, 429]
