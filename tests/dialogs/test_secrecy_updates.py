"""A mark in a part of a message that no step reads: refused, and not a byte of the message is left in any file."""

import json
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.play.simulator.telegram.chats import Content
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import DOWNLOAD_LIMIT_BYTES
from storage.files import Download
from storage.inbox import InboxRow
from tests.dialogs.test_secrecy import files_left
from tests.documents import DOCX, docx_of
from tests.house import House, Person
from tests.raw_bytes import chunks_of, files_with

REFUSED = (
    "⛔ Em không nhận tin hay tệp mang dấu TỐI MẬT. Tài liệu mật không được gửi qua mạng xã hội.\n"
    "Phần em vừa nhận đã được xóa. Đồng chí xóa giúp cả tin trên máy mình."
)
REFUSED_FILE = "⛔ Trong tệp có dấu TỐI MẬT nên em không nhận."

Fields = Callable[[str], dict[str, Any]]


@pytest.fixture
def key() -> None:
    """Nothing is sealed, so that it shows what is left."""


def telegram_only(house: House) -> None:
    if house.channel != "telegram":
        pytest.skip("the text-only channel has no such parts")


async def sends(house: House, person: Person, fields: dict[str, Any]) -> list[bytes]:
    """Something else than words, as the app makes it; what was stored of it, in chunks, before it was handled."""
    assert isinstance(person.hand, TelegramPerson)
    person.hand.look()
    house.telegram.arriving.message(person.hand._chat, person.hand.user, Content(fields, ""))
    await house._take_in(house.telegram, "telegram")
    with house.database.reading() as db:
        raw = list(db.scalars(select(InboxRow.raw)))[-1]
    values = [json.dumps(one, ensure_ascii=False)[1:-1] for one in fields.values()]
    chunks = [chunk for one in values if one in raw for chunk in chunks_of(one)]
    assert chunks and files_with(Path(house.settings.storage.files).parent, chunks)
    await house.bot.settle()
    return chunks


def left(house: House, chunks: list[bytes]) -> dict[str, list[str]]:
    return files_with(Path(house.settings.storage.files).parent, chunks)


@pytest.mark.parametrize(
    "fields",
    [
        lambda words: {"quote": {"text": f"{words}\nTỐI MẬT", "position": 0}},
        lambda words: {"external_reply": {"document": {"file_name": f"TỐI MẬT - {words}.docx"}}},
        lambda words: {"contact": {"phone_number": words, "first_name": "TỐI MẬT"}},
        lambda words: {"venue": {"title": "TỐI MẬT", "address": words}},
        lambda words: {"video": {"file_id": words, "file_name": "TỐI MẬT.mp4"}},
        lambda words: {"audio": {"file_id": words, "title": "Kế hoạch - TỐI MẬT"}},
        lambda words: {"poll": {"question": "T\u200bỐI M\u00adẬT", "options": [{"text": words}]}},
    ],
    ids=["quote", "external-reply", "contact", "venue", "video", "audio", "poll"],
)
async def test_what_no_step_reads_is_refused_and_scrubbed(house: House, minh: Person, fields: Fields) -> None:
    telegram_only(house)
    chunks = await sends(house, minh, fields(secrets.token_hex(80)))
    assert minh.take() == [REFUSED]
    assert left(house, chunks) == {}


async def test_a_reply_to_ones_own_refused_message(house: House, minh: Person) -> None:
    telegram_only(house)
    words = secrets.token_hex(80)
    own = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": f"{words}\nTỐI MẬT"}
    chunks = await sends(house, minh, {"reply_to_message": own})
    assert minh.take() == [REFUSED]
    assert left(house, chunks) == {}


async def test_the_message_is_taken_out_of_the_chat(house: House, minh: Person) -> None:
    telegram_only(house)
    assert await minh.says("TỐI MẬT\nhoamai1975") == [REFUSED]
    assert isinstance(minh.hand, TelegramPerson)
    assert not [one for one in minh.hand.chat() if "hoamai1975" in one.text]


async def test_without_the_guard_the_test_would_notice(
    house: House, minh: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram_only(house)
    monkeypatch.setattr("bot.worker.worker.mark_in_update", lambda raw: None)
    chunks = await sends(house, minh, {"quote": {"text": f"{secrets.token_hex(80)}\nTỐI MẬT", "position": 0}})
    assert left(house, chunks)


async def test_a_file_is_looked_into_where_none_is_asked_for(house: House, minh: Person) -> None:
    telegram_only(house)
    name = secrets.token_hex(40)
    *_, said = await minh.sends_document(f"{name}.docx", docx_of("TỐI MẬT", name), DOCX)
    assert said.startswith(REFUSED_FILE)
    assert left(house, chunks_of(name)) == {}
    with house.database.reading() as db:
        assert [one.file_hash for one in db.scalars(select(Download))] == [None]


async def test_a_file_is_looked_into_at_the_question_what_it_is_for(house: House, minh: Person) -> None:
    telegram_only(house)
    await minh.says("/lich")
    await minh.taps(minh.labels()[0])
    await minh.taps("🧰 Chuẩn bị")
    await minh.taps("📎 Gửi tệp")
    name = secrets.token_hex(40)
    *_, said = await minh.sends_document(f"{name}.docx", docx_of("TỐI MẬT", name), DOCX)
    assert said.startswith(REFUSED_FILE)
    assert left(house, chunks_of(name)) == {}


async def test_a_file_that_nobody_asked_for_is_not_kept(house: House, minh: Person) -> None:
    telegram_only(house)
    before = await minh.says("xin chào")
    assert await minh.sends_document("ke-hoach.docx", docx_of("Kế hoạch"), DOCX) == before
    assert files_left(house) == []


async def test_a_file_that_the_app_hands_to_nobody_is_refused(house: House, minh: Person) -> None:
    telegram_only(house)
    said = await minh.sends_document("ke-hoach.docx", bytes(DOWNLOAD_LIMIT_BYTES + 1), DOCX)
    assert said[-1].startswith("Tệp này nặng quá nên em không tải về kiểm tra dấu mật được, vì vậy không nhận.")
    assert files_left(house) == []
