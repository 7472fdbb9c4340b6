"""The clock moves, and every wait follows."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import JumpingClock, MovableClock, StandingClock

START = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


async def test_a_sleeper_wakes_when_the_clock_is_moved_past_its_moment() -> None:
    clock = StandingClock(START)
    sleeper = asyncio.create_task(clock.sleep(3600))
    await asyncio.sleep(0)
    clock.move(timedelta(minutes=59))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not sleeper.done()
    clock.move(timedelta(minutes=1))
    await sleeper
    assert clock.now() == START + timedelta(hours=1)


async def test_a_running_clock_can_be_moved_too() -> None:
    clock = MovableClock()
    before = clock.now()
    sleeper = asyncio.create_task(clock.sleep(86_400))
    await asyncio.sleep(0)
    clock.move(timedelta(days=1))
    await sleeper
    assert clock.now() - before >= timedelta(days=1)


async def test_a_jumping_clock_never_waits() -> None:
    clock = JumpingClock(START)
    await asyncio.gather(clock.sleep(86_400), clock.sleep(60))
    assert clock.now() == START + timedelta(days=1)


def test_listeners_hear_of_each_move_and_time_never_runs_back() -> None:
    clock = StandingClock(START)
    heard: list[datetime] = []
    clock.on_move(lambda: heard.append(clock.now()))
    clock.move(timedelta(hours=1))
    assert heard == [START + timedelta(hours=1)]
    with pytest.raises(ValueError, match="forward"):
        clock.move(timedelta(hours=-1))


class SteppingClock(MovableClock):
    """The real clock, but for the time of day: it is set back and forth by hand."""

    off = timedelta()

    def now(self) -> datetime:
        return super().now() + self.off


async def test_a_wait_ends_though_the_time_of_day_steps_back() -> None:
    clock = SteppingClock()
    sleeper = asyncio.create_task(clock.sleep(0.05))
    await asyncio.sleep(0)
    clock.off = timedelta(hours=-1)
    async with asyncio.timeout(20):
        await sleeper
    before = clock.steady()
    clock.off = timedelta(days=-400)
    assert clock.steady() >= before


async def test_who_sleeps_looks_up_now_and_then_for_a_step_forward(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.clock.LOOKED_AT_SECONDS", 0.01)
    clock = SteppingClock()
    sleeper = asyncio.create_task(clock.sleep(3600))
    await asyncio.sleep(0)
    clock.off = timedelta(days=400)
    async with asyncio.timeout(20):
        await sleeper
