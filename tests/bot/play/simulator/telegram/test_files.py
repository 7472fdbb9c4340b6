"""Files up and down: photos, documents, their limits, and what may be sent again by its id."""

import io
from typing import Any

import pytest
from PIL import Image

from bot.channels.api import TooLarge, Upload
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.reading import DOCUMENT_LIMIT_BYTES, PHOTO_LIMIT_BYTES
from bot.play.simulator.telegram.server import DOWNLOAD_LIMIT_BYTES
from tests.bot.play.simulator.asking import Asking, picture

MEGABYTE = 1024 * 1024


def png(content: bytes) -> dict[str, Upload]:
    return {"photo": Upload("a.png", content, "image/png")}


def pdf(content: bytes) -> dict[str, Upload]:
    return {"document": Upload("bien-ban.pdf", content, "application/pdf")}


async def last_message(bot: Asking) -> dict[str, Any]:
    return dict((await bot.ok("getUpdates"))[-1]["message"])


async def test_a_photo_comes_in_sizes_and_the_largest_is_what_was_taken(bot: Asking, an: TelegramPerson) -> None:
    content = picture(320, 240)
    an.sends_photo(content, "Trước khi dọn")
    message = await last_message(bot)
    small, large = message["photo"]
    assert (large["width"], large["height"], large["file_size"]) == (320, 240, len(content))
    assert (small["width"], small["height"]) == (90, 68)
    assert message["caption"] == "Trước khi dọn"
    found = await bot.ok("getFile", file_id=large["file_id"])
    assert await bot.api.download(found["file_path"], 20 * MEGABYTE) == content
    thumbnail = await bot.api.download((await bot.ok("getFile", file_id=small["file_id"]))["file_path"], MEGABYTE)
    with Image.open(io.BytesIO(thumbnail)) as opened:
        assert (opened.size, opened.format) == ((90, 68), "JPEG")


async def test_the_same_content_has_the_same_unique_id_and_another_file_id(bot: Asking, an: TelegramPerson) -> None:
    for _ in range(2):
        an.sends_photo(picture())
    first, second = [update["message"]["photo"][-1] for update in await bot.ok("getUpdates")]
    assert first["file_unique_id"] == second["file_unique_id"]
    assert first["file_id"] != second["file_id"]


async def test_people_s_albums_are_messages_of_one_group(bot: Asking, an: TelegramPerson) -> None:
    an.sends_album([picture(), picture(10, 10)], "Hai ảnh")
    an.sends_album([picture(), picture(10, 10)])
    messages = [update["message"] for update in await bot.ok("getUpdates")]
    assert [message.get("caption") for message in messages] == ["Hai ảnh", None, None, None]
    groups = [message["media_group_id"] for message in messages]
    assert groups[0] == groups[1] != groups[2] == groups[3]


async def test_a_document_keeps_its_name_and_kind(bot: Asking, an: TelegramPerson) -> None:
    an.sends_document("Biên bản (mẫu).docx", b"PK mau", "application/vnd.docx", "Gửi đồng chí")
    message = await last_message(bot)
    document = message["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"], message["caption"]) == (
        "Biên bản (mẫu).docx",
        "application/vnd.docx",
        6,
        "Gửi đồng chí",
    )
    path = (await bot.ok("getFile", file_id=document["file_id"]))["file_path"]
    assert path.isascii()
    assert await bot.api.download(path, 6) == b"PK mau"
    with pytest.raises(TooLarge):
        await bot.api.download(path, 5)


async def test_a_sticker_is_neither_text_nor_photo(bot: Asking, an: TelegramPerson) -> None:
    an.sends_sticker()
    message = await last_message(bot)
    assert "sticker" in message
    assert not {"text", "photo", "document"} & message.keys()


async def test_what_the_bot_sends_people_see(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("sendPhoto", png(picture()), chat_id=7, caption="Ảnh")
    await bot.ok("sendDocument", pdf(b"%PDF"), chat_id=7)
    photo, document = an.unread()
    assert (photo.photo, photo.text) == (picture(), "Ảnh")
    assert document.document == ("bien-ban.pdf", b"%PDF")


async def test_a_file_can_be_sent_again_by_its_id_as_what_it_is(bot: Asking, an: TelegramPerson) -> None:
    sent = await bot.ok("sendPhoto", png(picture()), chat_id=7)
    known = sent["photo"][-1]["file_id"]
    await bot.ok("sendPhoto", chat_id=7, photo=known)
    assert an.chat()[-1].photo == picture()
    said = await bot.refused("sendDocument", chat_id=7, document=known)
    assert said == (400, "Bad Request: can't use file of type Photo as Document")
    said = await bot.refused("sendPhoto", chat_id=7, photo="nobody-knows")
    assert said == (400, "Bad Request: wrong file identifier/HTTP URL specified")


async def test_photos_have_limits(bot: Asking, an: TelegramPerson) -> None:
    for content, reason in (
        (b"", "file must be non-empty"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (b"\0" * (PHOTO_LIMIT_BYTES + 1), f"too big for a photo: {PHOTO_LIMIT_BYTES + 1} bytes"),
    ):
        said = await bot.refused("sendPhoto", png(content), chat_id=7)
        assert said == (400, f"Bad Request: {reason}")
    await bot.ok("sendPhoto", png(picture(2000, 100)), chat_id=7)


async def test_documents_have_a_limit(bot: Asking, an: TelegramPerson) -> None:
    said = await bot.refused("sendDocument", pdf(bytes(DOCUMENT_LIMIT_BYTES + 1)), chat_id=7)
    assert said == (413, "Request Entity Too Large")


async def test_what_is_too_big_cannot_be_fetched(bot: Asking, an: TelegramPerson) -> None:
    an.sends_document("to.bin", bytes(DOWNLOAD_LIMIT_BYTES + 1), "application/octet-stream")
    document = (await last_message(bot))["document"]
    said = await bot.refused("getFile", file_id=document["file_id"])
    assert said == (400, "Bad Request: file is too big")


async def test_what_nobody_knows_cannot_be_fetched(bot: Asking) -> None:
    assert await bot.refused("getFile", file_id="x") == (400, "Bad Request: invalid file_id")
    with pytest.raises(FileNotFoundError):
        await bot.api.download("photos/file_999.jpg", MEGABYTE)
