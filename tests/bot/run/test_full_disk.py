"""On a disk that is full already: no row can be written, and who keeps chibo running hears of it all the same."""

import resource
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.channels.api import NotSent
from bot.play.simulator.telegram.person import TelegramPerson
from bot.run.direct_alarm import DirectAlarm
from bot.run.health import Health
from storage import inbox
from storage.database import Database
from storage.inbox import Arrival
from storage.outbox import OutboxRow
from tests.bot.desk import Desk
from tests.bot.people import ADMINISTRATOR_CHAT, add_administrator
from tests.house import QUOTA

TOLD = (
    "⚠ Trợ lý không ghi được gì nữa, nên không nhận và không trả lời được ai. Thường là do ổ đĩa đầy: dọn bớt hoặc "
    "thêm chỗ ngay giúp. Chưa xong thì mỗi giờ em nhắc một lần."
)


class Disk:
    """A disk of which the test says whether it is full: no file of this process grows over half a page then."""

    def __init__(self) -> None:
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def is_full(self, full: bool) -> None:
        soft, hard = self._limits
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096 if full else soft, hard))


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk()
    yield made
    made.is_full(False)


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Iterator[Desk]:
    add_administrator(database)
    yield Desk(database, tmp_path / "files")


@pytest.fixture
def administrator(desk: Desk) -> TelegramPerson:
    return desk.person(ADMINISTRATOR_CHAT)


def health(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Health:
    monkeypatch.setattr("bot.run.health.LEAST_ROOM_MB", 10**12)
    return Health(desk.database, desk.clock, tmp_path, QUOTA, DirectAlarm(desk.channels, desk.clock))


async def test_it_is_told_past_the_outbox_once_an_hour(
    desk: Desk, disk: Disk, administrator: TelegramPerson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = health(desk, tmp_path, monkeypatch)
    disk.is_full(True)
    with pytest.raises(OperationalError), desk.database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", "{}")], desk.clock.now())
        unit.commit()
    for minutes in (0, 1, 30, 29):
        desk.clock.move(timedelta(minutes=minutes))
        await looks.tell()
    assert [one.text for one in administrator.unread()] == [TOLD, TOLD]
    with desk.database.reading() as db:
        assert db.scalar(select(func.count()).select_from(OutboxRow)) == 0
    disk.is_full(False)
    desk.clock.move(timedelta(hours=1))
    await looks.tell()
    await desk.delivery.drain()
    written, nearly_full = [one.text for one in administrator.unread()]
    assert written.startswith("⚠ Không ghi được vào cơ sở dữ liệu.") and nearly_full.startswith("⚠ Ổ đĩa sắp đầy.")
    desk.clock.move(timedelta(hours=1))
    await looks.tell()
    await desk.delivery.drain()
    assert TOLD not in [one.text for one in administrator.unread()]


async def test_it_is_told_where_the_database_cannot_even_be_read(
    desk: Desk, administrator: TelegramPerson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = health(desk, tmp_path, monkeypatch)
    await looks.tell()
    await desk.delivery.drain()
    administrator.unread()

    def broken(*given: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(desk.database, "reading", broken)
    await looks.tell()
    assert [one.text for one in administrator.unread()] == [TOLD]


async def test_a_network_that_is_down_is_tried_again_at_the_next_look(
    desk: Desk, disk: Disk, administrator: TelegramPerson, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = health(desk, tmp_path, monkeypatch)
    disk.is_full(True)

    async def down(*given: object, **more: object) -> None:
        raise NotSent

    with monkeypatch.context() as patch:
        patch.setattr(desk.channels["telegram"].api, "call", down)
        await looks.tell()
    assert administrator.unread() == []
    await looks.tell()
    assert [one.text for one in administrator.unread()] == [TOLD]
