"""Every event that Zalo's documentation names, and those it does not."""

from typing import Any

import pytest

from bot.channels.zalo.kinds import is_meant


@pytest.mark.parametrize(
    ("event", "message", "meant"),
    [
        ("message.text.received", {"text": "chào"}, True),
        ("message.image.received", {"photo_url": "https://mau.test/1"}, True),
        ("message.image.received", {}, True),
        ("message.sticker.received", {}, True),
        ("message.voice.received", {}, True),
        ("message.unsupported.received", {}, True),
        ("message.reaction.received", {}, False),
        ("user.follow", {}, False),
        ("message.poll.received", {"text": "chào"}, True),
        (None, {}, True),
    ],
)
def test_each_event(event: str | None, message: dict[str, Any], meant: bool) -> None:
    raw = {"event_name": event, "message": message} if event else {"message": message}
    assert is_meant(raw, message) is meant
    assert is_meant({"result": raw}, message) is meant
