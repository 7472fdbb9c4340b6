"""One process over one database, and who is ending is waited for."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.clock import JumpingClock
from bot.run.single_instance import NotAlone, alone
from tests.house import ZONE


async def test_one_process_over_one_database(tmp_path: Path) -> None:
    url, clock = f"sqlite:///{tmp_path / 'chibo.db'}", JumpingClock(datetime(2026, 11, 25, tzinfo=ZONE))
    async with alone(url, clock):
        began = clock.now()
        with pytest.raises(NotAlone):
            async with alone(url, clock):
                pass
        assert 30 <= (clock.now() - began).total_seconds() <= 31
    async with alone(url, clock), alone("postgresql://somewhere/chibo", clock):
        pass


async def test_who_is_ending_is_waited_for(tmp_path: Path) -> None:
    url, clock = f"sqlite:///{tmp_path / 'chibo.db'}", JumpingClock(datetime(2026, 11, 25, tzinfo=ZONE))
    old = alone(url, clock)
    await old.__aenter__()
    new = asyncio.create_task(alone(url, clock).__aenter__())
    await asyncio.sleep(0)
    assert not new.done()
    await old.__aexit__(None, None, None)
    async with asyncio.timeout(60):
        await new
