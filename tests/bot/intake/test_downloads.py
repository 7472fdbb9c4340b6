"""Files that people send: fetched after the commit, kept by hash, back as an inbox row of the chat."""

import asyncio
import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.telegram.channel import TelegramChannel
from bot.clock import StandingClock
from bot.intake.downloads import BACKOFF, Downloads, mime_of
from bot.play.simulator.in_process import InProcessApi
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from storage import inbox
from storage.database import Database
from storage.files import Download, FileStore, request_download
from storage.inbox import Arrival, InboxRow
from tests.bot.desk import START, TOKEN
from tests.documents import docx_of
from tests.house import QUOTA
from tests.key import KEY

PICTURE = b"\x89PNG\r\n\x1a\n" + b"picture"


class NotedClock(StandingClock):
    """It stands, and notes what is waited for."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.waited_for: list[datetime] = []
        self.waits = asyncio.Event()

    async def sleep_until(self, moment: datetime) -> None:
        self.waited_for.append(moment)
        self.waits.set()
        await super().sleep_until(moment)


class Desk:
    """The downloads alone, on a clock that stands."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database, self.clock = database, NotedClock(START)
        self.server = TelegramServer(self.clock, TOKEN)
        self.lan = TelegramPerson(self.server, 42, "Lan")
        self.files = FileStore(folder, KEY)
        self.channel = TelegramChannel(InProcessApi(self.server), 1234567)
        self.restart()

    def restart(self) -> None:
        self.downloads = Downloads(self.database, self.clock, {"telegram": self.channel}, self.files, QUOTA)

    def sent(self, content: bytes) -> str:
        """The file id of a document that somebody sends."""
        self.lan.sends_document("tep.bin", content, "application/octet-stream")
        waiting = self.server.updates.take()
        assert waiting is not None
        return str(waiting.body["message"]["document"]["file_id"])

    def ask(self, remote_id: str, unique_id: str = "u1") -> int:
        with self.database.unit_of_work() as unit:
            download = request_download(unit.db, "telegram", 42, remote_id, unique_id, self.clock.now())
            unit.commit()
        return download.id

    def state(self, number: int) -> tuple[str, int, str | None]:
        with self.database.reading() as db:
            download = db.get_one(Download, number)
            return download.state, download.tries, download.error

    def came_back(self) -> list[dict[str, Any]]:
        """What the inbox was told."""
        with self.database.reading() as db:
            rows = db.scalars(select(InboxRow).order_by(InboxRow.id)).all()
        assert {(row.source, row.chat_key) for row in rows} <= {("telegram:download", "telegram:42")}
        return [json.loads(row.raw)["download"] for row in rows]


@pytest.fixture
def desk(database: Database, tmp_path: Path) -> Desk:
    return Desk(database, tmp_path / "files")


async def test_a_file_comes_back_to_its_chat(desk: Desk) -> None:
    number = desk.ask(desk.sent(PICTURE))
    assert await desk.downloads.drain() == 1
    (told,) = desk.came_back()
    assert desk.files.read(told.pop("file_hash")) == PICTURE
    assert told == {
        "id": number,
        "chat_id": 42,
        "remote_unique_id": "u1",
        "mime": "image/png",
        "size": len(PICTURE),
        "error": None,
        "mark": "",
        "read": None,
    }
    assert desk.state(number) == ("done", 0, None)
    assert await desk.downloads.drain() == 0
    assert len(desk.came_back()) == 1


async def test_a_reader_reads_while_others_write(desk: Desk) -> None:
    """A long workbook must not keep intake waiting: its reader runs outside of the write gate, and before it."""

    async def slow(content: bytes) -> dict[str, Any]:
        async with asyncio.timeout(5), desk.database.writing() as unit:
            inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:7", "{}")], desk.clock.now())
            unit.commit()
        return {"bytes": len(content)}

    desk.downloads = Downloads(desk.database, desk.clock, {"telegram": desk.channel}, desk.files, QUOTA, {"plan": slow})
    with desk.database.unit_of_work() as unit:
        for number, purpose in enumerate(("draft:1:2:plan", "draft:1:3")):
            remote_id = desk.sent(PICTURE + b"%d" % number)
            request_download(unit.db, "telegram", 42, remote_id, f"u{number}", desk.clock.now(), purpose)
        unit.commit()
    await desk.downloads.drain()
    with desk.database.reading() as db:
        raws = [json.loads(row.raw) for row in db.scalars(select(InboxRow).order_by(InboxRow.id))]
    told = {one["download"]["remote_unique_id"]: one["download"]["read"] for one in raws if "download" in one}
    assert told == {"u0": {"bytes": len(PICTURE) + 1}, "u1": None} and raws.count({}) == 1


async def test_several_at_once_come_back_each_once(desk: Desk) -> None:
    numbers = [desk.ask(desk.sent(b"content %d" % one), f"u{one}") for one in range(10)]
    assert await desk.downloads.drain() == 10
    assert sorted(told["id"] for told in desk.came_back()) == numbers


async def test_a_file_that_is_too_large(desk: Desk) -> None:
    number = desk.ask(desk.sent(b"0" * (20 * 1024 * 1024 + 1)))
    await desk.downloads.drain()
    (told,) = desk.came_back()
    assert (told["error"], told["file_hash"], told["size"]) == ("too_large", None, None)
    assert desk.state(number) == ("failed", 0, "too_large")


async def test_what_bears_a_mark_of_secrecy_is_never_written_down(desk: Desk, tmp_path: Path) -> None:
    desk.ask(desk.sent(docx_of("TUYỆT MẬT", "Kế hoạch")))
    await desk.downloads.drain()
    (told,) = desk.came_back()
    assert (told["error"], told["mark"], told["file_hash"]) == ("secret", "TUYỆT MẬT", None)
    assert [one for one in (tmp_path / "files").rglob("*") if one.is_file()] == []


async def test_what_cannot_be_looked_into_is_not_kept_either(desk: Desk, tmp_path: Path) -> None:
    desk.ask(desk.sent(b"PK\x03\x04 and nothing behind it"))
    await desk.downloads.drain()
    assert [(told["error"], told["file_hash"]) for told in desk.came_back()] == [("unreadable", None)]
    assert [one for one in (tmp_path / "files").rglob("*") if one.is_file()] == []


async def test_a_file_that_is_gone(desk: Desk) -> None:
    number = desk.ask("no-such-file")
    await desk.downloads.drain()
    assert [told["error"] for told in desk.came_back()] == ["gone"]
    assert desk.state(number) == ("failed", 0, "gone")


async def test_trouble_is_waited_out_and_then_told(desk: Desk) -> None:
    number = desk.ask(desk.sent(PICTURE))
    desk.server.faults.fail_next(3, "getFile", 502)
    for wait in BACKOFF[:3]:
        assert await desk.downloads.drain() == 1
        assert await desk.downloads.drain() == 0
        desk.clock.move(wait)
    assert desk.came_back() == []
    assert await desk.downloads.drain() == 1
    assert [told["error"] for told in desk.came_back()] == [None]
    assert desk.state(number) == ("done", 3, None)


async def test_a_file_that_never_comes_is_given_up_and_may_be_asked_for_again(desk: Desk) -> None:
    remote_id = desk.sent(PICTURE)
    desk.server.faults.hang_next(2 * (len(BACKOFF) + 1), "getFile")
    for asked in (1, 2):
        number = desk.ask(remote_id)
        for wait in (*BACKOFF, timedelta(minutes=1)):
            assert await desk.downloads.drain() == 1
            desk.clock.move(wait)
        assert await desk.downloads.drain() == 0
        assert [told["error"] for told in desk.came_back()] == ["failed"] * asked
    desk.ask(remote_id)
    await desk.downloads.drain()
    assert [told["error"] for told in desk.came_back()] == ["failed", "failed", None]
    assert desk.state(number)[0] == "done"


async def test_a_folder_that_cannot_be_written_to_is_waited_out_and_then_told(desk: Desk, tmp_path: Path) -> None:
    """It made 1,297 fetches in 8 seconds, without end and without a word."""
    (tmp_path / "files").write_bytes(b"no folder")
    number = desk.ask(desk.sent(PICTURE))
    fetches = len(desk.server.calls.of("getFile"))
    for wait in (*BACKOFF, timedelta(minutes=1)):
        assert await desk.downloads.drain() == 1
        assert await desk.downloads.drain() == 0
        desk.clock.move(wait)
    assert len(desk.server.calls.of("getFile")) - fetches == len(BACKOFF) + 1
    assert [told["error"] for told in desk.came_back()] == ["failed"]
    assert desk.state(number) == ("failed", len(BACKOFF), "failed")
    (tmp_path / "files").unlink()
    desk.ask(desk.sent(PICTURE))
    await desk.downloads.drain()
    assert [told["error"] for told in desk.came_back()] == ["failed", None]


async def test_what_cannot_even_be_written_down_is_not_fetched_again_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.downloads, "_record", broken)
    desk.ask(desk.sent(PICTURE))
    fetching = asyncio.create_task(desk.downloads.drain())
    await desk.clock.waits.wait()
    assert desk.clock.waited_for == [desk.clock.now() + BACKOFF[-1]] and len(desk.server.calls.of("getFile")) == 1
    fetching.cancel()


async def test_what_a_crash_interrupted_is_fetched_again(desk: Desk) -> None:
    number = desk.ask(desk.sent(PICTURE))
    desk.restart()
    assert await desk.downloads.drain() == 1
    assert [told["id"] for told in desk.came_back()] == [number]


async def test_one_broken_file_does_not_stop_the_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = desk.channel.fetch

    async def fetch(remote_id: str, limit: int) -> bytes:
        if remote_id == "bad":
            raise ZeroDivisionError
        return await whole(remote_id, limit)

    monkeypatch.setattr(desk.channel, "fetch", fetch)
    desk.ask("bad", "u1")
    good = desk.ask(desk.sent(PICTURE), "u2")
    assert await desk.downloads.drain() == 2
    assert [told["id"] for told in desk.came_back()] == [good]


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (b"\xff\xd8\xff\xe0 a photo", "image/jpeg"),
        (PICTURE, "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8", "image/webp"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04 a workbook", "application/zip"),
        (b"anything", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_content_tells_its_own_type(content: bytes, mime: str) -> None:
    assert mime_of(content) == mime
