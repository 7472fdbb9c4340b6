"""The simulated text-only channel's chats over a restart."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.play.simulator.zalo.server import ZaloChat, ZaloMessage, ZaloServer


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
    document = message.document[0] if message.document else None
    return asdict(message) | {"at": message.at.isoformat(), "document": document}


def _message_back(server: ZaloServer, kept: dict[str, Any], old_url: str) -> ZaloMessage:
    stored = server.files.by_path(kept["path"])
    document = (kept["document"], stored.content if stored else b"") if kept["document"] else None
    moved = {name: kept[name].replace(old_url, server.public_url) for name in ("text", "photo")}
    return ZaloMessage(**(kept | moved | {"at": datetime.fromisoformat(kept["at"]), "document": document}))
