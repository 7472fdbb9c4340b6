"""The checker notices each kind of break, and its facts are those of the published schema."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.play.simulator.calls import Call
from tests.bot_api.checking import violations
from tests.bot_api.facts import FACTS, taken

PUBLISHED = Path(__file__).parents[2].parent / "shared" / "reality" / "bot-api.json"
BUTTON = {"text": "Dự", "callback_data": "s:1:yes"}
LONG = {"text": "Dự", "callback_data": "á" * 33}


def broken(method: str, **params: Any) -> list[str]:
    return violations([Call(1, method, params, datetime(2026, 11, 25, tzinfo=UTC), "inprocess")])


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 1, "text": "Chào", "reply_markup": {"inline_keyboard": [[BUTTON]]}}),
        ("sendMessage", {"chat_id": "1", "text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}),
        ("SendMessage", {"chat_id": 1, "text": "&amp;" * 4096, "parse_mode": "HTML"}),
        ("sendMediaGroup", {"chat_id": 1, "media": [{"type": "photo", "media": "attach://a"}] * 2}),
        ("answerCallbackQuery", {"callback_query_id": "7", "show_alert": True}),
        ("setMyCommands", {"commands": [{"command": "menu", "description": "Bảng chọn"}]}),
    ],
)
def test_right_calls(method: str, params: dict[str, Any]) -> None:
    assert broken(method, **params) == []


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendNothing", {}),
        ("sendMessage", {"chat_id": 1}),
        ("sendMessage", {"chat_id": 1, "text": ""}),
        ("sendMessage", {"chat_id": True, "text": "x"}),
        ("sendMessage", {"chat_id": 1, "text": "x", "colour": "red"}),
        ("sendMessage", {"chat_id": 1, "text": "\U0001f44d" * 2049}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[LONG]]}}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[]]}}),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[BUTTON | {"text": ""}]]}}),
        ("sendPhoto", {"chat_id": 1, "photo": "attach://a", "caption": "x" * 1025}),
        ("sendMediaGroup", {"chat_id": 1, "media": [{"type": "photo", "media": "attach://a"}]}),
        ("sendMediaGroup", {"chat_id": 1, "media": [{"type": "photo", "media": "a"}, {"type": "photo"}]}),
        ("answerCallbackQuery", {"callback_query_id": "7", "text": "x" * 201}),
    ],
)
def test_each_break_is_noticed(method: str, params: dict[str, Any]) -> None:
    assert broken(method, **params) != []


@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published schema does not lie beside this checkout")
def test_the_facts_are_those_of_the_published_schema() -> None:
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert json.loads(FACTS.read_text(encoding="utf-8")) == taken(published)
