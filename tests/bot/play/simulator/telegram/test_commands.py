"""The command menu: the narrowest scope that was set is what a person sees."""

from typing import Any

import pytest

from bot.play.simulator.telegram.group import TelegramGroup
from bot.play.simulator.telegram.person import TelegramPerson
from bot.play.simulator.telegram.server import TelegramServer
from tests.bot.play.simulator.asking import Asking


def command(name: str, description: str = "Mô tả") -> dict[str, str]:
    return {"command": name, "description": description}


async def test_a_person_sees_the_narrowest_menu(bot: Asking, an: TelegramPerson, telegram: TelegramServer) -> None:
    other = TelegramPerson(telegram, 8, "Bình (mẫu)")
    assert an.commands() == []
    await bot.ok("setMyCommands", commands=[command("menu", "Mọi nơi")])
    await bot.ok("setMyCommands", commands=[command("baocao", "Báo cáo")], scope={"type": "all_private_chats"})
    own = {"type": "chat", "chat_id": 7}
    await bot.ok("setMyCommands", commands=[command("bienban", "Biên bản")], scope=own)
    assert an.commands() == [("bienban", "Biên bản")]
    assert other.commands() == [("baocao", "Báo cáo")]
    assert await bot.ok("getMyCommands", scope=own) == [command("bienban", "Biên bản")]
    await bot.ok("deleteMyCommands", scope=own)
    assert an.commands() == [("baocao", "Báo cáo")]
    await bot.ok("deleteMyCommands", scope={"type": "all_private_chats"})
    assert an.commands() == [("menu", "Mọi nơi")]


async def test_a_group_has_a_menu_of_its_own(bot: Asking, an: TelegramPerson, telegram: TelegramServer) -> None:
    group = TelegramGroup(telegram, -5, "Chi bộ (mẫu)")
    group.adds_bot(an)
    await bot.ok("setMyCommands", commands=[command("menu")], scope={"type": "all_group_chats"})
    assert an.commands() == []
    assert telegram.commands.seen_in(telegram.chats.get(-5)) == [command("menu")]


async def test_the_same_chat_however_it_is_written_has_one_menu(bot: Asking, an: TelegramPerson) -> None:
    await bot.ok("setMyCommands", commands=[command("menu")], scope={"type": "chat", "chat_id": "7"})
    assert await bot.ok("getMyCommands", scope={"type": "chat", "chat_id": 7}) == [command("menu")]


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([command("Menu")], "BOT_COMMAND_INVALID"),
        ([command("báo")], "BOT_COMMAND_INVALID"),
        ([command("a" * 33)], "BOT_COMMAND_INVALID"),
        (["menu"], "BOT_COMMAND_INVALID"),
        ([command("menu", " ")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([command("menu", "x" * 257)], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([command("menu")] * 101, "BOT_COMMANDS_TOO_MUCH"),
        ("menu", "can't parse commands JSON object"),
        ({"command": "menu"}, "can't parse list of bot commands JSON object"),
    ],
)
async def test_commands_must_be_well_formed(bot: Asking, commands: Any, reason: str) -> None:
    assert await bot.refused("setMyCommands", commands=commands) == (400, f"Bad Request: {reason}")


@pytest.mark.parametrize(
    ("scope", "status", "reason"),
    [
        ({"type": "everywhere"}, 400, "Bad Request: can't parse BotCommandScope: unsupported type specified"),
        ({"type": "chat", "chat_id": 999}, 400, "Bad Request: chat not found"),
        ({"type": "chat"}, 400, "Bad Request: chat_id is empty"),
        ({"type": "chat", "chat_id": 8}, 403, "Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_a_scope_must_be_one_of_a_chat_that_lets_the_bot_in(
    bot: Asking, an: TelegramPerson, telegram: TelegramServer, scope: Any, status: int, reason: str
) -> None:
    TelegramPerson(telegram, 8, "Bình (mẫu)")
    assert await bot.refused("setMyCommands", commands=[command("menu")], scope=scope) == (status, reason)
