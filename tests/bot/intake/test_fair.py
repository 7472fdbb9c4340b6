"""Downloads take turns between people: a thousand photos of one make nobody else's wait."""

import asyncio
from pathlib import Path

import pytest

from bot.intake.downloads import AT_ONCE
from bot.intake.fair import OF_A_CHAT, Fairness
from storage.database import Database
from storage.files import Download, First, request_download
from tests.bot.intake.test_downloads import Desk

A, B, C = ("telegram", 1), ("telegram", 2), ("zalo", 2)


class SlowDesk(Desk):
    """Each fetch ends when the test says so; `begun` are the chats in the order in which they had their turn."""

    def __init__(self, database: Database, folder: Path) -> None:
        super().__init__(database, folder)
        self.begun: list[int] = []
        self.begins = asyncio.Event()
        self.ends: list[asyncio.Event] = []

    async def fetch(self, remote_id: str, limit: int) -> bytes:
        self.begun.append(int(remote_id))
        self.begins.set()
        self.ends.append(end := asyncio.Event())
        await end.wait()
        return b"photo"

    def ask_for(self, chat: int, photos: int) -> None:
        with self.database.unit_of_work() as unit:
            for number in range(photos):
                request_download(unit.db, "telegram", chat, str(chat), f"{chat}-{number}", self.clock.now())
            unit.commit()

    async def has_begun(self, *chats: int) -> None:
        """Wait until these have had their turns, in this order, and no others."""
        async with asyncio.timeout(10):
            while len(self.begun) < len(chats):
                self.begins.clear()
                await self.begins.wait()
        assert tuple(self.begun) == chats


@pytest.fixture
def desk(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SlowDesk:
    made = SlowDesk(database, tmp_path / "files")
    monkeypatch.setattr(made.channel, "fetch", made.fetch)
    return made


async def test_a_thousand_photos_of_one_make_nobody_wait(desk: SlowDesk) -> None:
    desk.ask_for(1, 1000)
    running = asyncio.create_task(desk.downloads.run())
    await desk.has_begun(1, 1)
    desk.ask_for(2, 3)
    await desk.has_begun(1, 1, 2, 2)
    desk.ask_for(3, 1)
    desk.ends[0].set()
    await desk.has_begun(1, 1, 2, 2, 3)
    desk.ends[1].set()
    await desk.has_begun(1, 1, 2, 2, 3, 1)
    assert len(desk.begun) - 2 == AT_ONCE and OF_A_CHAT == 2
    running.cancel()


async def test_in_a_chat_the_oldest_goes_first(desk: SlowDesk, database: Database) -> None:
    desk.ask_for(1, 5)
    fetching = asyncio.create_task(desk.downloads.drain())
    for number in range(5):
        await desk.has_begun(*[1] * min(number + OF_A_CHAT, 5))
        desk.ends[number].set()
    assert await fetching == 5
    with database.reading() as db:
        assert [db.get_one(Download, number).state for number in range(1, 6)] == ["done"] * 5


def test_the_chat_that_waited_longest_is_next() -> None:
    fairness = Fairness()
    firsts = [First(1, A), First(2, B)]
    assert [_next(fairness, firsts) for _ in range(4)] == [A, B, A, B]
    # C is new: it goes before B, who had a turn just now, and behind A, who waits since before.
    firsts.append(First(3, C))
    assert [_next(fairness, firsts) for _ in range(4)] == [A, C, B, A]


def test_a_chat_with_as_many_underway_as_it_may_is_passed_over() -> None:
    fairness = Fairness()
    assert fairness.next_of([First(1, A)], [A] * OF_A_CHAT) is None
    chosen = fairness.next_of([First(1, A), First(2, B)], [A] * OF_A_CHAT + [B])
    assert chosen is not None and chosen.chat == B


def _next(fairness: Fairness, firsts: list[First]) -> tuple[str, int]:
    chosen = fairness.next_of(firsts, [])
    assert chosen is not None
    return chosen.chat
