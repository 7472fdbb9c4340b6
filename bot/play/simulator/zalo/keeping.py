"""The simulated text-only channel's chats over a restart."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.play.simulator.zalo.server import ZaloChat, ZaloMessage, ZaloServer

# Kept by name; what is in them lies on the shelf of files.
_NAMED = ("document", "recording")


def keep(server: ZaloServer) -> dict[str, Any]:
    chats = [
        {"id": chat.id, "name": chat.name, "kind": chat.kind, "open": chat.open, "blocked": chat.blocked}
        | {"messages": [_message(message) for message in chat.messages]}
        for chat in server.chats.values()
    ]
    return {"chats": chats, "last_message": server.last_message, "public_url": server.public_url}


def restore(server: ZaloServer, kept: dict[str, Any]) -> None:
    """Links to files follow the simulator to its new address."""
    server.last_message = max(server.last_message, kept["last_message"])
    for one in kept["chats"]:
        messages = [_message_back(server, message, kept["public_url"]) for message in one.pop("messages")]
        chat = server.open_chat(ZaloChat(one["id"], one["name"]))
        chat.kind, chat.open, chat.blocked = one["kind"], one["open"], one["blocked"]
        chat.messages[:0] = messages


def _message(message: ZaloMessage) -> dict[str, Any]:
    named = {one: given[0] if (given := getattr(message, one)) else None for one in _NAMED}
    return asdict(message) | {"at": message.at.isoformat(), **named}


def _message_back(server: ZaloServer, kept: dict[str, Any], old_url: str) -> ZaloMessage:
    stored = server.files.by_path(kept["path"])
    content = stored.content if stored else b""
    named = {one: (kept[one], content) if kept.get(one) else None for one in _NAMED}
    moved = {name: kept[name].replace(old_url, server.public_url) for name in ("text", "photo")}
    return ZaloMessage(**(kept | moved | {"at": datetime.fromisoformat(kept["at"]), **named}))
