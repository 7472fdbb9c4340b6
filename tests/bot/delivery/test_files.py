"""Files and pictures: made once and in a thread, kept, sent, or not there any more."""

import asyncio
import threading
from datetime import timedelta
from typing import Any

from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.delivery.rows import BUTTON, EXPIRED, FAILED, SENT, WAITING
from tests.bot.desk import PNG, START, Desk, Lane, picture

PHOTO = {"chat_id": 42, "photo": {"render": {"kind": "chart", "name": "bieu-do"}}, "caption": "Tuần này"}


async def test_a_picture_is_made_in_a_thread_while_the_loop_goes_on(desk: Desk, lan: TelegramPerson) -> None:
    minh, made_in, goes_on = desk.person(43), [], threading.Event()

    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        made_in.append(threading.current_thread())
        assert goes_on.wait(10), "the loop stood still"
        return "bieu-do.png", PNG, "image/png"

    desk.render = render
    desk.restart()
    desk.write("sendPhoto", PHOTO)
    after = desk.say("sau ảnh")
    desk.say("khác", 43)
    draining = asyncio.create_task(desk.delivery.drain())
    while not desk.texts(minh):  # noqa: ASYNC110
        await asyncio.sleep(0)
    assert desk.state(after) == WAITING
    goes_on.set()
    await draining
    assert threading.main_thread() not in made_in
    assert [(message.text, message.photo) for message in lan.chat()[1:]] == [("Tuần này", PNG), ("sau ảnh", None)]


async def test_a_row_is_not_marked_as_leaving_while_its_picture_is_made(desk: Desk) -> None:
    row = desk.write("sendPhoto", PHOTO)
    desk.person(42)
    await desk.delivery._take_turn()
    assert desk.state(row) == WAITING
    await desk.delivery.drain()
    assert desk.state(row) == SENT


async def test_a_picture_is_made_once_for_all_who_get_it_and_once_for_all_tries(desk: Desk) -> None:
    made: list[str] = []

    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        made.append(recipe["name"])
        return "bieu-do.png", PNG, "image/png"

    desk.render = render
    desk.restart()
    people = [desk.person(number) for number in (42, 43, 44)]
    for person in people:
        desk.write("sendPhoto", {**PHOTO, "chat_id": person.user_id})
    desk.telegram.faults.fail_next(1, "sendPhoto", 502)
    await desk.delivery.drain()
    desk.clock.move(timedelta(seconds=1))
    await desk.delivery.drain()
    assert [message.photo for person in people for message in person.chat()[1:]] == [PNG] * 3
    assert made == ["bieu-do"]


async def test_files_that_are_kept_are_sent_also_as_an_album(desk: Desk, lan: TelegramPerson) -> None:
    with desk.database.unit_of_work() as unit:
        contents = [picture(1), picture(2), b"a document"]
        hashes = [desk.files.keep(unit.db, content, "image/png", START) for content in contents]
        unit.commit()
    files = [{"file_hash": digest, "filename": f"{number}.png"} for number, digest in enumerate(hashes)]
    media = [{"type": "photo", "media": file} for file in files[:2]]
    desk.write("sendMediaGroup", {"chat_id": 42, "media": media})
    desk.write("sendDocument", {"chat_id": 42, "document": files[2], "caption": "Biên bản"})
    await desk.delivery.drain()
    shown = lan.chat()[1:]
    assert [message.photo for message in shown[:2]] == contents[:2]
    assert (shown[2].document, shown[2].text) == (("2.png", b"a document"), "Biên bản")


async def test_a_picture_that_cannot_be_made_leaves_its_words(desk: Desk, lan: TelegramPerson) -> None:
    def render(recipe: dict[str, Any]) -> tuple[str, bytes, str]:
        raise ZeroDivisionError("what somebody wrote")

    desk.render = render
    desk.restart()
    row = desk.write("sendPhoto", {**PHOTO, "reply_markup": BUTTON}, lane=Lane.BROADCAST)
    await desk.delivery.drain()
    assert (desk.state(row), desk.row(row).error) == (FAILED, "ZeroDivisionError")
    (message,) = lan.chat()[1:]
    assert message.text == "Tuần này\n\n(Chưa tạo được ảnh hoặc tệp kèm theo. Quản trị đã được báo để sửa.)"
    assert message.labels() == ["Xong"]


async def test_a_file_that_is_not_there_any_more(desk: Desk, lan: TelegramPerson) -> None:
    row = desk.write("sendDocument", {"chat_id": 42, "document": {"file_hash": "00ff", "filename": "a.docx"}})
    await desk.delivery.drain()
    assert desk.state(row) == FAILED
    assert desk.texts(lan) == ["(Chưa tạo được ảnh hoặc tệp kèm theo. Quản trị đã được báo để sửa.)"]


async def test_an_invitation_leaves_no_trace_once_it_has_ended(desk: Desk, lan: TelegramPerson) -> None:
    sent, late = desk.say("bí mật", kind="secret"), desk.say("bí mật", kind="secret", expires_at=START)
    await desk.delivery.drain()
    assert (desk.state(sent), desk.state(late)) == (SENT, EXPIRED)
    assert [row.payload for row in desk.rows()] == ["{}", "{}"]
    assert desk.texts(lan) == ["bí mật"]
