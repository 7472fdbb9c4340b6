"""What bears a mark of secrecy: refused with the reason, and nothing of it kept anywhere."""

from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from storage.drafts import DraftRow
from storage.files import Download, StoredFile
from storage.inbox import InboxRow
from storage.outbox import OutboxRow
from tests.documents import DOCX, XLSX, Content, content_of, docx_of, odt_of, xlsx_of, zip_of
from tests.house import House, Person

REFUSED = (
    "⛔ Em không nhận tin hay tệp mang dấu {}. Tài liệu mật không được gửi qua mạng xã hội.\n"
    "Phần em vừa nhận đã được xóa. Đồng chí xóa giúp cả tin trên máy mình."
)
CANARY = "hoamai1975"


@pytest.fixture
def key() -> None:
    """Nothing is sealed, so that it shows what is left."""


def kept_anywhere(house: House, words: str) -> list[str]:
    """Where these words are still: tables, and files on disk."""
    found = []
    with house.database.reading() as db:
        for table, column in ((InboxRow, InboxRow.raw), (OutboxRow, OutboxRow.payload)):
            found += [table.__tablename__ for one in db.scalars(select(column)) if words in one]
        found += [DraftRow.__tablename__ for one in db.scalars(select(DraftRow.data)) if words in str(one)]
    return found + [one.name for one in files_left(house) if words.encode() in one.read_bytes()]


def files_left(house: House) -> list[Path]:
    return [one for one in Path(house.settings.storage.files).rglob("*") if one.is_file()]


@pytest.mark.parametrize(
    ("words", "mark"), [("MẬT", "MẬT"), ("TUYỆT MẬT", "TUYỆT MẬT"), ("tin\nTỐI MẬT\ngì", "TỐI MẬT")]
)
async def test_a_message_is_refused_and_scrubbed(house: House, minh: Person, words: str, mark: str) -> None:
    assert await minh.says(f"{CANARY}\n{words}\nnội dung") == [REFUSED.format(mark)]
    assert kept_anywhere(house, CANARY) == []
    (answer,) = await minh.says("/menu")
    assert answer.startswith("Chào đồng chí")


async def test_the_form_that_is_open_keeps_nothing_of_it_and_goes_on(house: House, minh: Person) -> None:
    await minh.says("/dangky")
    assert await minh.says(f"MẬT\n{CANARY}") == [REFUSED.format("MẬT")]
    assert kept_anywhere(house, CANARY) == []
    (answer,) = await minh.says("Lắp đèn kiệt Mẫu 5")
    assert "bước 2/8" in answer


async def test_somebody_unknown_is_refused_too(house: House) -> None:
    stranger = house.person("Yến")
    (answer, *_) = await stranger.says(f"MẬT\n{CANARY}")
    assert answer == REFUSED.format("MẬT")
    assert kept_anywhere(house, CANARY) == []


async def test_everyday_words_go_on(minh: Person) -> None:
    await minh.says("/dangky")
    (answer,) = await minh.says("Mặt đường kiệt Mẫu 5 hỏng, co mat 20 hộ, giữ bí mật")
    assert "bước 2/8" in answer


@pytest.mark.parametrize(
    ("name", "content", "mime"),
    [
        ("ke-hoach.xlsx", partial(xlsx_of, "STT", "TỐI MẬT", CANARY), XLSX),
        ("ke-hoach.xlsx", partial(docx_of, "MẬT", CANARY), DOCX),
        (f"{CANARY}.xlsx", partial(xlsx_of, "MẬT", CANARY), XLSX),
    ],
)
async def test_a_file_is_refused_and_scrubbed(
    house: House, minh: Person, name: str, content: Content, mime: str
) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await minh.says("/kehoach")
    await minh.taps("📥 Nhập từ Excel")
    answers = await minh.sends_document(name, content_of(content), mime, caption="gửi em")
    assert answers[-1].startswith("⛔ Trong tệp có dấu ") and "Tệp đã được xóa." in answers[-1]
    with house.database.reading() as db:
        assert list(db.scalars(select(StoredFile))) == []
        assert [one.file_hash for one in db.scalars(select(Download))] == [None]
        assert [one for one in db.scalars(select(InboxRow.raw)) if "file_id" in one or "download" in one] == []
        (draft,) = db.scalars(select(DraftRow))
        assert "awaited" not in draft.passing
    assert files_left(house) == []
    assert kept_anywhere(house, CANARY) == kept_anywhere(house, "ke-hoach") == []


SEALED = (
    "Em chưa đọc được loại tệp này (Word, Excel kiểu cũ .doc .xls, RTF, tệp nén) nên không kiểm tra được dấu mật, "
    "vì vậy không nhận. Tệp đã được xóa. Đồng chí mở tệp, lưu lại thành DOCX hoặc PDF rồi gửi giúp."
)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        (f"{CANARY}.doc", OLD_WORD, SEALED),
        (f"{CANARY}.rtf", rb"{\rtf1\ansi x}", SEALED),
        (f"{CANARY}.zip", partial(zip_of, {"a.txt": "x"}), SEALED),
        (f"{CANARY}.odt", partial(odt_of, "TỐI MẬT", CANARY), "⛔ Trong tệp có dấu TỐI MẬT nên em không nhận."),
        (f"{CANARY}.txt", f"MẬT\n{CANARY}".encode(), "⛔ Trong tệp có dấu MẬT nên em không nhận."),
        (f"{CANARY}.odt", lambda: odt_of("x")[:300], "Em không mở được tệp này"),
    ],
    ids=["doc", "rtf", "zip", "odt", "txt", "broken-odt"],
)
async def test_materials_that_cannot_be_looked_into_are_refused(
    house: House, minh: Person, name: str, content: Content, answer: str
) -> None:
    if house.channel == "zalo":
        pytest.skip("the text-only channel takes no files")
    await minh.says("/lich")
    await minh.taps(minh.labels()[0])
    await minh.taps("🧰 Chuẩn bị")
    await minh.taps("📎 Gửi tệp")
    await minh.taps("Tài liệu khác")
    checking, said = await minh.sends_document(name, content_of(content), "application/octet-stream")
    assert checking == "⏳ Đang kiểm tra tệp…" and said.startswith(answer)
    assert files_left(house) == [] and kept_anywhere(house, CANARY) == []
    *_, kept = await minh.sends_document("ke-hoach.odt", odt_of("Kế hoạch"), "application/octet-stream")
    assert kept.startswith("✅ Đã nhận tệp ke-hoach.odt.")
