"""/health and published files, asked as the world would ask."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir

import httpx
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.channels.api import Upload
from bot.clock import StandingClock
from bot.delivery.public_files import LIFETIME, PublicFiles
from bot.run.health import Health
from bot.run.web import web_app
from storage import audit, inbox
from storage.audit_chain import link_rows
from storage.database import Database
from storage.inbox import Arrival
from storage.outbox import OutboxRow, Outgoing, enqueue
from tests.bot.people import add_administrator
from tests.house import QUOTA
from tests.key import KEY

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
ROOT = "https://chibo.invalid"
PICTURE = Upload("biểu đồ.png", b"\x89PNG picture", "image/png")


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOW)


@pytest.fixture
def files(tmp_path: Path, clock: StandingClock) -> PublicFiles:
    return PublicFiles(f"{ROOT}/", tmp_path / "files", clock, KEY)


async def get(
    database: Database, url: str, files: PublicFiles | None = None, folder: Path | None = None
) -> httpx.Response:
    health = Health(database, StandingClock(NOW), folder or Path(gettempdir()), QUOTA)
    transport = httpx.ASGITransport(web_app(health, files=files))
    async with httpx.AsyncClient(transport=transport, base_url=ROOT) as client:
        return await client.get(url)


async def test_health_tells_numbers_alone(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.run.health.LEAST_ROOM_MB", 0)
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", "{}", 1)], NOW)
        for _ in range(2):
            enqueue(unit.db, Outgoing("telegram", 42, "sendMessage", {"text": "riêng tư"}), NOW)
        unit.commit()
    answer = await get(database, "/health")
    told = answer.json()
    assert answer.status_code == 200 and told.pop("disk_free_mb") > 0
    assert told == {
        "ok": True,
        "status": "ok",
        "troubles": [],
        "channels_failing": {},
        "inbox_waiting": 1,
        "outbox_waiting": 2,
        "inbox_oldest_seconds": 0,
        "outbox_oldest_seconds": 0,
        "audit_unlinked_seconds": 0,
        "last_write_ok": True,
        "files_mb": 0,
        "scrub_waits": False,
    }


async def test_health_tells_of_what_does_not_move_and_cannot_be_written(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", "{}", 1)], NOW - timedelta(minutes=11))
        enqueue(unit.db, Outgoing("telegram", 42, "sendMessage", {"text": "x"}), NOW - timedelta(minutes=12))
        unit.commit()
    database.write_failed = True
    monkeypatch.setattr("bot.run.health.LEAST_ROOM_MB", 10**12)
    told = (await get(database, "/health", folder=tmp_path / "no folder")).json()
    assert (told["ok"], told["status"], told["last_write_ok"]) == (False, "degraded", False)
    assert (told["inbox_oldest_seconds"], told["outbox_oldest_seconds"]) == (660, 720)
    assert told["troubles"] == ["inbox_stands", "outbox_stands", "write_failed", "files_unwritable", "disk_nearly_full"]


async def test_who_keeps_it_running_hears_of_it_once_an_hour(database: Database, tmp_path: Path) -> None:
    add_administrator(database)
    (tmp_path / "no folder").write_bytes(b"")
    clock = StandingClock(NOW)
    health = Health(database, clock, tmp_path / "no folder", QUOTA)
    for minutes in (0, 1, 30, 29):
        clock.move(timedelta(minutes=minutes))
        await health.tell()
    with database.reading() as db:
        assert len([row for row in db.scalars(select(OutboxRow)) if "thư mục tệp" in row.payload]) == 2


async def test_a_row_of_the_audit_that_stays_unlinked_is_an_alarm(database: Database, tmp_path: Path) -> None:
    add_administrator(database)
    with database.unit_of_work() as unit:
        audit.record(unit.db, None, "see_digest", "digest:1", NOW)
        unit.commit()
    clock = StandingClock(NOW)
    health = Health(database, clock, tmp_path, QUOTA)
    for minutes, troubles in ((0, ()), (3, ("audit_unlinked",))):
        clock.move(timedelta(minutes=minutes))
        assert health.look().troubles == troubles
        await health.tell()
    assert health.look().told["audit_unlinked_seconds"] == 180
    with database.unit_of_work() as unit:
        assert [row.subject for row in unit.db.scalars(select(OutboxRow)) if "chuỗi kiểm chứng" in row.payload]
        link_rows(unit.db, clock.now(), 300)
        unit.commit()
    assert health.look().troubles == ()


def test_a_write_that_could_not_be_made_is_remembered_until_one_can(database: Database) -> None:
    with pytest.raises(OperationalError), database.unit_of_work():
        raise OperationalError("COMMIT", {}, Exception("disk is full"))
    assert database.write_failed
    with database.unit_of_work() as unit:
        unit.commit()
    assert not database.write_failed


async def test_health_says_that_what_was_scrubbed_is_still_in_the_log(database: Database) -> None:
    with database.unit_of_work() as unit:
        inbox.put(unit.db, [Arrival("telegram:1", "1", "telegram:42", '{"text": "riêng"}', 1)], NOW)
        unit.commit()
    with database.reading() as db:
        assert inbox.count_waiting(db) == 1
        with database.unit_of_work() as unit:
            inbox.blank(unit.db, 1)
            unit.commit()
        assert (await get(database, "/health")).json()["scrub_waits"] is True
    with database.unit_of_work() as unit:
        unit.commit()
    assert (await get(database, "/health")).json()["scrub_waits"] is False


async def test_health_says_when_the_database_is_away(tmp_path: Path) -> None:
    empty = Database(f"sqlite:///{tmp_path / 'not migrated.db'}", KEY)
    answer = await get(empty, "/health")
    empty.close()
    assert (answer.status_code, answer.json()) == (503, {"ok": False, "status": "down"})


async def test_a_published_picture_can_be_fetched(database: Database, files: PublicFiles) -> None:
    url = files.publish(PICTURE)
    assert url.startswith(f"{ROOT}/files/") and url.endswith("/bi%E1%BB%83u%20%C4%91%E1%BB%93.png")
    answer = await get(database, url, files)
    assert (answer.status_code, answer.content) == (200, PICTURE.content)
    assert answer.headers["content-type"] == "image/png"


async def test_what_is_no_picture_is_saved_under_its_name(database: Database, files: PublicFiles) -> None:
    answer = await get(database, files.publish(Upload("a/b.html", b"<script>", "text/html")), files)
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == 'attachment; filename="a_b.html"'
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_link_ends_after_its_days(database: Database, files: PublicFiles, clock: StandingClock) -> None:
    url = files.publish(PICTURE)
    clock.move(LIFETIME)
    assert (await get(database, url, files)).status_code == 200
    clock.move(timedelta(seconds=1))
    assert (await get(database, url, files)).status_code == 404


async def test_a_forged_link_finds_nothing(database: Database, files: PublicFiles, tmp_path: Path) -> None:
    url = files.publish(PICTURE)
    expires, signature, digest, name = url.removeprefix(f"{ROOT}/files/").split("/")
    forged = [
        f"{int(expires) + 1}/{signature}/{digest}/{name}",
        f"{expires}/{signature[:-1]}{'x' if signature[-1] != 'x' else 'y'}/{digest}/{name}",
        f"{expires}/{signature}/{'0' * 64}/{name}",
        f"{expires}/{signature}/{digest}/other.html",
        f"{expires}/x/..%2F.key/{name}",
    ]
    for path in forged:
        assert (await get(database, f"/files/{path}", files)).status_code == 404, path
    assert (await get(database, f"/files/{expires}/{signature}/{digest}/{name}", files)).status_code == 200
    other = PublicFiles(ROOT, tmp_path / "other", StandingClock(NOW), KEY)
    assert (await get(database, url, other)).status_code == 404


@pytest.mark.parametrize(
    "moment",
    ["9" * 5_000, "9" * 30, "-1", "+1", "1.5", "1e9", "0x10", " 1", "%20", "abc", "\u0661\u0662", "\uff11", "1_0"],
)
async def test_a_moment_that_is_none_finds_nothing(database: Database, files: PublicFiles, moment: str) -> None:
    _, signature, digest, name = files.publish(PICTURE).removeprefix(f"{ROOT}/files/").split("/")
    assert (await get(database, f"/files/{moment}/{signature}/{digest}/{name}", files)).status_code == 404


@pytest.mark.parametrize("part", ["9" * 5_000, "\u0661", "%00", "%ff", "a" * 300, "..%2f..%2fetc", "é"])
async def test_odd_parts_of_a_link_find_nothing(database: Database, files: PublicFiles, part: str) -> None:
    parts = files.publish(PICTURE).removeprefix(f"{ROOT}/files/").split("/")
    for place in range(4):
        path = "/".join([*parts[:place], part, *parts[place + 1 :]])
        assert (await get(database, f"/files/{path}", files)).status_code == 404, place


def test_the_key_outlives_the_process_and_is_the_bots_alone(tmp_path: Path, clock: StandingClock) -> None:
    first, second = (PublicFiles(ROOT, tmp_path, clock, KEY) for _ in range(2))
    assert first.publish(PICTURE) == second.publish(PICTURE)
    key = tmp_path / "published" / ".key"
    assert len(key.read_bytes()) == 32 and stat.S_IMODE(key.stat().st_mode) == 0o600


def test_files_are_deleted_when_their_last_link_has_ended(
    files: PublicFiles, clock: StandingClock, tmp_path: Path
) -> None:
    folder = tmp_path / "files" / "published"
    files.publish(PICTURE)
    clock.move(LIFETIME / 2)
    files.publish(Upload("2.png", b"two", "image/png"))
    files.publish(PICTURE)
    clock.move(LIFETIME / 2 + timedelta(minutes=1))
    files.publish(Upload("3.png", b"three", "image/png"))
    assert len(list(folder.glob("[0-9a-f]*"))) == 3
    clock.move(LIFETIME + timedelta(seconds=1))
    files.publish(Upload("4.png", b"four", "image/png"))
    assert len(list(folder.glob("[0-9a-f]*"))) == 1


async def test_without_a_public_address_there_are_no_files(database: Database) -> None:
    assert (await get(database, "/files/1/a/b/c")).status_code == 404
