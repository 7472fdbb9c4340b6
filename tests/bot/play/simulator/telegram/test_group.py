"""A group: who lets the bot in, what it hears, where it may write, and what becomes of it when the group moves."""

import pytest

from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking, inline


@pytest.fixture
def group(telegram: TelegramServer) -> TelegramGroup:
    return TelegramGroup(telegram, -5, "Chi bộ (mẫu)")


async def test_the_bot_is_added_hears_of_it_and_may_write(
    bot: Asking, group: TelegramGroup, an: TelegramPerson
) -> None:
    said = await bot.refused("sendMessage", chat_id=-5, text="Chào")
    assert said == (403, "Forbidden: bot is not a member of the group chat")
    group.adds_bot(an)
    standing, service = await bot.ok("getUpdates")
    assert standing["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert standing["my_chat_member"]["from"]["id"] == 7
    assert service["message"]["new_chat_members"][0]["id"] == 42
    sent = await bot.ok("sendMessage", chat_id=-5, text="Chào các đồng chí")
    assert sent["chat"] == {"id": -5, "type": "group", "title": "Chi bộ (mẫu)"}
    assert [message.text for message in group.unread()] == ["Chào các đồng chí"]


async def test_the_bot_hears_commands_mentions_and_replies_alone(
    bot: Asking, group: TelegramGroup, an: TelegramPerson, telegram: TelegramServer
) -> None:
    group.adds_bot(an)
    sent = await bot.ok("sendMessage", chat_id=-5, text="Chào")
    telegram.updates.clear()
    group.says(an, "nói chuyện riêng")
    group.says(an, "/menu")
    group.says(an, "hỏi @chibo_mau_bot một chút")
    group.says(an, "cảm ơn", reply_to=sent["message_id"])
    heard = [update["message"]["text"] for update in await bot.ok("getUpdates")]
    assert heard == ["/menu", "hỏi @chibo_mau_bot một chút", "cảm ơn"]
    assert len(group.chat()) == 6


async def test_a_tap_in_a_group_names_who_tapped(bot: Asking, group: TelegramGroup, an: TelegramPerson) -> None:
    group.adds_bot(an)
    await bot.ok("sendMessage", chat_id=-5, text="Chọn", reply_markup=inline(("Nút", "n")))
    group.taps(an, "Nút")
    query = (await bot.ok("getUpdates"))[-1]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"], query["data"]) == (7, -5, "n")


async def test_a_bot_that_was_thrown_out_may_not_write(bot: Asking, group: TelegramGroup, an: TelegramPerson) -> None:
    group.adds_bot(an)
    group.removes_bot(an)
    said = await bot.refused("sendMessage", chat_id=-5, text="Chào")
    assert said == (403, "Forbidden: bot was kicked from the group chat")
    kinds = [next(kind for kind in update if kind != "update_id") for update in await bot.ok("getUpdates")]
    assert kinds == ["my_chat_member", "message", "my_chat_member", "message"]
    group.says(an, "/menu")
    assert len(await bot.ok("getUpdates")) == 4


async def test_a_group_that_moved_names_its_new_id(bot: Asking, group: TelegramGroup, an: TelegramPerson) -> None:
    group.adds_bot(an)
    assert group.upgrades(an) == -1_000_000_000_005
    reply = await bot.api.call("sendMessage", {"chat_id": -5, "text": "Chào"})
    assert (reply.status, reply.body["parameters"]) == (400, {"migrate_to_chat_id": -1_000_000_000_005})
    assert reply.body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    sent = await bot.ok("sendMessage", chat_id=-1_000_000_000_005, text="Chào")
    assert sent["chat"]["type"] == "supergroup"
    messages = [update["message"] for update in await bot.ok("getUpdates") if "message" in update]
    assert messages[-2]["migrate_to_chat_id"] == -1_000_000_000_005
    assert messages[-1]["migrate_from_chat_id"] == -5


def test_a_group_s_id_is_negative(telegram: TelegramServer) -> None:
    with pytest.raises(ValueError, match="negative"):
        TelegramGroup(telegram, 5, "Chi bộ (mẫu)")
