"""What handlers/forms/stated.py relies on in python-telegram-bot: an upgrade that changes it is noticed here."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update, User
from telegram.ext import MessageHandler, filters

from handlers.forms.stated import Handler, StatedConversation

MESSAGE = Message(
    1, datetime(2026, 11, 27, tzinfo=UTC), Chat(1, "private"), from_user=User(1, "x", is_bot=False), text="x"
)
UPDATE = Update(1, message=MESSAGE)


async def _callback(update: Any, context: Any) -> str:
    return "there"


HERE, THERE, OTHERWISE = (MessageHandler(filters.ALL, _callback) for _ in range(3))
STATES: dict[str, list[Handler]] = {"here": [HERE], "there": [THERE], "emptied": []}


@pytest.mark.parametrize(("state", "handler"), [("there", THERE), ("emptied", OTHERWISE), (None, None)])
def test_the_handler_is_that_of_the_state_as_it_is_said_now(state: str | None, handler: Handler | None) -> None:
    said: list[str | None] = ["here"]
    talk = StatedConversation("talk", lambda update: said[-1], [], STATES, [OTHERWISE])
    assert talk.check_update(UPDATE)[2] is HERE
    said.append(state)
    found = talk.check_update(UPDATE)
    assert (found[2] if found is not None else None) is handler


async def test_what_a_callback_returns_changes_nothing() -> None:
    talk = StatedConversation("talk", lambda update: "here", [], STATES, [])
    application: Any = type("Application", (), {"bot": None})()
    await talk.handle_update(UPDATE, application, talk.check_update(UPDATE), None)  # type: ignore[arg-type]
    assert talk.check_update(UPDATE)[2] is HERE
