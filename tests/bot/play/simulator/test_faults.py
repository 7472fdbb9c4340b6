"""Faults on request, and the log of calls that shows what became of each."""

import pytest

from bot.channels.api import FateUnknown, NotSent
from bot.play.simulator.faults import CutOff, Hung
from bot.play.simulator.server import DOWNLOAD
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking, picture


async def say(bot: Asking, text: str) -> None:
    await bot.ok("sendMessage", chat_id=7, text=text)


def heard(an: TelegramPerson) -> list[str]:
    return [message.text for message in an.chat() if message.from_bot]


async def test_the_next_calls_fail_and_are_not_carried_out(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer
) -> None:
    telegram.faults.fail_next(2)
    for _ in range(2):
        said = await bot.refused("sendMessage", chat_id=7, text="một")
        assert said == (500, "Internal Server Error")
    await say(bot, "hai")
    assert heard(an) == ["hai"]


async def test_a_fault_may_wait_for_one_method_and_say_what_it_likes(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer
) -> None:
    body = {"ok": False, "error_code": 502, "description": "Bad Gateway"}
    telegram.faults.fail_next(method="sendPhoto", status=502, body=body)
    await say(bot, "một")
    assert await bot.refused("sendPhoto", chat_id=7, photo="x") == (502, "Bad Gateway")


async def test_a_hung_call_is_not_carried_out(bot: Asking, an: TelegramPerson, telegram: TelegramServer) -> None:
    telegram.faults.hang_next()
    with pytest.raises(Hung):
        await say(bot, "một")
    assert heard(an) == []


async def test_a_cut_call_is_carried_out(bot: Asking, an: TelegramPerson, telegram: TelegramServer) -> None:
    telegram.faults.cut_after_next()
    with pytest.raises(CutOff):
        await say(bot, "một")
    assert heard(an) == ["một"]
    assert issubclass(CutOff, FateUnknown)


async def test_faults_are_served_in_order_and_can_be_taken_back(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer
) -> None:
    telegram.faults.fail_next(status=503)
    telegram.faults.hang_next()
    telegram.faults.cut_after_next(5)
    assert (await bot.refused("getMe"))[0] == 503
    with pytest.raises(Hung):
        await bot.ok("getMe")
    telegram.faults.clear()
    await say(bot, "một")


async def test_downloads_meet_faults_too(bot: Asking, an: TelegramPerson, telegram: TelegramServer) -> None:
    an.sends_photo(picture())
    photo = (await bot.ok("getUpdates"))[-1]["message"]["photo"][-1]
    path = (await bot.ok("getFile", file_id=photo["file_id"]))["file_path"]
    telegram.faults.fail_next(method=DOWNLOAD, status=502)
    with pytest.raises(NotSent):
        await bot.api.download(path, 10_000_000)
    telegram.faults.cut_after_next(method=DOWNLOAD)
    with pytest.raises(FateUnknown):
        await bot.api.download(path, 10_000_000)
    assert await bot.api.download(path, 10_000_000) == picture()
    assert [call.status for call in telegram.calls.of(DOWNLOAD)] == [502, None, 200]


async def test_the_log_shows_every_call_and_what_became_of_it(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer
) -> None:
    telegram.faults.hang_next(method="getMe")
    await say(bot, "một")
    await bot.refused("SENDMESSAGE", chat_id=7, text="")
    with pytest.raises(Hung):
        await bot.ok("getMe")
    assert [(call.number, call.method, call.status, call.description) for call in telegram.calls] == [
        (1, "sendMessage", 200, ""),
        (2, "sendMessage", 400, "Bad Request: message text is empty"),
        (3, "getMe", None, ""),
    ]
    assert telegram.calls[0].params == {"chat_id": 7, "text": "một"}
    assert telegram.calls[0].via == "inprocess"
