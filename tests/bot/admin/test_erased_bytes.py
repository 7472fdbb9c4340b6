"""After `chibo erase` no byte of the person is left in any file of the data folder, however they were written there."""

import json
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from bot.admin import erasing
from bot.admin.erasing import erase_person
from bot.channels.api import Upload
from bot.config import Settings
from bot.delivery.public_files import FOLDER, PublicFiles
from storage import inbox
from storage.base import Base, table_of
from storage.database import Database, Db
from storage.digests import DigestSnapshot
from storage.files import FileStore
from storage.inbox import Arrival
from storage.meetings import Meeting, Opinion
from storage.people import Person
from storage.preparation import Material
from storage.sessions import Session
from storage.shown_choices import ScreenRow
from storage.tasks import Task
from tests.house import BEGINS, House
from tests.pictures import photo
from tests.raw_bytes import files_with

NAME, BARE = "Lê Thị Lan", "le thi lan"
PHONE = ("0912345678", "0912 345 678", "+84 912.345.678", "912345678")
SPELT = (
    NAME,
    NAME.upper(),
    NAME.lower(),
    "Lê  Thị   Lan",
    unicodedata.normalize("NFD", NAME),
    BARE,
    BARE.upper(),
    BARE.title(),
    "le-thi-lan",
    "LeThiLan",
    "Lê Thị L…",
)
OWN = ("Tôi quên mất", "Tôi bị ốm (mẫu)", "Lan Hoa Mộc Lan")
pytestmark = pytest.mark.parametrize("house", ["telegram"], indirect=True)
WANTED = [*SPELT, *PHONE, *OWN, *(json.dumps(one)[1:-1] for one in (*SPELT, *OWN))]


@pytest.fixture
def key() -> None:
    """Nothing is sealed, so that it shows what is left."""


@pytest.fixture
async def lived_in(house: House) -> House:
    """A house in which Lan has reported with a photo, and others have written of her in every way there is."""
    with house.database.unit_of_work() as unit:
        unit.db.execute(update(table_of(Person)).where(table_of(Person).c.code == "DV002").values(phone=PHONE[0]))
        unit.commit()
    lan, minh = house.person("Lan"), house.person("Minh")
    await lan.sends_photo(photo("red", (90, 90)))
    await lan.taps("Lập danh sách hộ cần chỗ để xe chung")
    await lan.taps("⚠ Gặp khó khăn")
    await lan.taps("Chủ quan (do mình)")
    for words in ("Tôi quên mất", "Tôi nhận lỗi", "Tôi làm ngay", "15/12"):
        await lan.says(words)
    await lan.taps("Không cần")
    await lan.taps("📨 Gửi")
    for one in (*SPELT, *PHONE):
        await minh.says("/dangky")
        await minh.says(f"Nhờ {one} chuẩn bị")
        await minh.says("/huy")
    with house.database.unit_of_work() as unit:
        _write_everywhere(unit.db, house)
        unit.commit()
    return house


def _write_everywhere(db: Db, house: House) -> None:
    task, meeting = db.scalars(select(Task)).first(), db.scalars(select(Meeting)).first()
    session, minh = db.scalars(select(Session)).first(), db.get_one(Person, 1)
    assert task is not None and meeting is not None and session is not None
    task.content = f"Gọi {' '.join(PHONE[:3])} gặp {', '.join(SPELT)}"
    session.theme = f"Đồng chí {SPELT[0]} và {SPELT[4]}"
    db.add(Opinion(meeting_id=meeting.id, position=99, speaker=NAME, content=f"{SPELT[3]} nói", place=SPELT[6]))
    digest = FileStore(house.settings.storage.files, house.database.key).keep(db, b"minutes", "text/plain", BEGINS)
    file = {"session_id": session.id, "file_hash": digest, "by_id": minh.id, "at": BEGINS}
    db.add(Material(**file, name="Báo cáo le-thi-lan và LeThiLan.docx"))
    figures = {"late": [{"name": one, "days": 3} for one in SPELT], NAME: 1}
    db.add(DigestSnapshot(unit_id=1, kind="live", week=BEGINS.date(), at=BEGINS, figures=figures))
    screen = {"choices": [[f"👤 {one}", "x:1"] for one in SPELT], "labels": [], "numbered": True, "outbox_id": 1}
    db.execute(insert(table_of(ScreenRow)).values(chat_id=77, **screen))
    raw = json.dumps({"message": {"from": {"id": 1002, "first_name": "x"}, "text": f"{NAME} {PHONE[2]}"}})
    inbox.put(db, [Arrival("telegram:1", "900001", "telegram:1001", raw, 900001)], BEGINS - timedelta(days=1))


def _settings(house: House) -> Settings:
    return Settings(storage=house.settings.storage)


def _folder(house: House) -> Path:
    return house.settings.storage.files.parent


def _erase(house: House) -> list[str]:
    lines, well = erase_person(_settings(house), "DV002", only_consent=False, sure=lambda question: True)
    assert well
    return lines


async def test_no_byte_is_left(lived_in: House) -> None:
    before = {one for hits in files_with(_folder(lived_in), WANTED).values() for one in hits}
    assert before >= {*SPELT[:8], *PHONE[:3], OWN[0]}
    _erase(lived_in)
    assert files_with(_folder(lived_in), WANTED) == {}


async def test_without_the_scrub_it_would_be_there(lived_in: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasing, "_leave_no_trace", lambda database: [])
    monkeypatch.setattr(Database, "_empty_log", lambda database: False)
    _erase(lived_in)
    assert files_with(_folder(lived_in), WANTED)


async def test_while_somebody_reads_it_says_that_it_waits(lived_in: House) -> None:
    with lived_in.database.reading() as db:
        assert db.scalars(select(Person)).first() is not None
        lines = _erase(lived_in)
    assert lines[-1].startswith("Cơ sở dữ liệu đang bận, chưa ghi đè xong")


async def test_words_for_searching_are_made_of_the_texts_anew(lived_in: House) -> None:
    _erase(lived_in)
    with lived_in.database.reading() as db:
        task, session = db.scalars(select(Task)).first(), db.scalars(select(Session)).first()
        assert task is not None and session is not None
        assert "lan" not in task.folded.split() and " dang vien 2 " in task.folded
        assert session.folded.startswith(" dong chi dang vien 2 va dang vien 2")


async def test_what_was_published_can_be_fetched_no_more(lived_in: House) -> None:
    files = PublicFiles(
        "https://chibo.example.vn", lived_in.settings.storage.files, lived_in.clock, lived_in.database.key
    )
    link = files.publish(Upload("phieu.png", b"a picture of Lan", "image/png"))
    expires, signature, digest, name = link.split("/files/")[1].split("/")
    assert files.find(digest, name, int(expires), signature) is not None
    lines = _erase(lived_in)
    assert files.find(digest, name, int(expires), signature) is None
    assert [one.name for one in (lived_in.settings.storage.files / FOLDER).iterdir()] == [".key"]
    assert any(
        line == "  ảnh và tệp đã đăng để xem qua đường dẫn: gỡ 1, mọi đường dẫn cũ hết hiệu lực" for line in lines
    )


async def test_the_administrator_is_told_in_the_chat_without_the_name(lived_in: House) -> None:
    _erase(lived_in)
    administrator = lived_in.person("Đức")
    await lived_in.settle()
    (told,) = administrator.take()
    assert told.startswith("🗑 Đã xóa dữ liệu của một đảng viên theo yêu cầu; tên nay là Đảng viên 2.\nĐã tìm trong ")
    assert "– điểm danh: 1\n" in told and NAME not in told


async def test_the_report_tells_every_place_and_what_was_left_by_law(lived_in: House) -> None:
    lines = _erase(lived_in)
    looked = next(line for line in lines if line.startswith("Đã tìm trong "))
    assert looked.startswith(f"Đã tìm trong {len(Base.metadata.tables) - 1} nơi lưu, ")
    left = lines[lines.index("Còn lại theo quy định, dưới tên Đảng viên 2:") + 1 :]
    assert "  điểm danh: 1 dòng – biên bản và hồ sơ buổi họp phải lưu lâu dài (Hướng dẫn 05-HD/VPTW)" in left
    assert any(line.startswith("  việc: 2 dòng – sổ theo dõi việc") for line in left)
    assert not any(word.lower() in line.lower() for line in lines for word in (NAME, BARE, PHONE[0]))
