"""getUpdates: offsets, long polling, two pollers, what is kept for how long."""

import asyncio
from datetime import timedelta

from bot.clock import StandingClock
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def texts(updates: list[dict[str, dict[str, str]]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_updates_come_in_order_and_count_up_by_one(bot: Asking, an: TelegramPerson) -> None:
    for text in ("một", "hai", "ba"):
        an.says(text)
    updates = await bot.ok("getUpdates")
    assert texts(updates) == ["một", "hai", "ba"]
    first = updates[0]["update_id"]
    assert [update["update_id"] for update in updates] == [first, first + 1, first + 2]


async def test_updates_come_again_until_a_higher_offset_confirms_them(bot: Asking, an: TelegramPerson) -> None:
    an.says("một")
    an.says("hai")
    seen = await bot.ok("getUpdates")
    assert await bot.ok("getUpdates") == seen
    assert texts(await bot.ok("getUpdates", offset=seen[0]["update_id"] + 1)) == ["hai"]
    assert texts(await bot.ok("getUpdates")) == ["hai"]
    assert await bot.ok("getUpdates", offset=seen[1]["update_id"] + 1) == []


async def test_a_negative_offset_forgets_all_but_the_newest(bot: Asking, an: TelegramPerson) -> None:
    for text in ("một", "hai", "ba"):
        an.says(text)
    assert texts(await bot.ok("getUpdates", offset=-1)) == ["ba"]
    assert texts(await bot.ok("getUpdates")) == ["ba"]


async def test_a_limit_hands_out_fewer(bot: Asking, an: TelegramPerson) -> None:
    for number in range(120):
        an.says(str(number))
    assert texts(await bot.ok("getUpdates", limit=2)) == ["0", "1"]
    assert len(await bot.ok("getUpdates", limit=1000)) == 100


async def test_a_long_poll_ends_with_the_first_update(bot: Asking, an: TelegramPerson) -> None:
    poll = asyncio.ensure_future(bot.ok("getUpdates", timeout=30))
    await settle()
    assert not poll.done()
    an.says("có tin")
    assert texts(await poll) == ["có tin"]


async def test_a_long_poll_ends_empty_when_its_time_is_over(bot: Asking, clock: StandingClock) -> None:
    poll = asyncio.ensure_future(bot.ok("getUpdates", timeout=30))
    await settle()
    clock.move(timedelta(seconds=29))
    await settle()
    assert not poll.done()
    clock.move(timedelta(seconds=1))
    assert await poll == []


async def test_no_long_poll_is_longer_than_fifty_seconds(bot: Asking, clock: StandingClock) -> None:
    poll = asyncio.ensure_future(bot.ok("getUpdates", timeout=3600))
    await settle()
    clock.move(timedelta(seconds=50))
    assert await poll == []


async def test_a_second_poller_ends_the_first_with_a_conflict(bot: Asking, an: TelegramPerson) -> None:
    first = asyncio.ensure_future(bot.refused("getUpdates", timeout=30))
    await settle()
    second = asyncio.ensure_future(bot.ok("getUpdates", timeout=30))
    assert await first == (409, CONFLICT)
    an.says("của người thứ hai")
    assert texts(await second) == ["của người thứ hai"]


async def test_a_poll_that_does_not_wait_is_a_second_poller_too(bot: Asking) -> None:
    first = asyncio.ensure_future(bot.refused("getUpdates", timeout=30))
    await settle()
    assert await bot.ok("getUpdates") == []
    assert await first == (409, CONFLICT)


async def test_a_poll_after_another_has_ended_is_no_conflict(bot: Asking, an: TelegramPerson) -> None:
    an.says("một")
    await bot.ok("getUpdates", timeout=30)
    assert texts(await bot.ok("getUpdates", timeout=30)) == ["một"]


async def test_an_abandoned_poll_hands_nothing_out(bot: Asking, an: TelegramPerson) -> None:
    poll = asyncio.ensure_future(bot.ok("getUpdates", timeout=30))
    await settle()
    poll.cancel()
    await settle()
    an.says("còn đây")
    assert texts(await bot.ok("getUpdates")) == ["còn đây"]


async def test_updates_are_kept_for_a_day(bot: Asking, an: TelegramPerson, clock: StandingClock) -> None:
    an.says("cũ")
    clock.move(timedelta(hours=23))
    an.says("mới")
    clock.move(timedelta(hours=2))
    assert texts(await bot.ok("getUpdates")) == ["mới"]


async def test_kinds_that_were_not_asked_for_do_not_come(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("getUpdates", allowed_updates=["callback_query"])
    an.says("không ai nghe")
    assert await bot.ok("getUpdates") == []
    await bot.ok("getUpdates", allowed_updates=[])
    an.says("có người nghe")
    assert texts(await bot.ok("getUpdates")) == ["có người nghe"]


async def test_numbers_go_on_rising_in_a_server_that_starts_later(
    bot: Asking, an: TelegramPerson, clock: StandingClock
) -> None:
    an.says("trước")
    (before,) = await bot.ok("getUpdates")
    clock.move(timedelta(minutes=1))
    later = TelegramServer(clock, "42:token")
    assert later.updates.next_number > before["update_id"]


async def test_closing_ends_a_poll_and_lets_none_begin(bot: Asking, telegram: TelegramServer) -> None:
    poll = asyncio.ensure_future(bot.ok("getUpdates", timeout=30))
    await settle()
    telegram.close()
    assert await poll == []
    assert await bot.ok("getUpdates", timeout=30) == []
