"""Buttons and keyboards: what may stand in them, and how people see and use them."""

from datetime import timedelta
from typing import Any

import pytest

from bot.clock import StandingClock
from bot.play.simulator.telegram.person import TelegramPerson
from tests.bot.play.simulator.asking import Asking, inline


def reply_keyboard(*rows: tuple[str, ...]) -> dict[str, Any]:
    return {"keyboard": [[{"text": label} for label in row] for row in rows], "resize_keyboard": True}


@pytest.mark.parametrize("data", ["x", "x" * 64, "ạ" * 21 + "x"])
async def test_data_of_1_to_64_bytes_is_taken_and_comes_back(bot: Asking, an: TelegramPerson, data: str) -> None:
    await bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("Nút", data)))
    an.taps("Nút")
    (update,) = await bot.ok("getUpdates")
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"], query["message"]["text"]) == (data, 7, "Chọn")


@pytest.mark.parametrize("data", ["", "x" * 65, "ạ" * 22, 5])
async def test_other_data_is_refused(bot: Asking, an: TelegramPerson, data: Any) -> None:
    markup = {"inline_keyboard": [[{"text": "Nút", "callback_data": data}]]}
    said = await bot.refused("sendMessage", chat_id=7, text="Chọn", reply_markup=markup)
    assert said == (400, "Bad Request: BUTTON_DATA_INVALID")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": {}}, 'Field "inline_keyboard" must be of type Array of Arrays'),
        ({"inline_keyboard": [{"text": "a"}]}, 'Field "inline_keyboard" must be of type Array of Arrays'),
        (
            {"inline_keyboard": [[{"callback_data": "a"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]},
            "can't parse inline keyboard button: text must be non-empty",
        ),
        (
            {"inline_keyboard": [[{"text": "a"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"inline_keyboard": [[{"text": "a", "url": "javascript:x"}]]}, "BUTTON_URL_INVALID"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]}, "REPLY_MARKUP_TOO_LONG"),
        ({"keyboard": []}, "reply keyboard is empty"),
        ({"keyboard": [[" "]]}, "can't parse keyboard button: Keyboard button text must be non-empty"),
        ({"something": 1}, "can't parse reply keyboard markup JSON object"),
    ],
)
async def test_markup_must_be_well_formed(bot: Asking, an: TelegramPerson, markup: Any, reason: str) -> None:
    said = await bot.refused("sendMessage", chat_id=7, text="Chọn", reply_markup=markup)
    assert said == (400, f"Bad Request: {reason}")


async def test_a_reply_keyboard_stays_until_another_comes_or_it_is_taken_away(
    bot: Asking, an: TelegramPerson, clock: StandingClock
) -> None:
    await bot.ok("sendMessage", chat_id=7, text="Chào", reply_markup=reply_keyboard(("Việc của tôi",), ("Khác",)))
    await bot.ok("sendMessage", chat_id=7, text="Nữa", reply_markup=inline(("A", "a")))
    assert an.keyboard() == [["Việc của tôi"], ["Khác"]]
    await bot.ok("sendMessage", chat_id=7, text="Mới", reply_markup=reply_keyboard(("Một", "Hai")))
    assert an.keyboard() == [["Một", "Hai"]]
    clock.move(timedelta(seconds=1))
    await bot.ok("sendMessage", chat_id=7, text="Thôi", reply_markup={"remove_keyboard": True})
    assert an.keyboard() == []


async def test_a_key_sends_its_words(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("sendMessage", chat_id=7, text="Chào", reply_markup=reply_keyboard(("📋 Việc của tôi",)))
    an.taps("📋 Việc của tôi")
    (update,) = await bot.ok("getUpdates")
    assert update["message"]["text"] == "📋 Việc của tôi"


async def test_of_two_messages_with_the_button_the_newest_is_tapped(bot: Asking, an: TelegramPerson) -> None:
    for data in ("cũ", "mới"):
        await bot.ok("sendMessage", chat_id=7, text=data, reply_markup=inline(("Nút", data)))
    an.taps("Nút")
    an.taps("Nút", an.chat()[-2])
    updates = await bot.ok("getUpdates")
    assert [update["callback_query"]["data"] for update in updates] == ["mới", "cũ"]


async def test_a_doubled_and_a_forged_tap_are_updates_too(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("Nút", "n")))
    an.taps_twice("Nút")
    an.taps_forged("t:412:3:done")
    queries = [update["callback_query"] for update in await bot.ok("getUpdates")]
    assert [query["data"] for query in queries] == ["n", "n", "t:412:3:done"]
    assert len({query["id"] for query in queries}) == 3


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("sendMessage", chat_id=7, text="Chọn", reply_markup=inline(("Nút", "n")))
    with pytest.raises(AssertionError, match="no button 'Khác'"):
        an.taps("Khác")
