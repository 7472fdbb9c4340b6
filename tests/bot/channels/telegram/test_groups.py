"""What is written down of a group's updates: by their envelopes, never by their words."""

from typing import Any

import pytest

from bot.channels.telegram.channel import TelegramChannel
from tests.bot.channels.bot_api.answers import AnsweringApi

GROUP = {"id": -5, "type": "supergroup", "title": "Chi bộ (mẫu)"}
SOMEBODY = {"id": 7, "is_bot": False, "first_name": "x"}
COMMAND = {"type": "bot_command", "offset": 0, "length": 6}


def kept(**update: Any) -> Any:
    return TelegramChannel(AnsweringApi(), 77).kept({"update_id": 1, **update})


def message(**more: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 0, "chat": GROUP, "from": SOMEBODY, **more}


@pytest.mark.parametrize(
    "update",
    [
        {"message": message(text="chuyện riêng")},
        {"message": message(text="@chibo_bot chuyện riêng", entities=[COMMAND | {"type": "mention"}])},
        {"message": message(text="x /chibo", entities=[COMMAND | {"offset": 2}])},
        {"message": message(photo=[{"file_id": "x"}], caption="/chibo", caption_entities=[COMMAND])},
        {"message": message(new_chat_members=[SOMEBODY])},
        {"message": message(text="/chibo", entities=["x"])},
        {"message": message(text="/chibo", entities=[COMMAND | {"length": "6"}])},
        {"edited_message": message(text="/chibo", entities=[COMMAND])},
        {"channel_post": message(text="/chibo", entities=[COMMAND])},
        {"callback_query": {"id": "1", "from": SOMEBODY, "data": "x", "message": message(text="x")}},
        {"chat_member": {"chat": GROUP, "from": SOMEBODY}},
        {"message_reaction": {"chat": GROUP, "user": SOMEBODY}},
    ],
)
def test_what_is_not_for_the_bot_is_not_kept(update: dict[str, Any]) -> None:
    assert kept(**update) is None


def test_a_command_is_kept_without_what_else_was_said() -> None:
    told = message(text="/chibo chuyện riêng", entities=[COMMAND], reply_to_message=message(text="chuyện khác"))
    assert kept(message=told, other="x") == {"update_id": 1, "message": message(text="/chibo", entities=[COMMAND])}


def test_joining_leaving_and_migration_are_kept() -> None:
    change = {"my_chat_member": {"chat": GROUP, "from": SOMEBODY}}
    assert kept(**change) == {"update_id": 1, **change}
    moved = message(migrate_to_chat_id=-100, pinned_message=message(text="chuyện riêng"))
    assert kept(message=moved) == {"update_id": 1, "message": message(migrate_to_chat_id=-100)}


@pytest.mark.parametrize("update", [{"message": {"chat": {"id": 7, "type": "private"}}}, {}])
def test_what_comes_from_one_person_or_nobody_is_kept_as_it_is(update: dict[str, Any]) -> None:
    assert kept(**update) == {"update_id": 1, **update}
