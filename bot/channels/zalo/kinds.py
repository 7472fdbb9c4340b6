"""What becomes of each event that Zalo may send. New kinds appear without notice: one that says something is read, one
that says nothing is left alone.
"""

from collections.abc import Mapping
from typing import Any

HANDLED = frozenset({"message.text.received", "message.image.received", "message.voice.received"})
# Told kindly what to do instead; "unsupported" comes for ever from people whom Zalo protects, without content.
ANSWERED = frozenset({"message.sticker.received", "message.unsupported.received"})


def is_meant(raw: Any, message: Mapping[str, Any]) -> bool:
    """Whether an event from a private chat is one to handle or to answer. What is no event at all is kept: the worker
    finds out.
    """
    body = raw.get("result", raw) if isinstance(raw, Mapping) else {}
    event = body.get("event_name") if isinstance(body, Mapping) else None
    return (
        event is None or event in HANDLED | ANSWERED or any(message.get(one) for one in ("text", "photo", "photo_url"))
    )
