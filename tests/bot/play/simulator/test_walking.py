"""The clock walks in quarters of an hour, and what is due is done after each."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import StandingClock
from bot.play.simulator.web.clock_moves import Walk

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


async def nothing() -> None:
    return None


async def test_an_hour_goes_by_in_full_quarters() -> None:
    clock = StandingClock(local(25, 9, 7))
    stops: list[datetime] = []

    async def settle() -> None:
        stops.append(clock.now())

    walk = Walk(clock, ZONE, settle)
    assert await walk.to(walk.goal_of("hour"))
    assert stops == [local(25, 9, 15), local(25, 9, 30), local(25, 9, 45), local(25, 10), local(25, 10, 7)]


@pytest.mark.parametrize(
    ("begin", "monday"),
    [
        (local(25, 9), local(30, 7, 30)),
        (local(29, 23, 59), local(30, 7, 30)),
        (local(23, 7, 29), local(23, 7, 30)),
        (local(23, 7, 30), local(30, 7, 30)),
        (local(23, 12), local(30, 7, 30)),
    ],
)
async def test_the_next_monday_morning_is_ahead(begin: datetime, monday: datetime) -> None:
    clock = StandingClock(begin)
    walk = Walk(clock, ZONE, nothing)
    assert await walk.to(walk.goal_of("monday"))
    assert clock.now() == monday


async def test_a_day_is_a_day() -> None:
    clock = StandingClock(local(25, 9, 7))
    walk = Walk(clock, ZONE, nothing)
    await walk.to(walk.goal_of("day"))
    assert clock.now() == local(26, 9, 7)
    with pytest.raises(KeyError):
        walk.goal_of("year")


async def test_only_one_walks() -> None:
    clock = StandingClock(local(25, 9))
    go_on = asyncio.Event()

    async def settle() -> None:
        await go_on.wait()

    walk = Walk(clock, ZONE, settle)
    first = asyncio.create_task(walk.to(local(25, 10)))
    await asyncio.sleep(0)
    assert walk.goal == local(25, 10)
    assert await walk.to(local(25, 11)) is False
    go_on.set()
    assert await first is True
    assert clock.now() == local(25, 10)
    assert await walk.to(local(25, 11)) is True


async def test_a_walk_that_fails_lets_another_begin() -> None:
    clock = StandingClock(datetime(2026, 11, 25, tzinfo=UTC))

    async def settle() -> None:
        raise RuntimeError("broken")

    walk = Walk(clock, ZONE, settle)
    with pytest.raises(RuntimeError):
        await walk.to(clock.now() + timedelta(hours=1))
    assert walk.goal is None
