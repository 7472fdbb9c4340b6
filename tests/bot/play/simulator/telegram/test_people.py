"""What people do: opening by links, long texts, typing while the bot is blocked."""

import pytest

from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking


async def said(bot: Asking) -> list[str]:
    return [update["message"]["text"] for update in await bot.ok("getUpdates") if "message" in update]


async def test_a_deep_link_starts_the_bot_with_its_payload(bot: Asking, stranger: TelegramPerson) -> None:
    assert not stranger.started
    stranger.opens("Mời đồng chí: https://t.me/chibo_mau_bot?start=Ab-9_x")
    assert stranger.started
    (update,) = await bot.ok("getUpdates")
    assert update["message"]["text"] == "/start Ab-9_x"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"] == {"id": 7, "is_bot": False, "first_name": "An (mẫu)", "language_code": "vi"}


async def test_a_bare_payload_opens_too_but_not_another_bot_s_link(bot: Asking, stranger: TelegramPerson) -> None:
    stranger.opens("Ab-9_x")
    assert await said(bot) == ["/start Ab-9_x"]
    with pytest.raises(AssertionError, match="another bot"):
        stranger.opens("https://t.me/other_bot?start=Ab-9_x")


async def test_a_long_text_leaves_as_several_messages(bot: Asking, an: TelegramPerson) -> None:
    an.says("a" * 4096 + "b" * 10)
    assert [len(text) for text in await said(bot)] == [4096, 10]


async def test_who_writes_to_a_blocked_bot_lets_it_in_first(bot: Asking, an: TelegramPerson) -> None:
    an.blocks()
    an.says("Tôi đây")
    assert [next(kind for kind in update if kind != "update_id") for update in await bot.ok("getUpdates")] == [
        "my_chat_member",
        "my_chat_member",
        "message",
    ]
    assert an.started


async def test_what_is_typed_is_shown_as_it_was_typed(bot: Asking, an: TelegramPerson) -> None:
    an.says("<img src=x onerror=alert(1)>")
    assert an.chat()[-1].html == "&lt;img src=x onerror=alert(1)&gt;"
    assert await said(bot) == ["<img src=x onerror=alert(1)>"]


async def test_a_second_phone_of_the_same_person_sees_the_same_chat(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer
) -> None:
    second = TelegramPerson(telegram, 7, "An (mẫu)")
    await bot.ok("sendMessage", chat_id=7, text="Chào")
    assert [message.text for message in second.chat()] == ["/start", "Chào"]
    assert [message.text for message in second.unread()] == ["Chào"]
    assert second.unread() == []
    assert [message.text for message in an.unread()] == ["Chào"]
