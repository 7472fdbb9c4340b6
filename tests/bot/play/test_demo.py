"""The demo as it is started: the sample ward answers on its page, a second start goes on, --reset starts over."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from starlette.applications import Starlette

from bot.clock import MovableClock
from bot.play.demo import OTHER_PORTS, Demo, key_file_of, key_of, run_demo, until_morning
from bot.play.sample.ward import NOT_JOINED, cast
from bot.play.simulated import simulated
from bot.run.serving import Site
from storage import schema
from storage.database import open_engine
from storage.keys import read_key_file
from tests.key import KEY
from tests.storage.other_version import REVISION, made_by_another

PLENTY = 60
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WEDNESDAY, SUNDAY = 2, 6


class Running:
    """A demo that runs, and its page."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def people(self) -> dict[str, Any]:
        async with self.session.get("/api/overview") as answer:
            return {one["key"]: one for one in (await answer.json())["people"]}

    async def texts(self, key: str) -> list[str]:
        async with self.session.get(f"/api/chat/{key}") as answer:
            return [message["html"] for message in (await answer.json())["messages"]]

    async def do(self, path: str, **body: Any) -> None:
        async with self.session.post(path, json=body) as answer:
            assert answer.status == 200, await answer.text()

    async def until(self, key: str, words: str, already: int = 0) -> None:
        """Wait for a message with these words (beyond those `already` there); each change on the page is a look."""
        async with asyncio.timeout(PLENTY), self.session.get("/api/events") as events:
            async for _ in events.content:
                if sum(words in text for text in await self.texts(key)) > already:
                    return


def clock_at(weekday: int, at: time) -> MovableClock:
    """A clock that runs from the next such moment (Monday is 0), whatever the time is where the test runs."""
    clock = MovableClock()
    now = clock.now().astimezone(ZONE)
    day = now.date() + timedelta(days=(weekday - now.weekday()) % 7 or 7)
    clock.move(datetime.combine(day, at, ZONE) - now)
    return clock


@contextlib.asynccontextmanager
async def running(folder: Path, weekday: int = WEDNESDAY, at: time = time(20)) -> AsyncIterator[Running]:
    """A demo that begins at this moment, or goes on where it stopped, if that is later."""
    stop = asyncio.Event()
    async with simulated(folder, clock_at(weekday, at), key_of(folder)) as everything:
        demo = Demo(everything, folder)
        site = demo.listen(0)
        async with site:
            task = asyncio.create_task(demo.run(stop))
            async with aiohttp.ClientSession(site.url) as session:
                yield Running(session)
            stop.set()
            await task


async def test_everybody_but_one_has_joined_and_has_the_menu(tmp_path: Path) -> None:
    async with running(tmp_path) as demo:
        for one in cast():
            if one.key != NOT_JOINED:
                await demo.until(one.key, f"Chào đồng chí <b>{one.name}</b>")
        people = await demo.people()
        assert [key for key, one in people.items() if not one["started"]] == [NOT_JOINED]
        assert people["DV002"]["unread"] > 0


async def test_a_second_start_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    async with running(tmp_path) as demo:
        await demo.until("DV002", "Chào đồng chí")
        await demo.do("/api/clock", step="day")
        await demo.do("/api/chat/DV002/say", text="/baocao")
        await demo.until("DV002", "Báo cáo việc")
        chat, people = await demo.texts("DV002"), await demo.people()
    async with running(tmp_path) as demo:
        assert await demo.texts("DV002") == chat
        assert (await demo.people())["DV002"]["last"] == people["DV002"]["last"]
        await demo.do("/api/chat/DV002/say", text="/menu")
        await demo.until("DV002", "Chào đồng chí", already=1)


async def test_the_moved_clock_fires_the_digest(tmp_path: Path) -> None:
    async with running(tmp_path, SUNDAY, time(22)) as demo:
        await demo.until("DV018", "Chào đồng chí")
        await demo.do("/api/clock", step="monday")
        await demo.until("DV018", "Tổng hợp")
        async with demo.session.get("/api/chat/DV018") as answer:
            assert any(message.get("photo") for message in (await answer.json())["messages"])


async def test_who_changes_to_the_other_app_is_greeted_and_written_to_there(tmp_path: Path) -> None:
    async with running(tmp_path) as demo:
        await demo.until("DV002", "Chào đồng chí")
        await demo.do("/api/chat/DV002/channel", channel="zalo")
        await demo.until("DV002", "Chào đồng chí <b>Lê Thị Lan</b>")
        already = len(await demo.texts("DV002"))
        await demo.do("/api/clock", step="day")
        await demo.until("DV002", "Giữ sạch kiệt")
        assert len(await demo.texts("DV002")) > already
        await demo.do("/api/chat/DV002/channel", channel="telegram")
        assert not any("Giữ sạch kiệt" in text for text in await demo.texts("DV002"))


async def ends(folder: Path, port: int, *, reset: bool = False) -> int:
    stop = asyncio.Event()
    stop.set()
    return await run_demo(folder, port, reset, browser=False, stop=stop)


async def test_it_says_where_the_page_is_and_a_busy_port_is_passed_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    busy = Site(Starlette())
    busy.listen()
    assert await ends(tmp_path, busy.port) == 0
    said = re.search(r"The sample ward is at http://127\.0\.0\.1:(\d+) ", capsys.readouterr().out)
    assert said is not None
    assert busy.port < int(said[1]) <= busy.port + OTHER_PORTS
    await busy.stop()


async def test_reset_removes_what_a_demo_has_made_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    await ends(tmp_path, 0)
    kept = (tmp_path / "simulator" / "simulator.json").read_text()
    assert "/start" in kept
    (tmp_path / "files").mkdir(exist_ok=True)
    (tmp_path / "files" / "old").write_text("old")
    await ends(tmp_path, 0, reset=True)
    assert (tmp_path / "letter.txt").read_text() == "mine"
    assert not (tmp_path / "files" / "old").exists()


def beside(folder: Path) -> list[Path]:
    return list(folder.parent.iterdir())


async def test_a_demo_of_another_version_is_put_aside_and_one_begins_anew(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "demo"
    await ends(folder, 0)
    (folder / "letter.txt").write_text("mine")
    kept = (folder / "simulator" / "simulator.json").read_text()
    made_by_another(f"sqlite:///{folder / 'chibo.db'}", read_key_file(key_file_of(folder)))
    capsys.readouterr()
    await ends(folder, 0)
    (aside,) = {path for path in beside(folder) if path.is_dir()} - {folder}
    assert re.fullmatch(r"demo-\d{8}-\d{6}", aside.name)
    line = capsys.readouterr().out.splitlines()[0]
    assert line == f"The demo that was here is of another version: it is kept in {aside}, and a new one begins."
    assert (aside / "simulator" / "simulator.json").read_text() == kept
    put_aside = open_engine(f"sqlite:///{aside / 'chibo.db'}", read_key_file(key_file_of(aside)))
    assert schema.unknown_revision(put_aside) == REVISION
    put_aside.dispose()
    assert (folder / "letter.txt").read_text() == "mine" and not (aside / "letter.txt").exists()
    async with running(folder) as demo:
        await demo.until("DV002", "Chào đồng chí")
    await ends(folder, 0)
    assert set(beside(folder)) == {folder, aside, key_file_of(folder), key_file_of(aside)}


async def test_one_folder_has_one_demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stop = asyncio.Event()
    first = asyncio.create_task(run_demo(tmp_path, 0, False, False, stop))
    async with asyncio.timeout(PLENTY):
        while "The sample ward is at" not in capsys.readouterr().out:  # noqa: ASYNC110  it only says so
            await asyncio.sleep(0)
    assert await ends(tmp_path, 0) == 1
    assert "is running on" in capsys.readouterr().err
    stop.set()
    assert await first == 0


async def test_a_part_that_fails_ends_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with simulated(tmp_path, MovableClock(), KEY) as everything:
        demo = Demo(everything, tmp_path)
        site = demo.listen(0)

        async def broken() -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(everything.house.worker, "run", broken)
        with pytest.raises(RuntimeError, match="broken"):
            await demo.run(asyncio.Event())
        await site.stop()


@pytest.mark.parametrize(
    ("now", "hours"), [("07:00", 0), ("18:59", 0), ("19:00", 14), ("23:30", 9.5), ("00:00", 9), ("06:30", 2.5)]
)
def test_it_does_not_begin_while_people_sleep(now: str, hours: float) -> None:
    moment = datetime.fromisoformat(f"2026-11-25T{now}+07:00")
    assert until_morning(moment) == timedelta(hours=hours)
