"""`chibo erase`: after it, nothing in the database or on the disk leads to the person any more."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from markupsafe import Markup
from sqlalchemy import select

from bot.admin.erasing import erase_person
from bot.config import Settings
from handlers.screens.consent_texts import VERSION
from handlers.screens.notices import Notice, write_notice
from handlers.screens.screen import Screen
from storage.accounts import Account, Binding
from storage.files import FileStore, StoredFile
from storage.inbox import InboxRow
from storage.outbox import OutboxRow, Outgoing, enqueue
from storage.people import Person
from storage.preparation import Material
from storage.sessions import Session
from storage.tasks import Report, ReportMedia, Task
from tests.documents import docx_of
from tests.house import BEGINS, House
from tests.pictures import photo

NAME = "Lê Thị Lan"


@pytest.fixture
def key() -> None:
    """Nothing is sealed, so that it shows what is left."""


@pytest.fixture
async def lived_in(house: House) -> House:
    """A house in which Lan has reported with a photo, has a draft open, and others have written of her."""
    lan, minh = house.person("Lan"), house.person("Minh")
    await lan.sends_photo(photo("red", (90, 90)))
    await lan.taps("Lập danh sách hộ cần chỗ để xe chung")
    await lan.taps("⚠ Gặp khó khăn")
    await lan.taps("Chủ quan (do mình)")
    for words in ("Tôi quên mất", "Tôi nhận lỗi", "Tôi làm ngay", "15/12"):
        await lan.says(words)
    await lan.taps("Không cần")
    await lan.taps("📨 Gửi")
    await lan.says("/baocao")
    await lan.taps("✅ Hoàn thành") if "✅ Hoàn thành" in lan.labels() else None
    await minh.says("/chibo")
    return house


def _settings(house: House) -> Settings:
    return Settings(storage=house.settings.storage)


def _traces(house: House, *words: str) -> list[str]:
    """Where one of the words still stands, in any file of the database or beside it."""
    path = Path(house.database.url.removeprefix("sqlite:///"))
    contents = {one.name: one.read_bytes() for one in path.parent.glob("chibo.db*")}
    spelt = [form for word in words for form in (word.encode(), word.encode("unicode_escape"), word.lower().encode())]
    return [f"{name}: {form!r}" for name, content in contents.items() for form in spelt if form in content]


async def test_nothing_is_left(lived_in: House) -> None:
    house = lived_in
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    kept = [one for one in house.settings.storage.files.rglob("*") if one.is_file()]
    assert kept and _traces(house, NAME, "Tôi quên mất", "Tôi nhận lỗi")
    lines, well = erase_person(_settings(house), "DV002", only_consent=False, sure=lambda question: NAME in question)
    assert well and lines[0] == "Đã xóa. Trong sổ sách phải giữ, tên nay là: Đảng viên 2."
    assert _traces(house, NAME, "Tôi quên mất", "Tôi nhận lỗi", "le thi lan") == []
    assert [one for one in house.settings.storage.files.rglob("*") if one.is_file()] == []
    with house.database.reading() as db:
        person = db.get_one(Person, 2)
        assert (person.full_name, person.code, person.birth_year, person.active) == ("Đảng viên 2", "XOA2", None, False)
        assert db.scalars(select(Binding).where(Binding.person_id == 2)).all() == []
        assert db.scalars(select(ReportMedia)).all() == []
        reports = db.scalars(select(Report).where(Report.person_id == 2)).all()
        assert {one.outcome for one in reports} == {"doing", "in_difficulty"} and not any(one.cause for one in reports)
        assert len(db.scalars(select(Task).where(Task.assignee_id == 2)).all()) == 2
    assert await house.person("Lan").says("/viec") != []
    assert "Việc của đồng chí" not in house.person("Lan").last().text
    (board,) = await house.person("Minh").says("/chibo")
    assert "Đảng viên 2" in board and NAME not in board


async def test_what_another_still_waits_for_stays_until_they_have_it(lived_in: House) -> None:
    house = lived_in
    with house.database.unit_of_work() as unit:
        digest = unit.db.scalars(select(ReportMedia.file_hash).where(ReportMedia.file_hash.is_not(None))).first()
        payload = {"chat_id": 1, "document": {"file_hash": digest}}
        later = house.clock.now() + timedelta(days=1)
        enqueue(unit.db, Outgoing(house.channel, 1, "sendDocument", payload, "sample", not_before=later), later)
        unit.commit()
    store = FileStore(house.settings.storage.files, house.database.key)
    assert erase_person(_settings(house), "DV002", only_consent=False, sure=lambda question: True)[1]
    assert digest is not None and store.path(digest).exists()


async def test_consent_only_unbinds(lived_in: House) -> None:
    lines, well = erase_person(_settings(lived_in), NAME, only_consent=True, sure=lambda question: True)
    assert well and lines[0] == "Đã gỡ tài khoản; tin đang chờ gửi đã rút lại."
    with lived_in.database.reading() as db:
        assert db.scalars(select(Binding).where(Binding.person_id == 2)).all() == []
        assert db.get_one(Person, 2).full_name == NAME


async def test_nothing_happens_unasked(lived_in: House) -> None:
    before = _count(lived_in)
    assert erase_person(_settings(lived_in), "DV002", False, lambda question: False) == (["Chưa xóa gì."], False)
    assert not erase_person(_settings(lived_in), "Ai Đó", False, lambda question: True)[1]
    several, well = erase_person(_settings(lived_in), "Nguyễn Thị Hoa", False, lambda question: True)
    assert not well and len(several) == 3
    assert _count(lived_in) == before


async def test_a_namesake_keeps_the_name(lived_in: House) -> None:
    lines, well = erase_person(_settings(lived_in), "DV005", False, lambda question: True)
    assert well and any(line.startswith("Có người khác cùng họ tên") for line in lines)
    with lived_in.database.reading() as db:
        assert db.get_one(Person, 6).full_name == "Nguyễn Thị Hoa"


def _count(house: House) -> int:
    with house.database.reading() as db:
        return len(db.scalars(select(Binding)).all()) + len(db.scalars(select(ReportMedia)).all())


async def test_on_a_shared_phone_what_is_done_is_blanked_and_the_other_goes_on(lived_in: House) -> None:
    house = lived_in
    with house.database.unit_of_work() as unit:
        account_id = unit.db.scalars(select(Binding.account_id).where(Binding.person_id == 2)).one()
        account = unit.db.get_one(Account, account_id)
        now = house.clock.now()
        unit.db.add(Binding(account_id=account_id, person_id=3, consent_at=now, consent_version=VERSION))
        for person_id in (2, 3):
            screen = Screen(Markup("Lời nhắc riêng (mẫu)"))
            notice = Notice("sample", "task:1", f"slot{person_id}", screen, not_before=BEGINS + timedelta(days=9))
            assert write_notice(unit.db, unit.db.get_one(Person, person_id), notice, house.clock.now())
        chat = account.chat_id
        unit.commit()
    assert erase_person(_settings(house), "DV002", only_consent=False, sure=lambda question: True)[1]
    assert _traces(house, "Tôi quên mất", "Tôi nhận lỗi", NAME) == []
    with house.database.reading() as db:
        rows = db.scalars(select(OutboxRow).where(OutboxRow.chat_id == chat)).all()
        waiting = [one.unique_key for one in rows if one.state == "waiting"]
        assert waiting == ["sample|task:1|3|slot3"] and {one.payload for one in rows if one.state == "sent"} == {"{}"}
        arrived = db.scalars(select(InboxRow).where(InboxRow.chat_key == f"{house.channel}:{chat}")).all()
        assert arrived and {one.raw for one in arrived} == {"{}"}
    answers = await house.person("Lan").says("/menu")
    assert answers and all(NAME not in words for words in answers)


async def test_documents_of_others_that_name_them_are_listed_and_left(lived_in: House) -> None:
    """The file's own name is changed, its content is not: somebody has to decide."""
    house = lived_in
    if house.channel != "telegram":
        pytest.skip("one channel is enough")
    files = FileStore(house.settings.storage.files, None)
    contents = {
        "Danh sách Lê Thị Lan.docx": docx_of("Danh sách hộ", "1. LÊ THỊ LAN, kiệt 3"),
        "Mẫu.docx": docx_of("Danh sách hộ", "1. Trần Văn Minh"),
        "hai-dong.txt": "Người ghi: Lê Thị\nLan".encode(),
        "hong.docx": b"PK\x03\x04 and nothing behind it",
    }
    with house.database.unit_of_work() as unit:
        session = unit.db.scalars(select(Session)).first()
        assert session is not None
        for name, content in contents.items():
            digest = files.keep(unit.db, content, "application/zip", BEGINS)
            material = Material(session_id=session.id, file_hash=digest, name=name, by_id=1, at=BEGINS)
            unit.db.add(material)
        unit.commit()
        theme = session.theme
    lines, well = erase_person(_settings(house), "DV002", only_consent=False, sure=lambda question: True)
    assert well
    at = next(place for place, line in enumerate(lines) if "tệp người khác gửi" in line)
    assert lines[at : at + 5] == [
        "Đã mở 4 tệp người khác gửi: 2 tệp có tên, điện thoại hoặc mã của người này. Máy không tự sửa; "
        "xem rồi quyết định:",
        *sorted((f"– Danh sách Đảng viên 2.docx (buổi: {theme})", f"– hai-dong.txt (buổi: {theme})"), key=_by(lines)),
        "1 tệp máy không đọc được, xem bằng mắt:",
        f"– hong.docx (buổi: {theme})",
    ]
    kept = set(contents.values())
    assert {files.read(row.hash) for row in house.rows(StoredFile)} >= kept


def _by(lines: list[str]) -> Callable[[str], int]:
    """In the order of the lines: files are looked through by their hashes."""
    return lines.index
