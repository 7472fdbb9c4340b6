"""Every kind of update and of message that Telegram's schema knows has its fate, and gets it."""

import json
from typing import Any

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.kinds import MESSAGES, UPDATES, WANTED, Fate
from tests.bot.channels.bot_api.answers import AnsweringApi
from tests.bot_api.facts import FACTS

ARRIVING: dict[str, list[str]] = json.loads(FACTS.read_text(encoding="utf-8"))["arriving"]
CHAT = {"id": 7, "type": "private", "first_name": "Lan (mẫu)"}
ENVELOPE = {"message_id": 3, "date": 0, "chat": CHAT, "from": {"id": 7, "is_bot": False, "first_name": "Lan (mẫu)"}}


def is_kept(**update: Any) -> bool:
    return TelegramChannel(AnsweringApi(), 77).kept({"update_id": 1, **update}) is not None


def test_the_tables_are_those_of_the_schema() -> None:
    assert (sorted(UPDATES), sorted(MESSAGES)) == (ARRIVING["Update"], ARRIVING["Message"])


@pytest.mark.parametrize("kind", [name for name in ARRIVING["Update"] if name != "update_id"])
def test_each_kind_of_update(kind: str) -> None:
    wanted = UPDATES[kind] in (Fate.HANDLED, Fate.ANSWERED)
    assert is_kept(**{kind: {**ENVELOPE, "text": "chào"}}) is wanted is (kind in WANTED)


@pytest.mark.parametrize("field", ARRIVING["Message"])
def test_each_kind_of_message(field: str) -> None:
    """Alone, and with a caption, which Telegram puts beside a file only."""
    assert is_kept(message={**ENVELOPE, field: {"x": 1}}) is (MESSAGES[field] is not Fate.DROPPED)


def test_what_is_not_known_yet_is_left_alone() -> None:
    assert not is_kept(something_new={"chat": CHAT})
    assert not is_kept(message={**ENVELOPE, "something_new": {}})
    assert is_kept(message={**ENVELOPE, "something_new": {}, "text": "chào"})


def test_of_edits_those_of_words_are_answered() -> None:
    assert is_kept(edited_message={**ENVELOPE, "text": "chào"})
    assert is_kept(edited_message={**ENVELOPE, "photo": [], "caption": "chào"})
    assert not is_kept(edited_message={**ENVELOPE, "location": {}})


def test_what_has_another_shape_is_found_out_by_the_worker() -> None:
    assert is_kept() and is_kept(message="x") and is_kept(message=None)


def test_a_channel_that_takes_the_bot_in_is_not_greeted() -> None:
    assert not is_kept(my_chat_member={"chat": {"id": -9, "type": "channel"}, "from": {"id": 7}})
    assert is_kept(my_chat_member={"chat": {"id": -9, "type": "group"}, "from": {"id": 7}})
