"""What of a group's updates may be written down: joining, leaving, migration, a command. The rest is not the bot's."""

from collections.abc import Mapping
from typing import Any

_WHO_AND_WHEN = ("message_id", "date", "chat", "from")
_MIGRATION = ("migrate_to_chat_id", "migrate_from_chat_id")


def kept(raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The update without what people said; None where nothing is left for the bot to do."""
    change = raw.get("my_chat_member")
    if isinstance(change, Mapping):
        # In a channel a greeting would stand in public.
        chat = change.get("chat")
        return None if isinstance(chat, Mapping) and chat.get("type") == "channel" else raw
    message = raw.get("message")
    if not isinstance(message, Mapping):
        return None
    left = {name: message[name] for name in _MIGRATION if name in message} or _command(message)
    if not left:
        return None
    envelope = {name: message[name] for name in _WHO_AND_WHEN if name in message}
    return {**{name: raw[name] for name in ("update_id",) if name in raw}, "message": envelope | left}


def _command(message: Mapping[str, Any]) -> dict[str, Any]:
    """The command that a message begins with, without the words behind it; {} where it is none."""
    entities, text = message.get("entities"), message.get("text")
    first = entities[0] if isinstance(entities, list) and entities else None
    if not isinstance(first, Mapping) or not isinstance(text, str):
        return {}
    length = first.get("length")
    if first.get("type") != "bot_command" or first.get("offset") != 0 or not isinstance(length, int):
        return {}
    return {"text": text[:length], "entities": [{"type": "bot_command", "offset": 0, "length": length}]}
