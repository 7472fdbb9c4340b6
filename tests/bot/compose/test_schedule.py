"""The alarm clock: what is due is asked of all that tick, in one unit of work each, and failures are told once."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.clock import StandingClock
from bot.compose.schedule import TICKS, Schedule
from bot.worker.worker import WorkerSettings
from handlers.context import Work, current_work
from handlers.forms.feature import Chore
from handlers.reminders.reminder import Reminder
from handlers.reminders.runner import MOST_AT_ONCE
from handlers.settings.policy import Policy
from handlers.ward.digests.chores import take_digests
from storage import audit
from storage.database import Database, UnitOfWork
from storage.outbox import OutboxRow
from tests.bot.people import add_administrator

NOW = datetime(2026, 11, 30, 0, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOW)


def schedule(database: Database, clock: StandingClock, *ticks: Chore | Reminder) -> Schedule:
    return Schedule(database, clock, WorkerSettings(Policy(), ZoneInfo("Asia/Ho_Chi_Minh"), "chibo_bot"), ticks)


def note(work: Work, what: str) -> int:
    audit.record(work.db, None, "see_digest", what, work.now)
    return 1


def noted(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(audit.AuditRow.subject).order_by(audit.AuditRow.id)))


def notices(database: Database) -> list[str]:
    with database.reading() as db:
        return list(db.scalars(select(OutboxRow.payload).order_by(OutboxRow.id)))


def test_the_features_that_tick() -> None:
    kinds = [one.kind for one in TICKS if isinstance(one, Reminder)]
    assert take_digests in TICKS and {"digest", "reminder", "task_reminder"} <= set(kinds)
    assert len(kinds) == len(set(kinds))


async def test_each_tick_has_its_own_unit_of_work_and_the_present_moment(
    database: Database, clock: StandingClock
) -> None:
    works: list[Work] = []

    def first(work: Work) -> int:
        assert current_work() is work
        works.append(work)
        return note(work, "first")

    def second(work: Work) -> int:
        works.append(work)
        return note(work, "second")

    assert await schedule(database, clock, first, second).tick() == 2
    assert works[0].unit is not works[1].unit
    assert [work.now for work in works] == [NOW, NOW]
    assert noted(database) == ["first", "second"]


async def test_what_a_tick_did_is_kept_also_when_it_wrote_to_nobody(database: Database, clock: StandingClock) -> None:
    def silent(work: Work) -> int:
        note(work, "a snapshot that nobody reads")
        return 0

    assert await schedule(database, clock, silent).tick() == 0
    assert noted(database) == ["a snapshot that nobody reads"]


async def test_a_tick_at_its_limit_is_called_again_in_a_new_unit_of_work(
    database: Database, clock: StandingClock
) -> None:
    left = [MOST_AT_ONCE, MOST_AT_ONCE, 2]
    units: list[UnitOfWork] = []

    def many(work: Work) -> int:
        units.append(work.unit)
        note(work, "some")
        return left.pop(0)

    assert await schedule(database, clock, many).tick() == 2 * MOST_AT_ONCE + 2
    assert len(set(map(id, units))) == 3 and len(noted(database)) == 3


async def test_a_tick_that_never_comes_to_an_end_is_stopped(database: Database, clock: StandingClock) -> None:
    assert await schedule(database, clock, lambda work: MOST_AT_ONCE).tick() == 200 * MOST_AT_ONCE


async def test_a_failure_is_rolled_back_told_once_and_stops_nobody_else(
    database: Database, clock: StandingClock
) -> None:
    add_administrator(database)
    failing = True

    def broken(work: Work) -> int:
        note(work, "half done")
        if failing:
            raise ZeroDivisionError("nobody's words")
        return 0

    one = schedule(database, clock, broken, lambda work: note(work, "well"))

    async def a_minute_later() -> int:
        clock.move(timedelta(minutes=1))
        return await one.tick()

    assert [await one.tick(), await a_minute_later()] == [1, 1]
    assert noted(database) == ["well", "well"]
    (told,) = notices(database)
    assert "broken" in told and "ZeroDivisionError" in told and "nobody" not in told
    failing = False
    await a_minute_later()
    failing = True
    await a_minute_later()
    assert len(notices(database)) == 2


async def test_a_busy_database_is_no_failure(database: Database, clock: StandingClock) -> None:
    add_administrator(database)

    def busy(work: Work) -> int:
        raise OperationalError("select", {}, Exception("database is locked"))

    one = schedule(database, clock, busy, lambda work: note(work, "well"))
    assert await one.tick() == 1
    assert notices(database) == []


async def test_it_ticks_at_once_and_whenever_the_clock_is_moved(database: Database, clock: StandingClock) -> None:
    seen: asyncio.Queue[datetime] = asyncio.Queue()

    def look(work: Work) -> int:
        seen.put_nowait(work.now)
        return 0

    running = asyncio.create_task(schedule(database, clock, look).run())
    async with asyncio.timeout(60):
        assert await seen.get() == NOW
        clock.move(timedelta(days=7))
        assert await seen.get() == NOW + timedelta(days=7)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_one_who_moves_the_clock_can_wait_for_the_look_which_is_one(
    database: Database, clock: StandingClock
) -> None:
    seen: list[datetime] = []

    def look(work: Work) -> int:
        seen.append(work.now)
        return 0

    one = schedule(database, clock, look)
    running = asyncio.create_task(one.run())
    await one.looked()
    clock.move(timedelta(hours=1))
    await one.looked()
    assert seen == [NOW, NOW + timedelta(hours=1)]
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_it_ticks_every_minute(database: Database, clock: StandingClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.compose.schedule.EVERY_SECONDS", 0.02)
    seen: asyncio.Queue[int] = asyncio.Queue()

    def look(work: Work) -> int:
        seen.put_nowait(1)
        return 0

    running = asyncio.create_task(schedule(database, clock, look).run())
    async with asyncio.timeout(60):
        for _ in range(3):
            await seen.get()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_a_cell_without_anything_due_writes_nothing(database: Database, clock: StandingClock) -> None:
    add_administrator(database)
    assert await schedule(database, clock, *TICKS).tick() == 0
    with database.reading() as db:
        assert db.scalar(select(func.count()).select_from(OutboxRow)) == 0
